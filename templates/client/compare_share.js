/**
 * The part of the page "compare" that shares: the reader chooses, sees exactly what is in it, and makes a file or a link.
 */

import { areaOf } from "./area.js";
import { dayOf } from "./data_words.js";
import { saveFile } from "./download.js";
import { wrap } from "./envelope.js";
import { fileName } from "./export.js";
import { describe } from "./inventory.js";
import { trial } from "./everything.js";
import { lastResult, storedNow } from "./last_result.js";
import { drawQr } from "./qr.js";
import { slot } from "./messages.js";
import { answersInWords, sectionPage } from "./section_page.js";
import { linkTo } from "./share_link.js";
import { isShared, shareOf, written } from "./share.js";
import { fileIn } from "./beside.js";

/**
 * @typedef {import("./compare.js").ComparePage} ComparePage
 * @typedef {import("./own_page.js").Section} Section
 */

/** @param {ComparePage} page @returns {HTMLInputElement} */
const lockOf = ({ root }) => /** @type {HTMLInputElement} */ (root.querySelector("#sc-lock"));

/** @param {ComparePage} page @returns {HTMLTextAreaElement} */
const linkOf = ({ root }) => /** @type {HTMLTextAreaElement} */ (root.querySelector("#sc-link"));

/** Lists the sections that have a result; what is chosen stays so. @param {ComparePage} page */
export function offerChoices(page) {
  const { root, base, sections, say, row } = page;
  const choice = /** @type {HTMLElement} */ (root.querySelector(".sc-choice"));
  const known = new Map([...choice.querySelectorAll("label")].map((label) => [boxIn(label).value, label]));
  let before = /** @type {Element} */ (choice.querySelector("legend"));
  for (const section of sections) {
    const text = storedNow(base, section.id);
    const { date, earlier } = describe(section.id, text ?? "");
    const last = date || earlier.at(-1);
    const label = known.get(section.id) ?? row("choice");
    if (!last) {
      label.remove();
      continue;
    }
    const box = boxIn(label);
    box.value = section.id;
    box.onchange = () => choose(page);
    const words = /** @type {Element} */ (label.lastElementChild);
    words.textContent = say("choice", { title: section.title, date: dayOf(last) });
    // A box that moves loses the focus.
    if (!label.isConnected) before.after(label);
    before = label;
  }
  const any = !!choice.querySelector("label");
  slot(root, "share").hidden = !any;
  const blocked = trial(() => areaOf(base), base) === "blocked";
  slot(root, "blocked").hidden = any || !blocked;
  slot(root, "none").hidden = any || blocked;
  lockOf(page).oninput = () => closeLink(page);
}

/** @param {Element} label @returns {HTMLInputElement} */
const boxIn = (label) => /** @type {HTMLInputElement} */ (label.firstElementChild);

/** The ids of the sections that are chosen. @param {ComparePage} page */
const ticked = ({ root }) =>
  /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(".sc-choice input:checked")]).map(({ value }) => value);

/** @param {ComparePage} page */
const choose = (page) => {
  closeLink(page);
  page.tell("choice", "");
  page.choosing = showChosen(page);
};

/** Brings what is offered and chosen in line with what is stored by now. @param {ComparePage} page */
export const offerAgain = (page) => {
  const any = ticked(page).length > 0;
  offerChoices(page);
  if (any) page.choosing = showChosen(page, true);
};

/**
 * Shows what the chosen sections come to.
 * @param {ComparePage} page
 * @param {boolean} [again] whether results may have changed: then it is said if they have
 */
const showChosen = async (page, again = false) => {
  const { root } = page;
  const ids = ticked(page);
  const found = await Promise.all(ids.map((id) => contentsOf(page, id)));
  // A later choice may have been made meanwhile; it shows itself.
  if (ticked(page).join() !== ids.join()) return;
  const contents = found.flatMap(({ shared, shown }) => (shared ? [{ shared, shown }] : []));
  const chosen = contents.map(({ shared }) => shared);
  if (again && written(chosen) === written(page.chosen)) return;
  if (again) {
    closeLink(page);
    page.tell("choice", "anew");
  }
  for (const { id, problem, title } of found) {
    if (!problem) continue;
    /** @type {HTMLInputElement} */ (root.querySelector(`.sc-choice [value="${id}"]`)).checked = false;
    page.tell("choice", problem, { title });
  }
  page.chosen = chosen;
  slot(root, "contents").replaceChildren(...contents.map(({ shown }) => shown));
  slot(root, "preview").hidden = !contents.length;
};

/**
 * What one section comes to, or why it cannot be shared.
 * @param {ComparePage} page
 * @param {string} id
 */
const contentsOf = async (page, id) => {
  const { base, sections, say, row } = page;
  const section = /** @type {Section} */ (sections.find((each) => each.id === id));
  const { title } = section;
  const words = await sectionPage(base, section);
  const shown = row("content");
  const result = words && lastResult(storedNow(base, id), words.bank);
  if (!words || !result) return { id, title, shown, problem: words ? "revised" : "unloaded" };
  const { bank, items } = words;
  const rows = bank.items
    .filter((item) => isShared(item) && result.answers.has(item.id))
    .map((item) => {
      const line = row("row");
      line.children[0].textContent = items.get(item.id)?.question ?? item.id;
      line.children[1].textContent = answersInWords(items.get(item.id), result.answers.get(item.id) ?? "");
      return line;
    });
  const text = say("content", { title, date: dayOf(result.date), count: rows.length });
  /** @type {Element} */ (shown.querySelector("summary")).textContent = text;
  shown.querySelector("tbody")?.replaceChildren(...rows);
  return { id, title, shown, problem: "", shared: shareOf(bank, result.answers, result.date) };
};

/** The link says what was chosen before, so it goes with every other choice. @param {ComparePage} page */
function closeLink(page) {
  page.turn++;
  slot(page.root, "link").hidden = true;
  slot(page.root, "qr").hidden = true;
  linkOf(page).value = "";
  page.tell("share", "");
}

/**
 * What is chosen, wrapped up.
 * @param {ComparePage} page
 * @returns {Promise<string | null>} null where it cannot be locked, which is said, and where the choice is another one by
 *   now
 */
const wrapped = async (page) => {
  await page.choosing;
  const { turn } = page;
  const lock = lockOf(page);
  if (lock.value && !lock.value.trim()) {
    page.tell("share", "blank");
    lock.focus();
    return null;
  }
  page.tell("share", "gathering");
  try {
    const text = await wrap(written(page.chosen), lock.value.trim());
    return page.turn === turn ? text : null;
  } catch {
    page.tell("share", "unlocked");
    return null;
  }
};

/** @param {ComparePage} page */
export const makeFile = async (page) => {
  const text = await wrapped(page);
  if (text === null) return;
  const name = fileName(page.base, new Date(), "txt").replace("selfcheck", "selfcheck-shared");
  saveFile(name, "text/plain", text);
  page.tell("share", "filed", { name });
};

/** @param {ComparePage} page */
export const makeLink = async (page) => {
  const text = await wrapped(page);
  if (text === null) return;
  linkOf(page).value = linkTo(page.base, text);
  slot(page.root, "link").hidden = false;
  slot(page.root, "qr").hidden = true;
  const said = lockOf(page).value.trim() ? "linked-locked" : "linked";
  slot(page.root, "link-hint").textContent = page.say(`${said}-hint`);
  page.tell("share", said);
};

/** @param {ComparePage} page */
export const copyLink = async (page) => {
  try {
    await navigator.clipboard.writeText(linkOf(page).value);
    page.tell("share", "copied");
  } catch {
    linkOf(page).select();
    page.tell("share", "copy-yourself");
  }
};

/** Draws the link; what draws it is fetched now. @param {ComparePage} page */
export const showQr = async (page) => {
  const { root, say, tell } = page;
  const address = root.querySelector("[data-qr]")?.getAttribute("data-qr") ?? "";
  const place = slot(root, "qr");
  try {
    const { encode } = await import(fileIn("vendor", address));
    const drawn = drawQr(encode, linkOf(page).value, say("qr"));
    place.replaceChildren(...(drawn ? [drawn] : []));
    place.hidden = !drawn;
    tell("share", drawn ? "qr-shown" : "qr-long");
  } catch {
    tell("share", "qr-unloaded");
  }
};
