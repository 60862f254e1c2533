/**
 * Section 9 of `docs/explanation/scoring.md`: ranges, and where a number falls in them.
 */

import { Rational } from "./rational.js";

/**
 * @typedef {import("./bank.js").Range} Range
 * @typedef {{ x: Rational, low: Rational, high: Rational, group?: number }} Value a value with its attainable range;
 *   after a comparison with norms also the place of the group
 */

/**
 * Whether a range holds a number of `low` … `high`.
 * @param {readonly [...Range, ...unknown[]]} range
 * @param {Rational} low
 * @param {Rational} [high]
 */
export const reaches = ([from, above, to, below], low, high = low) =>
  (from === null || high.compare(Rational.parse(from)) >= above) &&
  (to === null || Rational.parse(to).compare(low) >= below);

/** The place of the band that holds a number, or -1. @param {Range[] | undefined} bands @param {Rational} x */
export const bandOf = (bands = [], x) => bands.findIndex((band) => reaches(band, x));

/**
 * A value in the range that just holds it and all of these numbers.
 * @param {Rational} x
 * @param {Rational[]} others
 * @returns {Value}
 */
export function among(x, others) {
  let [low, high] = [x, x];
  for (const other of others) {
    if (other.compare(low) < 0) low = other;
    if (other.compare(high) > 0) high = other;
  }
  return { x, low, high };
}
