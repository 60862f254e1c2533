import assert from "node:assert/strict";
import { test } from "node:test";
import { edgeFinder } from "../../templates/client/edge.js";
import { bandsFrom, bankOf, given } from "./banks.js";
import { score } from "./scoring.js";

const THIRDS = bandsFrom("0", "4", "8");

/** The bands next door of a sum over items a, b, c, by scale. */
function near(answers, parts = {}, scale = {}) {
  const scales = [{ id: "s", method: "sum", range: ["0", "12"], bands: THIRDS, ...scale }];
  const bank = bankOf({ scales, ...parts });
  const all = given(answers);
  const finder = edgeFinder(bank, score(bank, all), all, (each) => score(bank, each));
  while (finder.next());
  return Object.fromEntries(finder.near());
}

test("a score is at an edge on both sides of it, when one answer a step away leads over it", () => {
  assert.deepEqual(near({ a: "1", b: "1", c: "0" }), {});
  assert.deepEqual(near({ a: "1", b: "1", c: "1" }), { s: 1 });
  assert.deepEqual(near({ a: "2", b: "1", c: "1" }), { s: 0 });
  assert.deepEqual(near({ a: "2", b: "2", c: "1" }), {});
  assert.deepEqual(near({ a: "3", b: "3", c: "1" }), { s: 2 });
});

test("of two bands next door the nearer one is named", () => {
  const bands = bandsFrom("0", "3", "5");
  const parts = [{ item: "a", weight: "2" }, { item: "b" }, { item: "c" }];
  assert.deepEqual(near({ a: "1", b: "1", c: "1" }, {}, { bands, parts }), { s: 2 });
  assert.deepEqual(near({ a: "1", b: "1", c: "0" }, {}, { bands, parts }), { s: 0 });
});

test("an option without points is stepped over, and answers that do not apply are left alone", () => {
  const sets = [[["0", "0"], ["?", null], ["4", "4"]]]; // prettier-ignore
  assert.deepEqual(near({ a: "0", b: "0", c: "0" }, { sets }), { s: 1 });
  const items = { b: { not_applicable: true } };
  assert.deepEqual(near({ a: "1", b: "not_applicable", c: "1" }, { items }), { s: 1 });
});

test("numbers and multiple choices have a step beside them too", () => {
  const items = { a: { type: "number", range: ["0", "6"], grid: "0.5" } };
  assert.deepEqual(near({ a: "3.5", b: "0", c: "0" }, { items }), { s: 1 });
  assert.deepEqual(near({ a: "6", b: "2", c: "0" }, { items }), { s: 1 });
  assert.deepEqual(near({ a: ["1", "2"], b: "0", c: "0" }, { items: { a: { type: "multiple" } } }), { s: 1 });
});

test("a scale without a score or with one band is at no edge", () => {
  assert.deepEqual(near({ a: "1", b: "1", c: "1" }, {}, { bands: bandsFrom("0") }), {});
  assert.deepEqual(near({ a: "3" }, {}, { missing: { number: 2 } }), {});
});
