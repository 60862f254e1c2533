// Standard input: [banks, runs] as for the second scorer. Standard output: one list with what is wrong with the accounts
// of each run, and how many of them lead to a score.
import { readFileSync } from "node:fs";
import { faults } from "../client/explained.js";

const [banks, runs] = JSON.parse(readFileSync(0, "utf8"));
const found = runs.map(([bank, answers]) => faults(banks[bank], new Map(Object.entries(answers))));
process.stdout.write(JSON.stringify(found));
