/**
 * Section 8 of `docs/explanation/scoring.md`: the steps from a raw score to the score.
 */

import { among } from "./ranges.js";
import { Rational, ZERO } from "./rational.js";

/**
 * @typedef {import("./ranges.js").Value} Value
 * @typedef {import("./score.js").Look} Look
 * @typedef {(value: Value, step: any, look: Look) => Value | "not_enough" | "not_applicable"} TakeStep
 */

/** Steps, by the key that tells them apart. @type {Record<string, TakeStep>} */
export const STEPS = {
  rescale({ x, low, high }, { rescale }) {
    const [start, end] = rescale.map(Rational.parse);
    const share = low.compare(high) ? x.minus(low).over(high.minus(low)) : ZERO;
    return among(start.plus(end.minus(start).times(share)), [start, end]);
  },
  decimals: (value, { decimals }) => each(value, (number) => number.rounded(decimals)),
};

/** What is done to the value is done to both ends of its range. */
/** @param {Value} value @param {(number: Rational) => Rational} change @returns {Value} */
export const each = ({ x, low, high }, change) => among(change(x), [change(low), change(high)]);
