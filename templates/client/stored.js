/**
 * The stored form of what a reader has answered in one section, as far as it can be read without knowing the bank.
 */

import { prefixOf } from "./area.js";

/**
 * @typedef {object} Answer
 * @property {import("./bank.js").Answer} value a list for a multiple choice; or "not_applicable"
 * @property {string} fingerprint of the item's response options when it was answered
 * @property {number} revision of the bank when it was answered
 *
 * @typedef {object} Headline
 * @property {string} shown the score as it was shown
 * @property {string} band label of the band; empty without one
 *
 * @typedef {object} Score of a scale that readers see; the numbers are exact text: "72", "4/3"
 * @property {string} shown the score as it was shown
 * @property {string} band label of the band; empty without one
 * @property {string} x
 * @property {string} low the lowest score of the scale
 * @property {string} high the highest one
 *
 * @typedef {object} Attempt
 * @property {string} date when it was finished: ISO 8601, UTC
 * @property {number} revision of the bank
 * @property {string} [digest] of what the bank asked and how it was scored
 * @property {Map<string, Answer>} answers by item id
 * @property {Headline | null} headline null when too little was answered for a score
 * @property {Record<string, Score>} [scores] by scale id; as it is stored, so whoever looks at it reads it with care
 */

/** The version of the stored format. */
export const FORMAT = 1;

/**
 * @param {string} base address of the site's root, absolute
 * @param {string} section section id, "chapter/section"
 * @returns {string} the key of the section's state; holds the site's path, since several sites may share an origin
 */
export const storageKey = (base, section) => prefixOf(base) + section;

/** @param {string} raw @returns {unknown} undefined when it is no JSON */
export function parse(raw) {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {Record<string, unknown>} stored @param {{ damaged: boolean }} reading @returns {Map<string, Answer>} */
export function readAnswers(stored, reading) {
  /** @type {Map<string, Answer>} */
  const answers = new Map();
  for (const [id, entry] of Object.entries(stored)) {
    const { value, fingerprint, revision } = isRecord(entry) ? entry : {};
    const isAnswer =
      typeof value === "string" || (Array.isArray(value) && value.every((each) => typeof each === "string"));
    if (isAnswer && typeof fingerprint === "string" && typeof revision === "number") {
      answers.set(id, { value, fingerprint, revision });
    } else {
      reading.damaged = true;
    }
  }
  return answers;
}

/** @param {unknown} stored @param {{ damaged: boolean }} reading @returns {Attempt | null} */
export function readAttempt(stored, reading) {
  const { date, revision, digest, answers, headline, scores } = isRecord(stored) ? stored : {};
  if (
    typeof date !== "string" ||
    Number.isNaN(Date.parse(date)) ||
    typeof revision !== "number" ||
    !isRecord(answers)
  ) {
    reading.damaged = true;
    return null;
  }
  const { shown, band } = isRecord(headline) ? headline : {};
  const known = typeof shown === "string" && typeof band === "string";
  return {
    date,
    revision,
    digest: typeof digest === "string" ? digest : undefined,
    answers: readAnswers(answers, reading),
    headline: known ? { shown, band } : null,
    scores: isRecord(scores) ? scores : undefined,
  };
}

/** @param {Attempt} attempt */
export const writeAttempt = ({ answers, ...rest }) => ({ ...rest, answers: Object.fromEntries(answers) });
