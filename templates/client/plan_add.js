/**
 * "Add to my plan" at the next steps of a result: fetched with the result.
 */

import { areaOf, prefixOf } from "./area.js";
import { openKept } from "./kept.js";
import { NO_PLAN, addStep, isPlan, isPlanned, newId, newStep, stepsOf } from "./plan_state.js";
import { SITE } from "./site.js";

/**
 * @typedef {object} Assessment
 * @property {HTMLElement} root
 * @property {{ bank: string }} bank
 */

/** The assessments that have their buttons already. @type {WeakSet<HTMLElement>} */
const LIVE = new WeakSet();

/** @param {Assessment} assessment @param {HTMLElement} later where it is said whether the plan is being saved */
export function show({ root, bank }, later) {
  if (LIVE.has(root)) return;
  LIVE.add(root);
  let lost = false;
  const kept = openKept({
    area: () => areaOf(SITE),
    key: `${prefixOf(SITE)}plan`,
    blank: NO_PLAN,
    sound: isPlan,
    onSaving: (saving) => {
      lost = !!saving && saving !== "saved";
      for (const text of later.querySelectorAll("[data-saving]")) {
        /** @type {HTMLElement} */ (text).hidden = text.getAttribute("data-saving") !== saving;
      }
    },
  });
  const steps = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-step]"));
  const paint = () => {
    const planned = stepsOf(kept.kept());
    for (const step of steps) {
      const there = !lost && isPlanned(planned, bank.bank, step.dataset.step ?? "");
      part(step, "button").hidden = there;
      part(step, "a").hidden = !there;
    }
  };
  const again = () => {
    if (!root.isConnected) return;
    kept.reread();
    paint();
  };
  root.addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("[data-plan] button");
    const step = /** @type {HTMLElement | null | undefined} */ (button?.closest("[data-step]"));
    if (!step) return;
    const waits = isPlanned(stepsOf(kept.kept()), bank.bank, step.dataset.step ?? "");
    kept.change(waits ? (plan) => plan : addStep(stepOf(step, bank.bank)));
    paint();
    if (!lost) part(step, "a").focus();
  });
  window.addEventListener("storage", again);
  window.addEventListener("pageshow", (event) => event.persisted && again());
  paint();
}

/** @param {HTMLElement} step @param {string} name @returns {HTMLElement} */
const part = (step, name) => /** @type {HTMLElement} */ (step.querySelector(`[data-plan] ${name}`));

/** What a step says, as plain text: a paragraph for each of its own, a line for each entry of a list. */
/** @param {HTMLElement} step */
const textOf = (step) =>
  [...step.children]
    .filter((each) => !each.matches(".sc-step-title, .sc-reason, .sc-live"))
    .map((each) =>
      each.matches("ul, ol") ? [...each.children].map((entry) => `- ${oneLine(entry)}`).join("\n") : oneLine(each),
    )
    .filter(Boolean)
    .join("\n\n");

/** @param {Element} element */
const oneLine = ({ textContent }) => (textContent ?? "").replace(/\s+/g, " ").trim();

/** What the page says of a step, as it goes into the plan. @param {HTMLElement} step @param {string} section */
function stepOf(step, section) {
  const title = step.querySelector("strong")?.textContent ?? "";
  const every = /** @type {import("./plan_state.js").Rhythm} */ (part(step, "button").dataset.every ?? "");
  const said = { section, step: step.dataset.step ?? "", title, text: textOf(step), every };
  return newStep(said, newId(), new Date().toISOString());
}
