/**
 * The part of the page "compare" that shows two people's answers side by side: both are scored here.
 */

import { dayOf } from "./data_words.js";
import { gapsBetween } from "./gaps.js";
import { lastResult, storedNow } from "./last_result.js";
import { signsInFront, slot } from "./messages.js";
import { score } from "./score.js";
import { answersInWords, sectionPage } from "./section_page.js";
import { answersIn, isComparable } from "./share.js";

/**
 * @typedef {import("./compare.js").ComparePage} ComparePage
 * @typedef {import("./gaps.js").Answers} Answers
 * @typedef {import("./section_page.js").SectionPage} SectionPage
 * @typedef {import("./share.js").Shared} Shared
 *
 * @typedef {object} Talk a question to talk about
 * @property {import("./rational.js").Rational} width
 * @property {string} question
 * @property {string} mine the answer in words
 * @property {string} theirs
 */

/** How many questions there are to talk about at most. */
const MOST_TALK = 5;

/** Shows all that was shared; not what has been closed meanwhile. @param {ComparePage} page */
export const showCompared = async (page) => {
  const { shared } = page;
  const shown = await Promise.all(shared.map((each) => sideBySide(page, each)));
  if (page.shared !== shared) return;
  slot(page.root, "compared").replaceChildren(...shown.map(({ place }) => place));
  const talks = shown.flatMap(({ talk }) => talk);
  const widest = talks.sort((a, b) => b.width.compare(a.width)).slice(0, MOST_TALK);
  const rows = widest.map(({ question, mine, theirs }) => {
    const row = page.row("talk");
    row.children[0].textContent = question;
    row.children[1].textContent = page.say("talk", { mine, theirs });
    return row;
  });
  slot(page.root, "talk")
    .querySelector("ul")
    ?.replaceChildren(...rows);
  slot(page.root, "talk").hidden = !rows.length;
  slot(page.root, "alike").hidden = rows.length > 0 || !shown.some(({ both }) => both);
};

/**
 * One section.
 * @param {ComparePage} page
 * @param {Shared} shared
 * @returns {Promise<{ place: Element, talk: Talk[], both: boolean }>}
 */
const sideBySide = async (page, shared) => {
  const { base, sections, say, row } = page;
  const place = row("compared");
  const [title, text, table, way] = place.children;
  const section = sections.find(({ id }) => id === shared.id);
  title.textContent = section?.title ?? shared.id;
  const nothing = { place, talk: [], both: false };
  const words = section ? await sectionPage(base, section) : null;
  const theirs = words && isComparable(shared, words.bank) ? answersIn(shared, words.bank) : null;
  if (!section || !words || !theirs) {
    const damaged = words && isComparable(shared, words.bank);
    text.textContent = say(!section ? "not-here" : !words ? "missing" : damaged ? "damaged" : "incomparable");
    return nothing;
  }
  const own = lastResult(storedNow(base, section.id), words.bank);
  const dates = { theirs: dayOf(`${shared.date}T12:00`), mine: own ? dayOf(own.date) : "" };
  text.textContent = say(own ? "both" : "theirs", dates);
  table.toggleAttribute("hidden", false);
  table.querySelector("tbody")?.replaceChildren(...scaleRows(page, words, own?.answers ?? null, theirs));
  way.toggleAttribute("hidden", !!own);
  const link = /** @type {HTMLAnchorElement} */ (way.firstElementChild);
  link.href = new URL(section.url, base).href;
  return own ? { place, talk: talkAbout(words, own.answers, theirs), both: true } : nothing;
};

/**
 * @param {ComparePage} page
 * @param {SectionPage} words
 * @param {Answers | null} mine null without a result
 * @param {Answers} theirs
 */
function scaleRows({ say, row }, { bank, scales }, mine, theirs) {
  const [here, there] = [mine && score(bank, mine).scales, score(bank, theirs).scales];
  return [...scales].map(([id, { title, bands }]) => {
    /** @param {import("./score.js").ScaleScore | undefined} found */
    const inWords = (found) => {
      if (!found) return say("none");
      const shown = found.shown.replace("-", "−");
      const band = bands[found.band];
      return found.score ? (band ? say("banded", { shown, band }) : signsInFront(shown)) : say(found.status);
    };
    const line = row("sides");
    const [low, high] = there.get(id)?.range.map(rounded) ?? [];
    line.children[0].textContent = say("scale", { title, low, high });
    line.children[1].textContent = inWords(here?.get(id));
    line.children[2].textContent = inWords(there.get(id));
    return line;
  });
}

/** A number with at most two decimal places. @param {import("./rational.js").Rational} x */
const rounded = (x) =>
  x
    .toFixed(2)
    .replace(/\.?0+$/, "")
    .replace("-", "−");

/** @param {SectionPage} words @param {Answers} mine @param {Answers} theirs @returns {Talk[]} */
const talkAbout = ({ bank, items }, mine, theirs) =>
  gapsBetween(bank, mine, theirs).map(({ item, width }) => ({
    width,
    question: items.get(item)?.question ?? item,
    mine: answersInWords(items.get(item), mine.get(item) ?? ""),
    theirs: answersInWords(items.get(item), theirs.get(item) ?? ""),
  }));
