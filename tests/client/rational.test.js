import assert from "node:assert/strict";
import { test } from "node:test";
import { Rational } from "../../templates/client/rational.js";

const of = Rational.parse;

test("whole numbers, decimal numbers and fractions are read", () => {
  const texts = { 40: "40", 0.5: "1/2", "-0.5": "-1/2", "4/3": "4/3", "-8/6": "-4/3", "2.50": "5/2", "0.0": "0" };
  for (const [text, exact] of Object.entries(texts)) assert.equal(String(of(text)), exact, text);
});

test("what is no number is refused", () => {
  for (const text of ["x", "1e3", "half"]) assert.throws(() => of(text), text);
});

test("arithmetic is exact where floating point is not", () => {
  assert.equal(String(of("0.1").plus(of("0.2"))), "3/10");
  assert.equal(String(of("1").over(of("3")).times(of("3"))), "1");
  assert.equal(String(of("1/2").minus(of("2/3"))), "-1/6");
  assert.equal(String(of("1").over(of("-4"))), "-1/4");
});

test("numbers beyond 2^53 stay exact", () => {
  assert.equal(String(of("9007199254740993").plus(of("1"))), "9007199254740994");
});

test("order", () => {
  assert.equal(of("1/3").compare(of("0.33")), 1);
  assert.equal(of("-1").compare(of("0")), -1);
  assert.equal(of("2/4").compare(of("0.5")), 0);
});

test("a half is rounded away from zero", () => {
  const cases = [
    ["0.5", 0, "1"],
    ["-0.5", 0, "-1"],
    ["2.345", 2, "2.35"],
    ["-2.345", 2, "-2.35"],
    ["2.3449", 2, "2.34"],
    ["1/3", 4, "0.3333"],
    ["-0.4", 0, "0"],
    ["7", 2, "7.00"],
    ["-0.05", 2, "-0.05"],
    ["99.995", 2, "100.00"],
  ];
  for (const [text, places, shown] of cases) assert.equal(of(text).toFixed(places), shown, text);
});

test("all the way up, or all the way down", () => {
  const cases = [
    ["2.001", 0, "3", "2"],
    ["2", 0, "2", "2"],
    ["-2.001", 0, "-2", "-3"],
    ["-2", 0, "-2", "-2"],
    ["1/3", 2, "0.34", "0.33"],
    ["-1/3", 2, "-0.33", "-0.34"],
    ["0", 1, "0.0", "0.0"],
    ["-0.001", 1, "0.0", "-0.1"],
  ];
  for (const [text, places, up, down] of cases) {
    assert.equal(of(text).rounded(places, 1).toFixed(places), up, `${text} up`);
    assert.equal(of(text).rounded(places, -1).toFixed(places), down, `${text} down`);
  }
});

test("a number that was read before is the same again", () => {
  assert.deepEqual(of("2.50"), of("5/2"));
  assert.equal(of("2.50"), of("2.50"));
  assert.throws(() => of("x"));
  assert.throws(() => of("x"), "nothing is kept of what is no number");
});
