/**
 * Section 2 of `docs/explanation/scoring.md`: how true a condition is. That stands as a number, so that `all` is the lowest and
 * `any` the highest of several, and `not` what is left to 1.
 */

import { wordOf } from "./words.js";

/**
 * @typedef {import("./bank.js").Condition} Condition
 * @typedef {import("./score.js").Look} Look
 */

export const TRUE = 1;
export const FALSE = 0;
export const UNKNOWN = 0.5;

/**
 * Kinds of conditions, by the key that tells them apart. Most banks have none.
 * @type {Record<string, (condition: any, look: Look) => number>}
 */
export const CONDITIONS = {};

/**
 * @param {Condition | null | undefined} condition none is always true
 * @param {Look} look
 * @returns {number} TRUE, FALSE or UNKNOWN
 */
export const truth = (condition, look) => (condition ? wordOf(CONDITIONS, condition)(condition, look) : TRUE);

/**
 * Section 10: the first of several conditions that is true.
 * @param {(Condition | null | undefined)[]} conditions
 * @param {Look} look
 * @returns {{ status: import("./score.js").Status, place: number }} the place is -1 when none is true, or not for sure
 */
export function firstTrue(conditions, look) {
  const truths = conditions.map((each) => truth(each, look));
  const place = truths.findIndex((each) => each !== FALSE);
  if (place < 0) return { status: "not_applicable", place };
  return truths[place] === TRUE ? { status: "scored", place } : { status: "not_enough", place: -1 };
}
