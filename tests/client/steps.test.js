// Section 8 of docs/explanation/scoring.md: steps.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bankOf, given, worth } from "./banks.js";
import { score, scored, scoredAs, told } from "./scoring.js";

/** A value of one number item in 0 … 40 after these steps. */
const stepped = (steps, answer, items = {}) =>
  scoredAs({ method: "sum", parts: [{ item: "a" }], steps }, { a: answer }, {
    items: { a: { type: "number", range: ["0", "40"], grid: "0.001", ...items } },
  }); // prettier-ignore

/** A mean of 3.5 in 0 … 4. */
const HALF = { a: "4", b: "3" };

test("rescale, then round", () => {
  assert.equal(scoredAs({ steps: [{ rescale: ["0", "100"] }] }, HALF), "175/2 in 0 … 100");
  assert.equal(scoredAs({ steps: [{ rescale: ["0", "100"] }, { decimals: 0 }] }, HALF), "88 in 0 … 100");
});

test("steps are taken in the order in which they are written", () => {
  assert.equal(scoredAs({ steps: [{ decimals: 0 }, { rescale: ["0", "100"] }] }, HALF), "100 in 0 … 100");
  assert.equal(scoredAs({ steps: [{ multiply: "4" }, { add: "1" }] }, HALF), "15 in 1 … 17");
  assert.equal(scoredAs({ steps: [{ add: "1" }, { multiply: "4" }] }, HALF), "18 in 4 … 20");
});

test("multiply and add, below 0 as well", () => {
  assert.equal(stepped([{ multiply: "-0.5" }], "10"), "-5 in -20 … 0");
  assert.equal(stepped([{ multiply: "1/3" }], "10"), "10/3 in 0 … 40/3");
  assert.equal(stepped([{ add: "-50" }], "10"), "-40 in -50 … -10");
  assert.equal(stepped([{ add: "0" }], "10"), "10 in 0 … 40");
});

test("rescale onto a falling range, and from a range without width", () => {
  assert.equal(stepped([{ rescale: ["10", "0"] }], "40"), "0 in 0 … 10");
  assert.equal(stepped([{ rescale: ["10", "0"] }], "10"), "15/2 in 0 … 10");
  assert.equal(stepped([{ rescale: ["5", "9"] }], "7", { range: ["7", "7"] }), "5 in 5 … 9");
  assert.equal(stepped([{ rescale: ["9", "5"] }], "7", { range: ["7", "7"] }), "9 in 5 … 9");
});

test("rescale takes the range of the parts that were not left out", () => {
  const items = { b: { set: 1, not_applicable: true } };
  const sets = [worth("0", "4"), worth("0", "100")];
  const scale = { method: "sum", parts: [{ item: "a" }, { item: "b" }], steps: [{ rescale: ["0", "100"] }] };
  assert.equal(scoredAs(scale, { a: "4", b: "not_applicable" }, { items, sets }), "100 in 0 … 100");
});

test("clamp", () => {
  assert.equal(stepped([{ clamp: ["5", "30"] }], "3"), "5 in 5 … 30");
  assert.equal(stepped([{ clamp: ["5", "30"] }], "30.5"), "30 in 5 … 30");
  assert.equal(stepped([{ clamp: ["5", "30"] }], "12.5"), "25/2 in 5 … 30");
  assert.equal(stepped([{ clamp: ["-5", "30"] }], "0"), "0 in 0 … 30");
});

test("rounding half away from zero, up and down", () => {
  const below = (places) => ({ add: `-${places}` });
  assert.equal(stepped([{ decimals: 0 }], "0.5"), "1 in 0 … 40");
  assert.equal(stepped([below("1"), { decimals: 0 }], "0.5"), "-1 in -1 … 39");
  assert.equal(stepped([{ decimals: 2 }], "2.345"), "47/20 in 0 … 40");
  assert.equal(stepped([{ round_up: 0 }], "2.001"), "3 in 0 … 40");
  assert.equal(stepped([{ round_up: 0 }], "2"), "2 in 0 … 40");
  assert.equal(stepped([{ round_up: 2 }], "2.341"), "47/20 in 0 … 40");
  assert.equal(stepped([below("3"), { round_up: 0 }], "0.5"), "-2 in -3 … 37");
  assert.equal(stepped([{ round_down: 0 }], "2.999"), "2 in 0 … 40");
  assert.equal(stepped([below("3"), { round_down: 0 }], "0.5"), "-3 in -3 … 37");
  assert.equal(stepped([{ multiply: "1/3" }, { round_down: 1 }], "10"), "33/10 in 0 … 133/10");
});

test("a table", () => {
  const table = ["0:5", "10:7", "20:6", "40:90", "50:-3"].map((entry) => entry.split(":"));
  assert.equal(stepped([{ table }], "10"), "7 in 5 … 90");
  assert.equal(stepped([{ clamp: ["0", "20"] }, { table }], "30"), "6 in 5 … 7");
  assert.equal(stepped([{ table }], "11"), "not_applicable");
  assert.equal(stepped([{ multiply: "1/4" }, { table: [["2.5", "1"]] }], "10"), "1 in 1 … 1", "read exactly");
  assert.equal(stepped([{ table }, { add: "1" }], "11"), "not_applicable", "and no step after it is taken");
});

test("ranges with scores", () => {
  const steps = [
    ["0", 0, "10", 0, "0"],
    ["10", 1, "20", 1, "1"],
    ["20", 0, "40", 1, "3"],
    ["40", 0, null, 0, "2"],
  ];
  assert.equal(stepped([{ steps }], "10"), "0 in 0 … 3");
  assert.equal(stepped([{ steps }], "10.001"), "1 in 0 … 3");
  assert.equal(stepped([{ steps }], "20"), "3 in 0 … 3");
  assert.equal(stepped([{ steps }], "40"), "2 in 0 … 3");
  assert.equal(stepped([{ clamp: ["10", "20"] }, { steps: steps.slice(0, 2) }], "12"), "1 in 0 … 1");
  assert.equal(stepped([{ add: "10" }, { steps: steps.slice(1) }], "5"), "1 in 1 … 3");
  assert.equal(stepped([{ steps: steps.slice(1) }], "10"), "not_applicable");
});

test("norms of the first group that fits", () => {
  const items = { b: {}, c: {} };
  const norms = [
    { when: { item: "b", is: ["1"] }, mean: "20", sd: "5" },
    { when: { item: "c", is: ["1"] }, mean: "10", sd: "2" },
  ];
  const number = { type: "number", range: ["0", "40"] };
  const normed = (groups, to, answers) =>
    scoredAs(
      { method: "sum", parts: [{ item: "a" }], steps: [{ norms: groups, to }] },
      { a: "28", ...answers },
      { items: { a: number, ...items } },
    );
  assert.equal(normed(norms, "z", { b: "1" }), "8/5 in -4 … 4");
  assert.equal(normed(norms, "t", { b: "1" }), "66 in 10 … 90");
  assert.equal(normed(norms, "z", { b: "0", c: "1" }), "9 in -5 … 15");
  assert.equal(normed(norms, "z", { b: "0", c: "0" }), "not_applicable");
  assert.equal(normed(norms, "z", { c: "1" }), "not_enough", "whether the first group fits is not known");
  assert.equal(normed(norms, "z", { b: "1", c: "1" }), "8/5 in -4 … 4");
  assert.equal(normed([...norms, { mean: "0", sd: "1" }], "z", { b: "0", c: "0" }), "28 in 0 … 40");
  assert.equal(normed([{ mean: "20", sd: "5" }], "percentile", {}).split(" ")[0], "23630017707511/250000000000");
});

test("mean 20 and SD 5, raw score 28: the percentile, shown", () => {
  const steps = [{ norms: [{ mean: "20", sd: "5" }], to: "percentile" }];
  const items = { a: { type: "number", range: ["0", "40"] } };
  const scale = { method: "sum", parts: [{ item: "a" }], steps };
  assert.equal(scored(scale, { a: "28" }, { items }).score.toFixed(12), "94.520070830044");
  assert.equal(scored(scale, { a: "28" }, { items }).shown, "95");
});

test("a scale that takes steps is a part of another with its final score and range", () => {
  const scales = [
    { id: "low", parts: [{ item: "a" }], steps: [{ table: [["3", "30"], ["4", "50"]] }] }, // prettier-ignore
    { id: "top", parts: [{ scale: "low" }, { item: "b" }], method: "sum", missing: { number: 1 } },
  ];
  const top = (answers) => told(score(bankOf({ scales }), given(answers)).scales.get("top"));
  assert.equal(top({ a: "3", b: "2" }), "32 in 30 … 54");
  assert.equal(top({ a: "1", b: "2" }), "4 in 0 … 8", "what is not in the table does not apply");
});
