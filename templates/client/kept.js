/**
 * Keeps one small record of the reader's own, such as the plan, in the browser's storage. What changes is saved at once,
 * and always on top of what is stored in that moment, so that two tabs lose nothing. Every access to the storage may fail,
 * and the page goes on: what could not be written is tried again with the next change.
 */

import { keepCopy, refusalOf } from "./refusals.js";
import { FORMAT, isRecord, parse } from "./stored.js";

/**
 * @typedef {Record<string, any>} Kept what is stored: `format`, what it is about, and keys of others, which are left alone
 * @typedef {Pick<Storage, "getItem" | "setItem">} Area
 * @typedef {"" | "saved" | "full" | "blocked" | "newer"} Saving "" when there is nothing to save; the last three say why
 *   nothing is being saved
 * @typedef {"" | "unreadable" | "newer"} Trouble what is wrong with what is stored
 * @typedef {ReturnType<typeof openKept>} KeptStore
 */

/**
 * @param {object} options
 * @param {() => Area} options.area gives the storage; in some browsers the very look at it throws
 * @param {string} options.key
 * @param {Kept} options.blank the record before anything is stored
 * @param {(found: Kept) => boolean} options.sound whether a record that was found is of the right shape
 * @param {(saving: Saving) => void} [options.onSaving] called whenever it is known whether changes are being saved
 */
export function openKept({ area, key, blank, sound, onSaving = () => {} }) {
  /** Changes that are not written yet. @type {((kept: Kept) => Kept)[]} */
  let pending = [];
  let kept = blank;
  /** @type {Trouble} */
  let trouble = "";
  /** @type {Saving} */
  let saving = "";

  /** @returns {string | null} the text that is stored */
  const read = () => {
    const raw = area().getItem(key);
    const found = raw === null ? blank : parse(raw);
    const readable = isRecord(found) && typeof found.format === "number";
    trouble = readable && found.format > FORMAT ? "newer" : readable && sound(found) ? "" : "unreadable";
    kept = pending.reduce((each, change) => change(each), trouble ? blank : /** @type {Kept} */ (found));
    return raw;
  };

  /** @param {() => Saving} access */
  const attempt = (access) => {
    try {
      saving = access();
    } catch (error) {
      saving = refusalOf(error);
    }
    onSaving(saving);
  };

  const flush = () =>
    attempt(() => {
      const raw = read();
      if (trouble === "newer") return "newer";
      if (trouble) keepCopy(area(), key, /** @type {string} */ (raw));
      area().setItem(key, JSON.stringify(kept));
      pending = [];
      trouble = "";
      return "saved";
    });

  /** Reads what is stored, also what another tab may have written. */
  const reread = () =>
    attempt(() => {
      const raw = read();
      if (trouble === "newer") return "newer";
      // What waits is not saved because all else can be read.
      if (pending.length) return saving;
      return raw === null || trouble ? "" : "saved";
    });
  reread();

  return {
    key,
    reread,
    kept: () => kept,
    trouble: () => trouble,
    /** Changes the record, and saves it. @param {(kept: Kept) => Kept} change */
    change(change) {
      kept = change(kept);
      pending.push(change);
      flush();
    },
  };
}
