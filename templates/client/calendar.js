/**
 * The calendar file of a plan (iCalendar, RFC 5545). There is never a score in it.
 */

/**
 * @typedef {object} Component
 * @property {(name: string, value: unknown) => unknown} addPropertyWithValue
 * @property {(component: Component) => unknown} addSubcomponent
 *
 * @typedef {object} Ical what is used of the library ical.js, which is fetched when a file is asked for
 * @property {number} foldLength
 * @property {new (name: string) => Component} Component
 * @property {{ fromJSDate: (date: Date, utc: boolean) => unknown, fromDateString: (text: string) => unknown }} Time
 * @property {{ fromData: (data: object) => unknown }} Recur
 *
 * @typedef {object} CalendarDay an entry that takes no time of its day
 * @property {string} uid the same each time, so that a calendar that knows it already is brought up to date
 * @property {string} title
 * @property {string} text more about it; may be empty
 * @property {string} date "2026-12-01"
 * @property {import("./plan_state.js").Rhythm} every
 */

/** The library begins a continued line with a space that it does not count. */
const OCTETS = 74;

/** @type {Record<string, object>} */
const FREQUENCIES = {
  day: { freq: "DAILY" },
  week: { freq: "WEEKLY" },
  two_weeks: { freq: "WEEKLY", interval: 2 },
  month: { freq: "MONTHLY" },
};

/**
 * @param {Ical} ical
 * @param {CalendarDay[]} days
 * @param {Date} now
 * @returns {string} the whole file
 */
export function calendarText(ical, days, now) {
  ical.foldLength = OCTETS;
  const calendar = new ical.Component("vcalendar");
  calendar.addPropertyWithValue("prodid", "-//selfcheck//plan//EN");
  calendar.addPropertyWithValue("version", "2.0");
  for (const day of days) calendar.addSubcomponent(entry(ical, day, now));
  return `${calendar.toString()}\r\n`;
}

/** @param {Ical} ical @param {CalendarDay} day @param {Date} now */
function entry(ical, { uid, title, text, date, every }, now) {
  const event = new ical.Component("vevent");
  event.addPropertyWithValue("uid", inOneLine(uid));
  event.addPropertyWithValue("dtstamp", ical.Time.fromJSDate(now, true));
  event.addPropertyWithValue("dtstart", ical.Time.fromDateString(date));
  if (every)
    event.addPropertyWithValue("rrule", ical.Recur.fromData({ ...FREQUENCIES[every], ...lastDay(date, every) }));
  event.addPropertyWithValue("summary", inOneLine(title));
  if (text) event.addPropertyWithValue("description", plain(text));
  event.addPropertyWithValue("transp", "TRANSPARENT");
  return event;
}

/**
 * What begins on the 31st comes back on the last day of every month, rather than only in those that have a 31st. What
 * begins on the 29th or 30th leaves February out: not all calendars know how to say more.
 * @param {string} date
 * @param {string} every
 */
const lastDay = (date, every) => (every === "month" && date.endsWith("-31") ? { bymonthday: [-1] } : {});

/** Lines end in one way, and there are no other control characters. @param {string} text */
const plain = (text) => text.replace(/\r\n?/g, "\n").replace(/(?!\n)[\p{Cc}\p{Cs}\u2028\u2029]/gu, " ");

/** @param {string} text */
const inOneLine = (text) => plain(text).replaceAll("\n", " ");

/** @param {string} name @returns {string} a name for a file, of letters and digits in any script */
export const fileName = (name) =>
  name
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "") || "plan";
