/**
 * Keeps the state of one section in the browser's storage. Every access to the storage may fail, and the page goes on:
 * what could not be written is tried again with the next change.
 */

import { backupKey, keepCopy, refusalOf } from "./refusals.js";
import { blank, restore, serialize } from "./state.js";

/**
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Change} Change
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Area
 * @typedef {"" | "saved" | "full" | "blocked" | "gone"} Saving "" when there is nothing to save; "full" and "blocked" say
 *   why nothing is being saved; "gone" when another tab has deleted what was there, or taken it away
 *
 * @typedef {object} StoreOptions
 * @property {() => Area} area gives the storage; in some browsers the very look at it throws
 * @property {string} key
 * @property {Bank} bank
 * @property {() => void} onState called when another tab has changed the state
 * @property {(saving: Saving) => void} onSaving called whenever it is known whether answers are being saved
 * @property {number} [delay] milliseconds from a change to its saving
 *
 * @typedef {ReturnType<typeof openStore>} Store
 */

const DELAY = 150;

/**
 * Opens the state of a section.
 * @param {StoreOptions} options
 */
export function openStore({ area, key, bank, onState, onSaving, delay = DELAY }) {
  /** Changes that are not written yet. Another tab may write between them, so they are redone on what is stored. */
  /** @type {Change[]} */
  let pending = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {string | null} */
  let written = null;
  /** What was stored when all of it was taken in: as long as it is, there is nothing new in it. @type {string | null | undefined} */
  let known;
  let state = blank();
  /** The text that was found and that the reader has to be told something of. @type {string | null} */
  let notable = null;

  /** Reads what is stored, keeps a copy of what it cannot understand, and redoes the changes that wait. */
  const read = () => {
    written = area().getItem(key);
    if (written === known) return;
    known = undefined;
    const found = restore(written, bank);
    if (found.notable) notable ??= written;
    state = pending.reduce((each, change) => change(each), found.state);
    if (written !== null && found.damaged) keepCopy(area(), key, written);
    known = written;
  };

  /** @param {() => Saving} access */
  const attempt = (access) => {
    /** @type {Saving} */
    let saving;
    try {
      saving = access();
    } catch (error) {
      saving = refusalOf(error);
    }
    onSaving(saving);
    return saving;
  };

  /** Writes what waits. */
  const flush = () => {
    clearTimeout(timer);
    if (!pending.length) return "";
    return attempt(() => {
      const before = written;
      read();
      const elsewhere = written !== before;
      const text = serialize(state, bank);
      area().setItem(key, text);
      known = written = text;
      pending = [];
      if (elsewhere) onState();
      return "saved";
    });
  };

  const load = () =>
    attempt(() => {
      const before = written;
      read();
      return written !== null ? "saved" : before === null ? "" : "gone";
    });
  load();

  return {
    key,
    flush,
    state: () => state,
    notable: () => notable,

    /** Reads again what another tab may have written. */
    reread() {
      load();
      onState();
    },

    /** Changes the state at once, and saves it a moment later. @param {Change} change */
    change(change) {
      state = change(state);
      pending.push(change);
      clearTimeout(timer);
      timer = setTimeout(flush, delay);
    },

    /** Deletes everything that is stored for the section, copies of unreadable states included. */
    clear() {
      clearTimeout(timer);
      pending = [];
      state = blank();
      known = undefined;
      return attempt(() => {
        area().removeItem(key);
        for (let number = 0; area().getItem(backupKey(key, number)) !== null; number++)
          area().removeItem(backupKey(key, number));
        known = written = null;
        return "";
      });
    },
  };
}
