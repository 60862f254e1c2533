// Section 7 of docs/explanation/scoring.md: the raw score.
import assert from "node:assert/strict";
import { test } from "node:test";
import { worth } from "./banks.js";
import { scoredAs } from "./scoring.js";

/** Parts that are items, each with its weight. */
const weighted = (weights) => Object.entries(weights).map(([item, weight]) => ({ item, weight }));

/** An item that has a range of its own. */
const numbers = (low, high) => ({ type: "number", range: [low, high], grid: "0.5" });

test("mean and sum of what was answered, and percent of the attainable maximum", () => {
  const answers = { a: "4", b: "3" };
  assert.equal(scoredAs({ method: "mean" }, answers), "7/2 in 0 … 4");
  assert.equal(scoredAs({ method: "sum" }, answers), "21/2 in 0 … 12");
  assert.equal(scoredAs({ method: "percent" }, answers), "175/2 in 0 … 100");
});

test("weights", () => {
  const parts = weighted({ a: "2", b: "0.5", c: "1" });
  const answers = { a: "4", b: "3", c: "0" };
  assert.equal(scoredAs({ method: "mean", parts }, answers), "19/7 in 0 … 4");
  assert.equal(scoredAs({ method: "sum", parts }, answers), "19/2 in 0 … 14");
  assert.equal(scoredAs({ method: "percent", parts }, answers), "475/7 in 0 … 100");
  assert.equal(scoredAs({ method: "min", parts }, answers), "0 in 0 … 2");
  assert.equal(scoredAs({ method: "max", parts }, answers), "8 in 0 … 8");
  assert.equal(scoredAs({ method: "sum", parts }, { a: "4" }), "14 in 0 … 14", "prorated by weight");
});

test("a negative weight swaps the ends of the range, and counts by its size", () => {
  const parts = weighted({ a: "1", b: "-1" });
  assert.equal(scoredAs({ method: "sum", parts }, { a: "4", b: "1" }), "3 in -4 … 4");
  assert.equal(scoredAs({ method: "sum", parts }, { b: "1" }), "-2 in -8 … 0");
  assert.equal(scoredAs({ method: "min", parts }, { a: "4", b: "1" }), "-1 in -4 … 0");
  assert.equal(scoredAs({ method: "max", parts }, { a: "4", b: "1" }), "4 in 0 … 4");
});

test("the lowest and the highest, of items with ranges of their own", () => {
  const items = { a: numbers("-2", "3"), b: numbers("1", "9"), c: numbers("0", "5") };
  const answers = { a: "2", b: "8", c: "4" };
  assert.equal(scoredAs({ method: "min" }, answers, { items }), "2 in -2 … 3");
  assert.equal(scoredAs({ method: "max" }, answers, { items }), "8 in 1 … 9");
  assert.equal(scoredAs({ method: "min" }, { b: "8", c: "4" }, { items }), "4 in 0 … 5", "of what was answered");
});

test("percent of items with ranges of their own", () => {
  const items = { a: numbers("1", "5"), b: numbers("-2", "3") };
  const parts = weighted({ a: "1", b: "1" });
  assert.equal(scoredAs({ method: "percent", parts }, { a: "5", b: "3" }, { items }), "100 in -25/2 … 100");
  assert.equal(scoredAs({ method: "percent", parts }, { a: "1", b: "-2" }, { items }), "-25/2 in -25/2 … 100");
});

test("percent of nothing attainable does not apply", () => {
  for (const high of ["0", "-1"]) {
    const items = { a: numbers("-3", high) };
    assert.equal(scoredAs({ method: "percent", parts: [{ item: "a" }] }, { a: "-2" }, { items }), "not_applicable");
  }
});

test("the product, each part to the power of its weight", () => {
  const items = { a: numbers("1", "4"), b: numbers("2", "5"), c: numbers("-3", "2") };
  const product = (weights, answers) => scoredAs({ method: "product", parts: weighted(weights) }, answers, { items });
  assert.equal(product({ a: "1", b: "1" }, { a: "3", b: "4" }), "12 in 2 … 20");
  assert.equal(product({ a: "1", b: "-1" }, { a: "3", b: "4" }), "3/4 in 1/5 … 2");
  assert.equal(product({ b: "3" }, { b: "2.5" }), "125/8 in 8 … 125");
  assert.equal(product({ b: "-2" }, { b: "2.5" }), "4/25 in 1/25 … 1/4");
  assert.equal(product({ c: "1", a: "1" }, { a: "2", c: "-1" }), "-2 in -12 … 8");
  assert.equal(product({ c: "2" }, { c: "-1" }), "1 in 0 … 9", "the lowest square is that of 0");
  assert.equal(product({ c: "3" }, { c: "-1" }), "-1 in -27 … 8");
  assert.equal(product({ a: "1", b: "1" }, { b: "4" }), "4 in 2 … 5", "of what was answered");
});

test("a body mass index is exact", () => {
  const items = { kg: numbers("30", "200"), m: { type: "number", range: ["1", "2.5"], grid: "0.01" } };
  const parts = weighted({ kg: "1", m: "-2" });
  const rest = { ids: ["kg", "m"], items };
  assert.equal(scoredAs({ method: "product", parts }, { kg: "70", m: "1.75" }, rest), "160/7 in 24/5 … 200");
});

test("a product that would divide by 0 does not apply", () => {
  const sets = [worth("0", "1", "2")];
  const parts = weighted({ a: "1", b: "-1" });
  assert.equal(scoredAs({ method: "product", parts }, { a: "1", b: "0" }, { sets }), "not_applicable");
  assert.equal(scoredAs({ method: "product", parts }, { a: "0", b: "0" }, { sets }), "not_applicable");
});
