// Section 5 of docs/explanation/scoring.md: is there enough?
import assert from "node:assert/strict";
import { test } from "node:test";
import { FIVE, bandsFrom, bankOf, given, worth } from "./banks.js";
import { score, scored, told } from "./scoring.js";

const ids = [..."abcdefghi"];
const items = { i: { not_applicable: true } };

/** The first so many of nine items answered. */
const first = (count) => Object.fromEntries(ids.slice(0, count).map((id) => [id, "2"]));

test("what is enough", () => {
  // With eight items that apply.
  const cases = [
    [{ number: 6 }, 5, 1],
    [{ number: 6 }, 6, 0],
    [{ share: "1/2" }, 3, 1],
    [{ share: "1/2" }, 4, 0],
    [{ share: "1/2", above: true }, 4, 1],
    [{ share: "1/2", above: true }, 5, 0],
    [{ share: "4/5" }, 6, 1],
    [{ share: "4/5" }, 7, 0],
    [{ share: "1" }, 7, 1],
    [undefined, 7, 1],
    [undefined, 8, 0],
    [{ items: true }, 7, 1],
    [{ items: true }, 8, 0],
    [{ number: 0 }, 0, 1],
    [{ share: "0" }, 0, 1],
    [{ number: 20 }, 8, 12],
  ];
  for (const [missing, answered, needed] of cases) {
    const found = scored({ missing }, { ...first(answered), i: "not_applicable" }, { ids, items });
    const name = `${JSON.stringify(missing)} with ${answered}`;
    assert.deepEqual([found.answered, found.applicable, found.needed], [answered, 8, needed], name);
    assert.equal(found.status, needed ? "not_enough" : "scored", name);
  }
});

test("nine items, of which six are needed: five are not enough", () => {
  assert.equal(scored({ missing: { number: 6 } }, first(5), { ids }).status, "not_enough");
  assert.equal(scored({ missing: { number: 6 } }, first(6), { ids }).status, "scored");
});

test("half of an odd number is rounded up", () => {
  assert.equal(scored({ missing: { share: "1/2" } }, first(4), { ids }).needed, 1);
  assert.equal(scored({ missing: { share: "1/2" } }, first(5), { ids }).needed, 0);
  assert.equal(scored({ missing: { share: "1/2", above: true } }, first(5), { ids }).needed, 0);
});

test("too little answered is never 0 and never the lowest band", () => {
  const { status, score: x, low, high, band, shown } = scored({ bands: bandsFrom("0", "40") }, {});
  assert.deepEqual([status, x, low, high, band, shown], ["not_enough", null, null, null, -1, ""]);
});

test("nothing that applies is a result of its own", () => {
  const all = Object.fromEntries(ids.map((id) => [id, { not_applicable: true }]));
  const answers = Object.fromEntries(ids.map((id) => [id, "not_applicable"]));
  const found = scored({}, answers, { ids, items: all });
  assert.deepEqual([found.status, found.answered, found.applicable], ["not_applicable", 0, 0]);
});

test("counted over the items that a scale is made of at any depth, each once", () => {
  const scales = [
    { id: "top", parts: [{ scale: "one" }, { scale: "two" }, { item: "a" }], missing: { number: 4, items: true } },
    { id: "one", parts: [{ item: "a" }, { item: "b" }], missing: undefined },
    { id: "two", parts: [{ scale: "one" }, { item: "c" }, { item: "d" }] },
  ];
  const top = (answers) => score(bankOf({ ids: [..."abcde"], scales }), given(answers)).scales.get("top");
  const three = top({ a: "1", c: "3", d: "3", e: "1" });
  assert.deepEqual([three.status, three.answered, three.applicable, three.needed], ["not_enough", 3, 4, 1]);
  const four = top({ a: "1", b: "1", c: "4", d: "4" });
  assert.deepEqual([told(four), four.answered], ["5/3 in 0 … 4", 4]);
});

test("a part without a value is missing, also where items are counted", () => {
  const scales = [
    { id: "top", parts: [{ scale: "one" }, { scale: "two" }], method: "sum", missing: { number: 2, items: true } },
    { id: "one", parts: [{ item: "a" }, { item: "b" }], method: "sum", missing: undefined },
    { id: "two", parts: [{ item: "c" }] },
  ];
  const top = (answers, rest = scales) => told(score(bankOf({ scales: rest }), given(answers)).scales.get("top"));
  assert.equal(top({ a: "1", c: "3" }), "6 in 0 … 8", "the first scale is left out");
  const filled = [{ ...scales[0], parts: [{ scale: "one", fill: "0" }, { scale: "two" }] }, ...scales.slice(1)];
  const range = { ...filled[1], range: ["0", "8"] };
  assert.equal(top({ a: "1", c: "3" }, [filled[0], range, filled[2]]), "3 in 0 … 12");
  const none = [{ ...scales[0], parts: [{ scale: "one" }], missing: { number: 1, items: true } }, scales[1]];
  assert.equal(top({ a: "1" }, none), "not_enough", "enough items, but nothing to work with");
});

test("an item that has points by a recode alone is answered where items are counted", () => {
  const sets = [FIVE, worth("1", "2")];
  const items = { a: { unscored: true }, b: { unscored: true } };
  const scales = [
    { id: "top", parts: [{ scale: "one" }], method: "sum", missing: { number: 2, items: true } },
    {
      id: "one",
      parts: [
        { item: "a", set: 1 },
        { item: "b", set: 1 },
      ],
      method: "sum",
    },
  ];
  const top = (answers) => score(bankOf({ ids: ["a", "b"], items, scales, sets }), given(answers)).scales.get("top");
  assert.deepEqual([top({ a: "1", b: "2" }).answered, top({ a: "1", b: "0" }).answered], [2, 1]);
});
