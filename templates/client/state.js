/**
 * What a reader has answered in one section, and what becomes of it. Pure: every function takes a state and returns
 * another one; reading and writing the browser's storage is the business of `storage.js`.
 */

import { NOT_APPLICABLE, typeOf } from "./answers.js";
import { sameBank } from "./bank.js";
import { remembered } from "./remembered.js";
import { score } from "./score.js";
import { FORMAT, isRecord, parse, readAnswers, readAttempt, writeAttempt } from "./stored.js";

/**
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./bank.js").Item} Item
 * @typedef {import("./stored.js").Answer} Answer
 * @typedef {import("./stored.js").Attempt} Attempt
 * @typedef {import("./stored.js").Score} Score
 *
 * @typedef {object} State
 * @property {Map<string, Answer>} answers by item id; also those that are set aside, because their item is gone or has
 *   changed: nothing that was saved is deleted unless the reader asks for it
 * @property {Attempt | null} finished the attempt whose result is shown
 * @property {Attempt[]} attempts earlier ones, oldest first
 *
 * @typedef {(state: State) => State} Change
 */

/** @returns {State} nothing answered yet */
export const blank = () => ({ answers: new Map(), finished: null, attempts: [] });

/**
 * Reads a stored state. It never throws: what cannot be read is left out, and `damaged` says that the text is worth
 * keeping elsewhere.
 * @param {string | null} raw the stored text; null when there is none
 * @param {Bank} bank
 * @returns {{ state: State, damaged: boolean, notable: boolean }} `notable` when the reader may have to be told something
 */
export function restore(raw, bank) {
  const stored = parse(raw ?? "");
  if (!isRecord(stored) || stored.format !== FORMAT || !isRecord(stored.answers))
    return { state: blank(), damaged: raw !== null, notable: raw !== null };
  const reading = { damaged: false };
  /** @param {unknown} each an attempt, or a list of them */
  const read = (each) => [each ?? []].flat().flatMap((one) => readAttempt(one, reading) ?? []);
  const [finished = null] = read(stored.finished);
  /** @type {State} */
  const state = { answers: readAnswers(stored.answers, reading), finished, attempts: read(stored.attempts) };
  for (const { answers } of [state, ...state.attempts, finished ?? state]) takeOver(answers, bank);
  if (finished && !sameBank(finished, bank)) {
    // Scored anew, it would be another result than the one the reader saw. It stays in the history as it was.
    state.attempts.push(finished);
    state.finished = null;
  }
  return { state, damaged: reading.damaged, notable: reading.damaged || stored.digest !== bank.digest };
}

/** Answers that were saved under an earlier id of an item become its own, unless it has one. */
/** @param {Map<string, Answer>} answers @param {Bank} bank */
function takeOver(answers, { items }) {
  for (const { id, was = [] } of items) {
    const earlier = was.find((each) => answers.has(each));
    if (earlier === undefined || answers.has(id)) continue;
    answers.set(id, /** @type {Answer} */ (answers.get(earlier)));
    answers.delete(earlier);
  }
}

/**
 * The text to store. `answered` is there for the chapter's page, which does not know the bank; `digest` and `open`, the
 * ids of all without an answer that counts, for what the reader is told once the bank has changed.
 * @param {State} state
 * @param {Bank} bank
 * @returns {string} JSON that `restore` reads
 */
export function serialize(state, bank) {
  const { answers, finished, attempts } = state;
  const current = currentAnswers(state, bank);
  const { total, gaps } = progress(current, bank);
  return JSON.stringify({
    format: FORMAT,
    bank: bank.bank,
    digest: bank.digest,
    answered: total - gaps.length,
    open: [...bank.items.map(({ id }) => id), ...answers.keys()].filter((id) => !current.has(id)),
    answers: Object.fromEntries(answers),
    finished: finished ? writeAttempt(finished) : undefined,
    attempts: attempts.map(writeAttempt),
  });
}

/**
 * How far the reader has come with what is shown, extras left out.
 * @param {ReadonlyMap<string, Answer["value"]>} answers those that hold, by item id
 * @param {Bank} bank
 * @param {ReadonlySet<string>} [hidden] ids of the items that are not shown
 * @returns {{ total: number, gaps: Item[] }} how many items count, and those of them that have no answer
 */
export function progress(answers, bank, hidden = hiddenItems(answers, bank)) {
  const items = bank.items.filter(({ id, optional }) => !optional && !hidden.has(id));
  return { total: items.length, gaps: items.filter(({ id }) => !answers.has(id)) };
}

/**
 * The ids of the items that are not shown. Where none has a condition, nothing has to be scored for it.
 * @param {ReadonlyMap<string, Answer["value"]>} answers those that hold, by item id
 * @param {Bank} bank
 * @returns {Set<string>}
 */
export const hiddenItems = (answers, bank) =>
  bank.items.some(({ when }) => when) ? score(bank, answers).hidden : new Set();

/**
 * The answers that hold for the bank as it is now.
 * @param {{ answers: Map<string, Answer> }} state a state or an attempt
 * @param {Bank} bank
 * @returns {ReadonlyMap<string, Answer["value"]>} item id to value, in the order of the bank; hidden items among them
 */
export const currentAnswers = ({ answers }, bank) => holding(bank)(answers);

/** By bank, then by answers. */
const holding = remembered((/** @type {Bank} */ bank) =>
  remembered(
    (/** @type {Map<string, Answer>} */ answers) =>
      new Map(
        bank.items
          .filter((item) => holds(answers, item, bank))
          .map(({ id }) => [id, /** @type {Answer} */ (answers.get(id)).value]),
      ),
  ),
);

/**
 * Whether an answer has changed since the result was worked out.
 * @param {State} state
 * @param {Bank} bank
 */
export function isStale(state, bank) {
  if (!state.finished) return false;
  const [now, then] = [currentAnswers(state, bank), currentAnswers(state.finished, bank)];
  // Answers are compared as they are written: several may be chosen.
  return now.size !== state.finished.answers.size || JSON.stringify([...now]) !== JSON.stringify([...then]);
}

/**
 * @param {Item} item
 * @param {Answer["value"] | null} value null takes the answer back
 * @param {Bank} bank
 * @returns {Change}
 */
export const answer = (item, value, bank) => (state) => {
  const answers = new Map(state.answers);
  if (value === null) answers.delete(item.id);
  else answers.set(item.id, { value, fingerprint: item.fingerprint, revision: bank.revision });
  return { ...state, answers };
};

/** So many milliseconds from a result another one is still its correction. */
const CORRECTED = 86_400_000;

/**
 * Works out a result: the answers of this moment become the finished attempt. Within a day of the one before it they
 * correct it and take its place; else that one moves to the earlier attempts, also where the clock went backwards.
 * @param {string} date ISO 8601, UTC
 * @param {Record<string, Score>} scores by scale id
 * @param {Bank} bank
 * @returns {Change}
 */
export const finish = (date, scores, bank) => (state) => {
  const current = currentAnswers(state, bank);
  const answers = new Map([...state.answers].filter(([id]) => current.has(id)));
  const { revision, digest, headline: first = "" } = bank;
  const { shown, band } = scores[first] ?? {};
  const finished = { date, revision, digest, answers, headline: shown ? { shown, band } : null, scores };
  const before = state.finished;
  const another = before && Math.abs(Date.parse(date) - Date.parse(before.date)) > CORRECTED;
  return { ...state, finished, attempts: another ? [...state.attempts, before] : state.attempts };
};

/**
 * Starts again; a finished attempt moves to the earlier ones.
 * @param {Bank} bank
 * @param {boolean} [keep] whether to start from the answers that are there, rather than with none
 * @returns {Change}
 */
export const retake = (bank, keep) => (state) => {
  const known = new Set(keep ? [] : bank.items.map(({ id }) => id));
  return {
    answers: new Map([...state.answers].filter(([id]) => !known.has(id))),
    finished: null,
    attempts: state.finished ? [...state.attempts, state.finished] : state.attempts,
  };
};

/** Whether an answer was given to the item as it is now. @param {Map<string, Answer>} answers @param {Item} item @param {Bank} bank */
function holds(answers, item, bank) {
  const given = answers.get(item.id);
  if (!given || given.fingerprint !== item.fingerprint || given.revision !== bank.revision) return false;
  // The storage belongs to the whole origin, so a value is looked up even behind a right fingerprint.
  const { value } = given;
  const { read, keep = read } = typeOf(item);
  const good = value === NOT_APPLICABLE && item.not_applicable ? value : keep(value, item, bank.sets[item.set ?? 0]);
  return good === value;
}
