/**
 * Numbers and sums as readers see them: exact where they are short decimals, else rounded behind an ≈. Pure.
 */

import { HUNDRED, ONE, Rational, TEN, ZERO } from "./rational.js";

/** A number of at most so many decimal places is shown in full. */
const SHORT = 6;
/** Any other is rounded to so many digits that say something, and to so many places at least. */
const DIGITS = 4;
const PLACES = 2;
const MOST_PLACES = 12;

/** @param {Rational} one @param {Rational | undefined} other */
export const same = (one, other) => !!other && !one.compare(other);

/** @param {string} digits @returns {string} with a true minus sign */
const minus = (digits) => digits.replace("-", "−");

/**
 * @param {Rational} x
 * @returns {{ text: string, exact: boolean }}
 */
export function digitsOf(x) {
  for (let places = 0; places <= SHORT; places++)
    if (!x.rounded(places).compare(x)) return { text: minus(x.toFixed(places)), exact: true };
  let places = PLACES;
  let scaled = x.size().times(HUNDRED);
  for (; places < MOST_PLACES && scaled.toNumber() < 10 ** (DIGITS - 1); places++) scaled = scaled.times(TEN);
  return { text: minus(x.toFixed(places)), exact: false };
}

/** A number by itself: "3.5" or "≈ 3.333". @param {Rational} x */
export function written(x) {
  const { text, exact } = digitsOf(x);
  return exact ? text : `≈ ${text}`;
}

/** A number within a sum: a negative one stands in parentheses. @param {Rational} x */
export const term = (x) => (x.compare(ZERO) < 0 ? `(${written(x)})` : written(x));

/** A sum, and what it comes to: "3 × 2 = 6" or "10 ÷ 3 ≈ 3.333". @param {string} sum @param {Rational} x */
export function equation(sum, x) {
  const { text, exact } = digitsOf(x);
  return `${sum} ${exact ? "=" : "≈"} ${text}`;
}

/** Terms one after the other. @param {Rational[]} terms @param {string} sign "+" or "×" */
export const chain = (terms, sign) =>
  terms.map((each, place) => (place ? `${sign} ${term(each)}` : written(each))).join(" ");

/** Times a number, which may be a fraction: "× 4", "÷ 3.5", "× 2 ÷ 3". @param {Rational} by */
export function timesText(by) {
  if (digitsOf(by).exact) return `× ${term(by)}`;
  const upside = ONE.over(by);
  if (digitsOf(upside).exact) return `÷ ${term(upside)}`;
  return `× ${term(new Rational(by.numerator))} ÷ ${by.denominator}`;
}

/** A sum with a number added: "3 + 2", or "3 − 2" where it is negative; without it where it is 0. */
/** @param {string} sum @param {Rational} x */
export function plusText(sum, x) {
  if (!x.numerator) return sum;
  return `${sum} ${x.compare(ZERO) < 0 ? "−" : "+"} ${written(x.size())}`;
}
