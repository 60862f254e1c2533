/**
 * Reads a file that was saved by `export.js`. Strict: a file that is not just that is refused as a whole, with one word
 * that says why.
 */

import { prefixOf, sessionKey } from "./area.js";
import { EXPORT_FORMAT, MOST_BYTES, bytesOf } from "./export.js";
import { isRecord, parse } from "./stored.js";

/**
 * @typedef {"large" | "shape" | "version" | "site" | "foreign" | "keys"} ImportProblem
 *
 * @typedef {object} Import
 * @property {Map<string, string>} entries text by key
 * @property {string} date when the file was saved, ISO 8601
 *
 * @typedef {object} Difference keys of entries
 * @property {string[]} added also copies of what cannot be joined
 * @property {string[]} joined
 * @property {string[]} same those that are the same in both
 * @property {string[]} staying all others
 */

const KEYS = "date entries format selfcheck site";

/**
 * @param {string} text of the file
 * @param {string} base address of the site's root, absolute
 * @returns {Import | { problem: ImportProblem }}
 */
export function imported(text, base) {
  if (text.length > MOST_BYTES || bytesOf(text) > MOST_BYTES) return { problem: "large" };
  const file = parse(text.replace(/^\uFEFF/, ""));
  if (!isRecord(file) || file.selfcheck !== "export") return { problem: "shape" };
  if (typeof file.format === "number" && file.format !== EXPORT_FORMAT) return { problem: "version" };
  if (setsTraps(file)) return { problem: "keys" };
  const { format, site, date, entries } = file;
  if (Object.keys(file).sort().join(" ") !== KEYS || format !== EXPORT_FORMAT) return { problem: "shape" };
  if (typeof site !== "string" || typeof date !== "string" || Number.isNaN(Date.parse(date)))
    return { problem: "shape" };
  if (!isRecord(entries) || !Object.values(entries).every((each) => typeof each === "string"))
    return { problem: "shape" };
  if (site !== new URL(base).pathname) return { problem: "site" };
  const own = Object.keys(entries).every((key) => key.startsWith(prefixOf(base)) && key !== sessionKey(base));
  if (!own) return { problem: "foreign" };
  if (Object.values(entries).some((each) => setsTraps(parse(each)))) return { problem: "keys" };
  return { entries: new Map(Object.entries(entries)), date };
}

/** Names that JavaScript itself gives a meaning to. */
const TRAPS = new Set(["__proto__", "constructor"]);

/** Where names are those of a bank's items and scales: one of them may be called "constructor". */
const NAMED = new Set(["answers", "scores"]);

/** Nothing that is stored is nested deeper than this. */
const DEEPEST = 20;

/**
 * Whether JSON has a key, at any depth, that is no name of ours and that careless code stumbles over.
 * @param {unknown} json
 * @param {string} [within] the key that it stands behind
 * @param {number} [depth]
 * @returns {boolean}
 */
function setsTraps(json, within = "", depth = 0) {
  if (typeof json !== "object" || json === null) return false;
  if (depth > DEEPEST) return true;
  return Object.entries(json).some(
    ([key, value]) =>
      (TRAPS.has(key) && !(key === "constructor" && NAMED.has(within))) ||
      setsTraps(value, Array.isArray(json) ? within : key, depth + 1),
  );
}

/**
 * What bringing entries in changes.
 * @param {import("./everything.js").Entries} entries
 * @param {import("./everything.js").Entries} stored
 * @param {import("./everything.js").Entries} changes what `joined` makes of the two
 * @returns {Difference}
 */
export function difference(entries, stored, changes) {
  const left = [...stored.keys()].filter((key) => !changes.has(key));
  /** @param {string} key */
  const isSame = (key) => entries.get(key) === stored.get(key);
  return {
    added: [...changes.keys()].filter((key) => !stored.has(key)),
    joined: [...changes.keys()].filter((key) => stored.has(key)),
    same: left.filter(isSame),
    staying: left.filter((key) => !isSame(key)),
  };
}
