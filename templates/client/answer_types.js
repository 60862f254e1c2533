/**
 * Section 1 of `docs/explanation/scoring.md` for what few banks need: multiple choice, numbers and text.
 */

import { pointsOf } from "./answers.js";
import { among, reaches } from "./ranges.js";
import { Rational, ZERO } from "./rational.js";

/**
 * @typedef {import("./answers.js").AnswerType} AnswerType
 * @typedef {import("./bank.js").ScoredRange} ScoredRange
 */

const MOST_DIGITS = 15;
/** Zeros that lead or trail count as no digits, but there is an end to them. */
const MOST_SIGNS = 30;
const MOST_LETTERS = 10_000;

/** @type {AnswerType} */
const multiple = {
  read: (answer, { none }, options) =>
    Array.isArray(answer) &&
    (answer.length > 0 || none) &&
    new Set(answer).size === answer.length &&
    answer.every((each) => options.some(([value]) => value === each))
      ? answer
      : undefined,
  points(answer, { max }, options) {
    const points = pointsOf(options, answer);
    if (!points.length && answer.length) return undefined;
    return max ? among(points[0] ?? ZERO, points).high : sum(points);
  },
  range({ max, none }, options) {
    const points = pointsOf(options);
    const sides = max ? [] : [-1, 1].map((sign) => points.filter((each) => each.compare(ZERO) === sign));
    return [...points, ...sides.filter((side) => side.length).map(sum), ...(none ? [ZERO] : [])];
  },
};

/** @type {AnswerType} */
const number = {
  read(answer, { range = ["0", "0"], grid = "1" }) {
    const shortest = typeof answer === "string" ? shortestNumber(answer) : null;
    if (!shortest) return undefined;
    const [x, low, high, step] = [shortest, ...range, grid].map(Rational.parse);
    const onGrid = x.minus(low).over(step).denominator === 1n;
    return onGrid && x.compare(low) >= 0 && x.compare(high) <= 0 ? shortest : undefined;
  },
  points(answer, { cuts }) {
    const x = Rational.parse(answer);
    return cuts ? scoreIn(cuts, x) : x;
  },
  range({ range = ["0", "0"], grid = "1", cuts }) {
    const [low, high, step] = [...range, grid].map(Rational.parse);
    const steps = high.minus(low).over(step).rounded(0, -1);
    return cuts ? scoresIn(cuts, [low, high]) : [low, low.plus(step.times(steps))];
  },
};

/** @type {AnswerType} */
const text = {
  read: () => undefined,
  keep: (answer) => (typeof answer === "string" && answer.length <= MOST_LETTERS ? answer : undefined),
  points: () => undefined,
  range: () => [],
};

export const MORE_TYPES = { multiple, number, text };

/**
 * A number in its shortest form, as it is saved.
 * @param {string} typed as somebody types it: zeros may lead, and decimals may stand after a comma
 * @returns {string | null} " 07,50 " becomes "7.5"; null when it is no number of at most 15 digits
 */
export function canonicalNumber(typed) {
  const text = typed.trim().replace(",", ".");
  return text.length > MOST_SIGNS ? null : shortestNumber(text.replace(/^(-?)0+(?=\d)/, "$1"));
}

/** @param {string} text @returns {string | null} "3.0" becomes "3", ".50" becomes "0.5" */
function shortestNumber(text) {
  const found = /^(-?)(0|[1-9]\d*|(?=\.\d))(?:\.(\d*?)0*)?$/.exec(text.length > MOST_SIGNS ? "" : text);
  if (!found) return null;
  const [, minus, whole, decimals = ""] = found;
  const digits = (whole + decimals).replace(/^0+/, "");
  if (digits.length > MOST_DIGITS) return null;
  return (digits && minus) + (whole || "0") + (decimals && `.${decimals}`);
}

/** The score of the range that holds a number. @param {ScoredRange[]} ranges @param {Rational} x */
export function scoreIn(ranges, x) {
  const found = ranges.find((range) => reaches(range, x));
  return found && Rational.parse(found[4]);
}

/** The scores of all ranges that hold a number of `low` … `high`. @param {ScoredRange[]} ranges @param {Rational[]} ends */
export const scoresIn = (ranges, [low, high]) =>
  ranges.filter((range) => reaches(range, low, high)).map((range) => Rational.parse(range[4]));

/** @param {Rational[]} numbers */
const sum = (numbers) => numbers.reduce((total, each) => total.plus(each), ZERO);
