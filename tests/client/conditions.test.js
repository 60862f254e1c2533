// Section 2 of docs/explanation/scoring.md: conditions. A bank is asked by scales that only stand by a condition: `true` is a
// score, `false` does not apply, `unknown` has not enough answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bandsFrom, bankOf, given, worth } from "./banks.js";
import { score } from "./scoring.js";

const TRUTHS = { scored: "true", not_applicable: "false", not_enough: "unknown" };

const ids = ["x", "y", "na", "gap", "label", "many", "hours", "text", "quiet"];
const items = {
  na: { not_applicable: true },
  label: { set: 1, numbers: [null, null, "7", "8", null] },
  many: { set: 2, type: "multiple", none: true },
  hours: { type: "number", range: ["0", "24"], grid: "0.5", cuts: [["0", 0, null, 0, "1"]] },
  text: { type: "text" },
  quiet: { unscored: true },
};
const sets = [
  worth("0", "1", "2", "3", "4"),
  [
    ["yes", "5"],
    ["no", null],
    ["7", "1"],
    ["8", null],
    ["9", null],
  ],
  [
    ["a", "1"],
    ["b", "2"],
    ["c", null],
  ],
];
const bands = bandsFrom("0", "1", "3");
const scales = [
  { id: "x-scale", parts: [{ item: "x" }], bands, method: "sum" },
  { id: "y-scale", parts: [{ item: "y" }], bands, method: "sum" },
  { id: "na-scale", parts: [{ item: "na" }], bands },
  { id: "gap-scale", parts: [{ item: "gap" }], bands },
  { id: "below", parts: [{ item: "x" }], bands: [["3", 0, null, 0]] },
];

const ANSWERS = { x: "2", y: "3", na: "not_applicable", many: ["a", "b"], hours: "7.5", text: "said", quiet: "4" };

/** How true a condition is with these answers. */
function truthOf(when, answers = {}) {
  const asked = { id: "asked", parts: [{ when: { all: [] }, score: "1" }], when };
  const bank = bankOf({ ids, items, sets, scales: [...scales, asked] });
  return TRUTHS[score(bank, given({ ...ANSWERS, ...answers })).scales.get("asked").status];
}

/** Conditions of each truth, to put together. */
const SOME = {
  true: { item: "x", is: ["2"] },
  false: { item: "x", is: ["3"] },
  unknown: { item: "gap", is: ["2"] },
};
const NAMES = Object.keys(SOME);

test("an answer is one of these values", () => {
  assert.equal(truthOf({ item: "x", is: ["2"] }), "true");
  assert.equal(truthOf({ item: "x", is: ["1", "2"] }), "true");
  assert.equal(truthOf({ item: "x", is: ["1", "3"] }), "false");
  assert.equal(truthOf({ item: "x", is: [] }), "false");
  assert.equal(truthOf({ item: "gap", is: ["2"] }), "unknown");
  assert.equal(truthOf({ item: "na", is: ["not_applicable"] }), "false");
  assert.equal(truthOf({ item: "hours", is: ["7.5"] }), "true");
});

test("one of the values chosen is", () => {
  assert.equal(truthOf({ item: "many", is: ["b", "z"] }), "true");
  assert.equal(truthOf({ item: "many", is: ["c"] }), "false");
  assert.equal(truthOf({ item: "many", is: ["a"] }, { many: [] }), "false");
  assert.equal(truthOf({ item: "many", is: ["a"] }, { many: ["z"] }), "unknown");
});

test("an answer without points meets `is`", () => {
  assert.equal(truthOf({ item: "label", is: ["no"] }, { label: "no" }), "true");
  assert.equal(truthOf({ item: "many", is: ["c"] }, { many: ["c"] }), "true");
  assert.equal(truthOf({ item: "quiet", is: ["4"] }), "true");
});

test("the number of an answer is compared", () => {
  const cases = [
    ["at_least", "2", "true"],
    ["at_least", "2.01", "false"],
    ["at_most", "2", "true"],
    ["at_most", "1.99", "false"],
    ["above", "2", "false"],
    ["above", "1.99", "true"],
    ["below", "2", "false"],
    ["below", "2.01", "true"],
  ];
  for (const [name, limit, truth] of cases) {
    assert.equal(truthOf({ item: "x", [name]: limit }), truth, `2 ${name} ${limit}`);
    assert.equal(truthOf({ scale: "x-scale", [name]: limit }), truth, `a scale of 2 ${name} ${limit}`);
    for (const [subject, expected] of [
      [{ item: "gap" }, "unknown"],
      [{ scale: "gap-scale" }, "unknown"],
      [{ item: "na" }, "false"],
      [{ scale: "na-scale" }, "false"],
    ])
      assert.equal(truthOf({ ...subject, [name]: limit }), expected);
  }
});

test("what the number of an answer is", () => {
  const number = (item, answer, n) => truthOf({ item, at_least: n, at_most: n }, { [item]: answer });
  assert.equal(number("hours", "7.5", "7.5"), "true", "the number typed, not its score");
  assert.equal(number("label", "7", "7"), "true", "the value, not its points");
  assert.equal(number("label", "8", "8"), "true", "the value, also without points");
  assert.equal(number("label", "yes", "5"), "true", "the points, where the value is no number");
  assert.equal(number("x", "3", "3"), "true", "the points, where nothing else is said");
  assert.equal(number("many", ["a", "b"], "3"), "true", "the points of a multiple choice");
  assert.equal(number("many", [], "0"), "true");
  assert.equal(number("quiet", "4", "4"), "true", "the value, where nothing has points");
});

test("an answer without a number meets no comparison", () => {
  for (const name of ["at_least", "at_most", "above", "below"]) {
    assert.equal(truthOf({ item: "label", [name]: "-99" }, { label: "no" }), "false");
    assert.equal(truthOf({ item: "label", [name]: "8" }, { label: "9" }), "false", "a number in quotes");
    assert.equal(truthOf({ item: "label", [name]: { item: "gap" } }, { label: "no" }), "false");
    assert.equal(truthOf({ item: "gap", [name]: { item: "label" } }, { label: "no" }), "false");
    assert.equal(truthOf({ item: "many", [name]: "0" }, { many: ["c"] }), "false");
    assert.equal(truthOf({ item: "x", [name]: { item: "label" } }, { label: "no" }), "false");
  }
});

test("a reverse-keyed item is compared as it was answered", () => {
  const bank = bankOf({
    items: { a: { reverse: true } },
    scales: [{ id: "s", when: { item: "a", is: ["1"], at_most: "1" } }],
  });
  assert.equal(score(bank, given({ a: "1" })).scales.get("s").status, "scored");
});

test("the limit of a comparison is another number or score", () => {
  assert.equal(truthOf({ item: "y", above: { item: "x" } }), "true");
  assert.equal(truthOf({ item: "x", above: { item: "y" } }), "false");
  assert.equal(truthOf({ scale: "x-scale", below: { scale: "y-scale" } }), "true");
  assert.equal(truthOf({ scale: "x-scale", at_least: { item: "x" } }), "true");
  assert.equal(truthOf({ item: "x", above: { item: "gap" } }), "unknown");
  assert.equal(truthOf({ item: "x", above: { scale: "gap-scale" } }), "unknown");
  assert.equal(truthOf({ item: "x", above: { item: "na" } }), "false");
  assert.equal(truthOf({ item: "x", above: { scale: "na-scale" } }), "false");
  assert.equal(truthOf({ item: "gap", above: { item: "na" } }), "false", "what does not apply decides");
  assert.equal(truthOf({ item: "na", above: { item: "gap" } }), "false");
});

test("several tests in one condition are joined by all", () => {
  assert.equal(truthOf({ item: "x", at_least: "2", below: "5" }), "true");
  assert.equal(truthOf({ item: "x", at_least: "2", below: "2" }), "false");
  assert.equal(truthOf({ item: "x", is: ["2"], above: "2" }), "false");
  assert.equal(truthOf({ item: "x", above: { item: "gap" }, is: ["2"] }), "unknown");
  assert.equal(truthOf({ item: "x", above: { item: "gap" }, is: ["3"] }), "false");
  assert.equal(truthOf({ scale: "x-scale", band: [1], above: "2" }), "false");
});

test("the score is in one of these bands", () => {
  assert.equal(truthOf({ scale: "x-scale", band: [1] }), "true");
  assert.equal(truthOf({ scale: "x-scale", band: [0, 2] }), "false");
  assert.equal(truthOf({ scale: "gap-scale", band: [1] }), "unknown");
  assert.equal(truthOf({ scale: "na-scale", band: [0, 1, 2] }), "false");
  assert.equal(truthOf({ scale: "below", band: [0] }), "false", "a score in no band");
});

test("whether there is an answer, or a score, is never unknown", () => {
  const answered = { x: "true", gap: "false", na: "false", label: "false", text: "false", quiet: "true", many: "true" };
  for (const [item, truth] of Object.entries(answered)) assert.equal(truthOf({ answered: item }), truth, item);
  assert.equal(truthOf({ answered: "label" }, { label: "no" }), "true", "a good answer without points");
  assert.equal(truthOf({ answered: "many" }, { many: [] }), "true");
  assert.equal(truthOf({ scored: "x-scale" }), "true");
  assert.equal(truthOf({ scored: "gap-scale" }), "false");
  assert.equal(truthOf({ scored: "na-scale" }), "false");
});

test("all, any and not of what may be unknown", () => {
  const not = { true: "false", false: "true", unknown: "unknown" };
  for (const name of NAMES) assert.equal(truthOf({ not: SOME[name] }), not[name]);
  for (const one of NAMES)
    for (const other of NAMES) {
      const both = [one, other];
      const all = both.includes("false") ? "false" : both.includes("unknown") ? "unknown" : "true";
      const any = both.includes("true") ? "true" : both.includes("unknown") ? "unknown" : "false";
      assert.equal(truthOf({ all: [SOME[one], SOME[other]] }), all, `${one} and ${other}`);
      assert.equal(truthOf({ any: [SOME[one], SOME[other]] }), any, `${one} or ${other}`);
    }
  assert.equal(truthOf({ all: [] }), "true");
  assert.equal(truthOf({ any: [] }), "false");
});

test("conditions within conditions", () => {
  const { true: yes, false: no, unknown } = SOME;
  assert.equal(truthOf({ not: { all: [yes, { any: [no, { not: unknown }] }] } }), "unknown");
  assert.equal(truthOf({ any: [{ not: { any: [no, no] } }, unknown] }), "true");
  assert.equal(truthOf({ all: [{ not: { all: [yes, yes] } }, unknown] }), "false");
});
