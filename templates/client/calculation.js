/**
 * How a score was calculated, as the page shows it: a table of the parts, a list of the steps, the band.
 */

import { endOf, notesOf, wayOf } from "./account_words.js";
import { labelOf } from "./labels.js";
import { accountOf } from "./ledger.js";
import { written } from "./numbers.js";

/**
 * @typedef {import("./ledger.js").Account} Account
 * @typedef {import("./ledger.js").Row} Row
 *
 * @typedef {object} Page what a calculation is made from
 * @property {HTMLElement} root the assessment
 * @property {import("./bank.js").Bank} bank
 * @property {import("./messages.js").Say} say
 * @property {import("./result.js").Result} result
 * @property {Map<string | undefined, HTMLElement>} places the questions by item id
 */

/**
 * Fills in the account of one scale.
 * @param {HTMLElement} place its section, which names the scale
 * @param {Page} page
 */
export function explainScale(place, page) {
  const account = accountOf(page.bank, page.result, place.dataset.ledger ?? "");
  const { root, say } = page;
  const blank = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-rows]")).content;
  const rows = account.rows.map((row, number) => {
    const line = /** @type {HTMLElement} */ (blank.querySelector("tr")?.cloneNode(true));
    const [name, answer, counts] = line.children;
    name.textContent = nameOf(row, account.rows.slice(0, number), place, page);
    answer.textContent = answerOf(row, page);
    const total = /** @type {HTMLElement} */ (counts.firstElementChild);
    total.textContent = row.adds ? written(row.adds) : "";
    total.hidden = !row.adds;
    counts.append(...notesOf(row, account, say).map((note) => textIn("span", note)));
    return line;
  });
  place.querySelector("tbody")?.replaceChildren(...rows);
  place.querySelector("table")?.toggleAttribute("hidden", !rows.length);
  place.querySelector("ol")?.replaceChildren(...wayOf(account, say).map((line) => textIn("li", line)));
  const end = /** @type {Element} */ (place.querySelector("[data-slot=end]"));
  end.textContent = [...endOf(account, say), ...bandOf(account, root, say)].join(" ");
}

/** @param {string} name @param {string} text */
function textIn(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/** What a part is called: its question, its title, or when its points are earned. */
/** @param {Row} row @param {Row[]} before @param {HTMLElement} place @param {Page} page */
function nameOf({ part }, before, place, { root, places }) {
  if (part.item) return places.get(part.item)?.firstElementChild?.textContent ?? "";
  if (part.scale) return root.querySelector(`[data-ledger="${part.scale}"] h4`)?.textContent ?? "";
  const number = before.filter((row) => !row.part.item && !row.part.scale).length;
  return place.querySelectorAll("[data-earned]")[number]?.textContent ?? "";
}

/** What was answered to a part. @param {Row} row @param {Page} page */
function answerOf({ status, item, inner, points, holds }, { root, say }) {
  if (inner) return points ? say("x-inner", { number: written(points) }) : say(inner.status);
  if (!item) return say(holds === null ? "x-unknown" : holds ? "x-holds" : "x-fails");
  const answer = item.answer === undefined ? "" : labelOf(root, item.item.id, item.answer);
  if (item.hidden) return answer ? say("x-as", { answer }) : say("x-unasked");
  if (status === "not_applicable") return say("x-na");
  if (!answer) return say("x-missing");
  return points ? answer : say("x-unscored", { answer });
}

/** @param {Account} account @param {HTMLElement} root @param {Page["say"]} say @returns {string[]} the band and its range */
function bandOf({ scale, found }, root, say) {
  const band = found.band < 0 ? null : root.querySelector(`[data-scale="${scale.id}"] li[data-band="${found.band}"]`);
  if (!band) return [];
  const [label, range] = ["strong", "span"].map((name) => band.querySelector(name)?.textContent ?? "");
  return [say("x-band", { band: label, range })];
}
