// Standard input: [banks, runs, messages] with the messages of a page by name, each in its English forms by count. Standard
// output: for each run what the page says of every scale, in the order of the bank: of its parts, its way and its end.
import { readFileSync } from "node:fs";
import { endOf, notesOf, wayOf } from "../../templates/client/account_words.js";
import { accountOf } from "../../templates/client/ledger.js";
import { MOST_STEPS, nextSteps } from "../../templates/client/next_steps.js";
import { score } from "../client/scoring.js";

const [banks, runs, messages] = JSON.parse(readFileSync(0, "utf8"));

function say(name, values = {}) {
  const forms = messages[name];
  const text = forms[values.count === undefined || values.count === 1 ? 0 : forms.length - 1];
  return text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
}

const found = runs.map(([place, answers]) => {
  const bank = banks[place];
  const result = score(bank, new Map(Object.entries(answers)));
  const headline = result.scales.get(bank.headline ?? "");
  const most = headline && !headline.score ? 0 : headline?.band === 0 ? 1 : MOST_STEPS; // as explain.js has it
  const steps = nextSteps(bank, result, most).map(({ step, item, points, best }) => [step, item.id, `${points}`, `${best}`]);
  const accounts = bank.scales.map(({ id }) => {
    const account = accountOf(bank, result, id);
    const rows = account.rows.map((row) => notesOf(row, account, say));
    return { id, rows, way: wayOf(account, say), end: endOf(account, say).join(" ") };
  });
  return { steps, accounts };
});
process.stdout.write(JSON.stringify(found));
