/**
 * The entry module of the reader's page "data": what is kept, and what can be done with it.
 */

import { areaOf, sessionKey } from "./area.js";
import { bringIn, leaveOut, openImport } from "./data_import.js";
import { saveCsv, saveExport } from "./data_export.js";
import { askToErase, closeDialogs, eraseNow, toBrowser, toTab } from "./data_session.js";
import { contentOf, nameOf, roomOf } from "./data_words.js";
import { isTrial, keptIn, trial } from "./everything.js";
import { onOwnPage } from "./own_page.js";
import { messages, slot } from "./messages.js";

/**
 * @typedef {object} DataPage what the parts of the page share
 * @property {HTMLElement} root
 * @property {string} base the address of the site's root, absolute
 * @property {import("./own_page.js").Section[]} sections
 * @property {import("./messages.js").Say} say
 * @property {(place: string, name: string, values?: Record<string, string | number>) => void} tell says something where
 *   something was done
 * @property {() => void} paint
 * @property {import("./data_import.js").Waiting | null} waiting
 */

/** What the buttons do. @type {Record<string, (page: DataPage) => void>} */
const ACTIONS = {
  persist: askToKeep,
  export: saveExport,
  csv: saveCsv,
  import: bringIn,
  leave: leaveOut,
  tab: (page) => toTab(page, ""),
  "tab-move": (page) => toTab(page, "move"),
  "tab-delete": (page) => toTab(page, "delete"),
  "tab-leave": (page) => toTab(page, "leave"),
  browser: (page) => toBrowser(page, ""),
  "browser-move": (page) => toBrowser(page, "move"),
  "browser-delete": (page) => toBrowser(page, "delete"),
  delete: askToErase,
  "delete-now": eraseNow,
  close: closeDialogs,
};

/** @type {DataPage | null} */
let onScreen = null;

onOwnPage("data", ({ root, base, sections }) => {
  const say = messages(root);
  /** @type {DataPage} */
  const page = {
    root,
    base,
    sections,
    say,
    tell: (place, name, values) => (slot(root, `said-${place}`).textContent = say(name, values)),
    paint: () => paint(page),
    waiting: null,
  };
  onScreen = page;
  for (const each of root.querySelectorAll("[data-slot=live]")) each.toggleAttribute("hidden", false);
  root.addEventListener("click", ({ target }) => {
    const action = /** @type {Element} */ (target).closest("[data-do]")?.getAttribute("data-do");
    if (action) ACTIONS[action](page);
  });
  root.querySelector("#sc-import")?.addEventListener("change", (event) => openImport(page, event));
  slot(root, "lasting").hidden = !navigator.storage?.persist;
  // Where the browser does not say, there is nothing to tell.
  navigator.storage?.persisted?.().then(
    (kept) => kept && page.tell("persist", "persisted"),
    () => {},
  );
  paint(page);
  // An answer of the page before this one is saved in the same moment; look afterwards.
  setTimeout(page.paint);
});

// Painting tries the storage, which other tabs hear of: they must not answer, or it would never end.
window.addEventListener("storage", ({ key }) => !isTrial(key) && onScreen?.paint());
window.addEventListener("pageshow", ({ persisted }) => persisted && onScreen?.paint());

/** Shows what there is now. @param {DataPage} page */
function paint(page) {
  const { root, base, say } = page;
  const kept = lookAround(base);
  slot(root, "where").textContent = say(`where-${kept.where}`);
  slot(root, "saving").textContent = say(trial(() => areaOf(base), base));
  slot(root, "elsewhere").textContent = kept.beside.size ? say("elsewhere", { size: roomOf(kept.beside) }) : "";
  slot(root, "elsewhere").hidden = !kept.beside.size;
  slot(root, "nothing").hidden = kept.entries.size > 0 || kept.where === "blocked";
  slot(root, "kept").hidden = !kept.entries.size;
  slot(root, "total").textContent = roomOf(kept.entries);
  slot(root, "in-browser").hidden = kept.where === "tab";
  slot(root, "in-tab").hidden = kept.where !== "tab";
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-row]"));
  const rows = [...kept.entries].map(([key, text]) => {
    const row = /** @type {Element} */ (template.content.firstElementChild?.cloneNode(true));
    const texts = [nameOf(key, text, page), contentOf(key, text, page), roomOf(new Map([[key, text]]))];
    texts.forEach((each, place) => (row.children[place].textContent = each));
    return row;
  });
  slot(root, "kept")
    .querySelector("tbody")
    ?.replaceChildren(...rows);
}

/** What is kept, where, and what there is beside it. @param {string} base */
function lookAround(base) {
  /** @type {Map<string, string>} */
  const none = new Map();
  try {
    const tab = !!sessionStorage.getItem(sessionKey(base));
    const entries = keptIn(areaOf(base), base);
    return { where: tab ? "tab" : "browser", entries, beside: tab ? keptIn(localStorage, base) : none };
  } catch {
    return { where: "blocked", entries: none, beside: none };
  }
}

/** Asks the browser to clear up elsewhere first. @param {DataPage} page */
function askToKeep(page) {
  navigator.storage.persist().then(
    (kept) => page.tell("persist", kept ? "persisted" : "not-persisted"),
    () => page.tell("persist", "not-persisted"),
  );
}
