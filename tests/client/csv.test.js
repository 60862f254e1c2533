import assert from "node:assert/strict";
import { test } from "node:test";
import { answerRows, csv } from "../../templates/client/csv.js";

test("a table is RFC 4180 with a byte order mark", () => {
  assert.equal(
    csv([
      ["a", "b"],
      ['say "no"', "one, two"],
      ["two\nlines", ""],
    ]),
    '\uFEFFa,b\r\n"say ""no""","one, two"\r\n"two\nlines",\r\n',
  );
});

for (const start of ["=", "+", "-", "@", "\t", "\r", "\n", "＝"]) {
  test(`a cell that starts with ${JSON.stringify(start)} is no formula`, () => {
    const [, cell] = csv([[`${start}1+1`]]).match(/^\uFEFF"?([^]*?)"?\r\n$/) ?? [];
    assert.equal(cell, `'${start}1+1`);
  });
}

const answer = (value, fingerprint = "p") => ({ value, fingerprint, revision: 1 });
const DATE = "2026-05-03T10:00:00.000Z";
const stored = {
  format: 1,
  answers: {
    a: answer("1"),
    many: answer(["0", "1"]),
    none: answer([]),
    old: answer("1"),
    gone: answer("7"),
    other: answer("1", "q"),
  },
  finished: { date: DATE, revision: 1, answers: { a: answer("0") }, headline: null },
  attempts: [{ date: "2026-01-01T00:00:00.000Z", revision: 1, answers: { a: answer("1") }, headline: null }, "broken"],
};
const item = (id, more = {}) => ({ id, fingerprint: "p", ...more });
const labels = new Map([
  ["0", "No"],
  ["1", "Yes"],
  ["", "None of these"],
]);
const page = {
  bank: { items: [item("a"), item("many"), item("none"), item("new", { was: ["old"] }), item("other")] },
  items: new Map(["a", "many", "none", "new", "other"].map((id) => [id, { question: `${id}?`, labels }])),
  scales: new Map(),
};

test("there is a row for each answer: those of now, then the attempts, the last one first", () => {
  assert.deepEqual(answerRows("S", JSON.stringify(stored), page, "current"), [
    ["S", "current", "a", "a?", "Yes", "1"],
    ["S", "current", "many", "many?", "No; Yes", "0; 1"],
    ["S", "current", "none", "none?", "None of these", ""],
    ["S", "current", "old", "new?", "Yes", "1"],
    ["S", "current", "gone", "", "", "7"],
    ["S", "current", "other", "other?", "", "1"],
    ["S", DATE, "a", "a?", "No", "0"],
    ["S", "2026-01-01T00:00:00.000Z", "a", "a?", "Yes", "1"],
  ]);
});

test("without the words of the page the values are there all the same", () => {
  assert.deepEqual(answerRows("S", JSON.stringify({ answers: { a: answer("1") } }), null, "now"), [
    ["S", "now", "a", "", "", "1"],
  ]);
  for (const text of ["", "{", "[]", "null", '{"answers":7}']) assert.deepEqual(answerRows("S", text, null, "now"), []);
});
