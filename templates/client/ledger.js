/**
 * How a score came about, from the answers to the band: what `score.js` found, told part by part and step by step. Pure;
 * nothing is scored here a second time but what parts count with their weights.
 */

import { same } from "./numbers.js";
import { ONE, Rational, ZERO } from "./rational.js";

/**
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./bank.js").Scale} Scale
 * @typedef {import("./bank.js").Step} Step
 * @typedef {import("./parts.js").ScoredPart} ScoredPart
 * @typedef {import("./ranges.js").Value} Value
 * @typedef {import("./score.js").ScaleScore} ScaleScore
 * @typedef {import("./score.js").ScoredItem} ScoredItem
 *
 * @typedef {object} Found what was worked out from somebody's answers
 * @property {ReadonlyMap<string, ScoredItem>} items by item id
 * @property {ReadonlyMap<string, ScaleScore>} scales by scale id
 *
 * @typedef {object} Row what one part of a scale counts
 * @property {import("./bank.js").Part} part
 * @property {import("./score.js").Status} status
 * @property {ScoredItem} [item] of an item
 * @property {ScaleScore} [inner] of a scale
 * @property {Rational | null} points before it is turned around; null without an answer
 * @property {boolean} recoded whether the points are other than the item's own
 * @property {Rational | null} ends the lowest plus the highest points, where it is turned around
 * @property {Rational | null} value after it is turned around
 * @property {boolean | null} holds of points by a condition: whether it is true; null where that cannot be told
 * @property {boolean | null} met whether it is counted; null where nothing is tested
 * @property {Rational | null} taken what goes on with the weight: the value, 0 or 1 where parts are counted, or what
 *   stands in; null for what is left out
 * @property {boolean} filled whether something stands in
 * @property {Rational} weight
 * @property {Rational | null} adds with the weight, or to its power
 *
 * @typedef {object} Raw how the parts became one number
 * @property {Scale["method"]} method
 * @property {Rational[]} terms what the parts add, in order
 * @property {Rational} sum of the terms
 * @property {Rational} kept the weights of the parts that are not left out, added up
 * @property {Rational} all the weights of all parts, added up
 * @property {Rational} top the highest sum that can be reached
 * @property {Rational} x the raw score
 *
 * @typedef {object} Stage one step
 * @property {Step} step
 * @property {Value} from
 * @property {Value | null} to null where the step leads to no score
 *
 * @typedef {{ scale: Scale, found: ScaleScore, rows: Row[], raw: Raw | null, stages: Stage[] }} Account
 */

/**
 * The account of one scale.
 * @param {Bank} bank
 * @param {Found} found
 * @param {string} id
 * @returns {Account}
 */
export function accountOf(bank, found, id) {
  const scale = /** @type {Scale} */ (bank.scales.find((each) => each.id === id));
  const score = /** @type {ScaleScore} */ (found.scales.get(id));
  const [first, ...rest] = score.trail;
  const steps = (first && scale.steps) || [];
  const stages = steps.slice(0, score.trail.length).map((step, place) => ({
    step,
    from: score.trail[place],
    to: rest[place] ?? null,
  }));
  // Where the condition of a scale is not true, its parts do not count, whatever they are.
  const off = !score.applicable && score.parts.some(({ value }) => value);
  return {
    scale,
    found: score,
    rows: off ? [] : score.parts.map((part) => rowOf(scale, part, found)),
    raw: first ? rawOf(scale, score.parts, first) : null,
    stages,
  };
}

/** @param {Scale} scale @param {ScoredPart} scored @param {Found} found @returns {Row} */
function rowOf({ method }, { part, status, value, filled, counted }, { items, scales }) {
  const item = items.get(part.item ?? "");
  const points = value && part.reverse ? value.low.plus(value.high).minus(value.x) : (value?.x ?? null);
  const taken = counted ?? filled;
  const weight = Rational.parse(part.weight ?? "1");
  return {
    part,
    status,
    item,
    inner: scales.get(part.scale ?? ""),
    points,
    recoded: !!points && part.set !== undefined && part.set !== item?.item.set && !same(points, item?.value?.x),
    ends: value && part.reverse ? value.low.plus(value.high) : null,
    value: value?.x ?? null,
    holds: part.score === undefined || !points ? null : same(points, Rational.parse(part.score)),
    met: counted && part.counts && value ? !!counted.x.numerator : null,
    taken: taken?.x ?? null,
    filled: !value && !!filled,
    weight,
    adds: taken && weighted(method, taken.x, weight),
  };
}

/** What a number adds: times its weight, or in a product to the power of it. */
/** @param {Scale["method"]} method @param {Rational} x @param {Rational} weight */
function weighted(method, x, weight) {
  if (method !== "product") return x.times(weight);
  const times = Array.from({ length: Math.abs(Number(weight.numerator)) }, () => x);
  const power = times.reduce((one, other) => one.times(other), ONE);
  return weight.compare(ZERO) < 0 && power.numerator ? ONE.over(power) : power;
}

/** @param {Scale} scale @param {ScoredPart[]} parts @param {Value} raw @returns {Raw} */
function rawOf({ method }, parts, { x }) {
  const weight = (/** @type {ScoredPart} */ { part }) => Rational.parse(part.weight ?? "1");
  const total = (/** @type {Rational[]} */ numbers) => numbers.reduce((sum, each) => sum.plus(each), ZERO);
  const kept = parts.flatMap((part) => {
    const taken = part.counted ?? part.filled;
    return taken ? [{ part, taken, weight: weight(part) }] : [];
  });
  const terms = kept.map(({ taken, weight }) => weighted(method, taken.x, weight));
  return {
    method,
    terms,
    sum: total(terms),
    kept: total(kept.map(({ weight }) => weight.size())),
    all: total(parts.map((part) => weight(part).size())),
    top: total(kept.map(({ taken, weight }) => taken.high.times(weight))),
    x,
  };
}
