/**
 * A step of the plan on the page: what stands in its row.
 */

import { slot } from "./messages.js";
import { isOpen } from "./plan_state.js";
import { factsOf, sentenceOf, titleOf } from "./plan_words.js";

/**
 * @typedef {import("./plan_state.js").Step} Step
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field
 *
 * @typedef {object} Around what a row has to know of its page
 * @property {import("./own_page.js").OwnPage} page
 * @property {import("./plan_words.js").Say} say
 * @property {string} language
 */

/** @param {HTMLElement} row @param {Step} step @param {Around} around */
export function paintStep(row, step, { page, say, language }) {
  slot(row, "title").textContent = titleOf(step, say);
  fill(slot(row, "text"), step.text.trim());
  fill(slot(row, "sentence"), sentenceOf(step, say));
  fill(slot(row, "facts"), factsOf(step, say, language).join(" · "));
  fill(slot(row, "note"), step.note.trim());
  slot(row, "kindly").hidden = step.status !== "let_go";
  paintFrom(/** @type {HTMLAnchorElement} */ (slot(row, "from")), step, page, say);
  const open = isOpen(step);
  for (const [name, shown] of Object.entries({ done: open, move: open, let_go: open, open: !open, calendar: open })) {
    button(row, name).hidden = !shown;
  }
  for (const field of /** @type {NodeListOf<Field>} */ (row.querySelectorAll("details [name]"))) {
    const value = String(step[/** @type {keyof Step} */ (field.name)]);
    if (field.value !== value && field !== document.activeElement) field.value = value;
  }
}

/**
 * @param {HTMLAnchorElement} link
 * @param {Step} step
 * @param {import("./own_page.js").OwnPage} page
 * @param {import("./plan_words.js").Say} say
 */
function paintFrom(link, { section }, page, say) {
  const found = page.sections.find(({ id }) => id === section);
  /** @type {HTMLElement} */ (link.parentElement).hidden = !found;
  if (!found) return;
  link.href = `${new URL(found.url, page.base).href}#sc-result`;
  link.textContent = say("from", { section: found.title });
}

/** @param {HTMLElement} element @param {string} text */
function fill(element, text) {
  element.textContent = text;
  element.hidden = !text;
}

/** @param {HTMLElement} row @param {string} action @returns {HTMLElement} */
export const button = (row, action) => /** @type {HTMLElement} */ (row.querySelector(`[data-do="${action}"]`));

/** @param {Element} element @returns {HTMLElement | null} the step that it is part of */
export const rowOf = (element) => element.closest("[data-step]");

/** The step in which somebody is writing or choosing. @returns {HTMLElement | null} */
export const atWork = () => {
  const field = document.activeElement;
  return field?.matches("input, select, textarea") ? rowOf(field) : null;
};
