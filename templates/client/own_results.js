/**
 * The results of a section, read from what is stored and without knowing the bank. Pure.
 */

import { sameBank } from "./bank.js";
import { Rational } from "./rational.js";
import { FORMAT, isRecord, parse } from "./stored.js";

/**
 * @typedef {object} Result an attempt, as far as its headline goes
 * @property {string} date ISO 8601, UTC
 * @property {number} revision of the bank
 * @property {string} digest of what it asked and how it was scored; empty where the attempt does not say
 * @property {string} shown the score as it was shown; empty when too little was answered for one
 * @property {string} band its label; empty without one
 * @property {Rational | null} x the score; null where it cannot be told
 * @property {[Rational, Rational] | null} range what the score could come to; null where the attempt does not say
 */

const NUMBER = /^-?\d{1,30}(\.\d{1,30})?(\/[1-9]\d{0,30})?$/;

/**
 * The results of a section in the order in which they were finished, whatever the clock said. Reading never throws: what
 * cannot be read is left out.
 * @param {string | null} raw the stored text
 * @param {string | null} headline the id of the scale that is shown first
 * @returns {{ results: Result[], answered: number, trouble: boolean }} `trouble` when something could not be read
 */
export function readResults(raw, headline) {
  const stored = raw === null ? null : parse(raw);
  if (stored === null && raw === null) return { results: [], answered: 0, trouble: false };
  if (!isRecord(stored) || stored.format !== FORMAT) return { results: [], answered: 0, trouble: true };
  const attempts = [stored.attempts ?? [], stored.finished ?? []].flat();
  const read = attempts.map((each) => readResult(each, headline));
  const results = read.filter((each) => each !== null);
  return {
    results,
    answered: Number.isInteger(stored.answered) ? stored.answered : 0,
    trouble: results.length < attempts.length,
  };
}

/** @param {unknown} attempt @param {string | null} headline @returns {Result | null} */
function readResult(attempt, headline) {
  if (!isRecord(attempt) || !/^\d{4}-/.test(String(attempt.date)) || Number.isNaN(Date.parse(attempt.date)))
    return null;
  if (typeof attempt.revision !== "number") return null;
  const { date, revision, digest } = attempt;
  const shown = isRecord(attempt.headline) ? attempt.headline : {};
  const scores = isRecord(attempt.scores) ? attempt.scores : {};
  const score = isRecord(scores[headline ?? ""]) ? scores[headline ?? ""] : {};
  const text = typeof shown.shown === "string" ? shown.shown : "";
  const x = text ? (number(score.x) ?? number(text)) : null;
  const [low, high] = [number(score.low), number(score.high)];
  const within = low && high && low.compare(high) < 0;
  // No scale comes to such a score, so it is none of ours.
  if ((text && !number(text)) || (within && x && (x.compare(low) < 0 || x.compare(high) > 0))) return null;
  return {
    date,
    revision,
    digest: typeof digest === "string" ? digest : "",
    shown: text,
    band: typeof shown.band === "string" ? shown.band : "",
    x,
    range: within ? [low, high] : null,
  };
}

/** @param {unknown} text a number as it is stored or shown @returns {Rational | null} */
export function number(text) {
  const typed = typeof text === "string" ? text.replace("−", "-") : "";
  return NUMBER.test(typed) ? Rational.parse(typed) : null;
}

/**
 * Where a score stands in its range.
 * @param {Result} result
 * @param {[Rational, Rational]} range of the scale as it is now, for results that do not say theirs
 * @returns {Rational | null} from 0 to 1
 */
export function shareOf({ x, range }, [low, high]) {
  const [from, to] = range ?? [low, high];
  if (!x || to.compare(from) <= 0) return null;
  const share = x.minus(from).over(to.minus(from));
  return share.compare(NOTHING) < 0 ? NOTHING : share.compare(WHOLE) > 0 ? WHOLE : share;
}

const NOTHING = new Rational(0n);
const WHOLE = new Rational(1n);

/**
 * By how much a score has changed, as the two are shown: "+5", "−0.5" or "0".
 * @param {Result} before
 * @param {Result} now
 * @returns {string} empty where they cannot be compared
 */
export function change(before, now) {
  const [from, to] = [number(before.shown), number(now.shown)];
  if (!from || !to || !sameBank(before, now)) return "";
  const places = Math.max(...[before, now].map(({ shown }) => shown.split(".")[1]?.length ?? 0));
  const difference = to.minus(from);
  if (!difference.numerator) return "0";
  return (difference.numerator > 0n ? "+" : "−") + difference.size().toFixed(places);
}
