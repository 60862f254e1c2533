/**
 * What is kept, in words.
 */

import { prefixOf } from "./area.js";
import { longDate } from "./dates.js";
import { bytesOf } from "./export.js";
import { describe } from "./inventory.js";

/** @typedef {import("./messages.js").Say} Say */

/**
 * What an entry is.
 * @param {string} key
 * @param {string} text
 * @param {Pick<import("./own_page.js").OwnPage, "base" | "sections"> & { say: Say }} page
 * @returns {string}
 */
export function nameOf(key, text, { base, sections, say }) {
  const { kind, name } = describe(key.slice(prefixOf(base).length), text);
  const title = sections.find(({ id }) => id === name)?.title ?? "";
  const own = ["plan", "matters", "reread"].includes(name) ? say(name) : "";
  const found = title || own || (name.includes("/") ? say("gone", { title: name }) : say("other", { title: name }));
  return kind === "copy" ? say("copy", { title: found }) : found;
}

/** What the entries of a kind are counted in. */
const COUNTED = {
  section: "answers",
  plan: "steps",
  matters: "sections",
  reread: "sections",
  copy: "",
  other: "",
};

/**
 * What is in an entry.
 * @param {string} key
 * @param {string} text
 * @param {{ base: string, say: Say }} page
 * @returns {string} empty where there is nothing to say of it
 */
export function contentOf(key, text, { base, say }) {
  const { kind, count, date, earlier } = describe(key.slice(prefixOf(base).length), text);
  if (kind === "unreadable" || kind === "newer") return say(kind);
  const parts = COUNTED[kind] ? [say(COUNTED[kind], { count })] : [];
  if (date) parts.push(say("result", { date: dayOf(date) }));
  if (earlier.length) parts.push(say("earlier", { dates: earlier.map(dayOf).join(", ") }));
  return parts.join("; ");
}

/** @param {string} date ISO 8601 @returns {string} */
export const dayOf = (date) => longDate(date, document.documentElement.lang);

/** How much room entries take. @param {import("./everything.js").Entries} entries @returns {string} such as "1.2 kB" */
export function roomOf(entries) {
  const bytes = [...entries].reduce((sum, [key, text]) => sum + bytesOf(key + text), 0);
  const style = { style: "unit", unit: "kilobyte", maximumFractionDigits: 1 };
  const format = new Intl.NumberFormat(document.documentElement.lang, /** @type {Intl.NumberFormatOptions} */ (style));
  return format.format(Math.ceil(bytes / 100) / 10);
}
