/**
 * Makes one of what is kept in two places, so that nothing of either is lost.
 */

import { prefixOf } from "./area.js";
import { keepAll, keptIn } from "./everything.js";
import { COPY } from "./inventory.js";
import { isMatters } from "./matters.js";
import { isPlan } from "./plan_state.js";
import { backupKey, keepCopy } from "./refusals.js";
import { FORMAT, isRecord, parse } from "./stored.js";

/**
 * @typedef {Record<string, any>} Kept
 * @typedef {import("./everything.js").Entries} Entries
 * @typedef {import("./everything.js").KeptArea} KeptArea
 *
 * @typedef {object} Kind
 * @property {(kept: Kept) => boolean} sound whether an entry has what it takes to be read
 * @property {(there: Kept, coming: Kept) => Kept} join
 */

/** Steps by their ids. @type {Kind["join"]} */
const joinPlans = (there, coming) => {
  const steps = new Map([...there.steps, ...coming.steps].map((step) => [step?.id ?? JSON.stringify(step), step]));
  return { ...there, ...coming, steps: [...steps.values()] };
};

/** What is said of each section. @type {Kind["join"]} */
const joinSayings = (there, coming) => ({ ...there, ...coming, sections: { ...there.sections, ...coming.sections } });

/** @param {Kept} section */
const isBegun = ({ answers, finished }) => !!finished || Object.keys(answers).length > 0;

/** The answers that its result does not hold. @param {Kept} section */
const openIn = ({ answers, finished }) =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([id, answer]) => JSON.stringify(answer) !== JSON.stringify(finished?.answers?.[id]),
    ),
  );

/** Whether a section has the result of the other one, or a later one. @param {Kept} there @param {Kept} coming */
const isAhead = (there, { finished }) =>
  !!finished && [there.attempts, there.finished].flat().some((each) => timeOf(each) >= timeOf(finished));

/**
 * One of two goes on: what comes, unless there is nothing in it or the other one is ahead. A result of the other joins the
 * earlier ones. Answers that no result holds stay; where both have one, what comes counts.
 * @type {Kind["join"]}
 */
const joinSections = (there, coming) => {
  const goesOn = isBegun(coming) && !isAhead(there, coming);
  const [first, other] = goesOn ? [coming, there] : [there, coming];
  const attempts = [other.attempts, other.finished, first.attempts].flatMap((each) => each ?? []);
  const byDate = new Map(attempts.map((each) => [each?.date ?? JSON.stringify(each), each]));
  byDate.delete(first.finished?.date);
  return {
    ...other,
    ...first,
    // As many at least; the bank would have to say which of them count.
    answered: other.finished ? first.answered : Math.max(first.answered, other.answered),
    answers: goesOn ? { ...openIn(there), ...coming.answers } : { ...there.answers, ...openIn(coming) },
    finished: first.finished,
    attempts: [...byDate.values()].sort((a, b) => timeOf(a) - timeOf(b)),
  };
};

/** @param {any} attempt */
const timeOf = (attempt) => Date.parse(attempt?.date) || 0;

/** @type {Kind} */
const SECTION = { sound: ({ answers }) => isRecord(answers), join: joinSections };

/** @type {Map<string, Kind>} by what follows the site's prefix in the key */
const JOINS = new Map([
  ["plan", { sound: isPlan, join: joinPlans }],
  ["matters", { sound: isMatters, join: joinSayings }],
  ["reread", { sound: isMatters, join: joinSayings }],
]);

/**
 * What has to be stored in a place so that it holds all that was in two. What cannot be joined, since it cannot be read
 * or is newer than this page, is kept as a copy.
 * @param {Entries} coming counts where the two differ, but for a result that is older
 * @param {Entries} there what the place holds already
 * @param {string} prefix of all keys
 * @returns {Map<string, string>} what is new or becomes something else
 */
export function joined(coming, there, prefix) {
  const all = new Map(there);
  /** @type {Parameters<typeof keepCopy>[0]} */
  const area = { getItem: (key) => all.get(key) ?? null, setItem: (key, text) => void all.set(key, text) };
  for (const [key, text] of coming) {
    const name = key.slice(prefix.length);
    const found = all.get(key);
    const kind = JOINS.get(name) ?? (name.includes("/") ? SECTION : undefined);
    const [before, now] = [found, text].map((each) => readable(each ?? "", kind));
    const entry = key.replace(COPY, "");
    // Copies of what has none here keep their names.
    if (key !== entry && (found !== undefined || there.has(backupKey(entry, 0)))) keepCopy(area, entry, text);
    else if (found === undefined || found === text) all.set(key, text);
    else if (kind && before && now) all.set(key, JSON.stringify(kind.join(before, now)));
    else if (before) keepCopy(area, key, text);
    else {
      keepCopy(area, key, found);
      all.set(key, text);
    }
  }
  return new Map([...all].filter(([key, text]) => there.get(key) !== text));
}

/** @param {string} text @param {Kind | undefined} kind @returns {Kept | null} null for what cannot be read */
function readable(text, kind) {
  const kept = parse(text);
  return kind && isRecord(kept) && kept.format === FORMAT && kind.sound(kept) ? kept : null;
}

/**
 * Takes everything of the site from one area to another, where it joins what is there; all of it or nothing.
 * @param {KeptArea} from
 * @param {KeptArea} to
 * @param {string} base address of the site's root, absolute
 * @throws what the storage throws
 */
export function moveAll(from, to, base) {
  const entries = keptIn(from, base);
  keepAll(to, joined(entries, keptIn(to, base), prefixOf(base)));
  for (const key of entries.keys()) from.removeItem(key);
}
