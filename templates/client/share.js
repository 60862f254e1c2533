/**
 * What one reader shows another: the answers of whole sections, and nothing else. Scores are not in it, since both sides
 * work them out themselves; nor is what was written in somebody's own words.
 *
 * It is written as short as it can be: of each item with options the place of the chosen one, as one character.
 */

import { NOT_APPLICABLE, typeOf } from "./answers.js";
import { sameBank } from "./bank.js";
import { daysAfter, isDay, localDay } from "./days.js";
import { parse } from "./stored.js";

/**
 * @typedef {import("./bank.js").Answer} Answer
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./bank.js").Item} Item
 * @typedef {ReadonlyMap<string, Answer>} Answers by item id
 *
 * @typedef {object} Shared the answers of one section
 * @property {string} id of the section
 * @property {number} revision of its bank
 * @property {string} digest of what the bank asks and how it is scored
 * @property {string} date of the result, as the clock of whoever shares it told the day: "2026-05-12"
 * @property {string} places one character for each item with few options: the place of the chosen one, "-" for "does
 *   not apply", "." for none
 * @property {unknown[]} others one entry for each further item
 */

const PLACES = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DOES_NOT_APPLY = "-";
const NOT_ANSWERED = ".";

/** A section of the wildest guide has fewer items than this, and a link fewer sections. */
const MOST = 5000;

/** @param {Item} item @param {Bank} bank */
const optionsOf = ({ set = 0 }, bank) => bank.sets[set];

/** The items by their first names: wherever they stand and whatever they are called, the digest of the bank is the same. */
/** @param {Bank} bank */
const inOrder = ({ items }) =>
  items
    .map((item) => ({ item, name: item.was?.[0] ?? item.id }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ item }) => item);

/** Items whose answer is one character. @param {Bank} bank */
const packed = (bank) => inOrder(bank).filter((item) => !item.type && optionsOf(item, bank).length <= PLACES.length);

/** All others, less those that are answered in the reader's own words. @param {Bank} bank */
const unpacked = (bank) => inOrder(bank).filter((item) => item.type !== "text" && !packed(bank).includes(item));

/** Whether an item's answer can be shared. @param {Item} item */
export const isShared = ({ type }) => type !== "text";

/**
 * @param {Bank} bank
 * @param {Answers} answers good ones
 * @param {string} date ISO 8601
 * @returns {Shared}
 */
export function shareOf(bank, answers, date) {
  /** @param {Item} item @param {string} value */
  const place = (item, value) => optionsOf(item, bank).findIndex(([each]) => each === value);
  const places = packed(bank).map((item) => {
    const value = /** @type {string | undefined} */ (answers.get(item.id));
    if (value === undefined) return NOT_ANSWERED;
    return value === NOT_APPLICABLE ? DOES_NOT_APPLY : PLACES[place(item, value)];
  });
  const others = unpacked(bank).map((item) => {
    const value = answers.get(item.id);
    if (value === undefined) return null;
    if (value === NOT_APPLICABLE) return DOES_NOT_APPLY;
    if (item.type === "number") return value;
    return Array.isArray(value) ? value.map((each) => place(item, each)) : place(item, String(value));
  });
  const { bank: id, revision, digest = "" } = bank;
  return { id, revision, digest, date: localDay(new Date(date)), places: places.join(""), others };
}

/** @param {Shared[]} sections @returns {string} */
export const written = (sections) =>
  JSON.stringify(
    sections.map(({ id, revision, digest, date, places, others }) => [id, revision, digest, date, places, ...others]),
  );

/**
 * Reads what somebody shares, as far as it can be read without the banks.
 * @param {string} text
 * @returns {Shared[] | null} null for anything else
 */
export function readShared(text) {
  const sections = parse(text);
  if (!Array.isArray(sections) || !sections.length || sections.length > MOST) return null;
  const found = sections.map(readOne);
  const ids = new Set(found.map((each) => each?.id));
  return ids.size === found.length && found.every((each) => each !== null) ? found : null;
}

/** @param {unknown} section @returns {Shared | null} */
function readOne(section) {
  if (!Array.isArray(section) || section.length > MOST) return null;
  const [id, revision, digest, date, places, ...others] = section;
  const sound =
    matches(id, /^[a-z0-9-]{1,100}\/[a-z0-9-]{1,100}$/) &&
    Number.isInteger(revision) &&
    matches(digest, /^[0-9a-f]{8}$/) &&
    isPast(date) &&
    matches(places, /^[\w.-]{0,5000}$/);
  return sound ? { id, revision, digest, date, places, others } : null;
}

/** Whether it may be the day of a result: where somebody else is, it may be tomorrow already. @param {unknown} day */
const isPast = (day) =>
  typeof day === "string" && isDay(day) && day >= "2000-01-01" && day <= daysAfter(localDay(new Date()), 1);

/** @param {unknown} value @param {RegExp} pattern */
const matches = (value, pattern) => typeof value === "string" && pattern.test(value);

/** Whether answers were given to the bank as it is here. @param {Shared} shared @param {Bank} bank */
export const isComparable = (shared, bank) => shared.id === bank.bank && sameBank(shared, bank);

/**
 * The answers of a section, each looked up in the bank.
 * @param {Shared} shared of the same revision and digest
 * @param {Bank} bank
 * @returns {Map<string, Answer> | null} null when one of them is no good answer, or when there are more or fewer than
 *   the bank has items
 */
export function answersIn({ places, others }, bank) {
  const [few, more] = [packed(bank), unpacked(bank)];
  if (places.length !== few.length || others.length !== more.length) return null;
  const given = [
    ...few.map((item, at) => /** @type {const} */ ([item, fromPlace(places[at], item, bank)])),
    ...more.map((item, at) => /** @type {const} */ ([item, fromOther(others[at], item, bank)])),
  ];
  if (given.some(([, answer]) => answer === undefined)) return null;
  return new Map(given.flatMap(([{ id }, answer]) => (answer == null ? [] : [[id, answer]])));
}

/** @param {string} sign @param {Item} item @param {Bank} bank @returns {Answer | null | undefined} undefined: not good */
function fromPlace(sign, item, bank) {
  if (sign === NOT_ANSWERED) return null;
  if (sign === DOES_NOT_APPLY) return item.not_applicable ? NOT_APPLICABLE : undefined;
  return optionsOf(item, bank)[PLACES.indexOf(sign)]?.[0];
}

/** @param {unknown} other @param {Item} item @param {Bank} bank @returns {Answer | null | undefined} */
function fromOther(other, item, bank) {
  if (other === null) return null;
  if (other === DOES_NOT_APPLY) return item.not_applicable ? NOT_APPLICABLE : undefined;
  if (item.type === "number") return typeOf(item).read(other, item, []) === other ? String(other) : undefined;
  const options = optionsOf(item, bank);
  /** @param {unknown} place */
  const value = (place) => (Number.isInteger(place) ? options[Number(place)]?.[0] : undefined);
  const values = Array.isArray(other) ? other.map(value) : value(other);
  return typeOf(item).read(values, item, options);
}
