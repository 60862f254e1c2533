/**
 * Sections 4 and 6 of `docs/explanation/scoring.md`: what a scale is made of, and what stands in for a part that is missing.
 */

import { NOT_APPLICABLE, typeOf, valueOf } from "./answers.js";
import { among } from "./ranges.js";
import { Rational } from "./rational.js";
import { wordOf } from "./words.js";

/**
 * @typedef {import("./bank.js").Part} Part
 * @typedef {import("./ranges.js").Value} Value
 * @typedef {import("./score.js").Look} Look
 * @typedef {import("./score.js").Status} Status
 *
 * @typedef {object} Found what a part comes to by itself
 * @property {Status} status
 * @property {Value | null} value
 * @property {() => Rational[]} range numbers among which the value always is
 *
 * @typedef {object} ScoredPart
 * @property {Part} part
 * @property {Status} status
 * @property {Value | null} value reversed, but not yet counted or weighted
 * @property {Value | null} filled the value, or what stands in for it; null for a part that is left out
 * @property {Value | null} [counted] what a part of a count counts
 */

/** Kinds of parts, by the key that tells them apart. */
/** @type {Record<string, (part: any, look: Look) => Found>} */
export const PARTS = {
  item({ item: id, set }, look) {
    const { item, status, answer, value: own } = look.item(id);
    const options = look.options(set ?? item.set);
    const value = set === undefined || answer === undefined ? own : valueOf(answer, item, options);
    return {
      status: value ? "scored" : status === NOT_APPLICABLE ? status : "not_enough",
      value,
      range: () => typeOf(item).range(item, options),
    };
  },
  scale({ scale }, look) {
    const { status, score: x, low, high, range } = look.scale(scale);
    return { status, value: x && low && high && { x, low, high }, range: () => range };
  },
};

/** @param {Part} part @param {Look} look @returns {ScoredPart} */
export function scorePart(part, look) {
  const { status, value: own, range } = wordOf(PARTS, part)(part, look);
  const value = own && part.reverse ? reversed(own) : own;
  const filled = status === "not_enough" && part.fill ? among(Rational.parse(part.fill), range()) : value;
  return { part, status, value, filled };
}

/** @param {Value} value @returns {Value} the value turned around in its range */
export const reversed = ({ x, low, high }) => ({ x: low.plus(high).minus(x), low, high });
