/**
 * The part of the page "compare" that opens what somebody has shared.
 */

import { showCompared } from "./compare_show.js";
import { saveFile } from "./download.js";
import { unwrap } from "./envelope.js";
import { fileName } from "./export.js";
import { slot } from "./messages.js";
import { readShared } from "./share.js";
import { linkIn } from "./share_link.js";

/** @typedef {import("./compare.js").ComparePage} ComparePage */

/** No file that was shared is larger, in bytes. */
const LARGEST_FILE = 100_000;

/** @param {ComparePage} page @returns {HTMLInputElement} where a passphrase is typed */
const keyhole = ({ root }) => /** @type {HTMLInputElement} */ (root.querySelector("#sc-unlock"));

/**
 * @param {ComparePage} page
 * @param {string} text a link, or what stands in one
 */
export const openText = (page, text) => {
  const found = linkIn(text) ?? text;
  hideOpened(page);
  page.opened = found.trim();
  if (page.opened) return openWaiting(page, "");
  refuse(page, "empty");
};

/** @param {ComparePage} page @param {HTMLInputElement} field */
export const openFile = async (page, field) => {
  const file = field.files?.[0];
  if (!file) return;
  hideOpened(page);
  const text = file.size > LARGEST_FILE ? null : await file.text().catch(() => undefined);
  field.value = "";
  if (typeof text === "string") return openText(page, text);
  refuse(page, text === null ? "long" : "unopened");
};

/** @param {ComparePage} page */
export const unlockWaiting = (page) => openWaiting(page, keyhole(page).value);

/**
 * @param {ComparePage} page
 * @param {string} passphrase
 */
const openWaiting = async (page, passphrase) => {
  const { root, opened } = page;
  page.tell("open", "gathering");
  const found = await unwrap(opened, passphrase);
  if (page.opened !== opened) return;
  if ("problem" in found) {
    if (found.problem !== "passphrase") return refuse(page, found.problem);
    slot(root, "unlock").hidden = false;
    page.tell("open", passphrase ? "wrong" : "");
    return keyhole(page).focus();
  }
  const shared = readShared(found.text);
  if (!shared) return refuse(page, "broken");
  const known = shared.some(({ id }) => page.sections.some((section) => section.id === id));
  if (!known) return refuse(page, "foreign");
  slot(root, "unlock").hidden = true;
  keyhole(page).value = "";
  page.shared = shared;
  await showCompared(page);
  if (page.opened !== opened) return;
  page.tell("open", "");
  slot(root, "opened").hidden = false;
  /** @type {HTMLElement} */ (root.querySelector("#sc-opened-title")).focus();
};

/** Compares with what is stored by now. @param {ComparePage} page */
export function compareAgain(page) {
  if (page.shared.length) showCompared(page);
}

/** @param {ComparePage} page @param {string} problem */
function refuse(page, problem) {
  hideOpened(page);
  page.tell("open", problem);
  slot(page.root, "said-open").focus();
}

/** @param {ComparePage} page */
function hideOpened(page) {
  page.opened = "";
  page.shared = [];
  keyhole(page).value = "";
  for (const name of ["unlock", "opened"]) slot(page.root, name).hidden = true;
  slot(page.root, "compared").replaceChildren();
  slot(page.root, "talk").querySelector("ul")?.replaceChildren();
}

/** @param {ComparePage} page */
export const closeOpened = (page) => refuse(page, "closed");

/** Saves what was opened as a file, as it came. @param {ComparePage} page */
export function keepOpened(page) {
  const name = fileName(page.base, new Date(), "txt").replace("selfcheck", "selfcheck-received");
  saveFile(name, "text/plain", page.opened);
  page.tell("open", "kept", { name });
}
