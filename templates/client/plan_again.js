/**
 * Reminders to take an assessment again, six weeks after its last result.
 */

import { areaOf } from "./area.js";
import { againOn, localDay, longDay } from "./days.js";
import { readResults } from "./own_results.js";
import { slot } from "./messages.js";

import { storageKey } from "./stored.js";

/**
 * @typedef {import("./own_page.js").OwnPage} OwnPage
 * @typedef {import("./plan_words.js").Say} Say
 */

/** Offers a reminder for each section that has a result. @param {OwnPage} page @param {Say} say @param {string} language */
export function paintAgain(page, say, language) {
  const rows = /** @type {HTMLElement[]} */ ([...page.root.querySelectorAll("[data-again]")]);
  for (const row of rows) {
    const finished = lastResult(page, row.dataset.again ?? "");
    row.hidden = !finished;
    if (finished) slot(row, "when").textContent = say("again_on", { date: longDay(dayAgain(finished), language) });
  }
  const part = slot(page.root, "again");
  const before = part.hidden;
  part.hidden = rows.every((row) => row.hidden);
  // A link that leads here found nothing to show yet.
  if (part.hidden || !before || location.hash !== `#${part.id}`) return;
  part.scrollIntoView();
  part.querySelector("h2")?.focus({ preventScroll: true });
}

/**
 * The reminder of a section; it is the same one until there is another result.
 * @param {OwnPage} page
 * @param {string} id of the section
 * @param {Say} say
 * @returns {import("./calendar.js").CalendarDay | null} null for a section without a result
 */
export function reminderOf(page, id, say) {
  const section = page.sections.find((each) => each.id === id);
  const finished = lastResult(page, id);
  if (!section || !finished) return null;
  return {
    uid: `selfcheck-again-${id}-${finished}`,
    title: say("again", { title: section.title }),
    text: new URL(section.url, page.base).href,
    date: dayAgain(finished),
    every: "",
  };
}

/** @param {string} finished ISO 8601 */
const dayAgain = (finished) => againOn(finished, localDay(new Date()));

/** @param {OwnPage} page @param {string} id @returns {string} when it was finished last, ISO 8601; empty when it was not */
function lastResult({ base }, id) {
  try {
    return readResults(areaOf(base).getItem(storageKey(base, id)), null).results.at(-1)?.date ?? "";
  } catch {
    return "";
  }
}
