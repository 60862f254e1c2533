/**
 * Everything that is stored, as a file that can be brought back. `export.schema.json` describes it.
 */

import { prefixOf } from "./area.js";

/** The version of the file. */
export const EXPORT_FORMAT = 1;

/**
 * The largest file that is brought back: what a full storage comes to. Browsers give a site up to 5,242,880 characters,
 * keys included, and JSON writes each of them in six bytes at the most.
 */
export const MOST_BYTES = 32_000_000;

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
 * The name of a file to save.
 * @param {string} base
 * @param {string} date ISO 8601
 * @param {string} ending
 * @returns {string} such as "selfcheck-repo-2026-05-12.json"
 */
export const fileName = (base, date, ending) =>
  `${["selfcheck", ...(prefixOf(base).match(/[A-Za-z0-9-]+/g) ?? []).slice(1), date.slice(0, 10)].join("-")}.${ending}`;
