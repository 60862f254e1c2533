// What an account of a score has to be, for every bank and all answers: complete, true as it is written down, and ending
// in the score that is shown.
import { endOf, notesOf, wayOf } from "../../templates/client/account_words.js";
import { accountOf } from "../../templates/client/ledger.js";
import { HUNDRED, ONE, ZERO } from "../../templates/client/rational.js";
import { holds } from "./arithmetic.js";
import { score } from "./scoring.js";

/** Messages as they are, with what they fill in. */
const say = (name, { sum, number, ...rest } = {}) => [name, ...Object.values(rest), number, sum].filter((each) => each !== undefined).join(" | "); // prettier-ignore

/** An account in words. */
export function told(account) {
  return {
    rows: account.rows.map((row) => notesOf(row, account, say)),
    way: wayOf(account, say),
    end: endOf(account, say),
  };
}

const equal = (one, other) => !!one && !!other && !one.compare(other);
const total = (numbers) => numbers.reduce((sum, each) => sum.plus(each), ZERO);
const size = (rows) => total(rows.map(({ weight }) => weight.size()));

/** The raw score from the rows of an account, by the method. */
const RAW = {
  sum: (rows, all) => total(rows.map(({ adds }) => adds)).times(size(all).over(size(rows))),
  count: (rows, all) => RAW.sum(rows, all),
  mean: (rows) => total(rows.map(({ adds }) => adds)).over(size(rows)),
  min: (rows) => rows.map(({ adds }) => adds).sort((a, b) => a.compare(b))[0],
  max: (rows) => rows.map(({ adds }) => adds).sort((a, b) => b.compare(a))[0],
  product: (rows) => rows.reduce((product, { adds }) => product.times(adds), ONE),
  percent: (rows, _, { top }) => total(rows.map(({ adds }) => adds)).times(HUNDRED.over(top)),
};

/** What is wrong with the account of one scale. @returns {string[]} */
function faultsOf(bank, found, id) {
  const account = accountOf(bank, found, id);
  const { rows, raw, stages, scale } = account;
  const result = found.scales.get(id);
  const faults = [];
  const expect = (right, what) => right || faults.push(`${id}: ${what}`);
  const kept = rows.filter(({ adds }) => adds);
  for (const { points, ends, value, taken, weight, adds } of rows) {
    if (ends) expect(equal(ends.minus(points), value), "a part is turned around wrongly");
    if (adds && scale.method !== "product") expect(equal(taken.times(weight), adds), "a part adds something else");
  }
  expect(!!raw === result.trail.length > 0, "the raw score is missing");
  if (raw) expect(equal(RAW[scale.method](kept, rows, raw), raw.x), "the parts do not come to the raw score");
  let x = raw?.x;
  for (const { from, to } of stages) {
    expect(equal(from.x, x), "a step begins with another number than the one before it left");
    x = to?.x;
  }
  if (raw && result.score) {
    expect(stages.length === (scale.steps ?? []).length, "a step is left out");
    expect(equal(x, result.score), "the last step does not lead to the score");
  }
  if (!result.score) expect(!raw || (stages.length > 0 && !x), "there is a way to a score that is not there");
  const { rows: notes, way, end } = told(account);
  const sums = [...notes.flat(), ...way].map((line) => line.split(" | ").at(-1));
  for (const sum of sums) expect(holds(sum), `this is not true: ${sum}`);
  const shown = end[0].split(" | ").at(-1);
  expect(!result.score || shown === result.shown.replace("-", "−"), `${shown} is not the score as it is shown`);
  return faults;
}

/** What is wrong with the accounts of all scales of a bank, and how many of them lead to a score. */
export function faults(bank, answers) {
  const found = score(bank, answers);
  const scored = [...found.scales.values()].filter(({ trail }) => trail.length).length;
  return { faults: bank.scales.flatMap(({ id }) => faultsOf(bank, found, id)), scored };
}
