// Section 10 of docs/explanation/scoring.md: classifications and alerts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bandsFrom, bankOf, given } from "./banks.js";
import { score } from "./scoring.js";

const items = { c: { not_applicable: true } };
const bands = bandsFrom("0", "2");
const scales = [
  { id: "x", parts: [{ item: "a" }], bands },
  { id: "y", parts: [{ item: "b" }], bands },
];
const high = (scale) => ({ scale, band: [1] });

/** The class that these conditions lead to. */
const classed = (when, answers) =>
  score(bankOf({ items, scales, classifications: [{ id: "style", when }] }), given(answers)).classifications.get(
    "style",
  );

test("the first class whose condition is true", () => {
  const when = [{ all: [high("x"), high("y")] }, high("x"), high("y"), null];
  const places = ["22", "20", "02", "00"].map(([a, b]) => classed(when, { a, b }));
  assert.deepEqual(
    places,
    [0, 1, 2, 3].map((place) => ({ status: "scored", place })),
  );
});

test("what is unknown before a class that is true leaves it open", () => {
  const when = [high("x"), high("y")];
  assert.deepEqual(classed(when, { b: "3" }), { status: "not_enough", place: -1 });
  assert.deepEqual(classed(when, { a: "3" }), { status: "scored", place: 0 });
  assert.deepEqual(classed([high("x"), null], {}), { status: "not_enough", place: -1 });
});

test("a classification without a class that is true does not apply", () => {
  assert.deepEqual(classed([high("x"), high("y")], { a: "0", b: "0" }), { status: "not_applicable", place: -1 });
  assert.deepEqual(classed([{ item: "c", is: ["1"] }], { c: "not_applicable" }), {
    status: "not_applicable",
    place: -1,
  });
});

test("an alert is shown while its condition is true, and not while it is unknown", () => {
  const alerts = [{ item: "a", above: "0" }, { not: { item: "b", is: ["0"] } }, { answered: "c" }];
  const shown = (answers) => score(bankOf({ items, alerts }), given(answers)).alerts;
  assert.deepEqual(shown({}), []);
  assert.deepEqual(shown({ a: "1" }), [0]);
  assert.deepEqual(shown({ a: "1", b: "2", c: "0" }), [0, 1, 2]);
  assert.deepEqual(shown({ a: "0", b: "0", c: "not_applicable" }), []);
});

test("an alert about a hidden item is silent", () => {
  const hiding = { b: { when: { item: "a", above: "0" } } };
  const bank = bankOf({ items: hiding, alerts: [{ item: "b", at_least: "3" }] });
  assert.deepEqual(score(bank, given({ a: "1", b: "3" })).alerts, [0]);
  assert.deepEqual(score(bank, given({ a: "0", b: "3" })).alerts, []);
});

test("a bank without classes and alerts has none", () => {
  const { classifications, alerts } = score(bankOf({}), new Map());
  assert.deepEqual([classifications.size, alerts], [0, []]);
});
