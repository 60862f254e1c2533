/**
 * What the entries of the storage are, in a reader's terms, as far as it can be told without the banks.
 */

import { FORMAT, isRecord, parse, readAttempt } from "./stored.js";

/**
 * @typedef {object} Kept what one entry is
 * @property {"section" | "plan" | "matters" | "reread" | "copy" | "newer" | "unreadable" | "other"} kind
 * @property {string} name what follows the site's prefix; of a copy, the name of what it is a copy of
 * @property {number} count answers of a section, steps of a plan, sections of all else
 * @property {string} date when the result that is shown was worked out: ISO 8601; empty without one
 * @property {string[]} earlier dates of the attempts before, oldest first
 */

/** How the keys end under which copies are kept. */
export const COPY = /:backup\d*$/;

/**
 * @param {string} name what follows the site's prefix in the key
 * @param {string} text
 * @returns {Kept}
 */
export function describe(name, text) {
  const rest = { count: 0, date: "", earlier: [] };
  if (COPY.test(name)) return { kind: "copy", ...rest, name: name.replace(COPY, "") };
  const own = name === "plan" || name === "matters" || name === "reread" ? name : null;
  if (!own && !name.includes("/")) return { kind: "other", name, ...rest };
  const stored = parse(text);
  if (!isRecord(stored) || typeof stored.format !== "number") return { kind: "unreadable", name, ...rest };
  if (stored.format > FORMAT) return { kind: "newer", name, ...rest };
  if (own === "plan") return { kind: own, name, ...rest, count: [stored.steps ?? []].flat().length };
  if (own) return { kind: own, name, ...rest, count: sizeOf(stored.sections) };
  const dates = [...[stored.attempts ?? []].flat(), stored.finished].map(dateOf);
  return {
    kind: "section",
    name,
    ...rest,
    count: sizeOf(stored.answers),
    date: dates.pop() ?? "",
    earlier: dates.filter(Boolean),
  };
}

/** @param {unknown} stored */
const sizeOf = (stored) => (isRecord(stored) ? Object.keys(stored).length : 0);

/** @param {unknown} attempt @returns {string} empty where it is no attempt */
const dateOf = (attempt) => readAttempt(attempt, { damaged: false })?.date ?? "";
