// States as they were stored once. These files stay for ever: whoever has such a text in their browser keeps what is in it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readScores } from "../../templates/client/change.js";
import { currentAnswers, restore, serialize } from "../../templates/client/state.js";
import { summarize } from "../../templates/client/summary.js";
import { bankOf } from "./banks.js";
import { told } from "./told.js";

const bank = bankOf({ scales: [{ id: "s" }], digest: "aaaaaaaa", items: { c: { optional: true } } });
const file = (name) => readFileSync(new URL(`./stored/${name}`, import.meta.url), "utf8");
const found = (name) => restore(file(name), bank);

test("a state without scores loads with all that is in it", () => {
  const { state, damaged, notable } = found("first_days.json");
  assert.deepEqual([damaged, notable], [false, true]);
  assert.deepEqual(told(file("first_days.json"), bank), []);
  assert.deepEqual(Object.fromEntries(currentAnswers(state, bank)), { a: "3", b: "2" });
  assert.deepEqual(state.finished.headline, { shown: "63", band: "Taking shape" });
  assert.deepEqual([state.finished.scores, state.attempts.length], [undefined, 1]);
  assert.equal(readScores(state.finished.scores).size, 0);
});

test("a state with scores loads with all that is in it, and is stored again as it was", () => {
  const { state, damaged, notable } = found("with_scores.json");
  assert.deepEqual([damaged, notable], [false, false]);
  assert.deepEqual(told(file("with_scores.json"), bank), []);
  const scores = readScores(state.finished.scores);
  assert.deepEqual([...scores.keys()], ["s", "gap"]);
  assert.deepEqual(
    [`${scores.get("s").x}`, `${scores.get("gap").x}`, `${scores.get("gap").low}`],
    ["125/2", "-1/2", "-4"],
  );
  assert.deepEqual(JSON.parse(serialize(state, bank)), JSON.parse(file("with_scores.json")));
});

test("what was cut off and what is newer leave a blank page, with a word, and the text is worth a copy", () => {
  for (const [name, kind] of [
    ["truncated.txt", "unreadable"],
    ["newer.json", "newer"],
  ]) {
    const { state, damaged } = found(name);
    assert.deepEqual([damaged, state.answers.size, state.finished, told(file(name), bank)], [true, 0, null, [kind]]);
  }
});

test("a chapter's page reads them too", () => {
  const done = { date: "2026-05-12T10:00:00.000Z", headline: { shown: "63", band: "Taking shape" } };
  assert.deepEqual(summarize(file("first_days.json")), { answered: 2, done });
  assert.deepEqual(summarize(file("with_scores.json")), { answered: 2, done });
  assert.deepEqual(summarize(file("truncated.txt")), { answered: 0, done: null });
  assert.deepEqual(summarize(file("newer.json")), { answered: 0, done: null });
});

test("scores that do not make sense are left out, one by one", () => {
  const good = { shown: "5", band: "", x: "5", low: "0", high: "10" };
  for (const wrong of [
    null,
    7,
    "x",
    [],
    {},
    ...["shown", "band", "x", "low", "high"].map((key) => ({ ...good, [key]: 5 })),
  ]) {
    assert.deepEqual([...readScores({ wrong, good }).keys()], ["good"], JSON.stringify(wrong));
  }
  for (const x of ["", "x", "1e9", "1/0", "1/00", " 1", "--1", "1".repeat(100), "Infinity"]) {
    assert.equal(readScores({ s: { ...good, x } }).size, 0, x);
  }
  for (const stored of [undefined, null, {}]) assert.equal(readScores(stored).size, 0);
});
