// Section 1 of docs/explanation/scoring.md: answers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalNumber } from "../../templates/client/answer_types.js";
import { FIVE, bankOf, given, worth } from "./banks.js";
import { itemAs, score } from "./scoring.js";

const MISSING = "not_enough";
const LABELS = [
  ["yes", "1"],
  ["no", "0"],
  ["unsure", null],
];
/** What is no answer to any item. */
const HOSTILE = [
  "",
  " ",
  "7x",
  "__proto__",
  "constructor",
  "toString",
  "not_applicable",
  undefined,
  null,
  3,
  true,
  {},
  { value: "1" },
  () => "1",
  Symbol("1"),
  ["__proto__"],
  ["1", "1"],
  [1],
  [["1"]],
  [null],
  [undefined],
  new Array(3),
];

test("a number in its shortest form", () => {
  const forms = {
    "3.0": "3",
    ".50": "0.5",
    " 07.50 ": "7.5",
    "7,5": "7.5",
    "3.": "3",
    "-1": "-1",
    "-0.50": "-0.5",
    "-0": "0",
    "-.0": "0",
    "000": "0",
    10: "10",
    "100.00": "100",
    "0.0010": "0.001",
    123456789012345: "123456789012345",
    "000123456789012345.0": "123456789012345",
  };
  for (const [typed, canonical] of Object.entries(forms)) assert.equal(canonicalNumber(typed), canonical, typed);
});

test("what is typed and is no number", () => {
  const typed = ["", " ", ".", ",", "-", "-.", "1e3", "+1", "0x10", "1.2.3", "1,000.5", "- 1", "1 2", "٣", "３"];
  for (const text of [
    ...typed,
    "NaN",
    "Infinity",
    "1234567890123456",
    "1.234567890123456",
    `0.${"0".repeat(30)}1`,
    "1/2",
    "−1",
  ])
    assert.equal(canonicalNumber(text), null, text);
});

test("a long text is read at once", () => {
  const before = performance.now();
  for (const text of ["0".repeat(50_000) + "x", " ".repeat(50_000), `1.${"0".repeat(50_000)}x`])
    assert.equal(canonicalNumber(text), null);
  assert.ok(performance.now() - before < 1000);
});

test("a single choice is the value of an option, and has its points", () => {
  assert.equal(itemAs({}, "1"), "1 in 0 … 4");
  assert.equal(itemAs({}, "yes", [LABELS]), "1 in 0 … 1");
  for (const answer of [...HOSTILE, "5", "1.0", " 1", ["1"], []]) assert.equal(itemAs({}, answer), MISSING);
});

test("an option without points is a good answer, and no points are missing points", () => {
  assert.equal(itemAs({}, "unsure", [LABELS]), "answered");
  assert.equal(itemAs({ unscored: true }, "1"), "answered");
  assert.equal(itemAs({ unscored: true }, "7"), MISSING);
});

test("points may be fractions, negative and in any order", () => {
  const options = [
    ["a", "4/3"],
    ["b", "-0.5"],
    ["c", "10"],
  ];
  assert.equal(itemAs({}, "a", [options]), "4/3 in -1/2 … 10");
});

test("a multiple choice adds up the points of the chosen options", () => {
  const type = { type: "multiple" };
  assert.equal(itemAs(type, ["1", "3"]), "4 in 0 … 10");
  assert.equal(itemAs(type, ["3"]), "3 in 0 … 10");
  for (const answer of [...HOSTILE, "1", [], ["1", "5"], ["1", "3", "1"]]) assert.equal(itemAs(type, answer), MISSING);
});

test("options without points add nothing to a multiple choice", () => {
  const type = { type: "multiple" };
  assert.equal(itemAs(type, ["yes", "unsure"], [LABELS]), "1 in 0 … 1");
  assert.equal(itemAs(type, ["unsure"], [LABELS]), "answered");
  assert.equal(itemAs({ ...type, max: true }, ["unsure"], [LABELS]), "answered");
});

test("the empty list is an answer where the item says so, and has 0", () => {
  assert.equal(itemAs({ type: "multiple", none: true }, []), "0 in 0 … 10");
  assert.equal(itemAs({ type: "multiple", none: true, max: true }, [], [worth("2", "3")]), "0 in 0 … 3");
  assert.equal(itemAs({ type: "multiple", none: true }, ["2"], [worth("2", "3")]), "2 in 0 … 5");
  assert.equal(itemAs({ type: "multiple", none: true, max: true }, ["-2"], [worth("-2", "-3")]), "-2 in -3 … 0");
});

test("the range of a sum runs over all points below and above 0, or from the lowest or highest single option", () => {
  const range = (...values) => itemAs({ type: "multiple" }, [values[0]], [worth(...values)]).split(" in ")[1];
  assert.equal(range("1", "2", "3"), "1 … 6");
  assert.equal(range("-1", "-2"), "-3 … -1");
  assert.equal(range("-1", "2", "-3", "4"), "-4 … 6");
  assert.equal(range("0", "2"), "0 … 2");
  assert.equal(range("5"), "5 … 5");
});

test("the highest of a multiple choice", () => {
  assert.equal(itemAs({ type: "multiple", max: true }, ["1", "3", "2"]), "3 in 0 … 4");
  assert.equal(itemAs({ type: "multiple", max: true }, ["-3", "-2"], [worth("-3", "-2", "-1")]), "-2 in -3 … -1");
});

test("a number within its range and on its grid", () => {
  const hours = { type: "number", range: ["0", "24"], grid: "1" };
  assert.equal(itemAs(hours, "7"), "7 in 0 … 24");
  assert.equal(itemAs({ ...hours, grid: "0.5" }, "7.5"), "15/2 in 0 … 24");
  assert.equal(itemAs({ type: "number", range: ["-1.5", "2"], grid: "1/3" }, "-0.5"), "-1/2 in -3/2 … 11/6");
  for (const answer of ["0", "24"]) assert.match(itemAs(hours, answer), / in /);
  const wrong = ["-1", "25", "7.5", "07", "+7", "1e1", "٣", " 3 ", "3 ", "0x1", "7,0", "1/1", ".", ["7"]];
  for (const answer of [...HOSTILE, ...wrong]) assert.equal(itemAs(hours, answer), MISSING, String(answer));
});

test("a number that is typed in another way is brought to its shortest form", () => {
  const hours = { type: "number", range: ["0", "24"], grid: "0.5" };
  for (const typed of ["0.5", ".5", ".50", "0.500"]) assert.equal(itemAs(hours, typed), "1/2 in 0 … 24", typed);
  const bank = bankOf({ items: { a: hours }, alerts: [{ item: "a", is: ["3"] }] });
  const { items, alerts } = score(bank, given({ a: "3.0" }));
  assert.deepEqual([items.get("a").answer, alerts], ["3", [0]]);
});

test("the range of a number ends with the highest number on its grid", () => {
  const number = { type: "number", range: ["0", "10"], grid: "4" };
  assert.equal(itemAs(number, "4"), "4 in 0 … 8");
  assert.equal(itemAs({ ...number, reverse: true }, "4"), "4 in 0 … 8");
});

test("a number of more than 15 digits is none, even within range and on the grid", () => {
  const much = { type: "number", range: ["0", "999999999999999"], grid: "0.1" };
  assert.match(itemAs(much, "99999999999999.5"), / in /);
  assert.equal(itemAs(much, "999999999999998.5"), MISSING);
});

test("the score of the range that holds a number", () => {
  const cuts = [
    ["0", 0, "5", 1, "3"],
    ["5", 0, "7", 0, "2"],
    ["7", 1, null, 0, "0"],
  ];
  const hours = { type: "number", range: ["0", "24"], grid: "0.5", cuts };
  assert.equal(itemAs(hours, "7"), "2 in 0 … 3");
  assert.equal(itemAs(hours, "7.5"), "0 in 0 … 3");
  assert.equal(itemAs(hours, "4.5"), "3 in 0 … 3");
  assert.equal(itemAs({ ...hours, range: ["0", "7"] }, "0"), "3 in 2 … 3");
  assert.equal(itemAs({ ...hours, cuts: cuts.slice(1) }, "0"), "answered");
});

test("a text is never scored", () => {
  for (const answer of ["something", "", "7", ...HOSTILE]) assert.equal(itemAs({ type: "text" }, answer), MISSING);
});

test("what is not applicable is a result of its own, where the item offers it", () => {
  for (const type of [{}, { type: "multiple" }, { type: "number", range: ["0", "1"] }, { type: "text" }]) {
    assert.equal(itemAs({ ...type, not_applicable: true }, "not_applicable"), "not_applicable");
    assert.equal(itemAs(type, "not_applicable"), MISSING);
    assert.equal(itemAs({ ...type, not_applicable: true }, ["not_applicable"]), MISSING);
  }
});

test("options whose names every object has are as good as others", () => {
  const sets = [worth("1", "2").concat([["__proto__", "5"]], [["constructor", "6"]]), FIVE];
  assert.equal(itemAs({}, "__proto__", sets), "5 in 1 … 6");
  assert.equal(itemAs({ type: "multiple" }, ["__proto__", "constructor"], sets), "11 in 1 … 14");
  assert.equal(itemAs({}, "toString", sets), MISSING);
});
