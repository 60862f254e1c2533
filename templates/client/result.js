/**
 * Shows a result. Every text is in the page already: this module fills in numbers and marks the reader's bands, and the
 * style sheet shows what is marked. What explains the result comes with `explain.js`, which is fetched once there is one.
 */

import { NOT_APPLICABLE } from "./answers.js";
import { longDate } from "./dates.js";
import { slot } from "./messages.js";
import { minus, scoresOf } from "./page_words.js";

/**
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./score.js").ScaleScore} ScaleScore
 * @typedef {ReturnType<typeof import("./score.js").score>} Found
 * @typedef {ReadonlyMap<string, import("./bank.js").Answer>} Answers by item id
 * @typedef {import("./messages.js").Say} Say
 *
 * @typedef {Found & { answers: Answers, date: string }} Result what was found, and from which answers
 * @typedef {object} Shown where a result is shown
 * @property {HTMLElement} root the assessment
 * @property {Bank} bank
 * @property {Say} say
 * @property {(answers: Answers) => Found} scored what comes of answers
 * @property {Result} [result] the result that is shown, or was shown last
 */

/** A day, as the page says it. @param {string} date ISO 8601 */
export const dayOf = (date) => longDate(date, document.documentElement.lang);

/**
 * Fills in the result of an assessment.
 * @param {Shown} shown
 * @param {Answers} answers
 * @param {string} date when it was finished, ISO 8601
 * @returns {Record<string, import("./stored.js").Score>} what an attempt keeps of the scores
 */
export function showResult(shown, answers, date) {
  const { root, bank, say } = shown;
  const { scales, classifications } = (shown.result = { ...shown.scored(answers), answers, date });
  const headline = scales.get(bank.headline ?? "");
  root.dataset.result = headline?.status ?? "none";
  fill(root, "date", dayOf(date));
  for (const found of scales.values()) showScale(root, found, say);
  for (const [id, { status, place }] of classifications) {
    const shown = /** @type {Element} */ (root.querySelector(`[data-class="${id}"]`));
    mark(shown, place);
    fill(shown, "words", place < 0 ? say(status) : "");
  }
  return scoresOf(root, scales.values());
}

/** @param {HTMLElement} root @param {ScaleScore} found @param {Say} say */
function showScale(root, found, say) {
  const { shown, status, answered, applicable } = found;
  for (const place of root.querySelectorAll(`[data-scale="${found.scale}"]`)) {
    mark(place, found.band);
    if (place.matches(".sc-reading")) place.toggleAttribute("hidden", found.band < 0);
    fill(place, "score", minus(shown));
    fill(place, "words", status === "scored" ? "" : lackOf(found, place, say));
    fill(place, "tally", status === NOT_APPLICABLE ? "" : say("tally", { answered, applicable }));
    draw(place, found);
  }
}

/** Why there is no score. @param {ScaleScore} found @param {Element} place where it is said @param {Say} say */
function lackOf({ status, answered, applicable, needed }, place, say) {
  if (status !== "not_enough" || !needed) return say(status);
  // A part that nobody has begun, perhaps an optional one, is not urged on anybody.
  if (!answered && place.matches("tr")) return say("open");
  return `${say(status)}. ${needed > applicable - answered ? say("too-few") : say("needed", { count: needed })}.`;
}

/**
 * Marks the band of a scale wherever it is named or drawn.
 * @param {Element} place
 * @param {number} band -1 for none
 */
function mark(place, band) {
  for (const each of place.querySelectorAll("[data-band]")) {
    const mine = each.getAttribute("data-band") === String(band);
    if (each instanceof HTMLSpanElement) each.hidden = !mine;
    else if (mine) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
}

/** Draws the bar or the mark of a scale. @param {Element} place @param {ScaleScore} found */
function draw(place, { score: x, range: [low, high] }) {
  const width = high.minus(low).toNumber();
  const at = x && width ? Math.min(100, Math.max(0, (x.minus(low).toNumber() / width) * 100)) : 0;
  slot(place, "mark")?.setAttribute("cx", `${at}%`);
  const bar = slot(place, "bar");
  if (!bar) return;
  const zero = x ? Number(bar.dataset.zero) : 0;
  bar.setAttribute("x", `${Math.min(zero, at)}%`);
  bar.setAttribute("width", `${Math.abs(at - zero)}%`);
}

/** @param {Element} place @param {string} name @param {string} text */
function fill(place, name, text) {
  const found = slot(place, name);
  if (found) found.textContent = text;
}
