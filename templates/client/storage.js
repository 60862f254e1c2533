/**
 * Keeps the state of one section in the browser's storage. Every access to the storage may fail, and the page goes on:
 * what could not be written is tried again with the next change.
 */

import { blank, restore, serialize } from "./state.js";

/**
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Change} Change
 * @typedef {import("./state.js").Notice} Notice
 * @typedef {Pick<Storage, "getItem" | "setItem" | "removeItem">} Area
 * @typedef {"" | "saved" | "full" | "blocked"} Saving "" when there is nothing to save; "full" and "blocked" say why
 *   nothing is being saved
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
  let state = blank();
  /** @type {Notice[]} */
  let notices = [];

  /** Reads what is stored, keeps a copy of what it cannot understand, and redoes the changes that wait. */
  const read = () => {
    written = area().getItem(key);
    const found = restore(written, bank);
    notices = found.notices;
    state = pending.reduce((each, change) => change(each), found.state);
    if (written !== null && found.damaged) keepCopy(area(), key, written);
  };

  /** @param {() => Saving} access */
  const attempt = (access) => {
    try {
      onSaving(access());
    } catch (error) {
      onSaving(error instanceof Error && /quota/i.test(error.name) ? "full" : "blocked");
    }
  };

  const flush = () => {
    clearTimeout(timer);
    if (!pending.length) return;
    attempt(() => {
      const before = written;
      read();
      const elsewhere = written !== before;
      const text = serialize(state, bank);
      area().setItem(key, text);
      written = text;
      pending = [];
      if (elsewhere) onState();
      return "saved";
    });
  };

  const load = () =>
    attempt(() => {
      read();
      return written === null ? "" : "saved";
    });
  load();

  return {
    key,
    flush,
    state: () => state,
    notices: () => notices,

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
      notices = [];
      attempt(() => {
        area().removeItem(key);
        for (const copy of copies(area(), key)) area().removeItem(copy);
        written = null;
        return "";
      });
    },
  };
}

/** The keys under which copies are kept already. @param {Area} area @param {string} key */
function copies(area, key) {
  const keys = [];
  for (let name = backupKey(key, keys.length); area.getItem(name) !== null; name = backupKey(key, keys.length))
    keys.push(name);
  return keys;
}

/** @param {string} key @param {number} number from 0 */
const backupKey = (key, number) => `${key}:backup${number || ""}`;

/** Keeps a text under a backup key of its own, once. @param {Area} area @param {string} key @param {string} raw */
function keepCopy(area, key, raw) {
  const kept = copies(area, key);
  if (!kept.some((name) => area.getItem(name) === raw)) area.setItem(backupKey(key, kept.length), raw);
}
