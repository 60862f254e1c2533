// The scorer with the whole language, and what tests like to see of a score.
import "../../templates/client/whole_language.js";
import { score } from "../../templates/client/score.js";
import { bankOf, given } from "./banks.js";

export { score };

/** A value with its range as text: "3 in 0 … 4"; the status where there is no value. */
export function told({ status, score: x, low, high }) {
  return x ? `${x} in ${low} … ${high}` : status;
}

/** The score of one scale over the items a, b, c … */
export const scored = (scale, answers, rest = {}) =>
  score(bankOf({ scales: [{ id: "s", ...scale }], ...rest }), given(answers)).scales.get("s");

/** That score as text. */
export const scoredAs = (scale, answers, rest) => told(scored(scale, answers, rest));

/** A scored item as text: its points in their range, else "answered" without points, else the status. */
export function itemAs(item, answer, sets) {
  const bank = bankOf({ ids: ["q"], items: { q: item }, ...(sets && { sets }) });
  const { status, value, answer: good } = score(bank, new Map([["q", answer]])).items.get("q");
  if (value) return `${value.x} in ${value.low} … ${value.high}`;
  return good === undefined ? status : "answered";
}
