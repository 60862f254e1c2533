/**
 * The part of the page "data" that decides how long things are kept: in the browser, in this tab, or no longer at all. A
 * copy of the pages stays in the browser alone, so it goes where that is left.
 */

import { sessionKey } from "./area.js";
import { eraseFrom, keptIn } from "./everything.js";
import { moveAll } from "./joined.js";
import { dropCopy } from "./offline_copy.js";
import { slot } from "./messages.js";
import { refusalOf } from "./refusals.js";

/** @typedef {import("./data.js").DataPage} DataPage */

/** @param {DataPage} page @param {string} name @returns {HTMLDialogElement} */
const dialogOf = ({ root }, name) => /** @type {HTMLDialogElement} */ (root.querySelector(`[data-dialog="${name}"]`));

/** @param {DataPage} page */
export function closeDialogs({ root }) {
  for (const dialog of root.querySelectorAll("dialog")) dialog.close();
}

/**
 * Changes where things are kept, and says how it went.
 * @param {DataPage} page
 * @param {string} done the message for when it went well
 * @param {() => void} work
 */
function change(page, done, work) {
  closeDialogs(page);
  try {
    work();
    page.tell("session", done);
  } catch (error) {
    page.tell("session", refusalOf(error) === "full" ? "not-changed-full" : "not-changed");
  }
  page.paint();
  // The button that was pressed has made room for the other one.
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (
    page.root.querySelectorAll("[data-do=tab], [data-do=browser]")
  );
  [...buttons].find((button) => !button.closest("[hidden]"))?.focus();
}

/** Whether the site has something in a storage; not where it refuses. @param {() => Storage} area @param {string} base */
function holds(area, base) {
  try {
    return keptIn(area(), base).size > 0;
  } catch {
    return false;
  }
}

/**
 * Keeps everything in this tab from now on; asks first when the browser has kept something.
 * @param {DataPage} page
 * @param {"" | "move" | "delete" | "leave"} how what becomes of what the browser has kept
 */
export function toTab(page, how) {
  const { base } = page;
  if (!how && holds(() => localStorage, base)) return dialogOf(page, "tab").showModal();
  change(page, "tab-on", () => {
    // First the mark: without it, what was moved would be looked for in the browser.
    sessionStorage.setItem(sessionKey(base), "1");
    try {
      if (how === "move") moveAll(localStorage, sessionStorage, base);
    } catch (error) {
      sessionStorage.removeItem(sessionKey(base));
      throw error;
    }
    if (how === "delete") eraseFrom(localStorage, base);
    dropCopy(base).then((gone) => gone || page.tell("session", "not-deleted"));
  });
}

/**
 * Keeps everything in this browser again; asks first when there is something in the tab.
 * @param {DataPage} page
 * @param {"" | "move" | "delete"} how what becomes of what is in the tab
 */
export function toBrowser(page, how) {
  const { base } = page;
  if (!how && holds(() => sessionStorage, base)) return dialogOf(page, "browser").showModal();
  change(page, "tab-off", () => {
    if (how === "move") moveAll(sessionStorage, localStorage, base);
    eraseFrom(sessionStorage, base);
  });
}

/** @param {DataPage} page */
export const askToErase = (page) => dialogOf(page, "delete").showModal();

/** Deletes everything in both places and the copy of the pages; one that refuses does not keep the others from going. */
/** @param {DataPage} page */
export const eraseNow = async (page) => {
  closeDialogs(page);
  // What was said before is of things that are no longer there.
  for (const place of ["export", "import", "session"]) slot(page.root, `said-${place}`).textContent = "";
  const tab = !page.root.querySelector("[data-slot=in-tab][hidden]");
  const cleared = [() => localStorage, () => sessionStorage].map((area) => {
    try {
      eraseFrom(area(), page.base);
      return true;
    } catch {
      return false;
    }
  });
  page.paint();
  page.tell("delete", "deleting");
  cleared.push(await dropCopy(page.base));
  page.tell("delete", !cleared.every(Boolean) ? "not-deleted" : tab ? "deleted-tab" : "deleted");
};
