/**
 * All that the site keeps in a storage of the browser: reading it, putting it there and deleting it. Every
 * function may throw where the browser refuses; `refusalOf` says why.
 */

import { prefixOf, sessionKey } from "./area.js";
import { refusalOf } from "./refusals.js";

/**
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">} KeptArea
 * @typedef {ReadonlyMap<string, string>} Entries text by key, in the order of the keys
 */

/** @param {KeptArea} area @returns {string[]} */
const keysOf = (area) => Array.from({ length: area.length }, (_, place) => area.key(place) ?? "");

/**
 * Everything that the site has stored in an area, the mark of the session-only mode left out.
 * @param {KeptArea} area
 * @param {string} base address of the site's root, absolute
 * @returns {Map<string, string>}
 */
export function keptIn(area, base) {
  const keys = keysOf(area).filter((key) => key.startsWith(prefixOf(base)) && key !== sessionKey(base));
  return new Map(keys.sort().map((key) => [key, area.getItem(key) ?? ""]));
}

/**
 * Deletes every key of the site, the mark of the session-only mode too.
 * @param {KeptArea} area
 * @param {string} base
 */
export function eraseFrom(area, base) {
  for (const key of keysOf(area)) if (key.startsWith(prefixOf(base))) area.removeItem(key);
}

/**
 * Stores entries, all of them or none: when the storage is full half way, what was there before is there again.
 * @param {KeptArea} area
 * @param {Entries} entries
 * @throws what the storage throws
 */
export function keepAll(area, entries) {
  /** @type {{ key: string, before: string | null, grown: number }[]} */
  const done = [];
  try {
    for (const [key, text] of entries) {
      const before = area.getItem(key);
      area.setItem(key, text);
      done.push({ key, before, grown: text.length - (before?.length ?? 0) });
    }
  } catch (error) {
    // First what gives room back: then there is never more in the storage than there was before.
    for (const { key, before } of done.sort((a, b) => b.grown - a.grown)) {
      if (before === null) area.removeItem(key);
      else area.setItem(key, before);
    }
    throw error;
  }
}

const TRIAL = "trial";

/** Whether a key is that of a trial. @param {string | null} key */
export const isTrial = (key) => !!key?.endsWith(`:${TRIAL}`);

/**
 * Whether the storage takes a little more, by trying.
 * @param {() => KeptArea} area gives the storage; in some browsers the very look at it throws
 * @param {string} base
 * @returns {"works" | "full" | "blocked"}
 */
export function trial(area, base) {
  const key = prefixOf(base) + TRIAL;
  try {
    const place = area();
    place.setItem(key, " ".repeat(1000));
    place.removeItem(key);
    return "works";
  } catch (error) {
    return refusalOf(error);
  }
}
