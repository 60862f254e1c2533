import assert from "node:assert/strict";
import { test } from "node:test";
import { chain, equation, plusText, term, timesText, written } from "../../templates/client/numbers.js";
import { Rational } from "../../templates/client/rational.js";

const x = Rational.parse;

test("short decimals are written exactly, all others with as many digits as say something", () => {
  const texts = { "3.50": "3.5", 0.000001: "0.000001", "-2": "−2", "10/3": "≈ 3.333", "2/30000": "≈ 0.00006667" };
  const others = { "200/3": "≈ 66.67", "-1/3": "≈ −0.3333", "100000/3": "≈ 33333.33" };
  for (const [number, text] of Object.entries({ ...texts, ...others })) assert.equal(written(x(number)), text);
});

test("sums are written as people write them", () => {
  assert.equal(equation("7 ÷ 2", x("3.5")), "7 ÷ 2 = 3.5");
  assert.equal(equation("10 ÷ 3", x("10/3")), "10 ÷ 3 ≈ 3.333");
  assert.equal(term(x("-2")), "(−2)");
  assert.equal(chain([x("1"), x("-2"), x("3")], "+"), "1 + (−2) + 3");
  assert.equal(plusText("7", x("-2")), "7 − 2");
  assert.equal(plusText("7", x("0")), "7");
});

test("a factor that is a fraction divides", () => {
  const texts = ["4", "2/7", "2/3", "-2/3"].map((factor) => timesText(x(factor)));
  assert.deepEqual(texts, ["× 4", "÷ 3.5", "÷ 1.5", "÷ (−1.5)"]);
  assert.equal(timesText(x("6/7")), "× 6 ÷ 7");
});
