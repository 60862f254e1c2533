import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, standsHigh, ties } from "../../templates/client/begin.js";
import { holds } from "../../templates/client/notes.js";
import { Rational } from "../../templates/client/rational.js";

/** A section at a share of its range, "1/2", that matters so much. */
const at = (id, share, matters, more = {}) => ({
  id,
  share: Rational.parse(share),
  matters,
  lowest: false,
  highest: false,
  ...more,
});

const CASES = [
  ["no result", [], ["no_results", [], []]],
  ["nothing said", [at("a", "0.1", 0), at("b", "0.2", 0)], ["not_said", [], []]],
  ["everything high", [at("a", "0.9", 4, { highest: true }), at("b", "0.1", 0)], ["high", [], []]],
  ["one", [at("a", "0.5", 1), at("b", "0.1", 0)], ["one", ["a"], []]],
  ["by room times importance", [at("a", "0.5", 3), at("b", "0.1", 1), at("c", "0.4", 4)], ["two", ["c", "a"], []]],
  ["what is high is no place to begin", [at("a", "0.9", 4, { highest: true }), at("b", "0.8", 1)], ["one", ["b"], []]],
  ["two alike", [at("a", "0.5", 2), at("b", "0", 1)], ["equal", ["a", "b"], ["a", "b"]]],
  [
    "three alike",
    [at("a", "1/3", 3), at("b", "0", 2), at("c", "0.5", 4), at("d", "0.9", 1)],
    ["equals", ["a", "b"], ["a", "b", "c"]],
  ],
  ["then two alike", [at("a", "0.5", 1), at("b", "0.5", 1), at("c", "0", 4)], ["then_equals", ["c", "a"], ["a", "b"]]],
  [
    "all in the lowest band: one place, what matters most",
    [at("a", "0.1", 1, { lowest: true }), at("b", "0.3", 2, { lowest: true }), at("c", "0", 2, { lowest: true })],
    ["all_low", ["b"], []],
  ],
  [
    "all low and nothing said",
    [at("a", "0.1", 0, { lowest: true }), at("b", "0", 0, { lowest: true })],
    ["all_low", ["a"], []],
  ],
  ["one section in its lowest band", [at("a", "0.1", 2, { lowest: true })], ["one", ["a"], []]],
];

for (const [name, standings, [kind, places, equal]] of CASES) {
  test(`where to begin: ${name}`, () => assert.deepEqual(begin(standings), { kind, places, equal }));
}

test("ties are scores at the same share of their ranges, exactly", () => {
  const found = ties([at("a", "1/3", 0), at("b", "0.5", 0), at("c", "2/6", 0), at("d", "0.333", 0), at("e", "1/2", 0)]);
  assert.deepEqual(found, [
    ["a", "c"],
    ["b", "e"],
  ]);
});

test("a score without bands is high in the upper quarter of its range", () => {
  assert.deepEqual(
    ["0.74", "0.75", "1"].map((share) => standsHigh(Rational.parse(share))),
    [false, true, true],
  );
});

// Notes

const KNOWN = new Map([
  ["a/b", { x: Rational.parse("40"), band: 0 }],
  ["a/c", { x: Rational.parse("200/3"), band: -1 }],
]);

for (const [condition, expected] of [
  [{ section: "a/b", below: "40" }, false],
  [{ section: "a/b", at_most: "40" }, true],
  [{ section: "a/b", at_least: "40" }, true],
  [{ section: "a/b", above: "40" }, false],
  [{ section: "a/c", above: "66.666" }, true],
  [{ section: "a/b", band: [1, 0] }, true],
  [{ section: "a/c", band: [1, 0] }, false],
  [{ scored: "a/c" }, true],
  [{ scored: "a/d" }, false],
  [{ not: { scored: "a/d" } }, true],
  [{ section: "a/d", below: "40" }, false],
  [{ not: { section: "a/d", below: "40" } }, false],
  [{ any: [{ section: "a/d", below: "40" }, { scored: "a/b" }] }, true],
  [{ all: [{ section: "a/d", below: "40" }, { scored: "a/b" }] }, false],
  [{ not: { all: [{ section: "a/d", below: "40" }, { scored: "a/d" }] } }, true],
]) {
  test(`a note with ${JSON.stringify(condition)}`, () => assert.equal(holds(condition, KNOWN), expected));
}
