/**
 * What has changed from one attempt to another, and how much of it is more than what comes and goes by itself. Pure.
 */

import { sameBank } from "./bank.js";
import { Rational, ZERO } from "./rational.js";

/**
 * @typedef {import("./bank.js").Answer} Answer
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./stored.js").Attempt} Attempt
 *
 * @typedef {object} Known a score that was kept
 * @property {string} shown as it was shown
 * @property {string} band
 * @property {Rational} x
 * @property {Rational} low
 * @property {Rational} high
 * @typedef {Map<string, Known>} Scores by scale id
 *
 * @typedef {"" | "same" | "within" | "higher" | "lower"} Verdict "" where nobody knows what counts as a change
 * @typedef {{ difference: string, verdict: Verdict }} Difference
 */

const NUMBER = /^-?\d{1,99}(\.\d{1,99})?(\/0*[1-9]\d{0,98})?$/;

/**
 * The scores that an attempt keeps. They may come from anywhere, so what does not make sense is left out. What was kept
 * under an earlier name of a scale becomes its own.
 * @param {unknown} stored
 * @param {Pick<import("./bank.js").Scale, "id" | "was">[]} [scales] as they are now
 * @returns {Scores}
 */
export function readScores(stored, scales = []) {
  /** @type {Scores} */
  const scores = new Map();
  for (const [id, entry] of Object.entries(stored ?? {})) {
    const { shown, band, x, low, high } = entry ?? {};
    if (typeof shown !== "string" || typeof band !== "string") continue;
    if (![x, low, high].every((each) => typeof each === "string" && NUMBER.test(each))) continue;
    scores.set(id, { shown, band, x: Rational.parse(x), low: Rational.parse(low), high: Rational.parse(high) });
  }
  for (const { id, was = [] } of scales) {
    const earlier = scores.get(was.find((each) => scores.has(each)) ?? "");
    if (earlier && !scores.has(id)) scores.set(id, earlier);
  }
  return scores;
}

/**
 * The attempt to compare a result with: the last one before it that can be compared, else the last one.
 * @param {Attempt[]} attempts earlier ones, in the order in which they were finished: clocks may be set back
 * @param {Bank} bank
 * @returns {Attempt | undefined}
 */
export const earlierOf = (attempts, bank) =>
  [...attempts].reverse().find((each) => sameBank(each, bank)) ?? attempts.at(-1);

/**
 * @param {Attempt[]} attempts in the order in which they were finished
 * @returns {Attempt[][]} newest first, those together whose scores mean the same
 */
export function groupsOf(attempts) {
  /** @type {Map<string, Attempt[]>} */
  const groups = new Map();
  for (const attempt of [...attempts].reverse()) {
    const edition = JSON.stringify([attempt.revision, attempt.digest]);
    groups.set(edition, [...(groups.get(edition) ?? []), attempt]);
  }
  return [...groups.values()];
}

/**
 * How far a score has moved. The difference is that of the numbers that are shown, so that a reader can check it; whether
 * it is more than the margin is decided by the exact scores.
 * @param {Known} now
 * @param {Known} then
 * @param {string} [margin] the largest difference that is no change; exact text
 * @returns {Difference}
 */
export function differenceOf(now, then, margin) {
  const exact = now.x.minus(then.x);
  const difference = signed(now, then, exact);
  if (!exact.numerator) return { difference, verdict: "same" };
  if (margin === undefined) return { difference, verdict: "" };
  if (exact.size().compare(Rational.parse(margin)) <= 0) return { difference, verdict: "within" };
  return { difference, verdict: exact.compare(ZERO) > 0 ? "higher" : "lower" };
}

/** @param {Known} now @param {Known} then @param {Rational} exact */
function signed(now, then, exact) {
  const [after, before] = [now.shown, then.shown].map((shown) => shown.replace("−", "-"));
  const isPlain = [after, before].every((shown) => NUMBER.test(shown));
  const places = isPlain ? Math.max(...[after, before].map((shown) => shown.split(".")[1]?.length ?? 0)) : 2;
  const text = (isPlain ? Rational.parse(after).minus(Rational.parse(before)) : exact).toFixed(places);
  if (!/[1-9]/.test(text)) return "0";
  return text.startsWith("-") ? text.replace("-", "−") : `+${text}`;
}

/**
 * The items that were answered differently: by how far the points moved in their range, the furthest first; those without
 * points at the end. Items that stand equal keep their order.
 * @param {ReadonlyMap<string, import("./score.js").ScoredItem>} now in the order of the bank
 * @param {ReadonlyMap<string, import("./score.js").ScoredItem>} then
 * @param {Attempt["answers"]} answersNow
 * @param {Attempt["answers"]} answersThen
 * @returns {{ item: string, now: Answer | undefined, then: Answer | undefined }[]} undefined: not answered, or not asked
 */
export function answersChanged(now, then, answersNow, answersThen) {
  const found = [...now.keys()].flatMap((item) => {
    const [after, before] = [given(item, now, answersNow), given(item, then, answersThen)];
    if (JSON.stringify(after) === JSON.stringify(before)) return [];
    return [{ item, now: after, then: before, moved: moved(now.get(item)?.value, then.get(item)?.value) }];
  });
  found.sort((a, b) => b.moved - a.moved);
  return found.map(({ item, now: after, then: before }) => ({ item, now: after, then: before }));
}

/** @param {string} item @param {ReadonlyMap<string, import("./score.js").ScoredItem>} items @param {Attempt["answers"]} answers */
const given = (item, items, answers) => (items.get(item)?.hidden ? undefined : answers.get(item)?.value);

/** @typedef {import("./ranges.js").Value | null | undefined} Points */
/** @param {Points} after @param {Points} before @returns {number} a share of the range; -1 where points are missing */
function moved(after, before) {
  if (!after || !before) return -1;
  const width = after.high.minus(after.low).toNumber();
  return width ? Math.abs(after.x.minus(before.x).toNumber()) / width : 0;
}

/**
 * Takes an attempt out of what is kept, be it an earlier one or that whose result is shown.
 * @param {string} date of the attempt
 * @returns {import("./state.js").Change}
 */
export const forget = (date) => (state) => ({
  ...state,
  finished: state.finished?.date === date ? null : state.finished,
  attempts: state.attempts.filter((each) => each.date !== date),
});
