/**
 * The entry module of the reader's page "compare": what they share, and what somebody has shared with them.
 */

import { canLock } from "./envelope.js";
import { closeOpened, compareAgain, keepOpened, openFile, openText, unlockWaiting } from "./compare_open.js";
import { copyLink, makeFile, makeLink, offerAgain, offerChoices, showQr } from "./compare_share.js";
import { isTrial } from "./everything.js";
import { onOwnPage } from "./own_page.js";
import { messages, slot } from "./messages.js";
import { linkIn } from "./share_link.js";
import "./whole_language.js";

/**
 * @typedef {object} ComparePage what the parts of the page share
 * @property {HTMLElement} root
 * @property {string} base the address of the site's root, absolute
 * @property {import("./own_page.js").Section[]} sections
 * @property {import("./messages.js").Say} say
 * @property {(place: string, name: string, values?: Record<string, string | number>) => void} tell says something where
 *   something was done
 * @property {(name: string) => Element} row a fresh copy of what a template holds
 * @property {string} opened what was opened last, as it came; empty for nothing
 * @property {import("./share.js").Shared[]} shared what is in that, once it can be read
 * @property {import("./share.js").Shared[]} chosen what is shared, as it stands in the preview
 * @property {Promise<void> | undefined} choosing until the preview shows what is chosen
 * @property {number} turn raised with every other choice
 */

/** What the buttons do. @type {Record<string, (page: ComparePage) => unknown>} */
const DEEDS = { file: makeFile, link: makeLink, copy: copyLink, qr: showQr, close: closeOpened, keep: keepOpened };

/** @type {ComparePage | null} */
let onView = null;

onOwnPage("compare", ({ root, base, sections }) => {
  const say = messages(root);
  /** @param {string} name */
  const template = (name) => /** @type {HTMLTemplateElement} */ (root.querySelector(`template[data-${name}]`));
  /** @type {ComparePage} */
  const page = {
    root,
    base,
    sections,
    say,
    tell: (place, name, values) => (slot(root, `said-${place}`).textContent = name && say(name, values)),
    row: (name) => /** @type {Element} */ (template(name).content.firstElementChild?.cloneNode(true)),
    opened: "",
    shared: [],
    chosen: [],
    choosing: undefined,
    turn: 0,
  };
  onView = page;
  slot(root, "live").hidden = false;
  slot(root, "lock").hidden = !canLock();
  root.addEventListener("click", ({ target }) => {
    const deed = /** @type {Element} */ (target).closest("[data-do]")?.getAttribute("data-do");
    if (deed) DEEDS[deed](page);
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = /** @type {Element} */ (event.target);
    if (form.closest("[data-slot=unlock]")) unlockWaiting(page);
    if (form.matches("[data-slot=open]")) openText(page, field(root, "sc-open").value);
  });
  field(root, "sc-file").addEventListener("change", () => openFile(page, field(root, "sc-file")));
  offerChoices(page);
  // An answer of the page before this one is saved in the same moment; look afterwards.
  setTimeout(() => offerAgain(page));
  arrive();
});

window.addEventListener("hashchange", arrive);
// Offering tries the storage, which other tabs hear of: they must not answer, or it would never end.
window.addEventListener("storage", ({ key }) => !isTrial(key) && again());
window.addEventListener("pageshow", ({ persisted }) => persisted && again());

/** Follows what has been finished or deleted elsewhere. */
function again() {
  if (!onView?.root.isConnected) return;
  offerAgain(onView);
  compareAgain(onView);
}

/** Opens what stands in the address, which goes from there at once. */
function arrive() {
  const link = linkIn(location.hash);
  if (!onView || link === null) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  openText(onView, link);
}

/** @param {HTMLElement} root @param {string} id @returns {HTMLInputElement} */
function field(root, id) {
  return /** @type {HTMLInputElement} */ (root.querySelector(`#${id}`));
}
