import assert from "node:assert/strict";
import { test } from "node:test";
import { nextSteps, roomLeft } from "../../templates/client/next_steps.js";
import { bankOf, given } from "./banks.js";
import { score } from "./scoring.js";

/** A bank of four items with a step each, and the scales and efforts that are given. */
function bankWith(items = {}, effort = {}, scales = undefined) {
  const ids = [..."abcd"];
  const own = Object.fromEntries(ids.map((id) => [id, { step: id.toUpperCase(), ...items[id] }]));
  const parts = ids.map((item) => ({ item, reverse: items[item]?.reverse, weight: items[item]?.weight }));
  const next_steps = ids.map((id) => ({ id: id.toUpperCase(), effort: effort[id] ?? 1 }));
  return bankOf({ ids, items: own, scales: scales ?? [{ id: "s", parts }], next_steps });
}

/** The steps offered, by item id where each item has a step of its own name. */
function offered(answers, items, effort, scales) {
  const bank = bankWith(items, effort, scales);
  return nextSteps(bank, score(bank, given(answers))).map(({ step, item }) => `${step} for ${item.id}`);
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

test("what an item weighs through the scales below the headline counts", () => {
  const scales = [
    { id: "one", parts: [{ item: "a" }] },
    { id: "three", parts: [{ item: "b" }, { item: "c" }, { item: "d" }], steps: [{ rescale: ["0", "100"] }] },
    { id: "all", parts: [{ scale: "one" }, { scale: "three", weight: "1/100" }] },
  ];
  // One scale has the item a alone; the other one counts as much, and shares it between three.
  assert.deepEqual(offered({ a: "2", b: "0", c: "1", d: "3" }, {}, {}, scales), ["A for a", "B for b", "C for c"]);
});

test("an item that is not part of the headline comes after all that are", () => {
  const scales = [{ id: "side", parts: [{ item: "a" }] }, { id: "all", parts: [{ item: "b" }] }]; // prettier-ignore
  assert.deepEqual(offered({ a: "0", b: "3" }, {}, {}, scales), ["B for b", "A for a"]);
});

test("without a headline the room on the items themselves decides", () => {
  const scales = [{ id: "s", parts: [{ item: "a" }] }];
  const bank = { ...bankWith({}, {}, scales), headline: null };
  const steps = nextSteps(bank, score(bank, given({ a: "3", b: "1" })));
  assert.deepEqual(
    steps.map(({ step }) => step),
    ["B", "A"],
  );
});

test("an answer that is counted already has no room left on a count", () => {
  const parts = [
    { item: "a", counts: { at_least: "2" } },
    { item: "b", counts: { at_least: "2" } },
  ];
  const scales = [{ id: "s", method: "count", parts }];
  assert.deepEqual(offered({ a: "2", b: "1" }, {}, {}, scales), ["B for b", "A for a"]);
  assert.deepEqual(offered({ a: "1", b: "2" }, {}, {}, scales), ["A for a", "B for b"]);
});

test("the room is told: the points after reversal, the best ones, and the share of the headline", () => {
  const bank = bankWith({ a: { reverse: true } });
  const rooms = roomLeft(bank, score(bank, given({ a: "3", b: "4", c: "2" })));
  assert.deepEqual(
    rooms.map(({ item, points, best, low, moves }) => [item.id, `${points}`, `${best}`, low, `${moves}`]),
    [
      ["a", "1", "4", true, "1/4"],
      ["c", "2", "4", true, "1/6"],
    ],
  );
});
