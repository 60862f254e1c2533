// The state of banks that need the whole language: other types of answers, hidden items, renamed items.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as state from "../../templates/client/state.js";
import "../../templates/client/whole_language.js";
import { bankOf } from "./banks.js";
import { told } from "./told.js";

const DATE = "2026-05-12T10:00:00.000Z";

const wide = bankOf({
  ids: ["one", "many", "none", "number", "text"],
  items: {
    many: { type: "multiple", not_applicable: true },
    none: { type: "multiple", none: true },
    number: { type: "number", range: ["0", "10"], grid: "0.5" },
    text: { type: "text", not_applicable: true },
  },
});

/** A state with these answers, as if they had been given to the bank. */
function answered(bank, answers) {
  const changes = bank.items
    .filter(({ id }) => id in answers)
    .map((item) => state.answer(item, answers[item.id], bank));
  return changes.reduce((each, change) => change(each), state.blank());
}

/** Of these answers, those that hold. */
const holding = (bank, answers) => state.currentAnswers(answered(bank, answers), bank);

/** What comes back of these answers once they were stored. */
const kept = (answers, bank = wide) =>
  Object.fromEntries(
    state.currentAnswers(state.restore(state.serialize(answered(bank, answers), bank), bank).state, bank),
  );

test("answers of every type come back", () => {
  const answers = { one: "1", many: ["2", "0"], none: [], number: "7.5", text: "“Well”, she said." };
  assert.deepEqual(kept(answers), answers);
  assert.deepEqual(kept({ many: "not_applicable", text: "not_applicable", none: ["4"] }), {
    many: "not_applicable",
    none: ["4"],
    text: "not_applicable",
  });
});

test("a list is stored as an array, in the format of ever", () => {
  const stored = JSON.parse(state.serialize(answered(wide, { many: ["2", "0"] }), wide));
  assert.equal(stored.format, 1);
  assert.deepEqual(stored.answers.many, { value: ["2", "0"], fingerprint: "print-many", revision: 1 });
});

test("a state of the format's first days loads unchanged", () => {
  const bank = bankOf({ scales: [{ id: "s" }], digest: "aaaaaaaa" });
  const answers = {
    a: { value: "1", fingerprint: "print-a", revision: 1 },
    gone: { value: "2", fingerprint: "print-gone", revision: 1 },
  };
  const finished = { date: DATE, revision: 1, digest: "aaaaaaaa", answers, headline: { shown: "64", band: "Fine" } };
  const raw = JSON.stringify({
    format: 1,
    bank: "chapter/section",
    answered: 1,
    answers,
    finished,
    attempts: [finished],
  });
  const found = state.restore(raw, bank);
  assert.deepEqual([told(raw, bank), found.damaged], [["1 removed"], false]);
  const { digest, open, ...again } = JSON.parse(state.serialize(found.state, bank));
  assert.deepEqual([digest, open], ["aaaaaaaa", ["b", "c", "gone"]]);
  assert.deepEqual(again, JSON.parse(raw));
});

test("what is no good answer to its type does not hold, though it is kept", () => {
  const wrong = {
    one: [["1"], "5", []],
    many: ["1", [], ["1", "1"], ["5"]],
    none: ["", "1", ["5"]],
    number: ["7.50", "7.3", "11", "-1", " 3", "x", ["7"], "not_applicable"],
    text: [["a"], "x".repeat(10_001)],
  };
  for (const [id, values] of Object.entries(wrong))
    for (const value of values) {
      assert.deepEqual(kept({ [id]: value }), {}, `${id}: ${value}`.slice(0, 50));
      const found = state.restore(state.serialize(answered(wide, { [id]: value }), wide), wide);
      assert.deepEqual(found.state.answers.get(id).value, value);
    }
  assert.deepEqual(kept({ text: "x".repeat(10_000) }).text.length, 10_000);
});

test("a stored list of anything else than texts is damaged", () => {
  const whole = JSON.parse(state.serialize(answered(wide, { one: "1" }), wide));
  for (const value of [[1], [null], [["1"]], ["1", {}], { 0: "1" }, 1]) {
    const many = { value, fingerprint: "print-many", revision: 1 };
    const found = state.restore(JSON.stringify({ ...whole, answers: { ...whole.answers, many } }), wide);
    assert.deepEqual([found.damaged, [...found.state.answers.keys()]], [true, ["one"]], JSON.stringify(value));
  }
});

test("a result is out of date once another list is chosen", () => {
  const finished = state.finish(DATE, {}, wide)(answered(wide, { many: ["1", "2"], number: "7" }));
  const change = (id, value) => {
    const item = wide.items.find((each) => each.id === id);
    return state.isStale(state.answer(item, value, wide)(finished), wide);
  };
  assert.equal(change("many", ["1", "2"]), false);
  assert.equal(change("many", ["1"]), true);
  assert.equal(change("many", ["1,2"]), true);
  assert.equal(change("number", "7"), false);
  assert.equal(change("number", "7.5"), true);
});

const hiding = bankOf({
  items: { b: { when: { item: "a", above: "0" }, otherwise: "0" }, c: { optional: true, when: { answered: "b" } } },
});

test("progress counts what is shown and not optional", () => {
  const progress = (answers) => {
    const { total, gaps } = state.progress(holding(hiding, answers), hiding);
    return [total, gaps.map(({ id }) => id)];
  };
  assert.deepEqual(progress({}), [1, ["a"]]);
  assert.deepEqual(progress({ a: "0" }), [1, []]);
  assert.deepEqual(progress({ a: "1" }), [2, ["b"]]);
  assert.deepEqual(progress({ a: "1", b: "2" }), [2, []]);
});

test("stale answers of hidden items stay stored, and do not count", () => {
  const stale = answered(hiding, { a: "0", b: "3" });
  const stored = JSON.parse(state.serialize(stale, hiding));
  assert.deepEqual([stored.answered, stored.answers.b.value], [1, "3"]);
  assert.deepEqual([...state.hiddenItems(state.currentAnswers(stale, hiding), hiding)], ["b"]);
  const shown = state.answer(hiding.items[0], "2", hiding)(stale);
  assert.equal(JSON.parse(state.serialize(shown, hiding)).answered, 2);
});

test("what is hidden may be told by whoever has scored already", () => {
  const given = holding(hiding, { a: "1" });
  assert.equal(state.progress(given, hiding, new Set(["b"])).total, 1);
});

test("a bank without conditions is not scored to see what is hidden", () => {
  const bank = { ...bankOf({}), scales: null, sets: bankOf({}).sets };
  assert.equal(state.hiddenItems(holding(bank, { a: "1" }), bank).size, 0);
});

const renamed = bankOf({
  ids: ["new", "b"],
  items: { new: { fingerprint: "print-a", was: ["older", "a"] } },
  digest: undefined,
});
const before = bankOf({ ids: ["a", "b", "older"], items: { older: { fingerprint: "print-a" } } });
const after = (answers) => state.restore(state.serialize(answered(before, answers), before), renamed);

test("an answer under an earlier id is taken over", () => {
  const found = after({ a: "3", b: "1" });
  assert.deepEqual(told(state.serialize(answered(before, { a: "3", b: "1" }), before), renamed), []);
  assert.deepEqual(Object.fromEntries(state.currentAnswers(found.state, renamed)), { new: "3", b: "1" });
  const again = state.restore(state.serialize(found.state, renamed), renamed).state;
  assert.deepEqual([...again.answers.keys()].sort(), ["b", "new"]);
});

test("an answer that was taken back stays so", () => {
  const taken = state.answer(renamed.items[0], null, renamed)(after({ a: "3" }).state);
  const again = state.restore(state.serialize(taken, renamed), renamed).state;
  assert.equal(state.currentAnswers(again, renamed).size, 0);
});

test("the first of several earlier ids wins, and an answer of the item's own wins over all", () => {
  assert.equal(state.currentAnswers(after({ a: "3", older: "2" }).state, renamed).get("new"), "2");
  const own = bankOf({ ids: ["new", "a"], items: { new: { fingerprint: "print-a" } } });
  const raw = state.serialize(answered(own, { new: "4", a: "1" }), own);
  const found = state.restore(raw, renamed).state;
  assert.equal(state.currentAnswers(found, renamed).get("new"), "4");
  assert.equal(found.answers.get("a").value, "1", "and nothing that was saved is deleted");
});

test("an answer under an earlier id is set aside with a word, where the options have changed since", () => {
  const changed = bankOf({ ids: ["new"], items: { new: { was: ["a"] } } });
  const raw = state.serialize(answered(before, { a: "3" }), before);
  const found = state.restore(raw, changed);
  assert.deepEqual(told(raw, changed), ["1 changed"]);
  assert.equal(state.currentAnswers(found.state, changed).size, 0);
});

test("the answers of all attempts are taken over as well", () => {
  const once = state.finish(DATE, {}, before)(answered(before, { a: "3", b: "1" }));
  const twice = state.finish("2026-09-12T10:00:00.000Z", {}, before)(once);
  const found = state.restore(state.serialize(twice, before), renamed).state;
  for (const attempt of [found.finished, found.attempts[0]])
    assert.deepEqual(Object.fromEntries(state.currentAnswers(attempt, renamed)), { new: "3", b: "1" });
  assert.equal(state.isStale(found, renamed), false);
});
