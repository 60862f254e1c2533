import assert from "node:assert/strict";
import { test } from "node:test";
import { change, number, readResults, shareOf } from "../../templates/client/own_results.js";
import { Rational } from "../../templates/client/rational.js";

const attempt = (shown, more = {}) => ({
  date: "2026-09-01T10:00:00.000Z",
  revision: 1,
  answers: {},
  headline: { shown, band: "Low" },
  ...more,
});
const scored = (x, low = "0", high = "100") => ({ scores: { overall: { shown: x, band: "Low", x, low, high } } });
const read = (stored, headline = "overall") => readResults(JSON.stringify({ format: 1, ...stored }), headline);
const RANGE = [Rational.parse("0"), Rational.parse("100")];

test("nothing stored is no result", () => {
  assert.deepEqual(readResults(null, "overall"), { results: [], answered: 0, trouble: false });
  assert.deepEqual(read({ answered: 3, answers: {} }), { results: [], answered: 3, trouble: false });
});

test("attempts in the order in which they were finished, whatever the clock said, the finished one last", () => {
  const older = attempt("20", { date: "2026-01-01T10:00:00.000Z" });
  const { results, trouble } = read({ attempts: [attempt("50"), older], finished: attempt("30", scored("30")) });
  assert.deepEqual(
    results.map(({ shown }) => shown),
    ["50", "20", "30"],
  );
  assert.equal(trouble, false);
  const [first, second] = read({ attempts: [attempt("20")], finished: attempt("30", { digest: "0123abcd" }) }).results;
  assert.deepEqual([first.digest, second.digest], ["", "0123abcd"]);
});

test("a score is the exact one, or else the one that was shown", () => {
  const { results } = read({ attempts: [attempt("1.3", scored("4/3", "1", "4")), attempt("−2.5")] });
  assert.deepEqual(
    results.map(({ x, range }) => [String(x), range && String(range)]),
    [
      ["4/3", "1,4"],
      ["-5/2", null],
    ],
  );
  assert.equal(String(shareOf(results[0], RANGE)), "1/9");
  assert.equal(String(shareOf(results[1], RANGE)), "0");
});

test("too few answers are no score", () => {
  const { results } = read({ finished: attempt("", { headline: null }) });
  assert.deepEqual([results[0].shown, results[0].band, results[0].x], ["", "", null]);
  assert.equal(shareOf(results[0], RANGE), null);
});

test("a date at the end of all days is none: six weeks after it there are no days", () => {
  const attempt = { date: "+275760-09-13T00:00:00.000Z", revision: 1, answers: {}, headline: null };
  const raw = JSON.stringify({ format: 1, answers: {}, finished: attempt });
  assert.deepEqual(readResults(raw, "overall"), { results: [], answered: 0, trouble: true });
});

test("what cannot be read is left out, and said", () => {
  for (const raw of ["", "{", "[]", "null", '{"format": 2}', '{"format": "1"}']) {
    assert.deepEqual(readResults(raw, "overall"), { results: [], answered: 0, trouble: true }, raw);
  }
  const odd = [null, 7, {}, { date: "soon", revision: 1 }, { date: "2026-09-01", revision: "1" }];
  const { results, trouble, answered } = read({ attempts: odd, finished: attempt("30"), answered: "many" });
  assert.deepEqual([results.length, trouble, answered], [1, true, 0]);
});

test("odd numbers are no numbers", () => {
  const odd = ["1e9", "0x10", "", " 1", "1/0", "a", "1.", ".5", "--1", "9".repeat(31), null, 7, {}];
  assert.deepEqual(
    odd.map(number),
    odd.map(() => null),
  );
  const { results } = read({ finished: attempt("7", { scores: { overall: { x: "1e9", low: "9", high: "1" } } }) });
  assert.deepEqual([String(results[0].x), results[0].range], ["7", null]);
});

test("a score that no scale comes to is none of ours", () => {
  for (const odd of [attempt("many"), attempt("101", scored("101")), attempt("-1", scored("-1"))])
    assert.deepEqual(read({ finished: odd }), { results: [], answered: 0, trouble: true });
});

test("how a score has changed, as the two are shown", () => {
  const of = (shown, more) => ({ shown, revision: 1, digest: "a", date: "", band: "", x: null, range: null, ...more });
  const changes = [
    ["40", "45", "+5"],
    ["45", "40", "−5"],
    ["40", "40", "0"],
    ["−1.5", "2", "+3.5"],
    ["1.25", "1.3", "+0.05"],
    ["", "40", ""],
  ];
  for (const [before, now, expected] of changes) assert.equal(change(of(before), of(now)), expected);
  for (const other of [{ revision: 2 }, { digest: "b" }]) assert.equal(change(of("40"), of("45", other)), "");
});
