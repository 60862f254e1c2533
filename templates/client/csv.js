/**
 * Answers as a table for a spreadsheet (RFC 4180).
 */

import { isRecord, parse, readAnswers, readAttempt } from "./stored.js";

/** What makes a spreadsheet take a cell for a formula, in any script. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** @param {string} text @returns {string} the text as a cell that is never worked out */
function cell(text) {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * @param {string[][]} rows the head first
 * @returns {string} with a byte order mark, by which spreadsheets know that it is UTF-8
 */
export const csv = (rows) => `\uFEFF${rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;

/**
 * The answers of a section: first those of now, then those of each attempt, the last one first.
 * @param {string} title of the section
 * @param {string} text what is stored
 * @param {import("./section_page.js").SectionPage | null} page null where its words could not be had
 * @param {string} current what stands in place of a date for the answers of now
 * @returns {string[][]} section, date, item id, question, label of the answer, value
 */
export function answerRows(title, text, page, current) {
  const stored = parse(text);
  if (!isRecord(stored) || !isRecord(stored.answers)) return [];
  const reading = { damaged: false };
  const earlier = [...[stored.attempts ?? []].flat(), stored.finished].reverse();
  const attempts = earlier.flatMap((each) => readAttempt(each, reading) ?? []);
  const all = [{ date: current, answers: readAnswers(stored.answers, reading) }, ...attempts];
  return all.flatMap(({ date, answers }) =>
    [...answers].map(([id, answer]) => [title, date, id, ...words(id, answer, page)]),
  );
}

/**
 * @param {string} id
 * @param {import("./stored.js").Answer} answer
 * @param {import("./section_page.js").SectionPage | null} page
 * @returns {string[]} question, label and value; of an answer to other options than there are now no label
 */
function words(id, { value, fingerprint }, page) {
  const item = page?.bank.items.find((each) => each.id === id || each.was?.includes(id));
  const found = item && page?.items.get(item.id);
  const values = [value].flat();
  const chosen = values.length ? values : [""];
  const known = found && item.fingerprint === fingerprint;
  const labels = known ? chosen.map((each) => found.labels.get(each) ?? "") : [];
  return [found?.question ?? "", labels.filter(Boolean).join("; "), values.join("; ")];
}
