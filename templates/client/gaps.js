/**
 * Where two people answered differently, to talk about: no ranking, and no number for the two of them.
 */

import { score } from "./score.js";

/**
 * @typedef {object} Gap
 * @property {string} item its id
 * @property {import("./rational.js").Rational} width how far the two answers are apart, from 0 to 1 of what is possible
 *
 * @typedef {ReadonlyMap<string, import("./bank.js").Answer>} Answers by item id
 */

/**
 * The items of a bank on which two people's points differ, widest apart first, then in the order of the bank.
 * @param {import("./bank.js").Bank} bank
 * @param {Answers} mine
 * @param {Answers} theirs
 * @returns {Gap[]}
 */
export function gapsBetween(bank, mine, theirs) {
  const [here, there] = [mine, theirs].map((answers) => score(bank, answers).items);
  const gaps = bank.items.flatMap(({ id }) => {
    const [one, other] = [here.get(id), there.get(id)];
    if (!one?.value || !other?.value || one.hidden || other.hidden) return [];
    const { x, low, high } = one.value;
    const size = x.minus(other.value.x).size();
    return size.numerator ? [{ item: id, width: size.over(high.minus(low)) }] : [];
  });
  return gaps.sort((a, b) => b.width.compare(a.width));
}
