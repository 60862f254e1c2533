// Section 8 of docs/explanation/scoring.md: percentiles of the normal distribution.
import assert from "node:assert/strict";
import { test } from "node:test";
import { percentile } from "../../templates/client/normal.js";
import { Rational } from "../../templates/client/rational.js";

const of = (z) => percentile(Rational.parse(z)).toFixed(12);

// Worked out with a hundred digits by another series, the alternating one.
const KNOWN = {
  "8/5": "94.520070830044",
  1: "84.134474606854",
  "-1": "15.865525393146",
  2: "97.724986805182",
  "-2": "2.275013194818",
  "1/3": "63.055865981824",
  "-1/3": "36.944134018176",
  0.5: "69.146246127401",
  1.96: "97.500210485178",
  "-1.96": "2.499789514822",
  2.5758: "99.499957626222",
  3: "99.865010196837",
  "-3": "0.134989803163",
  4: "99.996832875817",
  "-4": "0.003167124183",
  "-5": "0.000028665157",
  "-6": "0.000000098659",
  "-7": "0.000000000128",
  7: "99.999999999872",
  "1/1000000000000": "50.000000000040",
  "-9/7": "9.927139684333",
  "22/7": "99.916346263892",
  0.01: "50.398935631463",
  "-0.67448975": "25.000000006231",
};

test("percentiles are right to the twelfth decimal place", () => {
  for (const [z, expected] of Object.entries(KNOWN)) assert.equal(of(z), expected, z);
});

test("half of all are below the mean, and both sides are alike", () => {
  assert.equal(of("0"), "50.000000000000");
  const hundred = new Rational(100n);
  for (let n = 1n; n < 1100n; n += 7n) {
    const z = new Rational(n, 100n);
    const both = percentile(z).plus(percentile(new Rational(-n, 100n)));
    assert.equal(both.compare(hundred), 0, String(z));
  }
});

test("a percentile never falls as z rises, and is exact to twelve places", () => {
  let before = percentile(new Rational(-11n));
  for (let n = -1099n; n <= 1100n; n++) {
    const now = percentile(new Rational(n, 100n));
    assert.ok(now.compare(before) >= 0, String(n));
    assert.equal(now.rounded(12).compare(now), 0);
    before = now;
  }
});

test("far out there is nobody", () => {
  for (const z of ["-8", "-10", "-10.001", "-1000000"]) assert.equal(of(z), "0.000000000000");
  for (const z of ["8", "10", "10.001", "1000000"]) assert.equal(of(z), "100.000000000000");
});
