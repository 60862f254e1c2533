/**
 * The reader's scorer. It follows `docs/explanation/scoring.md`, and its sections are numbered as there; the scorer of the
 * build, `generator/selfcheck/score/`, follows the same page.
 */

import { NOT_APPLICABLE, typeOf, valueOf } from "./answers.js";
import { FALSE, TRUE, UNKNOWN, firstTrue, truth } from "./conditions.js";
import { METHODS } from "./methods.js";
import { scorePart } from "./parts.js";
import { among, bandOf } from "./ranges.js";
import { Rational } from "./rational.js";
import { remembered } from "./remembered.js";
import { shown } from "./showing.js";
import { STEPS } from "./steps.js";
import { wordOf } from "./words.js";

/**
 * @typedef {import("./bank.js").Answer} Answer
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./bank.js").Item} Item
 * @typedef {import("./bank.js").Scale} Scale
 * @typedef {import("./parts.js").ScoredPart} ScoredPart
 * @typedef {import("./ranges.js").Value} Value
 *
 * @typedef {"scored" | "not_enough" | "not_applicable"} Status
 *
 * @typedef {object} ScoredItem
 * @property {Item} item
 * @property {boolean} hidden
 * @property {Status} status "scored" for an answer with points, "not_enough" for a missing one
 * @property {Answer} [answer] if it is good, other than "does not apply"; of a hidden item what it counts as
 * @property {Value | null} value its points, before any reversal
 *
 * @typedef {object} ScaleScore
 * @property {string} scale
 * @property {Status} status
 * @property {Rational | null} score exact; null without a score, like `low` and `high`
 * @property {Rational | null} low the lowest score attainable with the parts that were answered
 * @property {Rational | null} high
 * @property {number} band place of the band in the scale's bands, or -1
 * @property {string} shown the score as the reader sees it; empty without a score
 * @property {Rational[]} range low and high end of what is attainable when everything is answered
 * @property {number} answered parts with an answer or a score, or items with an answer, where the scale counts those
 * @property {number} applicable parts (or items) that do not count as "not applicable"
 * @property {number} needed how many more have to be answered for a score; 0 when answers to its parts would not help
 * @property {ScoredPart[]} parts
 * @property {Value[]} trail the raw score, then what each step made of it; empty where nothing was worked out
 *
 * @typedef {object} Look what has been found so far, or is now
 * @property {(id: string) => ScoredItem} item
 * @property {(id: string) => ScaleScore} scale
 * @property {(set?: number) => import("./bank.js").Option[]} options of a response set
 */

/**
 * Scores a bank.
 * @param {Bank} bank
 * @param {ReadonlyMap<string, Answer>} answers by item id; whatever is no good answer to its item counts as missing
 */
export function score(bank, answers) {
  /** @type {Look} */
  const look = {
    item: once(bank.items, (item) => scoreItem(item, answers.get(item.id), look)),
    scale: once(bank.scales, (scale) => scoreScale(scale, look)),
    options: (set = 0) => bank.sets[set],
  };
  const items = new Map(bank.items.map(({ id }) => [id, look.item(id)]));
  return {
    items,
    hidden: new Set([...items.keys()].filter((id) => items.get(id)?.hidden)),
    scales: new Map(bank.scales.map(({ id }) => [id, look.scale(id)])),
    classifications: new Map((bank.classifications ?? []).map(({ id, when }) => [id, firstTrue(when, look)])),
    alerts: (bank.alerts ?? []).flatMap((alert, place) => (truth(alert, look) === TRUE ? [place] : [])),
  };
}

/**
 * Works out each entry when it is first asked for: items depend on scales, and scales on items.
 * @template {{ id: string }} Entry
 * @template Result
 * @param {Entry[]} entries
 * @param {(entry: Entry) => Result} work
 * @returns {(id: string) => Result}
 */
function once(entries, work) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const worked = remembered(work);
  return (id) => worked(/** @type {Entry} */ (byId.get(id)));
}

/**
 * Sections 1 and 3 for one item.
 * @param {Item} item
 * @param {Answer | undefined} given
 * @param {Look} look
 * @returns {ScoredItem}
 */
function scoreItem(item, given, look) {
  const met = truth(item.when, look);
  const hidden = met !== TRUE;
  const options = look.options(item.set);
  const counted = met === FALSE ? (item.otherwise ?? NOT_APPLICABLE) : hidden ? undefined : given;
  if (counted === NOT_APPLICABLE && (item.not_applicable || hidden))
    return { item, hidden, status: NOT_APPLICABLE, value: null };
  const answer = typeOf(item).read(counted, item, options);
  const value = answer === undefined || item.unscored ? null : valueOf(answer, item, options);
  return { item, hidden, status: value ? "scored" : "not_enough", answer, value };
}

/**
 * Sections 3 to 11 for one scale. Where its condition does not hold, its parts do not count.
 * @param {Scale} scale
 * @param {Look} look
 * @returns {ScaleScore}
 */
function scoreScale(scale, look) {
  const met = truth(scale.when, look);
  const parts = scale.parts.map((part) => scorePart(part, look));
  const counts = met === TRUE ? enough(scale, parts, look) : { answered: 0, applicable: 0, needed: 0 };
  const range = scale.range.map(Rational.parse);
  /** @type {Value[]} */
  const trail = [];
  const rest = { scale: scale.id, ...counts, range, parts, trail };
  const otherwise = scale.otherwise ? Rational.parse(scale.otherwise) : null;
  /** @type {ReturnType<import("./steps.js").TakeStep>} */
  let found = otherwise ? among(otherwise, range) : NOT_APPLICABLE;
  if (met === UNKNOWN) found = "not_enough";
  if (met === TRUE) found = valueOfScale(scale, rest, look);
  if (typeof found === "string")
    return { status: found, score: null, low: null, high: null, band: -1, shown: "", ...rest };
  const { x, low, high } = otherwise ? among(found.x, [found.low, found.high, otherwise]) : found;
  return {
    status: "scored",
    score: x,
    low,
    high,
    band: bandOf(scale.bands, x),
    shown: shown(scale, x, range),
    ...rest,
  };
}

/**
 * @param {Scale} scale
 * @param {Pick<ScaleScore, "applicable" | "needed" | "parts" | "trail">} counts
 * @param {Look} look
 * @returns {Value | "not_enough" | "not_applicable"}
 */
function valueOfScale({ method, steps = [] }, { applicable, needed, parts, trail }, look) {
  if (!applicable) return NOT_APPLICABLE;
  if (needed || !parts.some(({ value }) => value)) return "not_enough";
  const kept = parts.filter(({ filled }) => filled);
  /** @type {ReturnType<import("./steps.js").TakeStep>} */
  let value = METHODS[method](kept, parts, look) ?? NOT_APPLICABLE;
  for (const step of [...steps, null]) {
    if (typeof value === "string") break;
    trail.push(value);
    if (step) value = wordOf(STEPS, step)(value, step, look);
  }
  return value;
}

/** Section 5. @param {Scale} scale @param {ScoredPart[]} parts @param {Look} look */
function enough({ missing = {} }, parts, look) {
  const { number, share = number === undefined ? "1" : "0", above, items } = missing;
  const counted = items ? [...statuses(parts, look).values()] : parts.map(({ status }) => status);
  const applicable = counted.filter((status) => status !== NOT_APPLICABLE).length;
  const answered = counted.filter((status) => status === "scored").length;
  const least = Rational.parse(share).times(new Rational(BigInt(applicable)));
  const whole = Number(above ? least.rounded(0, -1).numerator + 1n : least.rounded(0, 1).numerator);
  return { answered, applicable, needed: Math.max(0, Math.max(1, number ?? whole) - answered) };
}

/**
 * The items that parts are made of, at any depth: an item is scored when it has points at one of them.
 * @param {ScoredPart[]} parts
 * @param {Look} look
 * @param {Map<string, Status>} [found]
 */
function statuses(parts, look, found = new Map()) {
  for (const { part, status } of parts) {
    if (part.item && found.get(part.item) !== "scored") found.set(part.item, status);
    if (part.scale) statuses(look.scale(part.scale).parts, look, found);
  }
  return found;
}
