/**
 * The part of the page "data" that brings a saved file back: first it says what that would change.
 */

import { areaOf } from "./area.js";
import { dayOf, nameOf } from "./data_words.js";
import { MOST_BYTES } from "./export.js";
import { difference, imported } from "./import.js";
import { keepAll, keptIn } from "./everything.js";
import { refusalOf } from "./refusals.js";
import { slot } from "./messages.js";

/** @typedef {import("./data.js").DataPage} DataPage */

/**
 * Reads a file that was chosen.
 * @param {DataPage} page
 * @param {Event} event of the field
 */
export const openImport = async (page, { target }) => {
  const field = /** @type {HTMLInputElement} */ (target);
  const file = field.files?.[0];
  if (!file) return;
  const read =
    file.size > MOST_BYTES
      ? { problem: "large" }
      : await file.text().then(
          (text) => imported(text, page.base),
          () => ({ problem: "unopened" }),
        );
  // So that the same file can be chosen once more.
  field.value = "";
  closeQuestion(page);
  if ("problem" in read) return page.tell("import", read.problem);
  page.waiting = read;
  ask(page, read);
};

/** @param {DataPage} page @param {import("./import.js").Import} waiting */
function ask(page, { entries, date }) {
  const { root, say } = page;
  /** @type {import("./everything.js").Entries} */
  let stored = new Map();
  try {
    stored = keptIn(areaOf(page.base), page.base);
  } catch {
    return page.tell("import", "not-changed");
  }
  slot(root, "said-import").textContent = "";
  slot(root, "import-title").textContent = say("ask", { date: dayOf(date) });
  for (const [name, keys] of Object.entries(difference(entries, stored))) {
    const rows = keys.map((/** @type {string} */ key) => {
      const row = document.createElement("li");
      row.textContent = nameOf(key, entries.get(key) ?? stored.get(key) ?? "", page);
      return row;
    });
    slot(root, name).hidden = !rows.length;
    slot(root, name)
      .querySelector("ul")
      ?.replaceChildren(...rows);
  }
  slot(root, "import").hidden = false;
  slot(root, "import").focus();
}

/** @param {DataPage} page */
export function bringIn(page) {
  if (!page.waiting) return;
  try {
    keepAll(areaOf(page.base), page.waiting.entries);
    finishImport(page, "brought");
  } catch (error) {
    finishImport(page, refusalOf(error) === "full" ? "not-changed-full" : "not-changed");
  }
  page.paint();
}

/** @param {DataPage} page */
export const leaveOut = (page) => finishImport(page, "left");

/** @param {DataPage} page @param {string} message */
function finishImport(page, message) {
  closeQuestion(page);
  page.tell("import", message);
  /** @type {HTMLElement} */ (page.root.querySelector("#sc-import")).focus();
}

/** @param {DataPage} page */
function closeQuestion(page) {
  page.waiting = null;
  slot(page.root, "import").hidden = true;
}
