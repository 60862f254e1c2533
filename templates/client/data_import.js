/**
 * The part of the page "data" that brings a saved file back: it joins what is there, and first it says what that changes.
 */

import { areaOf, prefixOf } from "./area.js";
import { dayOf, nameOf } from "./data_words.js";
import { MOST_BYTES } from "./export.js";
import { difference, imported } from "./import.js";
import { keepAll, keptIn } from "./everything.js";
import { joined } from "./joined.js";
import { refusalOf } from "./refusals.js";
import { slot } from "./messages.js";

/**
 * @typedef {import("./data.js").DataPage} DataPage
 * @typedef {import("./import.js").Import} Import
 * @typedef {import("./everything.js").Entries} Entries
 *
 * @typedef {object} Waiting what was opened and is not brought in yet
 * @property {Import} file
 * @property {Entries} stored what there was when the question was asked
 */

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
  slot(page.root, "said-import").textContent = "";
  try {
    ask(page, read);
  } catch {
    page.tell("import", "not-changed");
  }
};

/** @param {DataPage} page @param {Import} file @throws what the storage throws */
function ask(page, file) {
  const { root, say, base } = page;
  const { entries, date } = file;
  const stored = keptIn(areaOf(base), base);
  const changes = joined(entries, stored, prefixOf(base));
  page.waiting = { file, stored };
  slot(root, "import-title").textContent = say("ask", { date: dayOf(date) });
  for (const [name, keys] of Object.entries(difference(entries, stored, changes))) {
    const rows = keys.map((/** @type {string} */ key) => {
      const row = document.createElement("li");
      row.textContent = nameOf(key, changes.get(key) ?? stored.get(key) ?? "", page);
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

/** Brings in what was asked about; where it is about something else by now, asks anew. @param {DataPage} page */
export function bringIn(page) {
  if (!page.waiting) return;
  const { base } = page;
  const { file, stored } = page.waiting;
  try {
    const area = areaOf(base);
    const now = keptIn(area, base);
    if ([...file.entries.keys()].some((key) => now.get(key) !== stored.get(key))) {
      ask(page, file);
      page.tell("import", "meanwhile");
    } else {
      keepAll(area, joined(file.entries, now, prefixOf(base)));
      finishImport(page, "brought");
    }
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
