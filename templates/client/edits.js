/**
 * What has become of a self-assessment since the reader last answered, and what could not be read. Pure.
 */

import { sameBank } from "./bank.js";
import { FORMAT, isRecord, parse, readAnswers, readAttempt } from "./stored.js";

/**
 * @typedef {import("./bank.js").Bank} Bank
 *
 * @typedef {object} Edits
 * @property {"" | "unreadable" | "newer"} unread why some or all of what was stored is left aside
 * @property {string[]} fresh ids of the items that the reader has not seen yet
 * @property {string[]} changed ids of the items whose answers are set aside, since they have changed
 * @property {string[]} gone ids of answers that are kept but not used, since their items are gone
 * @property {boolean} revised whether the result was worked out by other rules, or from other questions
 */

/**
 * Compares what was stored with the bank as it is now. Each item is told once: what was open when the reader last saved
 * is known to them. States of the first days do not say what was open, so nothing counts as new to them.
 * @param {string} raw the stored text
 * @param {Bank} bank
 * @param {{ has(id: string): boolean }} current the items whose answers count as the bank is now
 * @returns {Edits}
 */
export function editsOf(raw, bank, current) {
  const stored = parse(raw);
  /** @param {Edits["unread"]} unread @returns {Edits} */
  const nothing = (unread) => ({ unread, fresh: [], changed: [], gone: [], revised: false });
  if (!isRecord(stored) || typeof stored.format !== "number") return nothing("unreadable");
  if (stored.format > FORMAT) return nothing("newer");
  if (!isRecord(stored.answers) || stored.format !== FORMAT) return nothing("unreadable");

  const reading = { damaged: false };
  const answers = readAnswers(stored.answers, reading);
  const finished = stored.finished == null ? null : readAttempt(stored.finished, reading);
  for (const each of [stored.attempts ?? []].flat()) readAttempt(each, reading);
  const known = Array.isArray(stored.open) ? new Set(stored.open) : null;
  const names = bank.items.map(({ id, was = [] }) => [id, ...was]);
  /** @param {string[]} ids */
  const isNews = (ids) => !current.has(ids[0]) && !ids.some((id) => known?.has(id));
  /** @param {string[]} ids */
  const isAnswered = (ids) => ids.some((id) => answers.has(id));
  /** @param {string[]} ids */
  const isSeen = (ids) => !known || ids.some((id) => Object.hasOwn(stored.answers, id));
  const items = new Set(names.flat());
  return {
    unread: reading.damaged ? "unreadable" : "",
    fresh: names.filter((ids) => isNews(ids) && !isSeen(ids)).map(([id]) => id),
    changed: names.filter((ids) => isNews(ids) && isAnswered(ids)).map(([id]) => id),
    gone: [...answers.keys()].filter((id) => !items.has(id) && !known?.has(id)),
    revised: !!finished && !sameBank(finished, bank),
  };
}
