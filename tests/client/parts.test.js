// Sections 4 and 6 of docs/explanation/scoring.md: what a scale is made of, and what stands in for what is missing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bankOf, given, worth } from "./banks.js";
import { score, scored, scoredAs, told } from "./scoring.js";

const sum = (...parts) => ({ method: "sum", parts });

test("4: a reverse-keyed item earns low + high − points", () => {
  assert.equal(scoredAs(sum({ item: "a" }), { a: "1" }), "1 in 0 … 4");
  assert.equal(scoredAs(sum({ item: "a", reverse: true }), { a: "1" }), "3 in 0 … 4");
  const sets = [worth("-1", "0", "7")];
  assert.equal(scoredAs(sum({ item: "a", reverse: true }), { a: "0" }, { sets }), "6 in -1 … 7");
});

test("4: a multiple choice and a number are turned around in their range", () => {
  const items = { a: { type: "multiple" }, b: { type: "number", range: ["10", "20"] } };
  assert.equal(scoredAs(sum({ item: "a", reverse: true }), { a: ["1", "2"] }, { items }), "7 in 0 … 10");
  assert.equal(scoredAs(sum({ item: "b", reverse: true }), { b: "12" }, { items }), "18 in 10 … 20");
});

test("4: weights, and parts that are scales with their own range", () => {
  const scales = [
    { id: "top", parts: [{ scale: "low", weight: "2", reverse: true }, { item: "c" }], method: "sum" },
    { id: "low", parts: [{ item: "a" }, { item: "b" }], steps: [{ rescale: ["0", "10"] }] },
  ];
  const found = score(bankOf({ scales }), given({ a: "4", b: "2", c: "3" })).scales.get("top");
  // The scale below is (4 + 2) / 2 = 3 in 0 … 4, so 7.5 in 0 … 10, turned around 2.5; twice that and 3.
  assert.equal(told(found), "8 in 0 … 24");
});

test("4: a part without a score is missing, one that does not apply leaves the account", () => {
  const items = { a: { not_applicable: true } };
  const scales = [
    { id: "first", parts: [{ item: "a" }] },
    { id: "second", parts: [{ item: "b" }] },
    { id: "both", parts: [{ scale: "first" }, { scale: "second" }], missing: undefined },
  ];
  const bank = bankOf({ items, scales });
  const all = score(bank, given({ a: "not_applicable", b: "3" })).scales;
  assert.deepEqual([...all.values()].map(told), ["not_applicable", "3 in 0 … 4", "3 in 0 … 4"]);
  assert.equal(told(score(bank, given({ b: "3" })).scales.get("both")), "not_enough");
});

test("4: recoded points, and their range", () => {
  const recode = [
    ["0", "0"],
    ["1", "0"],
    ["2", "1"],
    ["3", "1"],
  ];
  const sets = [worth("0", "1", "2", "3"), recode];
  assert.equal(scoredAs(sum({ item: "a", set: 1 }), { a: "3" }, { sets }), "1 in 0 … 1");
  assert.equal(scoredAs(sum({ item: "a", set: 1, reverse: true }), { a: "3" }, { sets }), "0 in 0 … 1");
  assert.equal(scoredAs(sum({ item: "a", set: 1 }, { item: "a" }), { a: "3" }, { sets }), "4 in 0 … 4");
});

test("4: recoded points on one scale leave the item as it is elsewhere", () => {
  const sets = [
    [
      ["yes", "1"],
      ["unsure", null],
    ],
    [
      ["yes", "1"],
      ["unsure", "1/2"],
    ],
  ];
  const items = { a: { not_applicable: true } };
  assert.equal(scoredAs(sum({ item: "a", set: 1 }), { a: "unsure" }, { sets, items }), "1/2 in 1/2 … 1");
  assert.equal(scoredAs(sum({ item: "a" }), { a: "unsure" }, { sets, items }), "not_enough");
  assert.equal(scoredAs(sum({ item: "a", set: 1 }), { a: "not_applicable" }, { sets, items }), "not_applicable");
  assert.equal(scoredAs(sum({ item: "a", set: 1 }), { a: "7" }, { sets, items }), "not_enough");
  const unscored = { a: { unscored: true } };
  assert.equal(scoredAs(sum({ item: "a", set: 1 }), { a: "yes" }, { sets, items: unscored }), "1 in 1/2 … 1");
  assert.equal(scoredAs(sum({ item: "a" }), { a: "yes" }, { sets, items: unscored }), "not_enough");
});

test("4: points by a condition", () => {
  const points = (rest) => sum({ when: { item: "a", at_least: "2" }, ...rest });
  assert.equal(scoredAs(points({ score: "2" }), { a: "2" }), "2 in 0 … 2");
  assert.equal(scoredAs(points({ score: "2" }), { a: "1" }), "0 in 0 … 2");
  assert.equal(scoredAs(points({ score: "2", otherwise: "5" }), { a: "1" }), "5 in 2 … 5");
  assert.equal(scoredAs(points({ score: "-2" }), { a: "3" }), "-2 in -2 … 0");
  assert.equal(scoredAs(points({ score: "2", reverse: true, weight: "3" }), { a: "2" }), "0 in 0 … 6");
  assert.equal(scoredAs(points({ score: "2" }), {}), "not_enough");
  assert.equal(scoredAs(points({ score: "2", fill: "1" }), {}), "not_enough", "nothing at all is answered");
});

test("4: a count of the parts that meet their test", () => {
  const count = (...parts) => ({ method: "count", parts });
  const at_least = (item, limit, rest) => ({ item, counts: { at_least: limit }, ...rest });
  assert.equal(scoredAs(count(at_least("a", "2"), at_least("b", "3")), { a: "2", b: "2" }), "1 in 0 … 2");
  for (const [counts, expected] of [
    [{ at_most: "1" }, "0 in 0 … 1"],
    [{ above: "1" }, "1 in 0 … 1"],
    [{ below: "2" }, "0 in 0 … 1"],
    [{ at_least: "2", below: "3" }, "1 in 0 … 1"],
    [{ is: ["1", "2"] }, "1 in 0 … 1"],
    [{ is: ["3"] }, "0 in 0 … 1"],
  ])
    assert.equal(scoredAs(count({ item: "a", counts }), { a: "2" }), expected, JSON.stringify(counts));
});

test("4: a count looks at the value on this scale, recoded and reversed, and `is` at the answer itself", () => {
  const sets = [
    worth("0", "1", "2", "3"),
    worth("0", "1", "2", "3").map(([value]) => [value, value > "1" ? "1" : "0"]),
  ];
  const one = (part, a) => scoredAs({ method: "count", parts: [{ item: "a", ...part }] }, { a }, { sets });
  assert.equal(one({ counts: { at_least: "3" }, reverse: true }, "0"), "1 in 0 … 1");
  assert.equal(one({ counts: { at_least: "1" }, set: 1 }, "1"), "0 in 0 … 1");
  assert.equal(one({ counts: { at_least: "1" }, set: 1 }, "3"), "1 in 0 … 1");
  assert.equal(one({ counts: { is: ["0"] }, set: 1, reverse: true }, "0"), "1 in 0 … 1");
  const items = { a: { type: "multiple" } };
  const several = { method: "count", parts: [{ item: "a", counts: { is: ["3"] } }] };
  assert.equal(scoredAs(several, { a: ["1", "3"] }, { items }), "1 in 0 … 1");
});

test("4: scales are counted like items, and points count what they are worth, with weights", () => {
  const scales = [
    { id: "below", parts: [{ item: "a" }] },
    {
      id: "top",
      method: "count",
      parts: [
        { scale: "below", counts: { above: "2" }, weight: "2" },
        { when: { item: "a", is: ["3"] }, score: "5" },
        { item: "b", counts: { at_least: "1" }, weight: "-1" },
      ],
    },
  ];
  assert.equal(told(score(bankOf({ scales }), given({ a: "3", b: "1" })).scales.get("top")), "6 in -1 … 7");
});

test("4: gaps in a count are prorated, and what does not apply", () => {
  const counts = { at_least: "2" };
  const parts = ["a", "b", "c"].map((item) => ({ item, counts }));
  assert.equal(scoredAs({ method: "count", parts }, { a: "2", b: "0" }), "3/2 in 0 … 3");
  const items = { c: { not_applicable: true } };
  const all = { a: "2", b: "2", c: "not_applicable" };
  assert.equal(scoredAs({ method: "count", parts }, all, { items }), "3 in 0 … 3");
});

test("6: a missing part is filled", () => {
  const parts = [{ item: "a" }, { item: "b" }, { item: "c", fill: "0" }];
  assert.equal(scoredAs({ method: "sum", parts }, { a: "4", b: "3" }), "7 in 0 … 12");
  assert.equal(scoredAs({ method: "mean", parts }, { a: "4", b: "3" }), "7/3 in 0 … 4");
  assert.equal(scoredAs({ method: "sum", parts }, { a: "4", b: "3", c: "1" }), "8 in 0 … 12");
});

test("6: a filled part is weighted, but not reversed, recoded or counted", () => {
  const filled = (part) => scoredAs(sum({ item: "a" }, { item: "b", fill: "1", ...part }), { a: "0" });
  assert.equal(filled({}), "1 in 0 … 8");
  assert.equal(filled({ weight: "3" }), "3 in 0 … 16");
  assert.equal(filled({ reverse: true }), "1 in 0 … 8");
  const sets = [worth("0", "4"), [["0", "9"], ["4", "9"]]]; // prettier-ignore
  assert.equal(scoredAs(sum({ item: "a" }, { item: "b", fill: "1", set: 1 }), { a: "0" }, { sets }), "1 in 1 … 13");
  const counts = { at_least: "3" };
  const count = {
    method: "count",
    parts: [
      { item: "a", counts },
      { item: "b", counts, fill: "1" },
    ],
  };
  assert.equal(scoredAs(count, { a: "0" }), "1 in 0 … 2");
  const half = {
    method: "count",
    parts: [
      { item: "a", counts },
      { item: "b", counts, fill: "0.5" },
    ],
  };
  assert.equal(scoredAs(half, { a: "3" }), "3/2 in 0 … 2");
});

test("6: the range of a filled part is widened to hold it", () => {
  assert.equal(scoredAs(sum({ item: "a" }, { item: "b", fill: "-3" }), { a: "0" }), "-3 in -3 … 8");
  assert.equal(scoredAs(sum({ item: "a" }, { item: "b", fill: "9" }), { a: "0" }), "9 in 0 … 13");
  const counts = { at_least: "3" };
  const count = {
    method: "count",
    parts: [
      { item: "a", counts },
      { item: "b", counts, fill: "2" },
    ],
  };
  assert.equal(scoredAs(count, { a: "3" }), "3 in 0 … 3");
});

test("6: what does not apply is not filled, and neither is a scale with too little answered", () => {
  const items = { b: { not_applicable: true } };
  const parts = sum({ item: "a" }, { item: "b", fill: "4" });
  assert.equal(scoredAs(parts, { a: "1", b: "not_applicable" }, { items }), "2 in 0 … 8");
  assert.equal(scoredAs({ ...parts, missing: { number: 2 } }, { a: "1" }, { items }), "not_enough");
  assert.equal(scoredAs(parts, {}, { items }), "not_enough");
});

test("6: scales and points are filled in their own range", () => {
  const scales = [
    { id: "below", parts: [{ item: "b" }], range: ["-5", "10"] },
    { id: "top", parts: [{ item: "a" }, { scale: "below", fill: "2" }], method: "sum" },
  ];
  assert.equal(told(score(bankOf({ scales }), given({ a: "1" })).scales.get("top")), "3 in -5 … 14");
  const points = { when: { item: "b", is: ["1"] }, score: "6", fill: "3" };
  assert.equal(scoredAs(sum({ item: "a" }, points), { a: "1" }), "4 in 0 … 10");
});

test("4: what the parts of a scale come to is told", () => {
  const parts = [{ item: "a", reverse: true, weight: "2" }, { item: "b", fill: "1" }, { item: "c" }];
  const found = scored({ parts }, { a: "1" }).parts;
  assert.deepEqual(
    found.map(({ part, status, value, filled }) => [part.item, status, String(value?.x), String(filled?.x)]),
    [
      ["a", "scored", "3", "3"],
      ["b", "not_enough", "undefined", "1"],
      ["c", "not_enough", "undefined", "undefined"],
    ],
  );
});
