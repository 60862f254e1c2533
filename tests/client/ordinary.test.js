// The scorer as pages load it that do without the whole language. This file must not load it either.
import assert from "node:assert/strict";
import { test } from "node:test";
import { score } from "../../templates/client/score.js";
import { bandsFrom, bankOf, given } from "./banks.js";

test("ordinary banks are scored", () => {
  const items = { c: { optional: true, not_applicable: true } };
  const scales = [
    {
      id: "one",
      method: "sum",
      parts: [
        { item: "a", reverse: true, weight: "2" },
        { item: "b", fill: "1" },
      ],
    },
    {
      id: "all",
      parts: [{ scale: "one" }, { item: "b" }],
      steps: [{ rescale: ["0", "100"] }, { decimals: 1 }],
      bands: bandsFrom("0", "40"),
    },
  ];
  const found = score(bankOf({ items, scales }), given({ a: "1", b: "2" }));
  assert.deepEqual(
    [...found.scales.values()].map(({ shown, band }) => [shown, band]),
    [
      ["8", -1],
      ["62.5", 1],
    ],
  );
  assert.deepEqual([found.hidden.size, found.classifications.size, found.alerts], [0, 0, []]);
});

test("what an ordinary page does not know is never scored as something else", () => {
  const condition = { item: "a", is: ["1"] };
  const banks = {
    "a condition of an item": { items: { b: { when: condition } } },
    "a condition of a scale": { scales: [{ id: "s", when: condition }] },
    "a multiple choice": { items: { b: { type: "multiple" } } },
    "a number": { items: { b: { type: "number", range: ["0", "4"], grid: "1" } } },
    "a text": { items: { b: { type: "text" } } },
    "points by a condition": { scales: [{ id: "s", parts: [{ when: condition, score: "1" }] }] },
    "a classification": { classifications: [{ id: "c", when: [condition] }] },
    "an alert": { alerts: [condition] },
    ...Object.fromEntries(
      ["min", "max", "count", "percent", "product"].map((method) => [method, { scales: [{ id: "s", method }] }]),
    ),
    ...Object.fromEntries(
      [
        { multiply: "2" },
        { add: "2" },
        { clamp: ["0", "1"] },
        { round_up: 0 },
        { round_down: 0 },
        { table: [] },
        { steps: [] },
        { norms: [{ mean: "0", sd: "1" }], to: "z" },
      ].map((step) => [JSON.stringify(step), { scales: [{ id: "s", steps: [step] }] }]),
    ),
  };
  for (const [name, parts] of Object.entries(banks))
    assert.throws(() => score(bankOf(parts), given({ a: "1", b: "2", c: "2" })), TypeError, name);
});
