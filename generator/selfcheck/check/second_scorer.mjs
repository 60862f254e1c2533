// Runs the reader's scorer outside a browser.
// Argument: the URL of client/score.js; whole_language.js stands beside it. Standard input: one JSON array [banks, runs],
// where a run is [number of the bank, answers]. Standard output: one JSON array with, for each run, an object with the
// lists
//   scales: [scale, status, score, band or null, shown, answered, applicable, low, high], exact numbers as text, empty
//     without a score
//   hidden: ids of the items that are not shown, in the order of the bank
//   classifications: [classification, status, place of the class or null]
//   alerts: the places of those that are shown
import { readFileSync } from "node:fs";

const { score } = await import(process.argv[2]);
await import(new URL("whole_language.js", process.argv[2]));

const [banks, runs] = JSON.parse(readFileSync(0, "utf8"));

/** The place of what was found in a list, or null. */
const placed = (place) => (place < 0 ? null : place);

const results = runs.map(([bank, answers]) => {
  const { scales, hidden, classifications, alerts } = score(banks[bank], new Map(Object.entries(answers)));
  return {
    scales: Array.from(scales.values(), (found) => [
      found.scale,
      found.status,
      String(found.score ?? ""),
      placed(found.band),
      found.shown,
      found.answered,
      found.applicable,
      String(found.low ?? ""),
      String(found.high ?? ""),
    ]),
    hidden: [...hidden],
    classifications: Array.from(classifications, ([id, { status, place }]) => [id, status, placed(place)]),
    alerts,
  };
});
process.stdout.write(JSON.stringify(results));
