/**
 * The plan as files to take along.
 */

import { calendarText, fileName } from "./calendar.js";
import { saveFile } from "./download.js";
import { isOpen } from "./plan_state.js";
import { planMarkdown } from "./plan_text.js";
import { linesOf } from "./plan_words.js";
import { fileIn } from "./beside.js";

/**
 * Saves a calendar file; the library that writes it is fetched now.
 * @param {string} library its address
 * @param {string} name what the file is called after
 * @param {import("./calendar.js").CalendarDay[]} days
 * @returns {Promise<void>} fails when the library cannot be had
 */
export const saveCalendar = (library, name, days) =>
  import(fileIn("vendor", library)).then(({ default: ical }) =>
    saveFile(`${fileName(name)}.ics`, "text/calendar", calendarText(ical, days, new Date())),
  );

/**
 * Saves the whole plan as Markdown.
 * @param {import("./plan_state.js").Step[]} steps
 * @param {import("./plan_words.js").Say} say
 * @param {string} language
 * @param {import("./own_page.js").Section[]} sections that steps are from
 */
export function saveMarkdown(steps, say, language, sections) {
  /** @param {import("./plan_state.js").Step} step */
  const lines = (step) => linesOf(step, say, language, sections.find(({ id }) => id === step.section)?.title);
  const parts = ["open", "closed"].map((name) => ({
    title: say(name),
    steps: steps.filter((step) => isOpen(step) === (name === "open")).map(lines),
  }));
  saveFile(`${fileName(say("plan"))}.md`, "text/markdown", planMarkdown(say("plan"), parts));
}
