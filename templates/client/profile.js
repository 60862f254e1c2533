/**
 * The entry module of the reader's page "profile": all results side by side, what matters, and where to begin.
 */

import { areaOf, prefixOf } from "./area.js";
import { sameBank } from "./bank.js";
import { begin, standsHigh, ties } from "./begin.js";
import { longDate } from "./dates.js";
import { openKept } from "./kept.js";
import { NOTHING_SAID, isMatters, mattersOf, sayMatters } from "./matters.js";
import { holds } from "./notes.js";
import { onOwnPage } from "./own_page.js";
import { change, number, readResults, shareOf } from "./own_results.js";
import { messages, slot } from "./messages.js";
import { bandOf } from "./ranges.js";
import { copiesOf, tellSaving } from "./own_words.js";
import { storageKey } from "./stored.js";

/**
 * @typedef {import("./own_page.js").Section} Section
 * @typedef {import("./own_results.js").Result} Result
 * @typedef {import("./rational.js").Rational} Rational
 *
 * @typedef {object} Found what is stored of a section
 * @property {Section} section
 * @property {Result[]} results oldest first
 * @property {number} place of the band that the last one lies in as the bank is now, from the lowest; -1 for none
 * @property {Result | null} last the last one, if it has a score and the questions are those of today
 * @property {Rational | null} share where that stands in its range
 */

/** So many results are in a trend at most. */
const MOST_RESULTS = 8;

/** From here on a section matters much to the reader. */
const MUCH = 3;

/** The page, as long as it is shown. */
class Profile {
  /** @param {import("./own_page.js").OwnPage} page */
  constructor({ root, base, sections }) {
    Object.assign(this, { root, base, sections });
    this.root = root;
    this.base = base;
    this.sections = sections;
    this.say = messages(root);
    /** @type {Found[]} */
    this.found = [];
    this.kept = openKept({
      area: () => areaOf(base),
      key: `${prefixOf(base)}matters`,
      blank: NOTHING_SAID,
      sound: isMatters,
      onSaving: (saving) => saving && tellSaving(slot(root, "saving"), saving, this),
    });
    root.addEventListener("change", (event) => this.onChange(event));
    this.complete();
    slot(root, "live").hidden = false;
    this.paint();
  }

  /** Adds what all rows have, with the scale, the title and the address of each, and the options of all choices. */
  complete() {
    for (const { id, title } of this.sections) {
      const row = this.row(id);
      if (!slot(row, "done")) row.append(copiesOf(this.root, "row"));
      slot(row, "scale").textContent = row.dataset.scale ?? "";
      slot(row, "to-title").textContent = title;
      const link = /** @type {HTMLAnchorElement} */ (slot(row, "to"));
      link.href = /** @type {HTMLAnchorElement} */ (slot(row, "section")).href;
      link.hash = "self-assessment";
    }
    for (const select of this.selects()) {
      if (!select.options.length) select.append(copiesOf(this.root, "options"));
    }
  }

  /** Brings the page in line with what is stored. */
  paint() {
    /** @type {Set<string>} */
    const notices = new Set();
    const found = this.sections.map((section) => this.read(section, notices));
    for (const each of found) this.paintRow(each);
    slot(this.root, "nothing").hidden = found.some(({ results }) => results.length);
    slot(this.root, "chance").hidden = found.flatMap(({ results }) => results).length < 2;
    this.paintTies(found);
    this.paintNotes(found);
    if (this.kept.trouble() === "unreadable") notices.add("unreadable");
    slot(this.root, "notices").replaceChildren(...[...notices].map((name) => paragraph(this.say(name))));
    for (const select of this.selects()) {
      select.value = String(mattersOf(this.kept.kept(), select.dataset.matters ?? "") ?? "");
    }
    this.found = found;
    this.paintBegin();
  }

  /** @param {Section} section @param {Set<string>} notices @returns {Found} */
  read(section, notices) {
    let raw = null;
    try {
      raw = areaOf(this.base).getItem(storageKey(this.base, section.id));
    } catch {
      notices.add("lost");
    }
    const { results, answered, trouble } = readResults(raw, section.headline);
    if (trouble) notices.add("unread");
    const row = this.row(section.id);
    row.dataset.begun = String(answered > 0);
    const latest = results.at(-1);
    const last = latest?.x && sameBank(latest, section) ? latest : null;
    const place = last?.x ? bandOf(JSON.parse(row.dataset.bands ?? "[]"), last.x) : -1;
    return { section, results, last, place, share: last && shareOf(last, rangeOf(row)) };
  }

  /** @param {string} id @returns {HTMLElement} */
  row(id) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-section="${id}"]`));
  }

  /** @param {Found} found */
  paintRow({ section, results, place }) {
    const row = this.row(section.id);
    const latest = results.at(-1);
    const scored = !!latest?.shown;
    /** @type {HTMLAnchorElement} */ (slot(row, "section")).hash = latest ? "sc-result" : "";
    slot(row, "done").hidden = !scored;
    slot(row, "undone").hidden = scored;
    const share = latest && shareOf(latest, rangeOf(row));
    this.draw(row, place, share ?? null);
    if (!latest || !scored) {
      const state = latest
        ? section.headline
          ? "no_score"
          : "unscored"
        : row.dataset.begun === "true"
          ? "some"
          : "not_started";
      slot(row, "state").textContent = this.say(state, { date: latest ? date(latest) : "" });
      return;
    }
    slot(row, "score").textContent = latest.shown;
    // The authors may have found a better word for it.
    slot(row, "band").textContent = bandsOf(row)[place]?.dataset.band ?? latest.band;
    slot(row, "date").textContent = date(latest);
    slot(row, "change").textContent = this.changeOf(results, section);
    this.paintTrend(row, results);
  }

  /** What has changed since the time before, in words. @param {Result[]} results @param {Section} section */
  changeOf(results, section) {
    const latest = /** @type {Result} */ (results.at(-1));
    const older = sameBank(latest, section) ? "" : this.say("older");
    const before = results
      .slice(0, -1)
      .filter(({ shown }) => shown)
      .at(-1);
    if (!before || older) return older;
    const difference = change(before, latest);
    if (!difference) return sameBank(before, latest) ? "" : this.say("revised");
    return this.say(difference === "0" ? "unchanged" : "changed", { change: difference, date: date(before) });
  }

  /** Draws the mark on the bar, and tells the reader's band apart. */
  /** @param {HTMLElement} row @param {number} place of the band @param {Rational | null} share */
  draw(row, place, share) {
    const mark = slot(row, "mark");
    if (!mark) return;
    mark.toggleAttribute("hidden", !share);
    if (share) mark.setAttribute("cx", `${share.toNumber() * 100}%`);
    bandsOf(row).forEach((band, at) => band.toggleAttribute("data-mine", !!share && at === place));
  }

  /** @param {HTMLElement} row @param {Result[]} results */
  paintTrend(row, results) {
    const latest = /** @type {Result} */ (results.at(-1));
    const drawn = results
      .map((result) => ({ result, share: sameBank(result, latest) ? shareOf(result, rangeOf(row)) : null }))
      .filter(({ share }) => share)
      .slice(-MOST_RESULTS);
    const several = drawn.length > 1;
    slot(row, "trend").toggleAttribute("hidden", !several);
    const shown = drawn.map(({ result }) => result.shown);
    slot(row, "trend-text").textContent = several ? this.say("trend", { values: shown.join(", ") }) : "";
    const points = drawn.map(
      ({ share }, step) => `${(step * 96) / (drawn.length - 1) + 2},${22 - (share?.toNumber() ?? 0) * 20}`,
    );
    row.querySelector("polyline")?.setAttribute("points", several ? points.join(" ") : "");
  }

  /** @param {Found[]} found */
  paintTies(found) {
    const groups = ties(found.flatMap(({ section, share }) => (share ? [{ id: section.id, share }] : [])));
    const told = groups.map((group) => {
      const item = document.createElement("li");
      item.textContent = this.say(group.length > 2 ? "ties" : "tie", { names: this.names(group) });
      return item;
    });
    slot(this.root, "ties").hidden = !groups.length;
    slot(this.root, "ties")
      .querySelector("ul")
      ?.replaceChildren(...told);
  }

  /** @param {Found[]} found */
  paintNotes(found) {
    const section = slot(this.root, "notes");
    if (!section) return;
    const known = new Map(
      found.flatMap(({ section: { id }, last, place }) => (last?.x ? [[id, { x: last.x, band: place }]] : [])),
    );
    const notes = /** @type {HTMLElement[]} */ ([...section.querySelectorAll("[data-note]")]);
    for (const note of notes) note.hidden = !holds(JSON.parse(note.dataset.note ?? ""), known);
    section.hidden = notes.every((note) => note.hidden);
  }

  /** Says where to begin, by results and by what matters. */
  paintBegin() {
    const standings = this.found.flatMap(({ section: { id }, place, share }) => {
      if (!share) return [];
      const bands = bandsOf(this.row(id)).length;
      const highest = bands > 1 ? place === bands - 1 : standsHigh(share);
      const lowest = bands > 1 && place === 0;
      return [{ id, share, lowest, highest, matters: mattersOf(this.kept.kept(), id) ?? 0 }];
    });
    const { kind, places, equal } = begin(standings);
    slot(this.root, "begin").hidden = kind === "all_low";
    const unknown = this.paintUnknown();
    for (const each of this.root.querySelectorAll("[data-begin]")) {
      const told = /** @type {HTMLElement} */ (each);
      told.hidden = told.dataset.begin !== kind || (kind === "not_said" && unknown);
      if (told.hidden) continue;
      const links = ["first", "second"].map((name) => /** @type {HTMLAnchorElement | null} */ (slot(told, name)));
      links.forEach((link, at) => link && places[at] && this.lead(link, places[at]));
      const named = slot(told, "names");
      if (named) named.textContent = this.names(equal);
    }
  }

  /** Says what matters much and has no score that the suggestion could look at. @returns {boolean} whether there is any */
  paintUnknown() {
    const unknown = this.found.filter(
      ({ section: { id, headline }, share }) => headline && !share && (mattersOf(this.kept.kept(), id) ?? 0) >= MUCH,
    );
    slot(this.root, "unknown").hidden = !unknown.length;
    const links = unknown.map(({ section }) => {
      const link = document.createElement("a");
      link.textContent = section.title;
      link.href = `${new URL(section.url, this.base).href}#self-assessment`;
      return link;
    });
    const words = listed().formatToParts(links.map(({ textContent }) => textContent ?? ""));
    const parts = words.map(({ type, value }) => (type === "element" ? /** @type {Node} */ (links.shift()) : value));
    slot(this.root, "unknown-names").replaceChildren(...parts);
    return !!unknown.length;
  }

  /** @param {HTMLAnchorElement} link @param {string} id */
  lead(link, id) {
    const section = /** @type {Section} */ (this.sections.find((each) => each.id === id));
    link.textContent = section.title;
    link.href = `${new URL(section.url, this.base).href}#sc-result`;
  }

  /** @param {string[]} ids @returns {string} titles in one sentence */
  names(ids) {
    const titles = this.sections.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
    return listed().format(titles);
  }

  /** @returns {NodeListOf<HTMLSelectElement>} */
  selects() {
    return this.root.querySelectorAll("select[data-matters]");
  }

  /** @param {Event} event */
  onChange({ target }) {
    if (!(target instanceof HTMLSelectElement) || !target.dataset.matters) return;
    this.kept.change(sayMatters(target.dataset.matters, target.value ? Number(target.value) : null));
    this.paintBegin();
  }

  /** Reads again what another tab may have written. */
  reread() {
    this.kept.reread();
    this.paint();
  }
}

/** Puts several names into one sentence. */
const listed = () => new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" });

/** @param {HTMLElement} row @returns {[Rational, Rational]} the range of its scale as it is now */
function rangeOf(row) {
  const [low, high] = (row.dataset.range ?? "0 0").split(" ").map((each) => /** @type {Rational} */ (number(each)));
  return [low, high];
}

/** @param {HTMLElement} row @returns {(SVGElement & { dataset: DOMStringMap })[]} its bands, from the lowest */
const bandsOf = (row) => /** @type {SVGElement[]} */ ([...row.querySelectorAll("[data-band]")]);

/** @param {Result} result */
const date = (result) => longDate(result.date, document.documentElement.lang);

/** @param {string} text */
function paragraph(text) {
  const found = document.createElement("p");
  found.textContent = text;
  return found;
}

/** @type {Profile | null} */
let current = null;
onOwnPage("profile", (page) => {
  current = new Profile(page);
});
const again = () => current?.root.isConnected && current.reread();
window.addEventListener("storage", again);
window.addEventListener("pageshow", (event) => event.persisted && again());
