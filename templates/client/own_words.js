/**
 * What the reader's own pages have in common: copies of what stands in a template, and regions that speak.
 */

import { areaOf } from "./area.js";

/** Copies of all that a template of the page holds. @param {ParentNode} root @param {string} name */
export function copiesOf(root, name) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector(`template[data-copy="${name}"]`));
  return /** @type {DocumentFragment} */ (template.content.cloneNode(true));
}

/** A copy of the first that it holds. @param {ParentNode} root @param {string} name @returns {HTMLElement} */
export const copyOf = (root, name) => /** @type {HTMLElement} */ (copiesOf(root, name).firstElementChild);

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
