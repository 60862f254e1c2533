// Runs the reader's scorer outside a browser.
// Argument: the URL of client/score.js. Standard input: one JSON array [banks, runs], where a run is
// [number of the bank, answers]. Standard output: one JSON array with, for each run, a list of
// [scale, status, score, band or null, shown, answered, applicable].
import { readFileSync } from "node:fs";

const { score } = await import(process.argv[2]);
const [banks, runs] = JSON.parse(readFileSync(0, "utf8"));
const results = runs.map(([bank, answers]) =>
  Array.from(score(banks[bank], new Map(Object.entries(answers))).values(), (found) => [
    found.scale,
    found.status,
    found.score === null ? "" : String(found.score),
    found.band < 0 ? null : found.band,
    found.shown,
    found.answered,
    found.applicable,
  ]),
);
process.stdout.write(JSON.stringify(results));
