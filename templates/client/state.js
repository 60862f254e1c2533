/**
 * What a reader has answered in one section, and what becomes of it. Pure: every function takes a state and returns
 * another one; reading and writing the browser's storage is the business of `storage.js`.
 */

/**
 * @typedef {import("./score.js").Bank} Bank
 * @typedef {import("./score.js").Item} Item
 *
 * @typedef {object} Answer
 * @property {string} value value of the chosen option, or "not_applicable"
 * @property {string} fingerprint of the item's response options when it was answered
 * @property {number} revision of the bank when it was answered
 *
 * @typedef {object} Headline
 * @property {string} shown the score as it was shown
 * @property {string} band label of the band; empty without one
 *
 * @typedef {object} Attempt
 * @property {string} date when it was finished: ISO 8601, UTC
 * @property {number} revision of the bank
 * @property {string} [digest] of what the bank asked and how it was scored
 * @property {Map<string, Answer>} answers by item id
 * @property {Headline | null} headline null when too little was answered for a score
 *
 * @typedef {object} State
 * @property {Map<string, Answer>} answers by item id; also those that are set aside, because their item is gone or has
 *   changed: nothing that was saved is deleted unless the reader asks for it
 * @property {Attempt | null} finished the attempt whose result is shown
 * @property {Attempt[]} attempts earlier ones, oldest first
 *
 * @typedef {{ kind: "changed", count: number } | { kind: "revised" | "unreadable" | "newer" }} Notice
 * @typedef {(state: State) => State} Change
 */

/** The version of the stored format. */
export const FORMAT = 1;

/** @returns {State} nothing answered yet */
export const blank = () => ({ answers: new Map(), finished: null, attempts: [] });

/**
 * Reads a stored state. It never throws: what cannot be read is left out, and `damaged` says that the text is worth
 * keeping elsewhere.
 * @param {string | null} raw the stored text; null when there is none
 * @param {Bank} bank
 * @returns {{ state: State, notices: Notice[], damaged: boolean }} `notices` are what the reader needs to be told
 */
export function restore(raw, bank) {
  /** @param {Notice["kind"] & ("unreadable" | "newer")} [kind] */
  const nothing = (kind) => ({ state: blank(), notices: kind ? [{ kind }] : [], damaged: !!kind });
  if (raw === null) return nothing();
  const stored = parse(raw);
  if (!isRecord(stored) || typeof stored.format !== "number" || !isRecord(stored.answers)) return nothing("unreadable");
  if (stored.format > FORMAT) return nothing("newer");

  const reading = { damaged: false };
  const finished = stored.finished === undefined ? null : readAttempt(stored.finished, reading);
  /** @type {unknown[]} */
  const attempts = [stored.attempts ?? []].flat();
  /** @type {State} */
  const state = {
    answers: readAnswers(stored.answers, reading),
    finished,
    attempts: attempts.flatMap((each) => readAttempt(each, reading) ?? []),
  };
  /** @type {Notice[]} */
  const notices = reading.damaged ? [{ kind: "unreadable" }] : [];
  const count = bank.items.filter((item) => state.answers.has(item.id) && !holds(state.answers, item, bank)).length;
  if (count) notices.push({ kind: "changed", count });
  if (finished && (finished.revision !== bank.revision || finished.digest !== bank.digest)) {
    // Scored anew, it would be another result than the one the reader saw. It stays in the history as it was.
    state.attempts.push(finished);
    state.finished = null;
    notices.push({ kind: "revised" });
  }
  return { state, notices, damaged: reading.damaged };
}

/**
 * The text to store. `answered` is there for the chapter's page, which does not know the bank.
 * @param {State} state
 * @param {Bank} bank
 * @returns {string} JSON that `restore` reads
 */
export function serialize(state, bank) {
  const { answers, finished, attempts } = state;
  return JSON.stringify({
    format: FORMAT,
    bank: bank.bank,
    answered: countable(bank).length - gaps(state, bank).length,
    answers: Object.fromEntries(answers),
    finished: finished ? writeAttempt(finished) : undefined,
    attempts: attempts.length ? attempts.map(writeAttempt) : undefined,
  });
}

/** The items that count in progress. @param {Bank} bank */
export const countable = (bank) => bank.items.filter((item) => !item.optional);

/**
 * The answers that hold for the bank as it is now.
 * @param {{ answers: Map<string, Answer> }} state a state or an attempt
 * @param {Bank} bank
 * @returns {Map<string, string>} item id to value, in the order of the bank
 */
export function currentAnswers({ answers }, bank) {
  return new Map(
    bank.items
      .filter((item) => holds(answers, item, bank))
      .map(({ id }) => [id, /** @type {Answer} */ (answers.get(id)).value]),
  );
}

/**
 * The items without an answer, extras left out.
 * @param {State} state
 * @param {Bank} bank
 */
export const gaps = ({ answers }, bank) => countable(bank).filter((item) => !holds(answers, item, bank));

/**
 * Whether an answer has changed since the result was worked out.
 * @param {State} state
 * @param {Bank} bank
 */
export function isStale(state, bank) {
  if (!state.finished) return false;
  const [now, then] = [currentAnswers(state, bank), currentAnswers(state.finished, bank)];
  return now.size !== state.finished.answers.size || [...now].some(([id, value]) => then.get(id) !== value);
}

/**
 * @param {Item} item
 * @param {string | null} value null takes the answer back
 * @param {Bank} bank
 * @returns {Change}
 */
export const answer = (item, value, bank) => (state) => {
  const answers = new Map(state.answers);
  if (value === null) answers.delete(item.id);
  else answers.set(item.id, { value, fingerprint: item.fingerprint, revision: bank.revision });
  return { ...state, answers };
};

/**
 * Works out a result: the answers of this moment become the finished attempt, in place of the one before it.
 * @param {string} date ISO 8601, UTC
 * @param {Headline | null} headline
 * @param {Bank} bank
 * @returns {Change}
 */
export const finish = (date, headline, bank) => (state) => {
  const current = currentAnswers(state, bank);
  const answers = new Map([...state.answers].filter(([id]) => current.has(id)));
  return { ...state, finished: { date, revision: bank.revision, digest: bank.digest, answers, headline } };
};

/**
 * Starts again with no answers; a finished attempt moves to the earlier ones.
 * @param {Bank} bank
 * @returns {Change}
 */
export const retake = (bank) => (state) => {
  const known = new Set(bank.items.map(({ id }) => id));
  return {
    answers: new Map([...state.answers].filter(([id]) => !known.has(id))),
    finished: null,
    attempts: state.finished ? [...state.attempts, state.finished] : state.attempts,
  };
};

/**
 * A day in the language of a page, in the way the reader's own region writes it.
 * @param {string} date ISO 8601
 * @param {string} language language tag of the page
 * @param {readonly string[]} [readers] language tags that the reader prefers
 * @returns {string} "12 May 2026"
 */
export function longDate(date, language, readers = globalThis.navigator?.languages ?? []) {
  const own = readers.find((each) => each.split("-")[0] === language.split("-")[0]);
  return new Intl.DateTimeFormat(own ?? language, { dateStyle: "long" }).format(new Date(date));
}

/** Whether an answer was given to the item as it is now. @param {Map<string, Answer>} answers @param {Item} item @param {Bank} bank */
function holds(answers, item, bank) {
  const given = answers.get(item.id);
  if (!given || given.fingerprint !== item.fingerprint || given.revision !== bank.revision) return false;
  // The storage belongs to the whole origin, so a value is looked up even behind a right fingerprint.
  const { value } = given;
  return bank.sets[item.set].some(([each]) => each === value) || (value === "not_applicable" && !!item.not_applicable);
}

/** @param {string} raw @returns {unknown} undefined when it is no JSON */
export function parse(raw) {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {Record<string, unknown>} stored @param {{ damaged: boolean }} reading @returns {Map<string, Answer>} */
function readAnswers(stored, reading) {
  /** @type {Map<string, Answer>} */
  const answers = new Map();
  for (const [id, entry] of Object.entries(stored)) {
    const { value, fingerprint, revision } = isRecord(entry) ? entry : {};
    if (typeof value === "string" && typeof fingerprint === "string" && typeof revision === "number") {
      answers.set(id, { value, fingerprint, revision });
    } else {
      reading.damaged = true;
    }
  }
  return answers;
}

/** @param {unknown} stored @param {{ damaged: boolean }} reading @returns {Attempt | null} */
export function readAttempt(stored, reading) {
  const { date, revision, digest, answers, headline } = isRecord(stored) ? stored : {};
  if (
    typeof date !== "string" ||
    Number.isNaN(Date.parse(date)) ||
    typeof revision !== "number" ||
    !isRecord(answers)
  ) {
    reading.damaged = true;
    return null;
  }
  const { shown, band } = isRecord(headline) ? headline : {};
  const known = typeof shown === "string" && typeof band === "string";
  return {
    date,
    revision,
    digest: typeof digest === "string" ? digest : undefined,
    answers: readAnswers(answers, reading),
    headline: known ? { shown, band } : null,
  };
}

/** @param {Attempt} attempt */
const writeAttempt = ({ answers, ...rest }) => ({ ...rest, answers: Object.fromEntries(answers) });
