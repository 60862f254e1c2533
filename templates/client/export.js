/**
 * Everything that is stored, as a file that can be brought back. `export.schema.json` describes it.
 */

import { prefixOf } from "./area.js";
import { localDay } from "./days.js";

/** The version of the file. */
export const EXPORT_FORMAT = 1;

/** The largest file that is brought back, in bytes: what holds more is saved as several. */
export const MOST_BYTES = 1_000_000;

/** What a file takes beside its entries, at the most. */
const FRAME = 1000;

/** @param {string} text @returns {number} its size in bytes in a file */
export const bytesOf = (text) => new TextEncoder().encode(text).length;

/**
 * @param {import("./everything.js").Entries} entries
 * @param {string} base address of the site's root, absolute
 * @param {string} date ISO 8601, UTC
 * @returns {string} JSON; the texts of the storage stand in it as they are
 */
export function exported(entries, base, date) {
  const all = { selfcheck: "export", format: EXPORT_FORMAT, site: new URL(base).pathname, date };
  return `${JSON.stringify({ ...all, entries: Object.fromEntries(entries) }, null, 2)}\n`;
}

/**
 * Everything in as few files as may be brought back again, each of them whole in itself. An entry that is too large for
 * any of them has one of its own.
 * @param {import("./everything.js").Entries} entries
 * @param {string} base address of the site's root, absolute
 * @param {string} date ISO 8601, UTC
 * @returns {string[]} the texts of the files
 */
export function exportedFiles(entries, base, date) {
  /** @type {[string, string][][]} */
  const files = [];
  let room = 0;
  for (const entry of entries) {
    const size = bytesOf(JSON.stringify(entry)) + 10;
    if (size > room) {
      files.push([]);
      room = MOST_BYTES - FRAME;
    }
    files[files.length - 1].push(entry);
    room -= size;
  }
  return files.map((each) => exported(new Map(each), base, date));
}

/**
 * The name of a file to save, with the day by the reader's own clock.
 * @param {string} base
 * @param {Date} date
 * @param {string} ending
 * @returns {string} such as "selfcheck-repo-2026-05-12.json"
 */
export const fileName = (base, date, ending) =>
  `${["selfcheck", ...(prefixOf(base).match(/[A-Za-z0-9-]+/g) ?? []).slice(1), localDay(date)].join("-")}.${ending}`;
