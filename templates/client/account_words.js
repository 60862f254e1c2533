/**
 * An account of a score in words: a line for the method, one for each step, and what is said beside each part. Pure; the
 * words themselves stand in the page.
 */

import { chain, equation, plusText, same, term, timesText, written } from "./numbers.js";
import { ONE, Rational, ZERO } from "./rational.js";

/**
 * @typedef {import("./ledger.js").Account} Account
 * @typedef {import("./ledger.js").Raw} Raw
 * @typedef {import("./ledger.js").Row} Row
 * @typedef {import("./ledger.js").Stage} Stage
 * @typedef {import("./messages.js").Say} Say
 * @typedef {import("./ranges.js").Value} Value
 */

/** So many terms are written down one by one: the table above has them all. */
const MOST_TERMS = 12;

/**
 * What is said beside a part: how its points come about, or why it has none.
 * @param {Row} row
 * @param {Account} account
 * @param {Say} say
 * @returns {string[]}
 */
export function notesOf(row, { scale: { method } }, say) {
  const { points, ends, value, taken, weight, adds } = row;
  const notes = [];
  if (!taken || !adds) return [say("x-left-out")];
  if (row.filled) notes.push(say("x-filled", { number: written(taken) }));
  if (row.recoded && points) notes.push(say("x-recoded", { number: written(points) }));
  if (points && ends && value)
    notes.push(say("x-turned", { sum: equation(`${written(ends)} − ${term(points)}`, value) }));
  if (row.met !== null) notes.push(say(row.met ? "x-counted" : "x-uncounted", { number: value ? written(value) : "" }));
  if (!same(weight, ONE)) {
    const sum = method === "product" ? `${term(taken)} ^ ${written(weight)}` : `${written(taken)} × ${term(weight)}`;
    notes.push(equation(sum, adds));
  }
  return notes;
}

/**
 * How the parts became one number, then what each step made of it.
 * @param {Account} account
 * @param {Say} say
 * @returns {string[]}
 */
export const wayOf = ({ raw, stages }, say) =>
  raw ? [...rawLines(raw, say), ...stages.map((stage) => stageLine(stage, say))] : [];

/** @param {Raw} raw @param {Say} say @returns {string[]} */
function rawLines({ method, terms, sum, kept, all, top, x }, say) {
  const count = terms.length;
  const few = count <= MOST_TERMS;
  const added = count === 1 || !few ? written(sum) : equation(chain(terms, "+"), sum);
  if (method === "min" || method === "max") return [say(`x-${method}`, { sum: written(x) })];
  if (method === "product") {
    return [say("x-product", { sum: count === 1 || !few ? written(x) : equation(chain(terms, "×"), x) })];
  }
  const lines = [say(method === "count" ? "x-count" : "x-sum", { sum: added })];
  if (method === "mean") {
    const plain = same(kept, new Rational(BigInt(count)));
    lines.push(say(plain ? "x-mean" : "x-weighted-mean", { sum: equation(`${written(sum)} ÷ ${written(kept)}`, x) }));
  } else if (method === "percent") {
    lines.push(say("x-percent", { number: written(top), sum: equation(`${written(sum)} × 100 ÷ ${written(top)}`, x) }));
  } else if (!same(kept, all)) {
    lines.push(say("x-prorated", { sum: equation(`${written(sum)} × ${written(all)} ÷ ${written(kept)}`, x) }));
  }
  return lines;
}

/** Steps, by the key that tells them apart: the message of each, and what it fills in. */
/** @type {Record<string, (step: any, from: Value, to: Value) => [name: string, values: Record<string, string | number>]>} */
const STAGES = {
  multiply({ multiply }, { x }, to) {
    const sum = `${written(x)} ${timesText(Rational.parse(multiply))}`;
    return [sum.includes("×") ? "x-multiply" : "x-divide", { sum: equation(sum, to.x) }];
  },
  add: ({ add }, { x }, to) => [
    Rational.parse(add).compare(ZERO) < 0 ? "x-subtract" : "x-add",
    { sum: equation(plusText(written(x), Rational.parse(add)), to.x) },
  ],
  rescale({ rescale }, { x, low, high }, to) {
    const [start, end] = rescale.map(Rational.parse);
    const [from, until] = [low, high].map(written);
    const [first, last] = [start, end].map(written);
    if (same(low, high)) return ["x-flat", { number: written(start) }];
    const moved = plusText(written(x), ZERO.minus(low));
    const stretch = end.minus(start).over(high.minus(low));
    const times = same(stretch, ONE) ? "" : ` ${fraction(end.minus(start), high.minus(low))}`;
    const inner = times && low.numerator ? `(${moved})` : moved;
    return ["x-rescale", { from, until, first, last, sum: equation(plusText(inner + times, start), to.x) }];
  },
  clamp: ({ clamp }, { x }, to) => [
    same(x, to.x) ? "x-within" : "x-clamp",
    { low: written(Rational.parse(clamp[0])), high: written(Rational.parse(clamp[1])), number: written(to.x) },
  ],
  decimals: ({ decimals }, _, to) => rounding("decimals", decimals, to),
  round_up: ({ round_up }, _, to) => rounding("up", round_up, to),
  round_down: ({ round_down }, _, to) => rounding("down", round_down, to),
  table: (_, { x }, to) => ["x-table", { from: written(x), number: written(to.x) }],
  steps: (_, { x }, to) => ["x-table", { from: written(x), number: written(to.x) }],
  norms({ norms, to: kind }, { x }, to) {
    const [mean, sd] = [norms[to.group ?? 0].mean, norms[to.group ?? 0].sd].map(Rational.parse);
    const z = x.minus(mean).over(sd);
    const sum = `(${written(x)} − ${term(mean)}) ÷ ${written(sd)}`;
    const values = { mean: written(mean), sd: written(sd), number: written(to.x) };
    if (kind === "t") return ["x-norms", { ...values, sum: equation(`50 + 10 × ${sum}`, to.x) }];
    return [kind === "z" ? "x-norms" : "x-percentile", { ...values, sum: equation(sum, z) }];
  },
};

/** @param {string} way @param {number} places @param {Value} to @returns {[string, Record<string, string | number>]} */
const rounding = (way, places, to) => [
  `x-${way}-${places ? "places" : "whole"}`,
  { count: places, number: written(to.x) },
];

/** Times the width that it shall have, by the width it has. @param {Rational} width @param {Rational} by */
const fraction = (width, by) =>
  same(by, ONE) ? `× ${term(width)}` : same(width, ONE) ? `÷ ${term(by)}` : `× ${term(width)} ÷ ${term(by)}`;

/** @param {Stage} stage @param {Say} say */
function stageLine({ step, from, to }, say) {
  const kind = /** @type {string} */ (Object.keys(step).find((key) => STAGES[key]));
  if (!to) return say("x-lost", { number: written(from.x) });
  return say(...STAGES[kind](step, from, to));
}

/**
 * The end of an account: the score as it is shown, where that differs from the number before it.
 * @param {Account} account
 * @param {Say} say
 * @returns {string[]}
 */
export function endOf({ raw, found }, say) {
  const { status, score, shown, needed, answered, applicable } = found;
  if (!score) {
    const short = needed > applicable - answered ? say("too-few") : say("needed", { count: needed });
    return [`${say(status)}.`, ...(status === "not_enough" && needed ? [`${short}.`] : [])];
  }
  const text = shown.replace("-", "−");
  if (!raw) return [say("x-otherwise", { number: text })];
  return [say(same(Rational.parse(shown), score) ? "x-score" : "x-shown", { number: text })];
}
