/**
 * The reader's scorer. It follows `generator/scoring.md`, and its sections are numbered as there; the scorer of the
 * build, `generator/selfcheck/score.py`, follows the same page. Numbers in a bank are exact text: "40", "0.5", "4/3".
 */

import { Rational } from "./rational.js";

/**
 * @typedef {[value: string, points: string | null]} Option
 * @typedef {object} Item
 * @property {string} id
 * @property {number} set place of its response set in `sets`
 * @property {string} fingerprint changes when the response options change
 * @property {boolean} [reverse]
 * @property {string} [weight]
 * @property {boolean} [not_applicable] whether "Doesn't apply to me" is offered
 * @property {boolean} [optional]
 * @property {string} [step] the next step to offer when the answer is low
 *
 * @typedef {{ item?: string, scale?: string, weight?: string, reverse?: boolean }} Part
 * @typedef {{ number?: number, share?: string, above?: boolean }} Missing
 * @typedef {{ rescale?: [string, string], decimals?: number }} Step
 * @typedef {object} Scale
 * @property {string} id
 * @property {"mean" | "sum"} method
 * @property {[string, string]} range the attainable range of a fully answered scale, after all steps
 * @property {Part[]} parts
 * @property {Missing} [missing] how many parts have to be answered; all of them when left out
 * @property {Step[]} [steps]
 * @property {string[]} [bands] where the bands begin, rising
 *
 * @typedef {object} Bank
 * @property {number} format
 * @property {string} bank id of the section: "chapter/section"
 * @property {number} revision
 * @property {string} [digest] changes with anything that bears on a score
 * @property {string} [headline] the scale that is shown first
 * @property {Option[][]} sets response sets
 * @property {Item[]} items
 * @property {Scale[]} scales free of circles, in any order
 * @property {{ id: string, effort: number }[]} [next_steps]
 *
 * @typedef {{ x: Rational, low: Rational, high: Rational }} Value a value with its attainable range
 * @typedef {"scored" | "not_enough" | "not_applicable"} Status
 * @typedef {{ part: Part, status: Status, value: Value | null }} ScoredPart `value` is reversed but not yet weighted
 * @typedef {object} ScaleScore
 * @property {string} scale
 * @property {Status} status
 * @property {Rational | null} score exact; null without a score, like `low` and `high`
 * @property {Rational | null} low the lowest score attainable with the parts that were answered
 * @property {Rational | null} high
 * @property {number} band place of the band in the scale's bands, or -1
 * @property {string} shown the score as the reader sees it; empty without a score
 * @property {number} answered parts with an answer or a score
 * @property {number} applicable parts that do not count as "not applicable"
 * @property {number} needed how many more parts have to be answered for a score; 0 when it is enough
 * @property {ScoredPart[]} parts
 */

/** The answer that says an item does not apply to the reader. */
export const NOT_APPLICABLE = "not_applicable";

const ONE = new Rational(1n);
const ZERO = new Rational(0n);
/** A score is never shown with more decimal places than this. */
const MOST_PLACES = 12;

/**
 * Scores all scales of a bank.
 * @param {Bank} bank
 * @param {ReadonlyMap<string, string>} answers item id to the value of the chosen option or to `NOT_APPLICABLE`;
 *   whatever is no option of its item counts as missing
 * @returns {Map<string, ScaleScore>} by scale id, in the order of the bank
 */
export function score(bank, answers) {
  const items = itemValues(bank, answers);
  const scales = new Map(bank.scales.map((scale) => [scale.id, scale]));
  /** @type {Map<string, ScaleScore>} */
  const scores = new Map();

  /** @param {string} id @returns {ScaleScore} */
  const scoreOf = (id) => {
    const known = scores.get(id);
    if (known) return known;
    const scale = /** @type {Scale} */ (scales.get(id));
    const found = scoreScale(scale, scale.parts.map(valueOfPart));
    scores.set(id, found);
    return found;
  };
  /** @param {Part} part @returns {ScoredPart} */
  const valueOfPart = (part) => {
    const { status, value } = part.item ? items(part.item) : asPart(scoreOf(/** @type {string} */ (part.scale)));
    return { part, status, value: value && part.reverse ? reversed(value) : value };
  };
  return new Map(bank.scales.map(({ id }) => [id, scoreOf(id)]));
}

/**
 * Section 1: the points of each answer, before any reversal.
 * @param {Bank} bank
 * @param {ReadonlyMap<string, string>} answers
 * @returns {(item: string) => { status: Status, value: Value | null }}
 */
export function itemValues(bank, answers) {
  const items = new Map(bank.items.map((item) => [item.id, item]));
  const sets = bank.sets.map((options) => {
    const points = new Map(options.flatMap(([value, text]) => (text == null ? [] : [[value, Rational.parse(text)]])));
    const rising = [...points.values()].sort((a, b) => a.compare(b));
    return { points, low: rising[0], high: rising[rising.length - 1] };
  });
  return (id) => {
    const item = items.get(id);
    const answer = answers.get(id);
    if (!item || answer === undefined) return { status: "not_enough", value: null };
    if (item.not_applicable && answer === NOT_APPLICABLE) return { status: NOT_APPLICABLE, value: null };
    const { points, low, high } = sets[item.set];
    const x = points.get(answer);
    return x ? { status: "scored", value: { x, low, high } } : { status: "not_enough", value: null };
  };
}

/** @param {Value} value @returns {Value} the value turned around in its range */
export const reversed = ({ x, low, high }) => ({ x: low.plus(high).minus(x), low, high });

/** Section 2: a scale as a part of another. @param {ScaleScore} scored */
function asPart({ status, score: x, low, high }) {
  return { status, value: x && low && high ? { x, low, high } : null };
}

/**
 * Sections 3 to 7 for one scale.
 * @param {Scale} scale
 * @param {ScoredPart[]} parts
 * @returns {ScaleScore}
 */
function scoreScale(scale, parts) {
  const applicable = parts.filter(({ status }) => status !== NOT_APPLICABLE).length;
  const answered = parts.filter(({ value }) => value).length;
  const needed = missingAnswers(scale.missing, answered, applicable);
  const counts = { answered, applicable, needed, parts };
  if (!applicable || needed) {
    const status = applicable ? "not_enough" : NOT_APPLICABLE;
    return { scale: scale.id, status, score: null, low: null, high: null, band: -1, shown: "", ...counts };
  }
  const { x, low, high } = (scale.steps ?? []).reduce(takeStep, rawScore(scale, parts));
  const band = bandOf(scale, x);
  return { scale: scale.id, status: "scored", score: x, low, high, band, shown: shown(scale, x), ...counts };
}

/**
 * Section 3: how many more answers a scale needs.
 * @param {Missing | undefined} missing
 * @param {number} answered
 * @param {number} applicable
 */
function missingAnswers(missing = { share: "1" }, answered, applicable) {
  let least = missing.number ?? 0;
  if (missing.share) {
    const { numerator, denominator } = Rational.parse(missing.share).times(new Rational(BigInt(applicable)));
    const whole = numerator / denominator;
    least = Number(whole) + Number(missing.above || whole * denominator < numerator);
  }
  return Math.max(0, Math.max(1, least) - answered);
}

/**
 * Section 4.
 * @param {Scale} scale
 * @param {ScoredPart[]} parts at least one of them answered
 * @returns {Value}
 */
function rawScore({ method }, parts) {
  let [x, low, high, weights, allWeights] = [ZERO, ZERO, ZERO, ZERO, ZERO];
  for (const { part, value } of parts) {
    const weight = part.weight ? Rational.parse(part.weight) : ONE;
    allWeights = allWeights.plus(weight.size());
    if (!value) continue;
    const weighted = weight === ONE ? value : timesWeight(value, weight);
    x = x.plus(weighted.x);
    low = low.plus(weighted.low);
    high = high.plus(weighted.high);
    weights = weights.plus(weight.size());
  }
  const factor = (method === "mean" ? ONE : allWeights).over(weights);
  return { x: x.times(factor), low: low.times(factor), high: high.times(factor) };
}

/** @param {Value} value @param {Rational} weight of either sign @returns {Value} */
function timesWeight({ x, low, high }, weight) {
  const [least, most] = weight.compare(ZERO) < 0 ? [high, low] : [low, high];
  return { x: x.times(weight), low: least.times(weight), high: most.times(weight) };
}

/**
 * Section 5.
 * @param {Value} value
 * @param {Step} step
 * @returns {Value}
 */
function takeStep({ x, low, high }, { rescale, decimals }) {
  if (rescale) {
    const [start, end] = rescale.map(Rational.parse);
    const [newLow, newHigh] = start.compare(end) < 0 ? [start, end] : [end, start];
    const width = high.minus(low);
    const moved = width.compare(ZERO) ? x.minus(low).times(end.minus(start)).over(width) : ZERO;
    return { x: start.plus(moved), low: newLow, high: newHigh };
  }
  const places = decimals ?? 0;
  return { x: x.rounded(places), low: low.rounded(places), high: high.rounded(places) };
}

/** Section 6. @param {Scale} scale @param {Rational} x */
function bandOf({ bands = [] }, x) {
  return bands.reduce((found, from, place) => (Rational.parse(from).compare(x) <= 0 ? place : found), -1);
}

/** Section 7. @param {Scale} scale @param {Rational} x */
function shown(scale, x) {
  const last = scale.steps?.at(-1);
  if (last?.decimals !== undefined) return x.toFixed(last.decimals);
  const [low, high] = scale.range.map(Rational.parse);
  let places = 0;
  while (
    places < 6 &&
    high
      .minus(low)
      .times(new Rational(10n ** BigInt(places)))
      .compare(new Rational(100n)) < 0
  )
    places++;
  if (!x.rounded(places).compare(x)) return places ? x.toFixed(places).replace(/\.?0+$/, "") : x.toFixed(0);
  while (places < MOST_PLACES && bandOf(scale, x.rounded(places)) !== bandOf(scale, x)) places++;
  return x.toFixed(places);
}
