/**
 * Section 2 of `docs/explanation/scoring.md`: every kind of condition.
 */

import { NOT_APPLICABLE } from "./answers.js";
import { FALSE, TRUE, UNKNOWN, truth } from "./conditions.js";
import { Rational } from "./rational.js";

/**
 * @typedef {import("./bank.js").Condition} Condition
 * @typedef {import("./bank.js").Item} Item
 * @typedef {import("./bank.js").Limit} Limit
 * @typedef {import("./bank.js").Option} Option
 * @typedef {import("./score.js").Look} Look
 *
 * @typedef {object} Subject what is tested
 * @property {number} known TRUE when it is there, FALSE when it does not apply, else UNKNOWN
 * @property {Rational | null} [number]
 * @property {import("./bank.js").Answer} [answer]
 * @property {number} [band]
 */

/** @type {["at_least" | "at_most" | "above" | "below", (difference: number) => boolean][]} */
const COMPARISONS = [
  ["at_least", (difference) => difference >= 0],
  ["at_most", (difference) => difference <= 0],
  ["above", (difference) => difference > 0],
  ["below", (difference) => difference < 0],
];

/** @param {Condition} condition @param {Look} look */
const test = (condition, look) => tested(condition, subjectOf(condition, look), look);

/** @type {typeof import("./conditions.js").CONDITIONS} */
export const KINDS = {
  all: ({ all }, look) => Math.min(TRUE, ...all.map((/** @type {Condition} */ each) => truth(each, look))),
  any: ({ any }, look) => Math.max(FALSE, ...any.map((/** @type {Condition} */ each) => truth(each, look))),
  not: ({ not }, look) => TRUE - truth(not, look),
  answered: ({ answered }, look) => Math.floor(subjectOf({ item: answered }, look).known),
  scored: ({ scored }, look) => Math.floor(subjectOf({ scale: scored }, look).known),
  item: test,
  scale: test,
};

/**
 * @param {Condition} tests
 * @param {Subject} subject
 * @param {Look} look
 * @returns {number} how true it is that all tests are met
 */
export function tested({ is, band, ...limits }, subject, look) {
  const { known, answer } = subject;
  const all = COMPARISONS.flatMap(([name, met]) => {
    const limit = limits[name];
    return limit === undefined ? [] : compared(subject, subjectOf(limit, look), met);
  });
  if (is) all.push(known === TRUE ? Number([answer ?? []].flat().some((each) => is.includes(each))) : known);
  if (band) all.push(known === TRUE ? Number(band.includes(Number(subject.band))) : known);
  return Math.min(...all);
}

/**
 * @param {Subject} one
 * @param {Subject} other
 * @param {(difference: number) => boolean} met
 */
function compared(one, other, met) {
  if (one.number && other.number) return Number(met(one.number.compare(other.number)));
  // An answer without a number meets no test, like what does not apply.
  return Math.min(...[one, other].map(({ known, number }) => (known === TRUE && !number ? FALSE : known)));
}

/** The number of an answer that is a text. @param {Item} item @param {string} answer @param {Option[]} options */
function numberOf({ type, numbers = [] }, answer, options) {
  if (type === "number") return Rational.parse(answer);
  const place = options.findIndex(([value]) => value === answer);
  const number = numbers[place] ?? options[place][1];
  return number === null ? null : Rational.parse(number);
}

/**
 * What a condition asks about, or the limit of a comparison.
 * @param {Limit} limit
 * @param {Look} look
 * @returns {Subject}
 */
function subjectOf(limit, look) {
  if (typeof limit === "string") return { known: TRUE, number: Rational.parse(limit) };
  if (limit.scale) {
    const { status, score: number, band } = look.scale(limit.scale);
    return { known: number ? TRUE : status === NOT_APPLICABLE ? FALSE : UNKNOWN, number, band };
  }
  const { item, status, answer, value } = look.item(String(limit.item));
  if (answer === undefined) return { known: status === NOT_APPLICABLE ? FALSE : UNKNOWN };
  if (typeof answer !== "string") return { known: TRUE, number: value?.x, answer };
  return { known: TRUE, number: numberOf(item, answer, look.options(item.set)), answer };
}
