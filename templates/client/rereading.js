/**
 * Back into the text: marks beside the headings that low answers lead to, in the table of contents and in the
 * navigation, until the reader presses "Read" or the result is another one.
 */

import { areaOf, prefixOf } from "./area.js";
import { isRecord, parse } from "./stored.js";
import { SITE } from "./site.js";

/**
 * @typedef {object} Place where something stands on a page
 * @property {HTMLElement} root the assessment
 * @property {string} section its id, "chapter/section"
 * @property {string} date of the result: another one brings its marks back
 * @property {(kept: boolean) => void} onRead called when the reader has read something again, with whether that is kept
 */

const READ_FORMAT = 1;

/** Takes all marks off the page. */
export function unmark() {
  for (const mark of document.querySelectorAll(".sc-reread")) mark.remove();
}

/**
 * Marks headings, less those that have been read since the result.
 * @param {string[]} anchors their ids
 * @param {Place} place
 */
export function markHeadings(anchors, place) {
  const below = place.root.getBoundingClientRect().top;
  unmark();
  const read = readOf(place);
  const open = anchors.filter((anchor) => !read.includes(anchor));
  for (const anchor of open) markHeading(anchor, place, () => markHeadings(anchors, place));
  if (open.length) markLinks(".md-nav--primary a.md-nav__link--active", "", place.root);
  // What is added above the result must not push it away; most browsers see to that themselves.
  const moved = place.root.getBoundingClientRect().top - below;
  if (below < 0 && !CSS.supports("overflow-anchor", "auto")) window.scrollBy({ top: moved, behavior: "instant" });
}

/** @param {string} anchor @param {Place} place @param {() => void} onward what follows once it has been read */
function markHeading(anchor, place, onward) {
  const heading = document.getElementById(anchor);
  const mark = /** @type {HTMLElement | undefined} */ (copyOf("p", place.root));
  if (!heading || !mark) return;
  const button = /** @type {HTMLButtonElement} */ (mark.querySelector("button"));
  button.setAttribute("aria-describedby", anchor);
  button.addEventListener("click", () => {
    const kept = keepRead(place, [...readOf(place), anchor]);
    onward();
    // The button is gone; what it belonged to takes the focus.
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    place.onRead(kept);
  });
  // The theme takes single letters for shortcuts, also on a button.
  button.addEventListener("keydown", (event) => event.key.length === 1 && event.stopPropagation());
  heading.after(mark);
  markLinks(".md-nav--secondary a", anchor, place.root);
}

/** What a link leads to on its page, as ids are written. @param {string} hash what is no code stands for itself */
export function anchorIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
}

/**
 * Marks those links that lead to an anchor of their page.
 * @param {string} selector
 * @param {string} anchor empty for the page itself
 * @param {HTMLElement} root
 */
function markLinks(selector, anchor, root) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(selector)))
    if (anchorIn(link.hash) === anchor) link.append(copyOf("span", root) ?? "");
}

/** @param {string} name of an element in the template of marks @param {HTMLElement} root */
function copyOf(name, root) {
  const template = root.querySelector(".sc-rereading template");
  return template instanceof HTMLTemplateElement
    ? template.content.querySelector(`${name}.sc-reread`)?.cloneNode(true)
    : undefined;
}

/** What was read during this visit, where the browser keeps nothing. @type {Map<string, { date: string, read: string[] }>} */
const SEEN = new Map();

/** @returns {{ area: Storage, key: string }} */
const shelf = () => ({ area: areaOf(SITE), key: `${prefixOf(SITE)}reread` });

/** What is kept for all sections; null for what a newer version of the page has written, which is left alone. */
/** @returns {Record<string, any> | null} */
function kept() {
  const { area, key } = shelf();
  const raw = area.getItem(key);
  const stored = parse(raw ?? "");
  if (!isRecord(stored) || !isRecord(stored.sections)) return {};
  return stored.format === READ_FORMAT ? stored.sections : null;
}

/** @param {Place} place @returns {string[]} the anchors of what has been read since the result */
function readOf({ section, date }) {
  let found = SEEN.get(section);
  try {
    found = kept()?.[section] ?? found;
  } catch {
    // The marks last as long as the page then.
  }
  return found?.date === date && Array.isArray(found.read) ? found.read : [];
}

/** @param {Place} place @param {string[]} read @returns {boolean} whether it is kept beyond this visit */
function keepRead({ section, date }, read) {
  SEEN.set(section, { date, read });
  try {
    const { area, key } = shelf();
    const sections = kept();
    if (!sections) return false;
    area.setItem(key, JSON.stringify({ format: READ_FORMAT, sections: { ...sections, [section]: { date, read } } }));
    return true;
  } catch {
    return false;
  }
}

/** Forgets what was read in a section whose result is gone. @param {string} section */
export function forgetRead(section) {
  SEEN.delete(section);
  try {
    const { area, key } = shelf();
    const { [section]: gone, ...rest } = kept() ?? {};
    if (!gone) return;
    if (Object.keys(rest).length) area.setItem(key, JSON.stringify({ format: READ_FORMAT, sections: rest }));
    else area.removeItem(key);
  } catch {
    // There is nothing kept either.
  }
}
