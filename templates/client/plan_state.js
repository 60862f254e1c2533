/**
 * The plan: the next steps that the reader has chosen, and what becomes of them. Pure; what is stored is kept by
 * `kept.js`.
 */

import { isDay } from "./days.js";
import { FORMAT, isRecord } from "./stored.js";

/**
 * @typedef {"" | "day" | "week" | "two_weeks" | "month"} Rhythm
 * @typedef {"open" | "done" | "moved" | "let_go"} Status
 *
 * @typedef {object} Step
 * @property {string} id unique
 * @property {string} section "chapter/section"; empty for a step of the reader's own
 * @property {string} step its id in the bank; empty likewise
 * @property {string} title
 * @property {string} text what the bank says of it; empty for a step of the reader's own, and in older plans
 * @property {string} cue when to do it: what follows "If it is …"; may be empty
 * @property {string} date "2026-12-01"; empty while there is none
 * @property {Rhythm} every
 * @property {string} note
 * @property {Status} status
 * @property {string} added ISO 8601
 *
 * @typedef {import("./kept.js").Kept} Kept
 */

const TEXTS = /** @type {const} */ (["section", "step", "title", "text", "cue", "date", "note", "added"]);
const RHYTHMS = ["", "day", "week", "two_weeks", "month"];
const STATUSES = ["open", "done", "moved", "let_go"];

/** The plan before anything is in it. @type {Kept} */
export const NO_PLAN = { format: FORMAT, steps: [] };

/** @param {Kept} found */
export const isPlan = (found) => Array.isArray(found.steps);

/**
 * The steps of a stored plan, as far as they can be read: those with a date by date, then the others as they were added.
 * @param {Kept} plan
 * @returns {Step[]}
 */
export function stepsOf(plan) {
  const steps = [plan.steps].flat().flatMap((each) => readStep(each) ?? []);
  return steps.sort((a, b) => compare(a.date || "9", b.date || "9") || compare(a.added, b.added));
}

/** @param {string} a @param {string} b */
const compare = (a, b) => Number(a > b) - Number(a < b);

/** @param {unknown} stored @returns {Step | null} null when it is none */
function readStep(stored) {
  if (!isRecord(stored) || typeof stored.id !== "string" || !stored.id) return null;
  const texts = TEXTS.map((key) => [key, typeof stored[key] === "string" ? stored[key] : ""]);
  const step = Object.fromEntries(texts);
  return {
    ...step,
    id: stored.id,
    date: isDay(step.date) ? step.date : "",
    every: RHYTHMS.includes(stored.every) ? stored.every : "",
    status: STATUSES.includes(stored.status) ? stored.status : "open",
  };
}

/** Whether a step still is to be done. @param {Step} step */
export const isOpen = ({ status }) => status === "open" || status === "moved";

/**
 * @param {Step[]} steps
 * @param {string} section
 * @param {string} step its id in the bank
 * @returns {boolean} whether it is in the plan, and still to be done
 */
export const isPlanned = (steps, section, step) =>
  steps.some((each) => each.section === section && each.step === step && isOpen(each));

/**
 * @param {Partial<Step> & { title: string }} step
 * @param {string} id
 * @param {string} added ISO 8601
 * @returns {Step} a new step, open
 */
export const newStep = (step, id, added) => ({
  section: "",
  step: "",
  text: "",
  cue: "",
  date: "",
  every: "",
  note: "",
  ...step,
  id,
  status: "open",
  added,
});

/** Adds a step, once. @param {Step} step @returns {(plan: Kept) => Kept} */
export const addStep = (step) => (plan) =>
  plan.steps.some((/** @type {any} */ each) => each?.id === step.id) ? plan : { ...plan, steps: [...plan.steps, step] };

/**
 * Changes some fields of a step; the others are left as another tab may have written them.
 * @param {string} id
 * @param {Partial<Step>} fields
 * @returns {(plan: Kept) => Kept}
 */
export const changeStep = (id, fields) => (plan) => ({
  ...plan,
  steps: plan.steps.map((/** @type {any} */ each) => (each?.id === id ? { ...each, ...fields } : each)),
});

/** @param {string} id @returns {(plan: Kept) => Kept} */
export const deleteStep = (id) => (plan) => ({
  ...plan,
  steps: plan.steps.filter((/** @type {any} */ each) => each?.id !== id),
});

/** A name that no other step has: 128 bits by chance. @returns {string} */
export const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
