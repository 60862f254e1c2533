/**
 * A result beside those before it: what has changed since last time, and all attempts with their trend. Fetched when there
 * is an earlier attempt. All texts and rows stand in the page (`change.html`, `history.html`); here they are filled in.
 */

import { sameBank } from "./bank.js";
import { answersChanged, differenceOf, earlierOf, forget, groupsOf, readScores } from "./change.js";
import { longDate } from "./dates.js";
import { labelOf } from "./labels.js";
import { scoresOf } from "./page_words.js";
import { Rational } from "./rational.js";
import { dotsOf, heightOf, stripesOf } from "./trend.js";
import { sheetOf } from "./beside.js";

/**
 * @typedef {import("./change.js").Known} Known
 * @typedef {import("./stored.js").Attempt} Attempt
 *
 * @typedef {object} Host what the assessment of the page gives, as far as it is needed here
 * @property {HTMLElement} root
 * @property {import("./bank.js").Bank} bank
 * @property {import("./messages.js").Say} say
 * @property {import("./storage.js").Store} store
 * @property {(attempt: Pick<Attempt, "answers">) => ReturnType<typeof import("./score.js").score>} score
 * @property {() => void} paint brings the whole page in line with the state
 * @property {(text: string) => void} announce
 */

/**
 * Fills in one of the two parts, whenever it is open and the page is brought in line with the state anew. What has changed
 * takes a result; all attempts are there without one as well.
 * @param {Host} assessment
 * @param {HTMLDetailsElement} place
 */
export function show(assessment, place) {
  dress(assessment.root);
  const { finished, attempts } = assessment.store.state();
  if (!attempts.length) return;
  if (place.dataset.earlier === "history") showHistory(assessment, place);
  else if (finished) showChange(assessment, place, finished);
  part(place, "waiting").hidden = true;
  part(place, "filled").hidden = false;
}

/** Fetches the style sheet, once. @param {HTMLElement} root */
function dress(root) {
  const within = /** @type {HTMLElement | null} */ (root.querySelector(".sc-earlier[data-styles]"));
  if (!within) return;
  within.prepend(sheetOf(within.dataset.styles ?? ""));
  delete within.dataset.styles;
}

/** @param {ParentNode} within @param {string} name @returns {HTMLElement} */
const part = (within, name) => /** @type {HTMLElement} */ (within.querySelector(`[data-part="${name}"]`));

/** @param {ParentNode} within @param {string} name @param {string} text */
function tell(within, name, text) {
  const place = part(within, name);
  if (place) place.textContent = text;
}

/** A copy of what stands in a template of the page. @param {ParentNode} within @param {string} name */
const copyOf = (within, name) =>
  /** @type {DocumentFragment} */ (/** @type {HTMLTemplateElement} */ (part(within, name)).content.cloneNode(true));

/**
 * The scores of an attempt: worked out anew where the bank is still the same, else as they were kept.
 * @param {Host} assessment @param {Attempt} attempt
 */
function scoresFor({ root, bank, score }, attempt) {
  const scores = sameBank(attempt, bank) ? scoresOf(root, score(attempt).scales.values()) : attempt.scores;
  return readScores(scores, bank.scales);
}

/**
 * @param {string} date ISO 8601
 * @param {"long" | "medium"} [style] medium where there is little room
 * @returns {string} its day in words
 */
const dayOf = (date, style) => longDate(date, document.documentElement.lang, undefined, style);

/**
 * @param {Attempt[]} attempts
 * @param {"long" | "medium"} [style]
 * @returns {(date: string) => string} their days in words, with the time where it takes one
 */
function days(attempts, style) {
  const { lang } = document.documentElement;
  const all = attempts.map(({ date }) => dayOf(date, style));
  return (date) => {
    const day = dayOf(date, style);
    if (all.filter((each) => each === day).length < 2) return day;
    return `${day}, ${new Intl.DateTimeFormat(lang, { timeStyle: "short" }).format(new Date(date))}`;
  };
}

// Since last time

/** @param {Host} assessment @param {HTMLElement} place @param {Attempt} finished */
function showChange(assessment, place, finished) {
  const { bank, say, store } = assessment;
  const { attempts } = store.state();
  const earlier = earlierOf(attempts, bank);
  if (!earlier) return;
  const date = days([finished, ...attempts])(earlier.date);
  const comparable = sameBank(earlier, bank);
  const reason = earlier.revision === bank.revision ? "not-compared" : "not-compared-revision";
  tell(place, "compared", say(comparable ? "compared" : reason, { date }));
  part(place, "noise").hidden = !comparable;
  showScores(assessment, place, finished, earlier, comparable);
  showAnswers(assessment, place, finished, comparable ? earlier : null);
}

/** @param {Host} assessment @param {HTMLElement} place @param {Attempt} finished @param {Attempt} earlier @param {boolean} comparable */
function showScores(assessment, place, finished, earlier, comparable) {
  const { bank, say } = assessment;
  const [now, then] = [scoresFor(assessment, finished), scoresFor(assessment, earlier)];
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-change]"))) {
    const id = row.dataset.change ?? "";
    const [after, before] = [now.get(id), then.get(id)];
    const kept = id === bank.headline ? earlier.headline : null;
    fillScore(row, "now", after, say);
    fillScore(row, "then", before ?? kept, say);
    const { difference, verdict } =
      comparable && after && before
        ? differenceOf(after, before, bank.margins?.[id])
        : { difference: "–", verdict: "" };
    tell(row, "difference", difference);
    tell(row, "verdict", verdict && say(`verdict-${verdict}`));
  }
}

/** @param {HTMLElement} row @param {string} name @param {Pick<Known, "shown" | "band"> | null | undefined} score @param {Host["say"]} say */
function fillScore(row, name, score, say) {
  const cell = part(row, name);
  tell(cell, "shown", score?.shown ?? say("no-score"));
  tell(cell, "band", score?.band ?? "");
}

/** @param {Host} assessment @param {HTMLElement} place @param {Attempt} finished @param {Attempt | null} earlier null when it cannot be compared */
function showAnswers({ root, say, score }, place, finished, earlier) {
  const table = part(place, "answers");
  const changes = earlier
    ? answersChanged(score(finished).items, score(earlier).items, finished.answers, earlier.answers)
    : [];
  /** @param {string} item @param {import("./bank.js").Answer | undefined} answer */
  const words = (item, answer) =>
    answer === undefined ? say("no-answer") : say("quoted", { text: labelOf(root, item, answer) });
  const rows = changes.map(({ item, now, then }) => {
    const row = copyOf(place, "answer");
    tell(row, "question", questionOf(root, item));
    tell(row, "moved", say("moved", { then: words(item, then), now: words(item, now) }));
    return row;
  });
  table.querySelector("tbody")?.replaceChildren(...rows);
  table.hidden = !rows.length;
  part(place, "unchanged").hidden = !earlier || rows.length > 0;
}

/** @param {ParentNode} root @param {string} item */
const questionOf = (root, item) =>
  root.querySelector(`[data-item="${CSS.escape(item)}"]`)?.firstElementChild?.textContent?.trim() ?? "";

// All attempts

/** @type {WeakMap<HTMLElement, string>} what is shown at a place already: painting it again would lose the focus */
const SHOWN = new WeakMap();

/** @param {Host} assessment @param {HTMLElement} place */
function showHistory(assessment, place) {
  place.onclick = (event) => onPress(assessment, place, /** @type {Element} */ (event.target));
  const { finished, attempts: earlier } = assessment.store.state();
  const attempts = [...earlier, ...(finished ? [finished] : [])];
  const signature = JSON.stringify([finished?.date, ...attempts.map(({ date }) => date)]);
  if (SHOWN.get(place) === signature) return;
  SHOWN.set(place, signature);
  const named = days(attempts, "medium");
  const groups = groupsOf(attempts).map((group, number) => {
    const copy = copyOf(place, "group");
    part(copy, "apart").hidden = sameBank(group[0], assessment.bank);
    part(copy, "above").hidden = !number;
    const scores = group.map((attempt) => scoresFor(assessment, attempt).get(assessment.bank.headline ?? ""));
    drawTrend(assessment, copy, group, scores);
    const rows = group.map((attempt, at) => rowOf(assessment, place, attempt, scores.slice(at), named(attempt.date)));
    copy.querySelector("tbody")?.replaceChildren(...rows);
    return copy;
  });
  part(place, "groups").replaceChildren(...groups);
}

/**
 * @param {Host} assessment @param {HTMLElement} place @param {Attempt} attempt
 * @param {(Known | undefined)[]} scores its own, then those of the attempts before it
 * @param {string} day
 */
function rowOf({ bank, say, store }, place, attempt, [own, ...before], day) {
  const row = copyOf(place, "attempt");
  tell(row, "date", day);
  part(row, "this").hidden = attempt.date !== store.state().finished?.date;
  tell(row, "shown", own?.shown ?? attempt.headline?.shown ?? say("no-score"));
  tell(row, "band", own?.band ?? attempt.headline?.band ?? "");
  const last = before.find(Boolean);
  const margin = sameBank(attempt, bank) ? bank.margins?.[bank.headline ?? ""] : undefined;
  const { difference, verdict } = own && last ? differenceOf(own, last, margin) : { difference: "–", verdict: "" };
  tell(row, "change", difference);
  tell(row, "verdict", verdict === "within" ? say("within") : "");
  part(row, "tools").dataset.date = attempt.date;
  tell(row, "whose", ` (${day})`);
  tell(row, "sure", say("forget", { date: day }));
  return row;
}

/**
 * Draws the scores of attempts by their dates; a single one is no trend.
 * @param {Host} assessment @param {ParentNode} copy @param {Attempt[]} group newest first @param {(Known | undefined)[]} scores
 */
function drawTrend({ bank }, copy, group, scores) {
  const picture = copy.querySelector("svg");
  const points = group
    .flatMap(({ date }, at) => (scores[at] ? [{ time: Date.parse(date), score: scores[at] }] : []))
    .reverse();
  if (!picture) return;
  if (points.length < 2) return picture.remove();
  const { low: lowest, high: highest } = points[points.length - 1].score;
  const [low, high] = [lowest.toNumber(), highest.toNumber()];
  const dots = dotsOf(
    points.map(({ time, score }) => ({ time, value: score.x.toNumber() })),
    low,
    high,
  );
  const bands = sameBank(group[0], bank) ? bandsOf(bank) : [];
  const stripes = stripesOf(bands, low, high);
  const edges = bands.length ? bands.map((edge, at) => edge ?? (at ? high : low)) : [low, high];
  const parts = [
    ...stripes.map(({ y, height }) => shape(picture, "stripe", { y, height })),
    ...edges.map((edge) =>
      shape(picture, "edge", { y: heightOf(edge, low, high) }, String(Math.round(edge * 100) / 100)),
    ),
    ...dots.slice(1).map(({ x, y }, at) => shape(picture, "leg", { x1: dots[at].x, y1: dots[at].y, x2: x, y2: y })),
    ...dots.map(({ x, y }) => shape(picture, "dot", { cx: x, cy: y })),
    ...dots.flatMap(({ x, y, named }, at) => (named ? shape(picture, "value", { x, y }, points[at].score.shown) : [])),
    shape(picture, "first", { x: dots[0].x }, dayOf(group[group.length - 1].date, "medium")),
    shape(picture, "last", { x: dots[dots.length - 1].x }, dayOf(group[0].date, "medium")),
  ];
  picture.replaceChildren(...parts);
}

/** Where the bands of the headline scale begin and end, rising. @param {import("./bank.js").Bank} bank */
function bandsOf({ scales, headline }) {
  const bands = scales.find(({ id }) => id === headline)?.bands ?? [];
  const ends = bands.length ? [bands[0][0], ...bands.map(([, , high]) => high)] : [];
  return ends.map((end) => (end === null ? null : Rational.parse(end).toNumber()));
}

/**
 * A copy of a shape of the picture in its place.
 * @param {SVGElement} picture @param {string} name
 * @param {Record<string, number>} geometry in per cent @param {string} [text]
 */
function shape(picture, name, geometry, text) {
  const copy = /** @type {SVGElement} */ (part(picture, name).cloneNode(true));
  for (const [key, value] of Object.entries(geometry)) copy.setAttribute(key, `${Math.round(value * 100) / 100}%`);
  if (text !== undefined) copy.textContent = text;
  return copy;
}

// Deleting one

/** @param {Host} assessment @param {HTMLElement} place @param {Element} target */
function onPress(assessment, place, target) {
  const button = target.closest("button");
  const tools = /** @type {HTMLElement | null} */ (button?.closest("[data-date]") ?? null);
  if (!button || !tools) return;
  if (button.dataset.part === "forget") return forgetAttempt(assessment, place, tools);
  const asks = button.dataset.part === "ask";
  part(tools, "ask").hidden = asks;
  part(tools, "confirm").hidden = !asks;
  part(tools, asks ? "keep" : "ask").focus();
}

/** Deletes an attempt; the focus goes to the next one, or to what is left of the result. */
/** @param {Host} assessment @param {HTMLElement} place @param {HTMLElement} tools */
function forgetAttempt(assessment, place, tools) {
  const { root, say, store } = assessment;
  const all = [...place.querySelectorAll("[data-date]")];
  const at = all.indexOf(tools);
  const { date = "" } = tools.dataset;
  const done = date === store.state().finished?.date ? "forgotten-shown" : "forgotten";
  store.change(forget(date));
  const saving = store.flush();
  const told = say(saving === "saved" ? done : saving);
  assessment.paint();
  const { finished, attempts } = store.state();
  if (attempts.length) {
    showHistory(assessment, place);
    const left = place.querySelectorAll("[data-date]");
    part(left[Math.min(at, left.length - 1)], "ask").focus();
    return tell(place, "said", told);
  }
  const goal = finished ? "#sc-result-title" : "[type=submit]";
  /** @type {HTMLElement} */ (root.querySelector(goal)).focus();
  assessment.announce(told);
}
