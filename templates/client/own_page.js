/**
 * What the scripts of the reader's own pages share: they find their page, also after an instant navigation, and know the
 * sections of the guide.
 */

import "./leave.js";
import "./offline.js";
import { SITE } from "./site.js";

/**
 * @typedef {object} Section an assessed section of the guide
 * @property {string} id "chapter/section"
 * @property {string} url from the root of the site
 * @property {string} chapter title of its chapter
 * @property {string} title
 * @property {string} assessment title of its bank
 * @property {string | null} headline id of the scale that is shown first
 * @property {number} revision of its bank
 * @property {string} digest of what that asks and how it is scored
 *
 * @typedef {object} OwnPage
 * @property {HTMLElement} root
 * @property {string} base the address of the site's root, absolute
 * @property {Section[]} sections in reading order
 */

/**
 * Takes up a page of the reader's own whenever it is shown, once each time.
 * @param {string} name
 * @param {(page: OwnPage) => void} take
 */
export function onOwnPage(name, take) {
  /** @type {HTMLElement | null} */
  let current = null;
  /** Where the reader was on a page that they come back to: the theme scrolls there before the page has its height. */
  let place = history.state?.y;
  window.addEventListener("popstate", ({ state }) => {
    place = state?.y;
  });
  const attach = () => {
    const top = place;
    place = 0;
    const root = /** @type {HTMLElement | null} */ (document.querySelector(`[data-own="${name}"]`));
    if (root === current) return;
    current = root;
    if (!root) return;
    root.addEventListener("keydown", keepFromTheme);
    const data = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-sections]"));
    take({ root, base: SITE, sections: JSON.parse(data.content.textContent ?? "[]") });
    root.dataset.live = "";
    if (top) scrollTo({ top, behavior: "instant" });
  };
  attach();
  /** @type {any} */ (window).document$?.subscribe(attach);
}

/** The theme takes single letters for shortcuts wherever they are typed, and would leave the page. */
/** @param {KeyboardEvent} event */
function keepFromTheme(event) {
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
}
