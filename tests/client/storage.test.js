import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { answer, currentAnswers } from "../../templates/client/state.js";
import { openStore } from "../../templates/client/storage.js";
import { storageKey } from "../../templates/client/stored.js";
import { MemoryArea, refusing } from "./area.js";
import { bankOf } from "./banks.js";
import "../../templates/client/whole_language.js";

const bank = bankOf({ scales: [{ id: "s" }] });
const [a, b] = bank.items;
const KEY = "selfcheck:/repo/:chapter/section";

const full = refusing("QuotaExceededError");
const blocked = refusing("SecurityError");

/** A store as one tab opens it, with what it has said. */
function open(area, options = {}) {
  const said = [];
  const seen = { states: 0 };
  const onState = () => seen.states++;
  const store = openStore({
    area: () => area,
    key: KEY,
    bank,
    onState,
    onSaving: (saving) => said.push(saving),
    ...options,
  });
  return { store, said, seen, answers: () => Object.fromEntries(currentAnswers(store.state(), bank)) };
}

test("the key holds the path of the site and the section", () => {
  assert.equal(storageKey("https://someone.github.io/repo/", "chapter/section"), KEY);
  assert.equal(storageKey("https://example.org/", "chapter/section"), "selfcheck:/:chapter/section");
});

test("answers are saved a moment later, once", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const area = new MemoryArea();
  const write = mock.method(area, "setItem");
  const { store, said, answers } = open(area);
  store.change(answer(a, "1", bank));
  store.change(answer(b, "2", bank));
  assert.deepEqual(answers(), { a: "1", b: "2" });
  mock.timers.tick(149);
  assert.equal(write.mock.callCount(), 0);
  mock.timers.tick(1);
  assert.equal(write.mock.callCount(), 1);
  assert.deepEqual(said, ["", "saved"]);
  assert.deepEqual(open(area).answers(), { a: "1", b: "2" });
  mock.timers.reset();
});

test("leaving saves at once, and writes nothing when nothing waits", () => {
  const area = new MemoryArea();
  const { store } = open(area);
  store.flush();
  assert.equal(area.entries.size, 0);
  store.change(answer(a, "1", bank));
  store.flush();
  assert.deepEqual(open(area).answers(), { a: "1" });
});

test("two tabs that answer different items lose nothing", () => {
  const area = new MemoryArea();
  const [one, other] = [open(area), open(area)];
  one.store.change(answer(a, "1", bank));
  other.store.change(answer(b, "2", bank));
  one.store.flush();
  other.store.flush();
  assert.deepEqual(open(area).answers(), { a: "1", b: "2" });
  assert.equal(other.seen.states, 1, "the tab that found more than it knew shows it");
  one.store.reread();
  assert.deepEqual(one.answers(), { a: "1", b: "2" });
});

test("a change that waits survives what another tab writes", () => {
  const area = new MemoryArea();
  const [one, other] = [open(area), open(area)];
  one.store.change(answer(a, "1", bank));
  other.store.change(answer(b, "2", bank));
  other.store.flush();
  one.store.reread();
  assert.deepEqual(one.answers(), { a: "1", b: "2" });
});

test("the page goes on when writing fails, says why, and tries again with the next change", () => {
  const area = new MemoryArea();
  const { store, said, answers } = open(area);
  for (const [refuse, reason] of [
    [full, "full"],
    [blocked, "blocked"],
  ]) {
    area.refuse = refuse;
    store.change(answer(a, "1", bank));
    store.flush();
    assert.equal(said.at(-1), reason);
    assert.deepEqual(answers(), { a: "1" });
  }
  area.refuse = null;
  store.change(answer(b, "2", bank));
  store.flush();
  assert.equal(said.at(-1), "saved");
  assert.deepEqual(open(area).answers(), { a: "1", b: "2" });
});

test("where the very look at the storage throws, everything else works", () => {
  const { store, said, answers } = open(null, { area: blocked });
  assert.deepEqual(said, ["blocked"]);
  store.change(answer(a, "1", bank));
  store.flush();
  store.reread();
  store.clear();
  assert.deepEqual(answers(), {});
  assert.ok(said.every((saving) => saving === "blocked"));
});

test("what cannot be read is kept under a key of its own, once, before it is written over", () => {
  const area = new MemoryArea();
  for (const raw of ["{", "[]"]) {
    area.entries.set(KEY, raw);
    open(area);
    const { store } = open(area);
    store.change(answer(a, "1", bank));
    store.flush();
    assert.deepEqual(open(area).answers(), { a: "1" });
  }
  assert.deepEqual([...area.entries.keys()], [KEY, `${KEY}:backup`, `${KEY}:backup1`]);
  assert.deepEqual([area.getItem(`${KEY}:backup`), area.getItem(`${KEY}:backup1`)], ["{", "[]"]);
});

test("what cannot be kept is not written over", () => {
  const area = new MemoryArea();
  area.entries.set(KEY, "{");
  area.refuse = full;
  const { store, said } = open(area);
  store.change(answer(a, "1", bank));
  store.flush();
  assert.equal(area.getItem(KEY), "{");
  assert.equal(said.at(-1), "full");
});

test("clearing leaves nothing, and forgets what was about to be written", () => {
  const area = new MemoryArea();
  area.entries.set(KEY, "{");
  area.entries.set("selfcheck:/other/:chapter/section", "theirs");
  const { store, said, answers } = open(area);
  store.change(answer(a, "1", bank));
  store.flush();
  store.change(answer(b, "1", bank));
  store.clear();
  store.flush();
  assert.deepEqual([...area.entries.keys()], ["selfcheck:/other/:chapter/section"]);
  assert.deepEqual(answers(), {});
  assert.equal(said.at(-1), "");
});

test("each of these says how it went, so that nobody is told of what was refused", () => {
  const area = new MemoryArea();
  const { store, answers } = open(area);
  assert.equal(store.flush(), "");
  store.change(answer(a, "1", bank));
  assert.equal(store.flush(), "saved");
  for (const [refuse, reason] of [
    [full, "full"],
    [blocked, "blocked"],
  ]) {
    area.refuse = refuse;
    store.change(answer(a, "2", bank));
    assert.equal(store.flush(), reason);
  }
  assert.equal(store.clear(), "blocked");
  assert.deepEqual(answers(), {});
  area.refuse = null;
  assert.equal(store.clear(), "");
});

test("what is stored is read again only when it is something else", () => {
  const area = new MemoryArea();
  const { store, answers } = open(area);
  const parse = mock.method(JSON, "parse");
  for (const value of ["1", "2"]) {
    store.change(answer(a, value, bank));
    store.flush();
    store.reread();
  }
  assert.equal(parse.mock.callCount(), 0);
  parse.mock.restore();
  const other = open(area).store;
  other.change(answer(b, "3", bank));
  other.flush();
  store.reread();
  assert.deepEqual(answers(), { a: "2", b: "3" });
});

test("what could not be cleared is there again as soon as it is looked for", () => {
  const area = new MemoryArea();
  const { store, answers } = open(area);
  store.change(answer(a, "1", bank));
  store.flush();
  area.refuse = blocked;
  store.clear();
  store.reread();
  assert.deepEqual(answers(), { a: "1" });
});

test("what another tab has taken away is told, once", () => {
  const area = new MemoryArea();
  const { store, said, answers } = open(area);
  store.change(answer(a, "1", bank));
  store.flush();
  area.entries.clear();
  store.reread();
  store.reread();
  assert.deepEqual(said, ["", "saved", "gone", ""]);
  assert.deepEqual(answers(), {});
});

test("lists and typed texts are saved like other answers", () => {
  const area = new MemoryArea();
  const items = { a: { type: "multiple" }, b: { type: "text" }, c: { type: "number", range: ["0", "9"] } };
  const wide = bankOf({ items });
  const { store } = open(area, { bank: wide });
  const values = { a: ["1", "3"], b: "line one\nline “two”", c: "7" };
  for (const item of wide.items) store.change(answer(item, values[item.id], wide));
  store.flush();
  const { store: again } = open(area, { bank: wide });
  assert.deepEqual(Object.fromEntries(currentAnswers(again.state(), wide)), values);
});
