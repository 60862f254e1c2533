import assert from "node:assert/strict";
import { test } from "node:test";
import { nextSteps } from "../../templates/client/result.js";
import { bankOf, given } from "./banks.js";
import { score } from "./scoring.js";

/** The steps offered, by item id where each item has a step of its own name. */
function offered(answers, items = {}, effort = {}) {
  const ids = [..."abcd"];
  const own = Object.fromEntries(ids.map((id) => [id, { step: id.toUpperCase(), ...items[id] }]));
  const next_steps = ids.map((id) => ({ id: id.toUpperCase(), effort: effort[id] ?? 1 }));
  const bank = bankOf({ ids, items: own, scales: [{ id: "s" }], next_steps });
  return nextSteps(bank, score(bank, given(answers)).items).map(({ step, item }) => `${step} for ${item}`);
}

test("the lowest answers come first, at most three, then the order of the bank", () => {
  assert.deepEqual(offered({ a: "3", b: "0", c: "2", d: "2" }), ["B for b", "C for c", "D for d"]);
});

test("the best answers need no step, nor do those that are missing or do not apply", () => {
  assert.deepEqual(offered({ a: "4", b: "not_applicable" }, { b: { not_applicable: true } }), []);
});

test("a reverse-keyed item is low where its answer is high", () => {
  assert.deepEqual(offered({ a: "4", b: "1" }, { a: { reverse: true } }), ["A for a", "B for b"]);
});

test("a heavy item counts for more, exactly", () => {
  assert.deepEqual(offered({ a: "2", b: "3" }, { b: { weight: "2.1" } }), ["B for b", "A for a"]);
  assert.deepEqual(offered({ a: "2", b: "3" }, { b: { weight: "1.9" } }), ["A for a", "B for b"]);
});

test("less effort first where the gain is the same", () => {
  assert.deepEqual(offered({ a: "1", b: "1", c: "1" }, {}, { a: 3, b: 2 }), ["C for c", "B for b", "A for a"]);
});

test("a step is offered once, for the item that gains most", () => {
  assert.deepEqual(offered({ a: "3", b: "1" }, { a: { step: "B" } }), ["B for b"]);
});

test("extras come last", () => {
  assert.deepEqual(offered({ a: "0", b: "3" }, { a: { optional: true } }), ["B for b", "A for a"]);
});

test("a hidden item offers no step, whatever it counts as", () => {
  const hidden = { when: { item: "a", is: ["4"] }, otherwise: "0" };
  assert.deepEqual(offered({ a: "3", b: "0" }, { b: hidden }), ["A for a"]);
  assert.deepEqual(offered({ a: "4", b: "0" }, { b: hidden }), ["B for b"]);
});

test("numbers and multiple choices count by their points and their range", () => {
  const items = {
    a: { type: "number", range: ["0", "24"], grid: "1", cuts: [["0", 0, "7", 0, "0"], ["7", 1, null, 0, "3"]] },
    b: { type: "multiple" },
    c: { type: "number", range: ["0", "6"], grid: "1" },
    d: { type: "text" },
  }; // prettier-ignore
  assert.deepEqual(offered({ a: "7", b: ["4", "2"], c: "1", d: "low" }, items), ["C for c", "B for b", "A for a"]);
  assert.deepEqual(offered({ a: "8", b: ["1", "2", "3", "4"], c: "6" }, items), []);
});

test("an item that is not scored offers no step", () => {
  assert.deepEqual(offered({ a: "0", b: "1" }, { a: { unscored: true } }), ["B for b"]);
});
