/**
 * The entry module of the reader's page "plan": the steps that they have chosen, with days and notes.
 */

import { areaOf, prefixOf } from "./area.js";
import { localDay, longDay, nextDay } from "./days.js";
import { openKept } from "./kept.js";
import { onOwnPage } from "./own_page.js";
import { messages, slot } from "./messages.js";
import { copyOf, tell, tellSaving } from "./own_words.js";
import { paintAgain, reminderOf } from "./plan_again.js";
import { saveCalendar, saveMarkdown } from "./plan_files.js";
import { atWork, button, paintStep, rowOf } from "./plan_row.js";
import { NO_PLAN, addStep, changeStep, deleteStep, isOpen, isPlan, newId, newStep, stepsOf } from "./plan_state.js";
import { calendarDayOf, titleOf } from "./plan_words.js";

/**
 * @typedef {import("./plan_state.js").Step} Step
 * @typedef {import("./plan_row.js").Field} Field
 */

/** The page, as long as it is shown. */
class Plan {
  /** @param {import("./own_page.js").OwnPage} page */
  constructor(page) {
    const { root, base } = page;
    this.page = page;
    this.root = root;
    this.say = messages(root);
    this.language = document.documentElement.lang;
    this.dialog = /** @type {HTMLDialogElement} */ (root.querySelector("dialog"));
    /** The step that the dialog asks about. */
    this.asked = "";
    /** A step that is gone elsewhere, though somebody is at work in it here. @type {Step | null} */
    this.held = null;
    this.kept = openKept({
      area: () => areaOf(base),
      key: `${prefixOf(base)}plan`,
      blank: NO_PLAN,
      sound: isPlan,
      onSaving: (saving) => saving && tellSaving(slot(root, "saving"), saving, { base, say: this.say }),
    });
    root.addEventListener("input", (event) => this.onInput(event));
    root.addEventListener("click", (event) => this.onClick(event));
    root.addEventListener("submit", (event) => this.onSubmit(event));
    root.addEventListener("focusout", (event) => this.onLeave(event));
    slot(root, "live").hidden = false;
    this.paint();
    paintAgain(this.page, this.say, this.language);
  }

  /** @returns {Step[]} */
  steps() {
    const plan = this.kept.kept();
    return stepsOf(this.held ? addStep(this.held)(plan) : plan);
  }

  /** Brings the page in line with the plan. A step that is there already keeps its element, and with it the focus. */
  /** @param {boolean} [sorted] */
  paint(sorted = true) {
    const steps = this.steps();
    const gone = new Map(this.rows().map((row) => [row.dataset.step, row]));
    for (const step of steps) {
      const known = gone.get(step.id);
      gone.delete(step.id);
      paintStep(known ?? this.newRow(step), step, this);
    }
    for (const row of gone.values()) row.remove();
    if (sorted) this.sort(steps);
    else this.showParts();
    slot(this.root, "nothing").hidden = steps.length > 0;
    slot(this.root, "take").hidden = !steps.length;
    const trouble = this.kept.trouble();
    tell(slot(this.root, "notices"), "");
    if (trouble === "unreadable") {
      const told = document.createElement("p");
      told.textContent = this.say(trouble);
      slot(this.root, "notices").append(told);
    }
  }

  /** Puts the steps in their order, unless they are: an element that moves loses the focus. @param {Step[]} steps */
  sort(steps) {
    const all = new Map(this.rows().map((row) => [row.dataset.step, row]));
    for (const name of ["open", "closed"]) {
      const list = slot(this.root, name);
      const own = steps.filter((step) => isOpen(step) === (name === "open"));
      const rows = own.map(({ id }) => /** @type {HTMLElement} */ (all.get(id)));
      if (rows.some((row, at) => list.children[at] !== row) || list.children.length !== rows.length) {
        list.replaceChildren(...rows);
      }
    }
    this.showParts();
  }

  showParts() {
    for (const name of ["open", "closed"]) {
      slot(this.root, `part-${name}`).hidden = !slot(this.root, name).children.length;
    }
  }

  /** @param {Step} step @returns {HTMLElement} */
  newRow(step) {
    const row = copyOf(this.root, "step");
    row.dataset.step = step.id;
    const details = /** @type {HTMLDetailsElement} */ (row.querySelector("details"));
    details.open = isOpen(step) && !step.date;
    slot(this.root, isOpen(step) ? "open" : "closed").append(row);
    return row;
  }

  /** @param {Event} event */
  onInput({ target }) {
    const field = /** @type {Field} */ (target);
    const row = field.closest("details") && rowOf(field);
    if (!row || !field.name) return;
    this.keep(row, { [field.name]: field.value });
    paintStep(row, this.step(row), this);
  }

  /** Changes a step; one that is gone elsewhere comes back whole. @param {HTMLElement} row @param {Partial<Step>} fields */
  keep(row, fields) {
    const step = this.step(row);
    this.kept.change((plan) => changeStep(step.id, fields)(addStep(step)(plan)));
  }

  /** Days may have changed: the steps are put in their order once nobody is at work in one. @param {FocusEvent} event */
  onLeave({ target, relatedTarget }) {
    const row = rowOf(/** @type {Element} */ (target));
    if (row && !(relatedTarget instanceof Node && row.contains(relatedTarget))) {
      // A press on a button outside has to find it where it was.
      setTimeout(() => this.root.contains(row) && !row.contains(document.activeElement) && this.sort(this.steps()));
    }
  }

  /** @param {SubmitEvent} event */
  onSubmit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    if (form.dataset.form === "new") this.add(field);
    if (form.dataset.form === "move") this.move(/** @type {HTMLElement} */ (rowOf(form)), field.value);
  }

  /** @param {HTMLInputElement} field */
  add(field) {
    const title = field.value.trim();
    if (!title) return;
    const step = newStep({ title }, newId(), new Date().toISOString());
    this.kept.change(addStep(step));
    field.value = "";
    this.paint();
    this.row(step.id).querySelector("summary")?.focus();
  }

  /** @param {HTMLElement} row @param {string} date */
  move(row, date) {
    if (!date) return;
    /** @type {HTMLElement} */ (row.querySelector("form")).hidden = true;
    this.change(row, { date, status: "moved" });
  }

  /** What is done and has a rhythm moves on to its next day. @param {HTMLElement} row @returns {boolean} whether it does */
  comesBack(row) {
    const { date, every } = this.step(row);
    if (!date || !every) return false;
    const next = nextDay(date, every, localDay(new Date()));
    this.change(row, { date: next, status: "open" });
    this.tellDone(this.say("next", { date: longDay(next, this.language) }));
    return true;
  }

  /** Changes a step and leaves the focus on its title. @param {HTMLElement} row @param {Partial<Step>} fields */
  change(row, fields) {
    this.keep(row, fields);
    this.paint();
    slot(row, "title").focus();
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    const pressed = /** @type {Element} */ (event.target).closest("[data-do]");
    const action = pressed?.getAttribute("data-do");
    if (!pressed || !action) return;
    const row = rowOf(pressed);
    if (row) this.actOn(row, action);
    else this.act(action, pressed);
  }

  /** @param {HTMLElement} row @param {string} action what the pressed button says it does */
  actOn(row, action) {
    const form = /** @type {HTMLFormElement} */ (row.querySelector("form"));
    const details = /** @type {HTMLDetailsElement} */ (row.querySelector("details"));
    if (action === "move") {
      form.hidden = false;
      form.querySelector("input")?.focus();
    }
    if (action === "stay") {
      form.hidden = true;
      button(row, "move").focus();
    }
    if (action === "done" || action === "let_go" || action === "open") {
      details.open = false;
      form.hidden = true;
      if (action !== "done" || !this.comesBack(row)) this.change(row, { status: action });
    }
    if (action === "delete") {
      this.asked = row.dataset.step ?? "";
      this.dialog.showModal();
    }
    if (action === "calendar") this.saveStep(row, details);
  }

  /** @param {string} action @param {Element} pressed */
  act(action, pressed) {
    if (action === "keep") this.dialog.close();
    if (action === "delete-now") this.delete();
    if (action === "print") window.print();
    if (action === "markdown") saveMarkdown(this.steps(), this.say, this.language, this.page.sections);
    if (action === "calendar-all") this.saveAll();
    if (action === "remind") this.remind(pressed.closest("[data-again]")?.getAttribute("data-again") ?? "");
  }

  delete() {
    this.dialog.close();
    const list = this.row(this.asked)?.parentElement;
    if (this.held?.id === this.asked) this.held = null;
    this.kept.change(deleteStep(this.asked));
    this.paint();
    this.tellDone(this.say("deleted"));
    const title = /** @type {HTMLElement | null} */ (list?.parentElement?.querySelector("h2"));
    if (list?.children.length) title?.focus();
    else /** @type {HTMLElement} */ (this.root.querySelector('[data-form="new"] input')).focus();
  }

  // Files

  /** @param {HTMLElement} row @param {HTMLDetailsElement} details */
  saveStep(row, details) {
    const step = this.step(row);
    if (step.date) return this.saveCalendar(titleOf(step, this.say), [calendarDayOf(step, this.say)]);
    details.open = true;
    /** @type {HTMLElement} */ (details.querySelector('[name="date"]')).focus();
    this.tellTrouble("undated");
  }

  saveAll() {
    const dated = this.steps().filter((step) => isOpen(step) && step.date);
    if (!dated.length) return this.tellTrouble("none_dated");
    const days = dated.map((step) => calendarDayOf(step, this.say));
    this.saveCalendar(this.say("plan"), days);
  }

  /** @param {string} id of a section */
  remind(id) {
    const reminder = reminderOf(this.page, id, this.say);
    if (reminder) this.saveCalendar(reminder.title, [reminder]);
  }

  /** @param {string} name @param {import("./calendar.js").CalendarDay[]} days */
  saveCalendar(name, days) {
    saveCalendar(slot(this.root, "live").dataset.ical ?? "", name, days).catch(() => this.tellTrouble("no_file"));
  }

  // Looking up, and saying

  /** @returns {HTMLElement[]} */
  rows() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("[data-step]"))];
  }

  /** @param {string} id @returns {HTMLElement} */
  row(id) {
    return /** @type {HTMLElement} */ (this.rows().find((row) => row.dataset.step === id));
  }

  /** @param {HTMLElement} row @returns {Step} */
  step(row) {
    return /** @type {Step} */ (this.steps().find(({ id }) => id === row.dataset.step));
  }

  /** Says what has been done, unless it could not be saved, which is said already. @param {string} text */
  tellDone(text) {
    const saving = slot(this.root, "saving");
    if (!saving.hasAttribute("data-lost")) tell(saving, text);
  }

  /** @param {string} message why there is no file */
  tellTrouble(message) {
    tell(slot(this.root, "saving"), this.say(message));
  }

  /** Reads again what another tab may have written. A step that somebody is at work in stays, and stays where it is. */
  reread() {
    const row = atWork();
    const before = row && this.step(row);
    this.held = null;
    this.kept.reread();
    if (!this.steps().some(({ id }) => id === before?.id)) this.held = before;
    this.paint(!row);
    paintAgain(this.page, this.say, this.language);
    if (this.held && !this.kept.trouble()) tell(slot(this.root, "saving"), this.say("gone"));
  }
}

/** @type {Plan | null} */
let current = null;
onOwnPage("plan", (page) => {
  current = new Plan(page);
});
const again = () => current?.root.isConnected && current.reread();
window.addEventListener("storage", again);
window.addEventListener("pageshow", (event) => event.persisted && again());
