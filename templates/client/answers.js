/**
 * Section 1 of `docs/explanation/scoring.md`: which answers are good, and what points they have.
 */

import { among } from "./ranges.js";
import { Rational } from "./rational.js";
import { remembered } from "./remembered.js";

/**
 * @typedef {import("./bank.js").Answer} Answer
 * @typedef {import("./bank.js").Item} Item
 * @typedef {import("./bank.js").Option} Option
 * @typedef {import("./ranges.js").Value} Value
 *
 * @typedef {object} AnswerType what answers there are to a type of items
 * @property {(answer: unknown, item: Item, options: Option[]) => Answer | undefined} read the answer as it counts, or
 *   undefined when it is not good
 * @property {(answer: unknown) => Answer | undefined} [keep] the answer as it is stored, where that is not the same
 * @property {(answer: any, item: Item, options: Option[]) => Rational | undefined} points of a good answer
 * @property {(item: Item, options: Option[]) => Rational[]} range numbers among which points always are
 */

/** The answer that says an item does not apply to the reader. */
export const NOT_APPLICABLE = "not_applicable";

/**
 * The points of those options that have any.
 * @param {Option[]} options
 * @param {readonly string[]} [chosen] all of them when left out
 */
export const pointsOf = (options, chosen) =>
  options.flatMap(([value, points]) =>
    points === null || chosen?.includes(value) === false ? [] : Rational.parse(points),
  );

/** All points of a response set: a bank has a few sets, and asks a thousand times. */
const rangeOf = remembered(pointsOf);

/** Types of items, with what an answer to them is. @type {Record<string, AnswerType>} */
export const TYPES = {
  single: {
    read: (answer, _, options) => options.find(([value]) => value === answer)?.[0],
    points: (answer, _, options) => pointsOf(options, [answer])[0],
    range: (_, options) => rangeOf(options),
  },
};

/** @param {Item} item */
export const typeOf = ({ type }) => TYPES[type ?? "single"];

/**
 * The points of a good answer in a response set, before any reversal.
 * @param {Answer} answer
 * @param {Item} item
 * @param {Option[]} options
 * @returns {Value | null} null where it has no points
 */
export function valueOf(answer, item, options) {
  const { points, range } = typeOf(item);
  const x = points(answer, item, options);
  return x ? among(x, range(item, options)) : null;
}
