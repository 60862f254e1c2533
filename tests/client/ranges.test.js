// Section 9 of docs/explanation/scoring.md: bands and ranges.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bandsFrom, worth } from "./banks.js";
import { scored } from "./scoring.js";

/** The place of the band that a number from 0 to 100 falls in. */
const bandOf = (bands, number) => {
  const items = { a: { type: "number", range: ["0", "100"], grid: "0.01" } };
  return scored({ parts: [{ item: "a" }], bands }, { a: number }, { items }).band;
};

test("a band from an edge includes it, and is decided on the exact value", () => {
  const ids = [..."abcde"];
  const scale = { steps: [{ rescale: ["0", "100"] }], bands: bandsFrom("0", "40", "70") };
  const of = (...points) => scored(scale, Object.fromEntries(points.map((p, n) => [ids[n], p])), { ids }).band;
  assert.equal(of("0", "0", "0", "0", "0"), 0);
  assert.equal(of("1", "1", "2", "2", "2"), 1); // 40 exactly
  assert.equal(of("1", "1", "1", "2", "2"), 0);
  assert.equal(of("2", "3", "3", "3", "3"), 2); // 70 exactly
});

test("an edge is included on one side only", () => {
  const above = [
    ["0", 0, "15", 0],
    ["15", 1, null, 0],
  ];
  assert.deepEqual([bandOf(above, "15"), bandOf(above, "15.01")], [0, 1]);
  const from = [
    [null, 0, "15", 1],
    ["15", 0, null, 0],
  ];
  assert.deepEqual([bandOf(from, "14.99"), bandOf(from, "15"), bandOf(from, "0")], [0, 1, 0]);
});

test("a score outside all bands, and one in a gap, is in none", () => {
  const bands = [
    ["10", 0, "20", 0],
    ["30", 1, "40", 1],
  ];
  const places = ["9.99", "10", "20", "20.01", "30", "30.01", "39.99", "40"].map((number) => bandOf(bands, number));
  assert.deepEqual(places, [-1, 0, 0, -1, -1, 1, 1, -1]);
});

test("no score, no band; and no bands, no band", () => {
  assert.equal(scored({ bands: bandsFrom("0") }, {}).band, -1);
  assert.equal(scored({}, { a: "1" }).band, -1);
});

test("an edge that is no decimal number is exact", () => {
  const sets = [worth("0", "1/3", "1")];
  const bands = bandsFrom("0", "1/3");
  assert.equal(scored({ parts: [{ item: "a" }], bands }, { a: "1/3" }, { sets }).band, 1);
});
