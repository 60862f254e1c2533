/**
 * The list of sections on a chapter's page, and its entry module: says at each how far the reader has come.
 */

import { areaOf } from "./area.js";
import { longDate } from "./dates.js";
import { storageKey } from "./stored.js";
import { summarize } from "./summary.js";
import { SITE } from "./site.js";

/** Fills in the list, if the page has one. */
function show() {
  const list = /** @type {HTMLElement | null} */ (document.querySelector(".sc-sections"));
  if (!list) return;
  const words = /** @type {HTMLTemplateElement} */ (list.querySelector("template")).content;
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-section]"))) {
    const { section = "", total = "" } = place.dataset;
    const { answered, done } = summarize(read(section));
    const name = done ? (done.headline.band ? "banded" : "done") : answered ? "some" : "none";
    const date = done ? longDate(done.date, document.documentElement.lang) : "";
    /** @type {Record<string, string | number>} */
    const values = { answered, total, date, ...done?.headline };
    const text = words.querySelector(`[data-message="${name}"]`)?.textContent ?? "";
    place.textContent = text.replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
    place.dataset.state = name;
  }
}

/** @param {string} section @returns {string | null} null too where the browser refuses to read */
function read(section) {
  try {
    return areaOf(SITE).getItem(storageKey(SITE, section));
  } catch {
    return null;
  }
}

window.addEventListener("pageshow", (event) => event.persisted && show());
window.addEventListener("storage", show);
show();
// An answer of the page before this one is saved in the same moment; look afterwards.
/** @type {any} */ (window).document$?.subscribe(() => setTimeout(show));
