/**
 * What the reader's own pages have in common: copies of what stands in a template, and regions that speak.
 */

import { areaOf } from "./area.js";

/** A copy of what a template of the page holds. @param {ParentNode} root @param {string} name @returns {HTMLElement} */
export function copyOf(root, name) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector(`template[data-copy="${name}"]`));
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/** Says something in a region that screen readers listen to. @param {HTMLElement} region @param {string} text */
export function tell(region, text) {
  if (region.textContent !== text) region.textContent = text;
}

/**
 * Says whether what the reader changes is being saved, and where.
 * @param {HTMLElement} region
 * @param {Exclude<import("./kept.js").Saving, "">} saving
 * @param {{ base: string, say: import("./messages.js").Say }} page
 */
export function tellSaving(region, saving, { base, say }) {
  region.toggleAttribute("data-lost", saving !== "saved");
  tell(region, say(saving === "saved" && areaOf(base) === sessionStorage ? "tab" : saving));
}
