/**
 * When a note of the authors holds: conditions on the headlines of sections. Pure. What hangs on a section that has no
 * result is unknown, and unknown never holds.
 */

import { Rational } from "./rational.js";

/**
 * @typedef {object} Known a section with a score
 * @property {Rational} x
 * @property {number} band its place, from the lowest; -1 without one
 *
 * @typedef {Record<string, any>} SectionCondition as the page brings it
 */

const HOLDS = 1;
const FAILS = 0;
const UNKNOWN = 0.5;

/** @type {Record<string, (sign: number) => boolean>} what the sign of the difference to the limit has to be */
const SIGNS = {
  at_least: (sign) => sign >= 0,
  at_most: (sign) => sign <= 0,
  above: (sign) => sign > 0,
  below: (sign) => sign < 0,
};

/**
 * @param {SectionCondition} condition
 * @param {ReadonlyMap<string, Known>} known sections by id
 * @returns {boolean}
 */
export const holds = (condition, known) => truthOf(condition, known) === HOLDS;

/** @param {SectionCondition} condition @param {ReadonlyMap<string, Known>} known @returns {number} */
function truthOf(condition, known) {
  /** @param {SectionCondition} each */
  const truth = (each) => truthOf(each, known);
  if (condition.all) return Math.min(...condition.all.map(truth));
  if (condition.any) return Math.max(...condition.any.map(truth));
  if (condition.not) return HOLDS - truth(condition.not);
  if (condition.scored) return known.has(condition.scored) ? HOLDS : FAILS;
  const found = known.get(condition.section);
  if (!found) return UNKNOWN;
  if (condition.band) return condition.band.includes(found.band) ? HOLDS : FAILS;
  const comparison = Object.keys(SIGNS).find((key) => key in condition) ?? "";
  const sign = found.x.compare(Rational.parse(condition[comparison]));
  return SIGNS[comparison](sign) ? HOLDS : FAILS;
}
