/**
 * The self-assessment of a section page, and its entry module: keeps what the reader answers, shows how far they have
 * come, and their result. The page is complete without it.
 */

import { TYPES } from "./answers.js";
import { areaOf } from "./area.js";
import { FIELDS } from "./fields.js";
import "./leave.js";
import "./offline.js";
import { messages, messageTemplate, slot } from "./messages.js";
import { remembered } from "./remembered.js";
import { dayOf, showResult } from "./result.js";
import { score } from "./score.js";
import { answer, currentAnswers, finish, isStale, progress, retake } from "./state.js";
import { openStore } from "./storage.js";
import { storageKey } from "./stored.js";
import { SITE } from "./site.js";

/**
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./bank.js").Item} Item
 */

/**
 * The assessments that this script takes up: those whose banks it knows the language of. After an instant navigation the
 * other script may be at work in the same window, and takes up the others.
 */
const OURS = TYPES.number ? ".sc-assessment[data-whole]" : ".sc-assessment:not([data-whole])";

/** One assessment on the page. */
class Assessment {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    const data = /** @type {HTMLTemplateElement} */ (root.querySelector("#selfcheck-data"));
    /** @type {Bank} */
    this.bank = JSON.parse(data.content.textContent ?? "");
    this.items = new Map(this.bank.items.map((item) => [item.id, item]));
    this.say = messages(root);
    /** @type {import("./result.js").Result | undefined} */
    this.result = undefined;
    /** What has no answer yet. @type {Item[]} */
    this.gaps = [];
    this.scored = remembered((/** @type {import("./result.js").Answers} */ answers) => score(this.bank, answers));
    /** @param {Pick<import("./stored.js").Attempt, "answers">} attempt */
    this.score = (attempt) => this.scored(currentAnswers(attempt, this.bank));
    this.form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
    const places = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-item]"));
    /** @type {Map<string | undefined, HTMLElement>} */
    this.places = new Map([...places].map((each) => [each.dataset.item, each]));
    this.gapSummary = /** @type {HTMLElement} */ (root.querySelector(".sc-gaps"));
    this.takeBackButton = /** @type {HTMLElement} */ (root.querySelector(".sc-take-back"));
    this.store = openStore({
      area: () => areaOf(SITE),
      key: storageKey(SITE, this.bank.bank),
      bank: this.bank,
      onState: () => this.paint(),
      onSaving: (saving) => this.paintSaving(saving),
    });
    root.addEventListener("change", (event) => this.onChange(event));
    root.addEventListener("click", (event) => this.onClick(event));
    root.addEventListener("keydown", (event) => this.onKey(event));
    root.addEventListener("toggle", (event) => showLater(this, event.target), true);
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask();
    });
    root.dataset.live = "";
    // On a slow line, answers are given while this script is still on its way.
    /** @type {NodeListOf<HTMLInputElement>} */
    const controls = this.form.querySelectorAll("input, textarea");
    for (const target of controls)
      if (target.checked || target.value !== target.defaultValue) this.onChange({ target });
    this.paint();
    if (this.store.notable() !== null) showLater(this, root.querySelector(".sc-notices"), "notable");
  }

  /** Brings the whole page in line with the state: on arrival, and when another tab has changed it. */
  paint() {
    const state = this.store.state();
    const answers = currentAnswers(state, this.bank);
    FIELDS.show(this.form, answers);
    this.offerTakeBack(null);
    this.closeGaps();
    if (state.finished) {
      this.showResult(state.finished);
    } else {
      delete this.root.dataset.result;
      slot(this.root, "welcome").hidden = true;
    }
    this.paintProgress(true);
    this.paintLater();
  }

  /** Brings what was opened in line with the state. */
  paintLater() {
    /** @type {NodeListOf<HTMLElement>} */
    const places = this.root.querySelectorAll("[data-later]:not(.sc-notices)");
    for (const place of places) {
      if (place.dataset.earlier) place.hidden = !this.store.state().attempts.length;
      showLater(this, place);
    }
  }

  /** What changes with every answer; the same work whatever the number of items. @param {boolean} [quietly] */
  paintProgress(quietly) {
    const state = this.store.state();
    const answers = currentAnswers(state, this.bank);
    const { total, gaps } = progress(answers, this.bank, FIELDS.follow(this, answers, quietly));
    this.gaps = gaps;
    const answered = total - gaps.length;
    slot(this.root, "count").textContent = this.say("count", { answered, total });
    const bar = /** @type {HTMLProgressElement} */ (this.root.querySelector("progress"));
    [bar.max, bar.value] = [total, answered];
    this.root.toggleAttribute("data-answered", state.answers.size > 0);
    const stale = isStale(state, this.bank);
    if (stale && slot(this.root, "stale").hidden) this.announce(this.say("stale"));
    slot(this.root, "stale").hidden = !stale;
    // With the last answer, the result is what comes next. The first scores and the first day take a browser longer than
    // all others.
    if (quietly || !gaps.length) window.requestIdleCallback?.(() => dayOf("2000") && this.score(this.store.state()));
  }

  /** @param {import("./storage.js").Saving} saving */
  paintSaving(saving) {
    slot(this.root, "status").toggleAttribute("data-lost", /full|blocked/.test(saving));
    if (saving) this.announce(this.say(saving === "saved" && areaOf(SITE) === sessionStorage ? "tab" : saving));
  }

  /** @param {Pick<import("./stored.js").Attempt, "date" | "answers">} finished */
  showResult({ date, answers }) {
    const scores = showResult(this, currentAnswers({ answers }, this.bank), date);
    const headline = scores[this.bank.headline ?? ""];
    const welcome = slot(this.root, "welcome");
    const name = headline?.band ? "welcome-band" : headline ? "welcome" : "welcome-none";
    const text = this.say(name, { date: dayOf(date), ...headline });
    /** @type {Element} */ (welcome.querySelector("span")).textContent = text;
    welcome.hidden = false;
    return scores;
  }

  /** Says something in the region that screen readers listen to. @param {string} text */
  announce(text) {
    const status = slot(this.root, "status");
    if (status.textContent !== text) status.textContent = text;
  }

  /** @param {Pick<Event, "target">} event */
  onChange({ target }) {
    const control = /** @type {HTMLInputElement} */ (target);
    const item = this.items.get(control.name);
    if (item) this.set(item, FIELDS.read(control, this.place(item.id), item));
  }

  /** @param {Item} item @param {import("./bank.js").Answer | null} value null takes the answer back */
  set(item, value) {
    this.store.change(answer(item, value, this.bank));
    this.place(item.id).firstElementChild?.removeAttribute("data-open");
    this.offerTakeBack(value === null ? null : item.id);
    this.closeGap(item.id);
    this.paintProgress();
  }

  /** @param {Item} item */
  takeBack(item) {
    const controls = [...this.controls(item.id)];
    if (!controls.some((control) => control.checked)) return;
    for (const control of controls) control.checked = false;
    this.set(item, null);
    if (!controls.some((control) => control === document.activeElement)) controls[0].focus();
    this.announce(this.say("taken-back"));
  }

  /** Puts the one button that clears an answer below the choice that is at hand. @param {string | null} id */
  offerTakeBack(id) {
    const place = id === null ? null : this.place(id);
    this.takeBackButton.hidden = !place?.matches("fieldset");
    if (!this.takeBackButton.hidden) place?.append(this.takeBackButton);
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    const target = /** @type {Element} */ (event.target);
    const gap = target.closest("[data-gap]")?.getAttribute("data-gap");
    if (gap) {
      // The theme would make a page of its history of it, and the link has to move the focus as well.
      event.preventDefault();
      event.stopPropagation();
      return this.goToItem(gap);
    }
    const action = target.closest("[data-do]")?.getAttribute("data-do");
    if (action) return this.act(action);
    const id = target.closest("fieldset")?.dataset.item;
    if (id && currentAnswers(this.store.state(), this.bank).has(id)) this.offerTakeBack(id);
  }

  /** @param {string} action what the pressed button says it does */
  act(action) {
    const item = this.items.get(this.takeBackButton.closest("fieldset")?.dataset.item ?? "");
    // What is pressed in a dialog closes it. What asks first opens the dialog of its name.
    this.dialog("[open]")?.close();
    this.dialog(`[data-asks="${action}"]`)?.showModal();
    if (action === "take-back" && item) this.takeBack(item);
    if (action === "update") this.ask();
    if (action === "anyway") this.finish();
    if (action === "blank" || action === "again") this.retake(action === "again");
    if (action === "clear-now") this.clear();
  }

  /** @param {string} which @returns {HTMLDialogElement | null} */
  dialog(which) {
    return this.root.querySelector(`dialog${which}`);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.ctrlKey || event.metaKey) return;
    // The theme takes single letters for shortcuts wherever they are typed, and would leave the page.
    if (event.key.length === 1) event.stopPropagation();
    const item = event.target instanceof HTMLInputElement && this.items.get(event.target.name);
    if (!item) return;
    const typed = event.target.type === "text";
    const takesBack = !typed && (event.key === "Delete" || event.key === "Backspace");
    if (takesBack) this.takeBack(item);
    // Enter would press the form's button: answering must not lead away from the question. What is typed counts, though.
    if (event.key === "Enter" && typed) this.onChange(event);
    if (event.key === "Enter" || takesBack) event.preventDefault();
  }

  /** Shows the result, or first what has no answer yet. */
  ask() {
    if (this.gaps.length) this.showGaps(this.gaps);
    else this.finish();
  }

  finish() {
    const date = new Date().toISOString();
    const scores = this.showResult({ ...this.store.state(), date });
    this.store.change(finish(date, scores, this.bank));
    this.closeGaps();
    this.paintProgress();
    this.paintLater();
    goTo(/** @type {HTMLElement} */ (this.root.querySelector("#sc-result-title")));
  }

  /** @param {boolean} keep */
  retake(keep) {
    this.store.change(retake(this.bank, keep));
    const saving = this.store.flush();
    this.startAgain(saving === "saved" ? "retaken" : saving);
  }

  clear() {
    const refused = this.store.clear();
    this.root.querySelector(".sc-notices")?.replaceChildren();
    this.startAgain(refused ? "not-cleared" : "cleared");
    // What was read again of a result goes as well.
    showLater(this, this.root.querySelector(".sc-result"), "cleared");
  }

  /** @param {string} message */
  startAgain(message) {
    this.paint();
    this.announce(this.say(message));
    this.goToItem(this.bank.items[0].id);
  }

  /** @param {Item[]} open */
  showGaps(open) {
    const pattern = /** @type {HTMLElement} */ (messageTemplate(this.root).content.querySelector("li"));
    const rows = open.map(({ id }) => {
      const question = this.place(id).firstElementChild;
      const row = /** @type {HTMLElement} */ (pattern.cloneNode(true));
      const link = /** @type {HTMLAnchorElement} */ (row.firstElementChild);
      link.textContent = question?.textContent ?? "";
      link.href = `#${this.controls(id)[0].id}`;
      link.dataset.gap = id;
      question?.setAttribute("data-open", this.say("open"));
      return row;
    });
    this.gapSummary.querySelector("ul")?.replaceChildren(...rows);
    this.countGaps(open.length);
    this.gapSummary.focus();
  }

  /** Strikes an item off the summary, as soon as it is answered. @param {string} id */
  closeGap(id) {
    const link = this.gapSummary.hidden ? null : this.gapSummary.querySelector(`[data-gap="${CSS.escape(id)}"]`);
    if (!link) return;
    link.parentElement?.remove();
    this.countGaps(this.gapSummary.querySelectorAll("li").length);
  }

  closeGaps() {
    if (this.gapSummary.hidden) return;
    for (const question of this.form.querySelectorAll("[data-open]")) question.removeAttribute("data-open");
    this.countGaps(0);
  }

  /** @param {number} count */
  countGaps(count) {
    this.gapSummary.hidden = !count;
    /** @type {Element} */ (this.gapSummary.firstElementChild).textContent = this.say("gaps", { count });
  }

  /** To the first answer, with the question in sight. @param {string} id */
  goToItem(id) {
    goTo(this.controls(id)[0], this.place(id));
  }

  /** @param {string} id @returns {HTMLElement} */
  place(id) {
    return /** @type {HTMLElement} */ (this.places.get(id));
  }

  /** @param {string} id @returns {NodeListOf<HTMLInputElement>} */
  controls(id) {
    return this.place(id).querySelectorAll("input, textarea");
  }
}

/**
 * Shows what few readers open: its script is fetched when they do, and that of anything but a `details` with the result.
 * @param {Assessment} assessment
 * @param {EventTarget | null} place an element that names its script
 * @param {string} [when] what it takes where there is nothing to open
 */
function showLater(assessment, place, when = assessment.root.dataset.result) {
  const { dataset, hidden, open = when } = /** @type {HTMLDetailsElement} */ (place);
  if (!dataset.later || hidden || !open) return;
  const address = `./${dataset.later.split("/").pop()}`; // beside this script
  // Without a connection it is not there; what was fetched with the page goes on.
  import(address).then(({ show }) => show(assessment, place)).catch(() => {});
}

/** Moves the focus, with `shown` at the top of the window. @param {HTMLElement} target */
function goTo(target, shown = target) {
  shown.scrollIntoView();
  target.focus({ preventScroll: true });
}

/** @type {Assessment | null} */
let current = null;

/** Takes up the assessment of the page, once; after an instant navigation it is another one, or none. */
function attach() {
  const root = /** @type {HTMLElement | null} */ (document.querySelector(OURS));
  if (root === current?.root) return;
  current?.store.flush();
  current = root && new Assessment(root);
}

window.addEventListener("pagehide", () => current?.store.flush());
window.addEventListener("pageshow", (event) => event.persisted && current?.store.reread());
window.addEventListener(
  "storage",
  ({ key }) => (key === null || key === current?.store.key) && current?.store.reread(),
);
document.addEventListener("visibilitychange", () => document.hidden && current?.store.flush());
attach();
/** @type {any} */ (window).document$?.subscribe(attach);
