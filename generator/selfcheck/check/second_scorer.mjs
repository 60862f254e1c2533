// Runs the reader's scorer outside a browser.
// Argument: the URL of client/score.js; whole_language.js stands beside it. Standard input: for each bank a line with one
// JSON array [page data of the bank, sets of answers]. Standard output: for each line, as soon as it is read, a line with
// one JSON array that has for each set of answers an object with the lists
//   scales: [scale, status, score, band or null, shown, answered, applicable, low, high], exact numbers as text, empty
//     without a score
//   hidden: ids of the items that are not shown, in the order of the bank
//   classifications: [classification, status, place of the class or null]
//   alerts: the places of those that are shown
const { score } = await import(process.argv[2]);
await import(new URL("whole_language.js", process.argv[2]));

/** The place of what was found in a list, or null. */
const placed = (place) => (place < 0 ? null : place);

/** What a bank comes to for a set of answers. */
const result = (bank, answers) => {
  const { scales, hidden, classifications, alerts } = score(bank, new Map(Object.entries(answers)));
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
};

let rest = "";
process.stdin.setEncoding("utf8");
for await (const read of process.stdin) {
  // Nothing else ends a line: texts may hold characters that `node:readline` takes for the end of one.
  const lines = `${rest}${read}`.split("\n");
  rest = lines.pop();
  for (const line of lines) {
    const [bank, sets] = JSON.parse(line);
    process.stdout.write(`${JSON.stringify(sets.map((answers) => result(bank, answers)))}\n`);
  }
}
