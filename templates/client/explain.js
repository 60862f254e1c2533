/**
 * What explains a result: fetched once there is one. How it was calculated, whether it stands at an edge, what would
 * move it most, where the guide says more, and what is missing where there is not enough for a score.
 */

import { explainScale } from "./calculation.js";
import { edgeFinder } from "./edge.js";
import { labelOf } from "./labels.js";
import { MOST_STEPS, nextSteps, roomLeft } from "./next_steps.js";
import { written } from "./numbers.js";
import { anchorIn, forgetRead, markHeadings, unmark } from "./rereading.js";
import { sheetOf } from "./beside.js";

/**
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./result.js").Result} Result
 * @typedef {import("./messages.js").Say} Say
 * @typedef {import("./next_steps.js").Room} Room
 *
 * @typedef {object} Assessment what is needed of the assessment of a page
 * @property {HTMLElement} root
 * @property {Bank} bank
 * @property {Say} say
 * @property {Result} [result]
 * @property {import("./result.js").Shown["scored"]} scored
 * @property {Map<string | undefined, HTMLElement>} places the questions by item id
 * @property {(text: string) => void} announce
 * @property {Pick<import("./storage.js").Store, "flush">} store
 */

/** So many open questions are named, and so many paragraphs are offered. */
const MOST_OPEN = 5;
const MOST_READ = 3;
/** So many milliseconds are worked at a time. */
const SLICE = 12;

/** The assessments that were explained already. @type {WeakSet<HTMLElement>} */
const KNOWN = new WeakSet();
/** The one on the page, for paper. @type {Assessment | null} */
let current = null;

/**
 * Explains a result, or how it was calculated; forgets what was read again where there is none.
 * @param {Assessment} assessment
 * @param {HTMLElement} place the result, or what was opened in it
 */
export function show(assessment, place) {
  const { root } = assessment;
  return styled(root).then(() => {
    current = assessment;
    if (!KNOWN.has(root)) {
      KNOWN.add(root);
      const change = new MutationObserver(() => root.dataset.result || goneFrom(assessment));
      change.observe(root, { attributeFilter: ["data-result"] });
    }
    if (!root.isConnected) return;
    if (!root.dataset.result) return goneFrom(assessment);
    if (place instanceof HTMLDetailsElement) explainAll(assessment, place);
    else explain(assessment);
  });
}

/** The style sheet of what this script shows, which stays with the assessment. @param {HTMLElement} root */
function styled(root) {
  const address = /** @type {HTMLElement} */ (root.querySelector("[data-style]")).dataset.style ?? "";
  const link = sheetOf(address);
  if (root.querySelector(`link[href="${link.href}"]`)) return Promise.resolve();
  return new Promise((resolve) => {
    // Where it cannot be fetched, a plain explanation is better than none.
    link.onload = link.onerror = () => resolve(undefined);
    root.append(link);
  });
}

/** @param {Assessment} assessment */
function goneFrom({ bank }) {
  unmark();
  forgetRead(bank.bank);
}

/** @param {Assessment} assessment */
function explain(assessment) {
  const { root, bank, say, result, places } = assessment;
  if (!result) return;
  const headline = result.scales.get(bank.headline ?? "");
  const counts = !headline || !!headline.score;
  findEdges(assessment, result);
  showShort(root, result, headline?.score ? undefined : bank.headline, places, say);
  // Who has little within reach just now is not helped by a choice of three; nothing is chosen from too few answers.
  const most = !counts ? 0 : headline?.band === 0 ? 1 : MOST_STEPS;
  showSteps(root, bank, result, nextSteps(bank, result, most));
  showExtras(root, result);
  const anchors = showRereading(root, counts ? roomLeft(bank, result) : []);
  const onRead = (/** @type {boolean} */ kept) => {
    assessment.store.flush(); // which says so: what is said next must stay
    assessment.announce(say(kept ? "x-read" : "x-read-now"));
  };
  markHeadings(anchors, { root, section: bank.bank, date: result.date, onRead });
}

/** Looks for edges, in slices that let the page go on. @param {Assessment} assessment @param {Result} result */
function findEdges(assessment, result) {
  const { root, bank, say } = assessment;
  const finder = edgeFinder(bank, result, result.answers, assessment.scored);
  showEdges(root, new Map(), say);
  const look = () => {
    const end = performance.now() + SLICE;
    let more = true;
    while (more && performance.now() < end) more = finder.next();
    if (assessment.result !== result || !root.isConnected) return;
    if (more) setTimeout(look);
    else showEdges(root, finder.near(), say);
  };
  look();
}

/** Names the bands next door, where one answer would have led to them. */
/** @param {HTMLElement} root @param {Map<string, number>} near @param {Say} say */
function showEdges(root, near, say) {
  for (const text of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-slot=edge]"))) {
    const place = /** @type {HTMLElement} */ (text.closest("[data-scale]"));
    const band = near.get(place.dataset.scale ?? "");
    text.hidden = band === undefined;
    for (const each of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("li[data-band]"))) {
      each.toggleAttribute("data-near", each.dataset.band === String(band));
      if (each.hasAttribute("data-near"))
        text.textContent = say("x-edge", { band: each.querySelector("strong")?.textContent ?? "" });
    }
  }
}

/**
 * Too little for a score: the questions that would count, and the way to the first of them.
 * @param {HTMLElement} root
 * @param {Result} result
 * @param {string | undefined} headline id of the scale that has no score
 * @param {Assessment["places"]} places
 * @param {Say} say
 */
function showShort(root, result, headline, places, say) {
  const box = /** @type {HTMLElement | null} */ (root.querySelector("[data-slot=short]"));
  if (!box) return;
  const open = headline === undefined ? [] : openBelow(headline, result);
  const order = [...result.items.keys()].filter((id) => open.includes(id));
  box.hidden = !order.length;
  if (box.hidden) return;
  const rows = order.slice(0, MOST_OPEN).map((id) => {
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.textContent = places.get(id)?.firstElementChild?.textContent ?? "";
    link.href = `#${places.get(id)?.querySelector("input, textarea")?.id}`;
    link.dataset.gap = id;
    row.append(link);
    return row;
  });
  box.querySelector("ul")?.replaceChildren(...rows);
  const more = /** @type {HTMLElement} */ (box.querySelector("ul + p"));
  more.hidden = order.length <= MOST_OPEN;
  more.textContent = say("x-more", { count: order.length - MOST_OPEN });
  /** @type {HTMLElement} */ (box.querySelector("button")).dataset.gap = order[0];
}

/** The items below a scale, at any depth, that are asked and have no answer. */
/** @param {string} id @param {Result} result @returns {string[]} */
function openBelow(id, result) {
  const { status, parts } = result.scales.get(id) ?? {};
  if (status !== "not_enough") return [];
  return (parts ?? []).flatMap(({ part, status }) => {
    if (status !== "not_enough") return [];
    if (part.scale) return openBelow(part.scale, result);
    return part.item && !result.items.get(part.item)?.hidden ? part.item : [];
  });
}

/**
 * Moves the chosen next steps to the front and all others to the list of the rest, in the order of the bank.
 * @param {HTMLElement} root
 * @param {Bank} bank
 * @param {Result} result
 * @param {(Room & { step: string })[]} chosen
 */
function showSteps(root, { next_steps: all = [] }, { answers }, chosen) {
  if (!all.length) return;
  const slot = (/** @type {string} */ name) => /** @type {HTMLElement} */ (root.querySelector(`[data-slot=${name}]`));
  const lists = ["first", "others", "rest"].map(slot);
  const [first, others, rest] = lists.map((list) => /** @type {HTMLElement} */ (list.parentElement));
  const ids = chosen.map(({ step }) => step);
  for (const id of [...ids, ...all.map((step) => step.id).filter((each) => !ids.includes(each))]) {
    const place = ids.indexOf(id);
    const step = /** @type {Element} */ (root.querySelector(`[data-step="${id}"]`));
    lists.at(Math.min(place, 1))?.append(step);
    for (const reason of /** @type {NodeListOf<HTMLElement>} */ (step.querySelectorAll("[data-reason]")))
      giveReason(root, reason, chosen[place], answers);
  }
  slot("order").hidden = first.hidden = !chosen.length;
  others.hidden = chosen.length < 2;
  rest.hidden = chosen.length === all.length;
  /** @type {HTMLDetailsElement} */ (rest).open = !chosen.length;
}

/** Says why a step is offered: the answer, and how much room it leaves. */
/** @param {HTMLElement} root @param {HTMLElement} reason @param {Room | undefined} room @param {Result["answers"]} answers */
function giveReason(root, reason, room, answers) {
  reason.hidden = room?.item.id !== reason.dataset.reason;
  if (reason.hidden || !room) return;
  const [label, points, best] = reason.querySelectorAll("span");
  label.textContent = labelOf(root, room.item.id, answers.get(room.item.id));
  points.textContent = written(room.points);
  best.textContent = written(room.best);
}

/** Lists the answers that earn no points. @param {HTMLElement} root @param {Result} result */
function showExtras(root, { answers, hidden }) {
  const said = [...root.querySelectorAll("[data-said]")].filter((each) => {
    const item = each.getAttribute("data-said") ?? "";
    const row = /** @type {HTMLElement} */ (each);
    row.hidden = !answers.has(item) || hidden.has(item);
    if (!row.hidden)
      /** @type {Element} */ (row.querySelector("dd")).textContent = labelOf(root, item, answers.get(item));
    return !row.hidden;
  });
  const list = root.querySelector(".sc-said");
  if (list instanceof HTMLElement) list.hidden = !said.length;
}

/**
 * Shows where the guide speaks of the lowest answers.
 * @param {HTMLElement} root
 * @param {Room[]} rooms
 * @returns {string[]} the anchors of those paragraphs that stand on this page
 */
function showRereading(root, rooms) {
  const box = /** @type {HTMLElement | null} */ (root.querySelector("[data-slot=rereading]"));
  if (!box) return [];
  for (const row of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-read]"))) row.hidden = true;
  /** @type {Set<string>} */
  const addresses = new Set();
  for (const { item, low } of rooms) {
    const row = /** @type {HTMLElement | null} */ (box.querySelector(`[data-read="${item.id}"]`));
    const address = row?.querySelector("a")?.getAttribute("href");
    if (!low || !row || !address || addresses.has(address) || addresses.size === MOST_READ) continue;
    addresses.add(address);
    row.hidden = false;
    row.parentElement?.append(row);
  }
  box.hidden = !addresses.size;
  // The theme makes addresses absolute where it swaps pages in place.
  const here = [...addresses].map((each) => new URL(each, location.href));
  return here.flatMap(({ pathname, hash }) => (pathname === location.pathname && hash ? anchorIn(hash) : []));
}

/** How all scales were calculated. @param {Assessment} assessment @param {HTMLElement} place */
function explainAll({ root, bank, say, result, places }, place) {
  if (!result) return;
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll("[data-ledger]"))) {
    explainScale(each, { root, bank, say, result, places });
    each.hidden = false;
  }
  /** @type {HTMLElement} */ (place.querySelector("[data-wait]")).hidden = true;
}

// Paper has nothing to open: what is closed opens for it, and closes again.
window.addEventListener("beforeprint", () => {
  const place = current?.root.isConnected && current.root.dataset.result && current.root.querySelector(".sc-how");
  if (!current || !(place instanceof HTMLDetailsElement)) return;
  explainAll(current, place);
  if (!place.open) place.dataset.printed = "";
  place.open = true;
});
window.addEventListener("afterprint", () => {
  const place = document.querySelector(".sc-how[data-printed]");
  if (!(place instanceof HTMLDetailsElement)) return;
  place.open = false;
  delete place.dataset.printed;
});
