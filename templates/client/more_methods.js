/**
 * Sections 4 and 7 of `docs/explanation/scoring.md` for what few banks need: the other methods, and points by a condition.
 */

import { tested } from "./condition_kinds.js";
import { TRUE, UNKNOWN, truth } from "./conditions.js";
import { METHODS, sumOf, times, weightOf, weighted } from "./methods.js";
import { among } from "./ranges.js";
import { HUNDRED, ONE, Rational, ZERO } from "./rational.js";

/**
 * @typedef {import("./methods.js").Method} Method
 * @typedef {import("./parts.js").ScoredPart} ScoredPart
 * @typedef {import("./ranges.js").Value} Value
 */

/** @type {Record<string, Method>} */
export const MORE_METHODS = {
  min: (kept) => furthest(weighted(kept), "low"),
  max: (kept) => furthest(weighted(kept), "high"),
  percent(kept) {
    const total = sumOf(kept);
    return total.high.compare(ZERO) > 0 ? times(total, HUNDRED.over(total.high)) : null;
  },
  product: (kept) =>
    kept
      .map((part) => power(/** @type {Value} */ (part.filled), weightOf(part).numerator))
      .reduce((one, other) => one && other && multiplied(one, other)),
  count(kept, all, look) {
    const ones = kept.map((part) => ({ ...part, filled: (part.counted = counted(part, look)) }));
    return METHODS.sum(ones, all, look);
  },
};

/** @type {typeof import("./parts.js").PARTS} */
export const POINTS = {
  score({ when, score, otherwise = "0" }, look) {
    const both = [score, otherwise].map(Rational.parse);
    const met = truth(when, look);
    const x = met === UNKNOWN ? null : both[TRUE - met];
    return { status: x ? "scored" : "not_enough", value: x && among(x, both), range: () => both };
  },
};

/** Section 4: what a part counts. Points are not tested. */
/** @param {ScoredPart} part @param {import("./score.js").Look} look @returns {Value | null} */
function counted({ part, value, filled }, look) {
  if (!part.counts || !filled) return filled;
  const answer = part.item ? look.item(part.item).answer : undefined;
  const met = value && tested(part.counts, { known: TRUE, number: value.x, answer }, look);
  return among(value ? (met ? ONE : ZERO) : filled.x, [ZERO, ONE]);
}

/** @param {Value[]} values @param {"low" | "high"} side @returns {Value} */
function furthest(values, side) {
  /** @param {"x" | "low" | "high"} end */
  const of = (end) => {
    const ends = values.map((value) => value[end]);
    return among(ends[0], ends)[side];
  };
  return { x: of("x"), low: of("low"), high: of("high") };
}

/** @param {Value} one @param {Value} other @returns {Value} */
const multiplied = (one, other) =>
  among(
    one.x.times(other.x),
    [one.low, one.high].flatMap((end) => [end.times(other.low), end.times(other.high)]),
  );

/** @param {Value} value @param {bigint} exponent not 0 @returns {Value | null} */
function power({ x, low, high }, exponent) {
  const numbers = [x, low, high];
  if (exponent < 0n && numbers.some(({ numerator }) => !numerator)) return null;
  const ends = numbers.map(({ numerator, denominator }) =>
    exponent < 0n
      ? new Rational(denominator ** -exponent, numerator ** -exponent)
      : new Rational(numerator ** exponent, denominator ** exponent),
  );
  // The lowest square is that of 0, where the range runs over it.
  if (exponent > 0n && exponent % 2n === 0n && low.compare(ZERO) * high.compare(ZERO) < 0) ends.push(ZERO);
  return among(ends[0], ends);
}
