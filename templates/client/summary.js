/**
 * What a chapter's page shows of a section, read from what is stored and without knowing the bank.
 */

import { FORMAT, isRecord, parse, readAttempt } from "./stored.js";

/** A score as it is shown. */
const SCORE = /^−?\d{1,30}(\.\d{1,30})?$/;

/**
 * @typedef {object} Summary
 * @property {number} answered how many answers count in progress
 * @property {{ date: string, headline: import("./stored.js").Headline } | null} done the last result, unless a new
 *   attempt has begun since
 */

/**
 * @param {string | null} raw the stored text; null when there is none
 * @returns {Summary} of a text that cannot be read: as if nothing was answered
 */
export function summarize(raw) {
  const stored = raw === null ? undefined : parse(raw);
  if (!isRecord(stored) || stored.format !== FORMAT) return { answered: 0, done: null };
  const answered = Number.isInteger(stored.answered) ? stored.answered : 0;
  const last = stored.finished ?? (answered ? undefined : [stored.attempts].flat().at(-1));
  const attempt = readAttempt(last, { damaged: false });
  const { date = "", headline } = attempt ?? {};
  return { answered, done: headline && SCORE.test(headline.shown) ? { date, headline } : null };
}
