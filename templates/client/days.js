/**
 * Days of the calendar, "2026-12-01", as the reader's own clock tells them.
 */

import { longDate } from "./dates.js";

/** @param {Date} date @returns {string} */
export const localDay = (date) =>
  [String(date.getFullYear()).padStart(4, "0"), ...[date.getMonth() + 1, date.getDate()].map(twoDigits)].join("-");

/** @param {number} number */
const twoDigits = (number) => String(number).padStart(2, "0");

/** Whether a text is a day of the calendar. @param {string} text */
export const isDay = (text) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text;

/** @param {string} day @param {number} count @returns {string} the day so many days later */
export function daysAfter(day, count) {
  const [year, month, date] = day.split("-").map(Number);
  return localDay(new Date(year, month - 1, date + count, 12));
}

/**
 * When what comes back comes next: after its day, and after today.
 * @param {string} day
 * @param {"day" | "week" | "two_weeks" | "month"} every
 * @param {string} today
 * @returns {string} monthly the same day of another month, or the last one of a month that does not have it
 */
export function nextDay(day, every, today) {
  const ahead = { day: daysAhead(1), week: daysAhead(7), two_weeks: daysAhead(14), month: monthsAfter }[every];
  let times = 1;
  while (!isAfter(ahead(day, times), today)) times++;
  return ahead(day, times);
}

/** Whether a day comes after another one; years may have more than four digits. @param {string} day @param {string} other */
const isAfter = (day, other) => day.length > other.length || (day.length === other.length && day > other);

/** @param {number} days @returns {(day: string, times: number) => string} */
const daysAhead = (days) => (day, times) => daysAfter(day, days * times);

/** @param {string} day @param {number} count */
function monthsAfter(day, count) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(year, month + count, 0, 12);
  return localDay(new Date(last.getFullYear(), last.getMonth(), Math.min(date, last.getDate()), 12));
}

/** @param {string} day @param {string} language @returns {string} "1 December 2026" */
export function longDay(day, language) {
  const [year, month, date] = day.split("-").map(Number);
  return longDate(new Date(year, month - 1, date, 12).toISOString(), language);
}

/** How many days after a result an assessment is worth taking again. */
const SIX_WEEKS = 42;

/**
 * When to take an assessment again: six weeks after its last result, or today when that is over.
 * @param {string} finished ISO 8601
 * @param {string} today
 * @returns {string}
 */
export function againOn(finished, today) {
  const day = daysAfter(localDay(new Date(finished)), SIX_WEEKS);
  return isAfter(today, day) ? today : day;
}
