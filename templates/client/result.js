/**
 * Shows a result. Every text is in the page already: this module fills in numbers, marks the reader's bands and brings
 * the next steps that would help most to the front. The style sheet shows what is marked.
 */

import { NOT_APPLICABLE } from "./answers.js";
import { longDate } from "./dates.js";
import { labelOf, minus, scoresOf } from "./page_words.js";
import { reversed } from "./parts.js";
import { Rational } from "./rational.js";
import { score } from "./score.js";

/**
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./score.js").ScaleScore} ScaleScore
 * @typedef {import("./score.js").ScoredItem} ScoredItem
 * @typedef {ReadonlyMap<string, import("./bank.js").Answer>} Answers by item id
 * @typedef {(name: string, values?: Record<string, string | number>) => string} Say a message of the page, filled in
 */

/** How many next steps are offered at most. */
const MOST_STEPS = 3;

/**
 * The next steps that would move the result most: by how far the answer is from the best one, times the item's weight;
 * then those that take less effort; then in the order of the bank. Optional extras come after all others.
 * @param {Bank} bank
 * @param {ReadonlyMap<string, ScoredItem>} items what was answered, by item id
 * @param {number} [most]
 * @returns {{ step: string, item: string }[]} each step once, with the item that speaks for it
 */
export function nextSteps(bank, items, most = MOST_STEPS) {
  const effort = new Map((bank.next_steps ?? []).map((step) => [step.id, step.effort]));
  const candidates = [...items.values()].flatMap(({ item, hidden, value }) => {
    const { id, step, reverse, weight = "1", optional } = item;
    if (!value || !step || hidden) return [];
    const { x, high } = reverse ? reversed(value) : value;
    const gain = high.minus(x).times(Rational.parse(weight).size());
    return gain.numerator
      ? [{ item: id, step, gain, optional: Number(!!optional), effort: effort.get(step) ?? 0 }]
      : [];
  });
  candidates.sort((a, b) => a.optional - b.optional || b.gain.compare(a.gain) || a.effort - b.effort);
  /** @type {Map<string, string>} */
  const chosen = new Map();
  for (const { step, item } of candidates) if (!chosen.has(step)) chosen.set(step, item);
  return [...chosen].slice(0, most).map(([step, item]) => ({ step, item }));
}

/**
 * Fills in the result of an assessment.
 * @param {HTMLElement} root the assessment
 * @param {Bank} bank
 * @param {Answers} answers
 * @param {string} date when it was finished, ISO 8601
 * @param {Say} say
 * @returns {Record<string, import("./stored.js").Score>} what an attempt keeps of the scores
 */
export function showResult(root, bank, answers, date, say) {
  const { items, hidden, scales, classifications } = score(bank, answers);
  const headline = scales.get(bank.headline ?? "");
  root.dataset.result = headline?.status ?? "none";
  const time = /** @type {HTMLTimeElement} */ (slot(root, "date"));
  time.dateTime = date;
  time.textContent = longDate(date, document.documentElement.lang);
  for (const found of scales.values()) showScale(root, found, say);
  for (const [id, { status, place }] of classifications) {
    const shown = /** @type {Element} */ (root.querySelector(`[data-class="${id}"]`));
    mark(shown, place);
    fill(shown, "words", place < 0 ? say(status) : "");
  }
  // Who has little within reach just now is not helped by a choice of three.
  const steps = nextSteps(bank, items, headline?.band === 0 ? 1 : MOST_STEPS);
  showSteps(root, bank, answers, steps);
  showExtras(root, answers, hidden);
  return scoresOf(root, scales.values());
}

/** @param {ParentNode} root */
export const messageTemplate = (root) =>
  /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-messages]"));

/**
 * The messages of the page. One that counts is there in every plural form of its language, each with a number that
 * takes that form.
 * @param {HTMLElement} root
 * @returns {Say}
 */
export function messages(root) {
  const all = [...messageTemplate(root).content.querySelectorAll("[data-message]")];
  const plural = new Intl.PluralRules(document.documentElement.lang);
  return (name, values = {}) => {
    const forms = all.filter((each) => each.getAttribute("data-message") === name);
    const category = plural.select(Number(values.count ?? 1));
    const form = forms.find((each) => plural.select(Number(each.getAttribute("data-count"))) === category);
    const text = (form ?? forms[forms.length - 1]).textContent ?? "";
    return text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
  };
}

/** @param {ParentNode} within @param {string} name @returns {HTMLElement} the element that the client fills in */
export const slot = (within, name) => /** @type {HTMLElement} */ (within.querySelector(`[data-slot="${name}"]`));

/** @param {HTMLElement} root @param {ScaleScore} found @param {Say} say */
function showScale(root, found, say) {
  const { shown, status, answered, applicable, needed } = found;
  for (const place of root.querySelectorAll(`[data-scale="${found.scale}"]`)) {
    mark(place, found.band);
    if (place.matches(".sc-reading")) place.toggleAttribute("hidden", found.band < 0);
    fill(place, "score", minus(shown));
    const short = needed > applicable - answered ? say("too-few") : say("needed", { count: needed });
    fill(
      place,
      "words",
      status === "scored" ? "" : status === "not_enough" && needed ? `${say(status)}. ${short}.` : say(status),
    );
    fill(place, "tally", status === NOT_APPLICABLE ? "" : say("tally", { answered, applicable }));
    draw(place, found);
  }
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

/**
 * Moves the chosen next steps to the front and all others to the list of the rest, in the order of the bank.
 * @param {HTMLElement} root
 * @param {Bank} bank
 * @param {Answers} answers
 * @param {{ step: string, item: string }[]} chosen
 */
function showSteps(root, { next_steps: all = [] }, answers, chosen) {
  if (!all.length) return;
  const lists = ["first", "others", "rest"].map((name) => slot(root, name));
  const [first, others, rest] = lists.map((list) => /** @type {HTMLElement} */ (list.parentElement));
  const ids = chosen.map(({ step }) => step);
  for (const id of [...ids, ...all.map((step) => step.id).filter((each) => !ids.includes(each))]) {
    const place = ids.indexOf(id);
    const step = /** @type {Element} */ (root.querySelector(`[data-step="${id}"]`));
    lists.at(Math.min(place, 1))?.append(step);
    for (const reason of step.querySelectorAll("[data-reason]")) {
      const item = reason.getAttribute("data-reason") ?? "";
      const speaks = chosen[place]?.item === item;
      /** @type {HTMLElement} */ (reason).hidden = !speaks;
      if (speaks) /** @type {Element} */ (reason.querySelector("span")).textContent = labelOf(root, item, answers);
    }
  }
  first.hidden = !chosen.length;
  others.hidden = chosen.length < 2;
  rest.hidden = chosen.length === all.length;
  /** @type {HTMLDetailsElement} */ (rest).open = !chosen.length;
}

/** Lists the answers that earn no points. */
/** @param {HTMLElement} root @param {Answers} answers @param {ReadonlySet<string>} hidden */
function showExtras(root, answers, hidden) {
  const said = [...root.querySelectorAll("[data-said]")].filter((each) => {
    const item = each.getAttribute("data-said") ?? "";
    const row = /** @type {HTMLElement} */ (each);
    row.hidden = !answers.has(item) || hidden.has(item);
    if (!row.hidden) /** @type {Element} */ (row.querySelector("dd")).textContent = labelOf(root, item, answers);
    return !row.hidden;
  });
  const list = root.querySelector(".sc-said");
  if (list instanceof HTMLElement) list.hidden = !said.length;
}

/** @param {Element} place @param {string} name @param {string} text */
function fill(place, name, text) {
  const found = slot(place, name);
  if (found) found.textContent = text;
}
