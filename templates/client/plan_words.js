/**
 * A step of the plan in words: for the page, for the calendar and for paper. Pure but for the language of its words.
 */

import { longDay } from "./days.js";

/**
 * @typedef {import("./plan_state.js").Step} Step
 * @typedef {(name: string, values?: Record<string, string | number>) => string} Say
 */

/** @param {Step} step @param {Say} say */
export const titleOf = ({ title }, say) => title.trim() || say("untitled");

/** When to do it, in the words of the reader; empty where nothing is said. @param {Step} step @param {Say} say */
export const sentenceOf = (step, say) =>
  step.cue.trim() && say("sentence", { cue: step.cue.trim(), title: titleOf(step, say) });

/** Its day, its rhythm and what has become of it. @param {Step} step @param {Say} say @param {string} language */
export const factsOf = ({ date, every, status }, say, language) => [
  date ? longDay(date, language) : say("no_date"),
  ...(every ? [say(every)] : []),
  ...(status === "open" ? [] : [say(status)]),
];

/** @param {Step} step @param {Say} say @returns {import("./calendar.js").CalendarDay} */
export const calendarDayOf = (step, say) => ({
  uid: `selfcheck-${step.id}`,
  title: titleOf(step, say),
  text: [step.text.trim(), sentenceOf(step, say), step.note.trim()].filter(Boolean).join("\n\n"),
  date: step.date,
  every: step.every,
});

/**
 * @param {Step} step
 * @param {Say} say
 * @param {string} language
 * @param {string} [section] the title of the one it is from
 * @returns {import("./plan_text.js").Lines}
 */
export const linesOf = (step, say, language, section) => ({
  title: titleOf(step, say),
  done: step.status === "done",
  text: step.text,
  facts: [
    sentenceOf(step, say),
    factsOf(step, say, language).join(" · "),
    ...(section ? [say("from", { section })] : []),
  ],
  note: step.note,
});
