// Section 3 of docs/explanation/scoring.md: what is shown.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bandsFrom, bankOf, given } from "./banks.js";
import { score, told } from "./scoring.js";

const ids = ["q1", "q2", "q3"];
const above = { item: "q1", above: "0" };
const sum = { id: "s", method: "sum" };

/** What is hidden, and what the sum of all items comes to. */
function found(items, answers, scale = {}) {
  const { hidden, scales } = score(bankOf({ ids, items, scales: [{ ...sum, ...scale }] }), given(answers));
  const { answered, applicable } = scales.get("s");
  return [[...hidden].join(), told(scales.get("s")), `${answered} of ${applicable}`];
}

test("an item whose condition is true is shown", () => {
  const items = { q2: { when: above, otherwise: "0" } };
  assert.deepEqual(found(items, { q1: "1", q2: "3", q3: "0" }), ["", "4 in 0 … 12", "3 of 3"]);
});

test("a hidden item counts as its `otherwise`, whatever was chosen there before", () => {
  const items = { q2: { when: above, otherwise: "0" } };
  for (const before of ["3", "7", "not_applicable", ["1"]])
    assert.deepEqual(found(items, { q1: "0", q2: before, q3: "1" }), ["q2", "1 in 0 … 12", "3 of 3"]);
  assert.deepEqual(found(items, { q1: "0", q3: "1" }), ["q2", "1 in 0 … 12", "3 of 3"]);
});

test("a hidden item without `otherwise` does not apply", () => {
  const items = { q2: { when: above } };
  assert.deepEqual(found(items, { q1: "0", q2: "3", q3: "1" }), ["q2", "3/2 in 0 … 12", "2 of 2"]);
});

test("an item whose condition is unknown is hidden and missing", () => {
  const items = { q2: { when: above, otherwise: "0" } };
  assert.deepEqual(found(items, { q2: "3", q3: "1" }), ["q2", "3 in 0 … 12", "1 of 3"]);
});

test("all other rules see the answers after hiding", () => {
  const items = { q2: { when: above, otherwise: "4" }, q3: { when: { item: "q2", at_least: "3" } } };
  assert.deepEqual(found(items, { q1: "0", q2: "1", q3: "1" }), ["q2", "5 in 0 … 12", "3 of 3"]);
  assert.deepEqual(found(items, { q1: "1", q2: "1", q3: "1" })[0], "q3");
  assert.deepEqual(found({ ...items, q2: { when: above } }, { q1: "0", q2: "4", q3: "1" })[0], "q2,q3");
  const answered = { ...items, q3: { when: { answered: "q2" } } };
  assert.deepEqual(found(answered, { q1: "0", q3: "1" })[0], "q2", "counting as answered is being answered");
});

test("`otherwise` of every type of item, and one that does not apply", () => {
  const many = { q2: { type: "multiple", when: above, otherwise: ["1", "2"] } };
  assert.deepEqual(found(many, { q1: "0", q3: "0" })[1], "3 in 0 … 18");
  const number = { q2: { type: "number", range: ["0", "9"], grid: "1", when: above, otherwise: "9" } };
  assert.deepEqual(found(number, { q1: "0", q3: "0" })[1], "9 in 0 … 17");
  const away = { q2: { when: above, otherwise: "not_applicable" } };
  assert.deepEqual(found(away, { q1: "0", q3: "0" })[2], "2 of 2");
});

test("a scale whose condition is true is scored as ever, in a range that holds `otherwise` too", () => {
  const answers = { q1: "1", q2: "1", q3: "1" };
  assert.deepEqual(found({}, answers, { when: above }), ["", "3 in 0 … 12", "3 of 3"]);
  const scale = { when: above, otherwise: "50", range: ["0", "50"] };
  assert.deepEqual(found({}, answers, scale), ["", "3 in 0 … 50", "3 of 3"]);
});

test("a scale whose condition is false has the score behind `otherwise`, or does not apply", () => {
  const scale = { when: above, otherwise: "-2", range: ["-2", "12"] };
  assert.deepEqual(found({}, { q1: "0", q2: "1", q3: "1" }, scale), ["", "-2 in -2 … 12", "0 of 0"]);
  assert.deepEqual(found({}, { q1: "0" }, scale)[1], "-2 in -2 … 12", "also with too little answered");
  assert.deepEqual(found({}, { q1: "0", q2: "1" }, { when: above })[1], "not_applicable");
});

test("the score behind `otherwise` is in a band, and is shown", () => {
  const scale = { ...sum, when: above, otherwise: "12", bands: bandsFrom("0", "12"), steps: [{ decimals: 1 }] };
  const { band, shown } = score(bankOf({ ids, scales: [scale] }), given({ q1: "0" })).scales.get("s");
  assert.deepEqual([band, shown], [1, "12.0"]);
  const finer = score(bankOf({ ids, scales: [{ ...scale, otherwise: "0.25" }] }), given({ q1: "0" }));
  assert.equal(finer.scales.get("s").shown, "0.25", "as it is written, where it has more places than a score");
});

test("a scale whose condition is unknown has not enough answers", () => {
  const scale = { when: above, otherwise: "0" };
  assert.deepEqual(found({}, { q2: "1", q3: "1" }, scale), ["", "not_enough", "0 of 0"]);
});

test("items depend on scales, and scales on items", () => {
  const scales = [
    { id: "top", parts: [{ item: "q3" }, { scale: "first" }], method: "sum" },
    { id: "first", parts: [{ item: "q1" }, { item: "q2" }], method: "sum", bands: bandsFrom("0", "3") },
  ];
  const items = { q2: { when: above }, q3: { when: { scale: "first", band: [1] }, otherwise: "4" } };
  const bank = bankOf({ ids, items, scales });
  const high = score(bank, given({ q1: "2", q2: "1", q3: "1" }));
  assert.deepEqual([told(high.scales.get("top")), [...high.hidden]], ["4 in 0 … 12", []]);
  const low = score(bank, given({ q1: "1", q2: "1", q3: "1" }));
  assert.deepEqual([told(low.scales.get("top")), [...low.hidden]], ["6 in 0 … 12", ["q3"]]);
});

test("a long chain of items that show each other", () => {
  const many = Array.from({ length: 500 }, (_, number) => `i${number}`);
  const items = Object.fromEntries(many.slice(1).map((id, n) => [id, { when: { item: many[n], is: ["1"] } }]));
  const bank = bankOf({ ids: many, items, scales: [{ id: "s" }] });
  const answers = new Map(many.map((id) => [id, "1"]));
  assert.equal(score(bank, answers).hidden.size, 0);
  answers.set("i250", "0");
  assert.equal(score(bank, answers).hidden.size, 249);
});
