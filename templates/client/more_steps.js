/**
 * Section 8 of `docs/explanation/scoring.md` for what few banks need: the other steps.
 */

import { scoreIn, scoresIn } from "./answer_types.js";
import { NOT_APPLICABLE } from "./answers.js";
import { firstTrue } from "./conditions.js";
import { times } from "./methods.js";
import { percentile } from "./normal.js";
import { among } from "./ranges.js";
import { Rational } from "./rational.js";
import { each } from "./steps.js";

/**
 * @typedef {import("./bank.js").ScoredRange} ScoredRange
 * @typedef {import("./ranges.js").Value} Value
 */

/** @type {typeof import("./steps.js").STEPS} */
export const MORE_STEPS = {
  multiply: (value, { multiply }) => times(value, Rational.parse(multiply)),
  add: (value, { add }) => each(value, (number) => number.plus(Rational.parse(add))),
  clamp(value, { clamp }) {
    const [least, most] = clamp.map(Rational.parse);
    return each(value, (number) => among(least, [among(most, [number]).low]).high);
  },
  round_up: (value, { round_up }) => each(value, (number) => number.rounded(round_up, 1)),
  round_down: (value, { round_down }) => each(value, (number) => number.rounded(round_down, -1)),
  table: (value, { table }) =>
    inRanges(
      value,
      table.map((/** @type {[string, string]} */ [raw, score]) => [raw, 0, raw, 0, score]),
    ),
  steps: (value, { steps }) => inRanges(value, steps),
  norms(value, { norms, to }, look) {
    const { status, place } = firstTrue(
      norms.map((/** @type {{ when?: import("./bank.js").Condition }} */ { when }) => when),
      look,
    );
    if (status !== "scored") return status;
    const [mean, sd] = [norms[place].mean, norms[place].sd].map(Rational.parse);
    return { ...each(value, (number) => NORMS[to](number.minus(mean).over(sd))), group: place };
  },
};

/** @type {Record<string, (z: Rational) => Rational>} */
const NORMS = {
  z: (z) => z,
  t: (z) => z.times(new Rational(10n)).plus(new Rational(50n)),
  percentile,
};

/** @param {Value} value @param {ScoredRange[]} ranges */
function inRanges({ x, low, high }, ranges) {
  const score = scoreIn(ranges, x);
  return score ? among(score, scoresIn(ranges, [low, high])) : NOT_APPLICABLE;
}
