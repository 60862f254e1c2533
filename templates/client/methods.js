/**
 * Section 7 of `docs/explanation/scoring.md`: the raw score of a scale, from its parts.
 */

import { ONE, Rational, ZERO } from "./rational.js";

/**
 * @typedef {import("./parts.js").ScoredPart} ScoredPart
 * @typedef {import("./ranges.js").Value} Value
 *
 * @typedef {(kept: ScoredPart[], all: ScoredPart[], look: import("./score.js").Look) => Value | null} Method
 *   `kept` are those of all parts that are not left out, one or more; null where it would divide by 0
 */

/** Methods, by name. @type {Record<string, Method>} */
export const METHODS = {
  mean: (kept) => times(sumOf(kept), ONE.over(weightsOf(kept))),
  sum: (kept, all) => times(sumOf(kept), weightsOf(all).over(weightsOf(kept))),
};

/** @param {ScoredPart} part */
export const weightOf = ({ part: { weight = "1" } }) => Rational.parse(weight);

/** @param {ScoredPart[]} parts */
const weightsOf = (parts) => parts.reduce((sum, part) => sum.plus(weightOf(part).size()), ZERO);

/** @param {ScoredPart[]} parts @returns {Value[]} */
export const weighted = (parts) => parts.map((part) => times(/** @type {Value} */ (part.filled), weightOf(part)));

/** @param {ScoredPart[]} parts @returns {Value} */
export const sumOf = (parts) =>
  weighted(parts).reduce((one, { x, low, high }) => ({
    x: one.x.plus(x),
    low: one.low.plus(low),
    high: one.high.plus(high),
  }));

/** @param {Value} value @param {Rational} factor of either sign @returns {Value} */
export function times({ x, low, high }, factor) {
  const [least, most] = factor.compare(ZERO) < 0 ? [high, low] : [low, high];
  return { x: x.times(factor), low: least.times(factor), high: most.times(factor) };
}
