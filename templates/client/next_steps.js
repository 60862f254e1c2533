/**
 * Which answers leave the most room in a result, and which next steps they lead to. Pure.
 */

import { Rational, ZERO } from "./rational.js";

/**
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./ledger.js").Found} Found
 * @typedef {import("./parts.js").ScoredPart} ScoredPart
 * @typedef {import("./ranges.js").Value} Value
 * @typedef {import("./score.js").ScoredItem} ScoredItem
 *
 * @typedef {object} Room what an answer leaves open
 * @property {import("./bank.js").Item} item
 * @property {Rational} points after reversal
 * @property {Rational} best the points of the best answer
 * @property {boolean} low whether the answer is in the lower half of what it can be
 * @property {Rational} moves by what share of its range the headline would go up with the best answer
 * @property {Rational} own the room on the item alone, times its weight
 */

/** How many next steps are offered at most. */
export const MOST_STEPS = 3;

/**
 * The answers that are not the best ones yet, those first that leave the most room on the headline scale: how far the
 * answer is from the best one, times what it weighs there, also through the scales that the headline is made of. Answers
 * that leave the same room there, or none, come by their own room and weight, then by effort, then in the order of the
 * bank. Optional extras come last.
 * @param {Bank} bank
 * @param {Found} found
 * @returns {Room[]}
 */
export function roomLeft(bank, found) {
  /** @type {Map<string, Rational>} */
  const moves = new Map();
  if (bank.headline) weigh(bank.headline, new Rational(1n), found, moves);
  const rooms = [...found.items.values()].flatMap((scored) => {
    const { item, hidden, value } = scored;
    if (!value || hidden) return [];
    const { low, high } = value;
    const points = item.reverse ? low.plus(high).minus(value.x) : value.x;
    const own = high.minus(points).times(Rational.parse(item.weight ?? "1").size());
    if (!own.numerator) return [];
    const half = points.plus(points).compare(low.plus(high)) <= 0;
    return [{ item, points, best: high, low: half, moves: moves.get(item.id) ?? ZERO, own }];
  });
  const efforts = new Map((bank.next_steps ?? []).map(({ id, effort }) => [id, effort]));
  const effort = (/** @type {Room} */ { item }) => efforts.get(item.step ?? "") ?? 0;
  const late = (/** @type {Room} */ { item }) => Number(!!item.optional);
  return rooms.sort(
    (a, b) => late(a) - late(b) || b.moves.compare(a.moves) || b.own.compare(a.own) || effort(a) - effort(b),
  );
}

/**
 * Adds up what each item below a scale leaves open, as a share of the scale's range. It is exact for sums and means; for
 * the other methods and for tables it tells by weight what counts for more.
 * @param {string} id
 * @param {Rational} share of the headline's range that this scale makes up
 * @param {Found} found
 * @param {Map<string, Rational>} moves by item id
 */
function weigh(id, share, found, moves) {
  const sized = (found.scales.get(id)?.parts ?? []).flatMap((scored) => {
    const value = scored.counted ?? scored.filled;
    const weight = Rational.parse(scored.part.weight ?? "1").size();
    return value ? [{ scored, value, each: weight, size: value.high.minus(value.low).times(weight) }] : [];
  });
  const whole = sized.reduce((sum, { size }) => sum.plus(size), ZERO);
  if (!whole.numerator) return;
  for (const { scored, value, each, size } of sized) {
    const { item, scale } = scored.part;
    if (scale) weigh(scale, share.times(size).over(whole), found, moves);
    if (!item || !scored.value) continue;
    const room = roomIn(scored, value, found.items.get(item)?.item.reverse);
    moves.set(item, (moves.get(item) ?? ZERO).plus(share.times(each).times(room).over(whole)));
  }
}

/** How far a part is from where the item's best answer would take it. */
/** @param {ScoredPart} scored @param {Value} value @param {boolean} [reverse] of the item */
const roomIn = ({ part }, { x, low, high }, reverse) => (!!part.reverse === !!reverse ? high.minus(x) : x.minus(low));

/**
 * The next steps that would move the result most: those of the answers that leave the most room.
 * @param {Bank} bank
 * @param {Found} found
 * @param {number} [most]
 * @returns {(Room & { step: string })[]} each step once, with the answer that speaks for it
 */
export function nextSteps(bank, found, most = MOST_STEPS) {
  /** @type {Map<string, Room & { step: string }>} */
  const chosen = new Map();
  for (const room of roomLeft(bank, found)) {
    const { step } = room.item;
    if (step && !chosen.has(step)) chosen.set(step, { ...room, step });
  }
  return [...chosen.values()].slice(0, most);
}
