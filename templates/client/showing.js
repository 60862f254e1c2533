/**
 * Section 11 of `docs/explanation/scoring.md`: the score as the reader sees it. It explains the band.
 */

import { bandOf } from "./ranges.js";
import { HUNDRED, TEN } from "./rational.js";

/** A score is never shown with more decimal places than this. */
const MOST_PLACES = 12;
/** Nor is it rounded to more places than this, where the band does not ask for them. */
const ENOUGH_PLACES = 6;

/**
 * @param {import("./bank.js").Scale} scale
 * @param {import("./rational.js").Rational} x its score
 * @param {import("./rational.js").Rational[]} range the attainable range of the fully answered scale
 * @returns {string}
 */
export function shown({ steps = [], bands, otherwise = "" }, x, [low, high]) {
  const { decimals, round_up, round_down } = steps.at(-1) ?? {};
  const rounded = decimals ?? round_up ?? round_down;
  // Only the score behind `otherwise` can have more places than the last step leaves. It is shown as it is written.
  if (rounded !== undefined) return x.rounded(rounded).compare(x) ? otherwise : x.toFixed(rounded);
  let places = 0;
  let width = high.minus(low);
  while (places < ENOUGH_PLACES && width.compare(HUNDRED) < 0) {
    places++;
    width = width.times(TEN);
  }
  if (!x.rounded(places).compare(x)) return places ? x.toFixed(places).replace(/\.?0+$/, "") : x.toFixed(0);
  while (places < MOST_PLACES && bandOf(bands, x.rounded(places)) !== bandOf(bands, x)) places++;
  return x.toFixed(places);
}
