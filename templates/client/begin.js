/**
 * Where a reader may begin: by what has room to grow and matters to them. Pure. Nobody is ranked by it, so what stands
 * equally is called equal.
 */

import { ONE, Rational } from "./rational.js";

/**
 * @typedef {object} Standing a section with a result
 * @property {string} id
 * @property {Rational} share where its score stands in its range, from 0 to 1
 * @property {number} matters from 0 to 4
 * @property {boolean} lowest whether the score is in the lowest band of several
 * @property {boolean} highest whether it is in the highest band of several
 *
 * @typedef {object} Beginning
 * @property {"no_results" | "not_said" | "high" | "one" | "two" | "equal" | "equals" | "then_equals" | "all_low"} kind
 *   the first three suggest nothing; `two` are in their order, `equal` are two that stand equally, `equals` several;
 *   `then_equals` is one, after which several stand equally; `all_low` are all in their lowest band
 * @property {string[]} places ids of the sections to begin by, two at most
 * @property {string[]} equal ids of several that stand equally
 */

/** Without bands, a score in the upper quarter of its range is high. */
const HIGH = new Rational(3n, 4n);

/**
 * @param {Standing[]} standings in reading order
 * @returns {Beginning}
 */
export function begin(standings) {
  if (standings.length > 1 && standings.every(({ lowest }) => lowest)) return allLow(standings);
  const cared = standings.filter(({ matters }) => matters > 0);
  const open = cared.filter(({ highest }) => !highest);
  if (!open.length) return nothing(cared.length ? "high" : standings.length ? "not_said" : "no_results");
  const weighed = open.map(({ id, share, matters }) => ({
    id,
    weight: ONE.minus(share).times(new Rational(BigInt(matters))),
  }));
  weighed.sort((a, b) => b.weight.compare(a.weight));
  /** The ids of those that weigh as much as the one at a place. @param {number} place */
  const like = (place) => weighed.filter(({ weight }) => !weight.compare(weighed[place].weight)).map((each) => each.id);
  const places = weighed.slice(0, 2).map(({ id }) => id);
  if (places.length < 2) return { kind: "one", places, equal: [] };
  const first = like(0);
  if (first.length > 1) return { kind: first.length > 2 ? "equals" : "equal", places, equal: first };
  return like(1).length > 1 ? { kind: "then_equals", places, equal: like(1) } : { kind: "two", places, equal: [] };
}

/** @param {Beginning["kind"]} kind @returns {Beginning} */
const nothing = (kind) => ({ kind, places: [], equal: [] });

/** One place, and no more: what matters most, or else what comes first. @param {Standing[]} standings @returns {Beginning} */
function allLow(standings) {
  const most = Math.max(...standings.map(({ matters }) => matters));
  const place = /** @type {Standing} */ (standings.find(({ matters }) => matters === most));
  return { kind: "all_low", places: [place.id], equal: [] };
}

/**
 * Whether a score without bands stands high.
 * @param {Rational} share
 */
export const standsHigh = (share) => share.compare(HIGH) >= 0;

/**
 * Groups of sections whose scores stand equally in their ranges.
 * @param {{ id: string, share: Rational }[]} standings
 * @returns {string[][]} ids, groups of two and more
 */
export function ties(standings) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const { id, share } of standings) {
    const key = share.toString();
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
