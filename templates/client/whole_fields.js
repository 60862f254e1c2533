/**
 * The controls of a page whose bank needs the whole language: checkboxes, numbers and texts beside the radios, questions
 * and alerts that come and go.
 */

import { canonicalNumber } from "./answer_types.js";
import { NOT_APPLICABLE, TYPES } from "./answers.js";
import { FIELDS } from "./fields.js";
import { slot } from "./messages.js";

/** @typedef {import("./bank.js").Item} Item */

/** What is typed into; everything else is chosen. */
const TYPED = "[type=text], textarea";

/** Whether a number may still become good: nothing is said of it before it is done. */
let typing = false;

/** Whether a box rules out all others: "None of these" or "Doesn't apply to me". @param {HTMLInputElement} box */
const rulesOut = ({ value }) => !value || value === NOT_APPLICABLE;

/** @type {typeof FIELDS.read} */
function read(control, place, item) {
  if (control.type === "radio") return control.value;
  const field = /** @type {HTMLInputElement | null} */ (place.querySelector(TYPED));
  const boxes = /** @type {HTMLInputElement[]} */ ([...place.querySelectorAll("[type=checkbox]")]);
  for (const box of boxes) {
    const other = box !== control && (control.checked || (control === field && field.value));
    if (other && (field || rulesOut(box) || rulesOut(control))) box.checked = false;
  }
  if (field && control.checked) field.value = "";
  const chosen = boxes.filter((box) => box.checked).map(({ value }) => value);
  if (field) return typed(field, place, item) ?? chosen[0] ?? null;
  if (chosen[0] === NOT_APPLICABLE) return chosen[0];
  // The box for none of them has no value, and choosing it is an answer as well.
  return chosen.length ? chosen.filter(Boolean) : null;
}

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} place
 * @param {Item} item
 * @returns {string | null} null for nothing, and for what is no answer yet, which is said
 */
function typed(field, place, item) {
  const text = field.value.trim();
  if (item.type === "text") return text ? field.value : null;
  const number = /** @type {string | undefined} */ (TYPES.number.read(canonicalNumber(text), item, [])) ?? null;
  complain(field, place, !!text && number === null && !typing);
  return number;
}

/** @param {HTMLInputElement} field @param {HTMLElement} place @param {boolean} wrong */
function complain(field, place, wrong) {
  field.setAttribute("aria-invalid", String(wrong));
  place.querySelector("strong")?.toggleAttribute("hidden", !wrong);
}

/** @type {typeof FIELDS.show} */
function show(form, answers) {
  for (const control of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input, textarea"))) {
    const answer = answers.get(control.name);
    if (!control.matches(TYPED)) {
      control.checked = !!answer && (answer.length ? [answer].flat() : [""]).includes(control.value);
    } else if (control !== document.activeElement) {
      control.value = answer === undefined || answer === NOT_APPLICABLE ? "" : String(answer);
      complain(control, /** @type {HTMLElement} */ (control.parentElement), false);
    }
  }
}

/** @type {typeof FIELDS.follow} */
function follow({ root, scored, places, say }, answers, quietly) {
  const { hidden, alerts } = scored(answers);
  const counts = { asked: 0, unasked: 0 };
  for (const [id = "", place] of places) {
    if (place.hidden === hidden.has(id)) continue;
    place.hidden = !place.hidden;
    counts[place.hidden ? "unasked" : "asked"]++;
  }
  for (const alert of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-alert]")))
    alert.hidden = !alerts.includes(Number(alert.dataset.alert));
  const news = Object.entries(counts).flatMap(([name, count]) => (count ? say(name, { count }) : []));
  const place = slot(root, "asked");
  if (place) place.textContent = quietly ? "" : news.join(". ");
  return hidden;
}

Object.assign(FIELDS, { read, show, follow });

// What is typed counts at once: when the reader goes on to the next question, nothing may move under the pointer.
document.addEventListener("input", ({ target }) => {
  const field = /** @type {Element} */ (target);
  if (!field.matches(`.sc-item :is(${TYPED})`)) return;
  typing = true;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  typing = false;
});
