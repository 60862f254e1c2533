/**
 * The reader's own results, for the pages that show several sections.
 */

import { areaOf } from "./area.js";
import { sameBank } from "./bank.js";
import { score } from "./score.js";
import { currentAnswers, restore } from "./state.js";
import { storageKey } from "./stored.js";

/**
 * @typedef {import("./bank.js").Bank} Bank
 *
 * @typedef {object} OwnResult
 * @property {string} date ISO 8601
 * @property {Map<string, import("./bank.js").Answer>} answers by item id; those of hidden items left out
 */

/**
 * What is stored of a section.
 * @param {string} base address of the site's root, absolute
 * @param {string} section its id
 * @returns {string | null} null for nothing, and where the browser refuses to read
 */
export function storedNow(base, section) {
  try {
    return areaOf(base).getItem(storageKey(base, section));
  } catch {
    return null;
  }
}

/**
 * The last result of a section that the bank as it is now has asked for and scored.
 * @param {string | null} raw the stored text
 * @param {Bank} bank
 * @returns {OwnResult | null} null without one
 */
export function lastResult(raw, bank) {
  const { finished, attempts } = restore(raw, bank).state;
  const last = [...attempts, ...(finished ? [finished] : [])].filter((each) => sameBank(each, bank)).pop();
  if (!last) return null;
  const answers = new Map(currentAnswers(last, bank));
  for (const id of score(bank, answers).hidden) answers.delete(id);
  return { date: last.date, answers };
}
