// The worked examples of generator/scoring.md, section by section, and the edges between them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { score } from "../../templates/client/score.js";
import { bankOf, given } from "./banks.js";

/** The score of one scale over the items a, b, c …, as text. */
function scored(scale, answers, rest = {}) {
  const found = score(bankOf({ scales: [{ id: "s", ...scale }], ...rest }), given(answers)).get("s");
  return { ...found, score: found.score && String(found.score), range: found.low && `${found.low} … ${found.high}` };
}

test("1: an answer is worth its points, and a reverse-keyed one the other way round", () => {
  assert.equal(scored({ parts: [{ item: "a" }] }, { a: "1" }).score, "1");
  assert.equal(scored({ parts: [{ item: "a", reverse: true }] }, { a: "1" }).score, "3");
});

test("1: what is no option, and an option without points, is missing", () => {
  const sets = [
    [
      ["0", "0"],
      ["1", "1"],
      ["none", null],
    ],
  ];
  for (const answer of ["none", "7", "not_applicable", "__proto__", ""]) {
    const found = scored({ parts: [{ item: "a" }] }, { a: answer }, { sets });
    assert.deepEqual([found.status, found.answered, found.applicable], ["not_enough", 0, 1], answer);
  }
});

test("2: weights, and parts that are scales with their own range", () => {
  const scales = [
    { id: "top", parts: [{ scale: "low", weight: "2", reverse: true }, { item: "c" }], method: "sum" },
    { id: "low", parts: [{ item: "a" }, { item: "b" }], steps: [{ rescale: ["0", "10"] }] },
  ];
  const found = score(bankOf({ scales }), given({ a: "4", b: "2", c: "3" })).get("top");
  // The scale below is (4 + 2) / 2 = 3 in 0 … 4, so 7.5 in 0 … 10, turned around 2.5; twice that and 3.
  assert.equal(String(found.score), "8");
  assert.equal(`${found.low} … ${found.high}`, "0 … 24");
});

test("2: a part without a score is missing, one that does not apply leaves the account", () => {
  const items = { a: { not_applicable: true } };
  const scales = [
    { id: "first", parts: [{ item: "a" }] },
    { id: "second", parts: [{ item: "b" }] },
    { id: "both", parts: [{ scale: "first" }, { scale: "second" }], missing: { share: "1" } },
  ];
  const bank = bankOf({ items, scales });
  const all = score(bank, given({ a: "not_applicable", b: "3" }));
  assert.deepEqual(
    [...all.values()].map(({ status }) => status),
    ["not_applicable", "scored", "scored"],
  );
  assert.equal(String(all.get("both").score), "3");
  assert.equal(score(bank, given({ b: "3" })).get("both").status, "not_enough");
});

test("3: what is enough", () => {
  const ids = [..."abcdefghi"];
  const items = { i: { not_applicable: true } };
  const cases = [
    [{ number: 6 }, 5, false, 1],
    [{ number: 6 }, 6, true, 0],
    [{ share: "1/2" }, 3, false, 1],
    [{ share: "1/2" }, 4, true, 0],
    [{ share: "1/2", above: true }, 4, false, 1],
    [{ share: "1/2", above: true }, 5, true, 0],
    [{ share: "4/5" }, 6, false, 1],
    [{ share: "4/5" }, 7, true, 0],
    [{ share: "1" }, 7, false, 1],
    [undefined, 8, true, 0],
    [{ number: 0 }, 0, false, 1],
  ];
  for (const [missing, answered, enough, needed] of cases) {
    const answers = { ...Object.fromEntries(ids.slice(0, answered).map((id) => [id, "2"])), i: "not_applicable" };
    const found = scored({ missing }, answers, { ids, items });
    assert.equal(found.applicable, 8);
    assert.equal(found.status === "scored", enough, `${JSON.stringify(missing)} with ${answered}`);
    assert.equal(found.needed, needed, `${JSON.stringify(missing)} with ${answered}`);
  }
});

test("3: too little answered is never 0 and never the lowest band", () => {
  const found = scored({ bands: ["0", "40"] }, {});
  assert.deepEqual([found.status, found.score, found.band, found.shown], ["not_enough", null, -1, ""]);
});

test("3: nothing that applies is a result of its own", () => {
  const items = Object.fromEntries([..."abc"].map((id) => [id, { not_applicable: true }]));
  const found = scored({}, { a: "not_applicable", b: "not_applicable", c: "not_applicable" }, { items });
  assert.deepEqual([found.status, found.applicable], ["not_applicable", 0]);
});

test("4: mean of what was answered, sum prorated to all parts", () => {
  const mean = scored({}, { a: "4", b: "3" });
  assert.deepEqual([mean.score, mean.range], ["7/2", "0 … 4"]);
  const sum = scored({ method: "sum" }, { a: "4", b: "3" });
  assert.deepEqual([sum.score, sum.range], ["21/2", "0 … 12"]);
});

test("4: a negative weight swaps the ends of the range", () => {
  const gap = { method: "sum", parts: [{ item: "a" }, { item: "b", weight: "-1" }], missing: { share: "1" } };
  const found = scored({ ...gap, range: ["-4", "4"], bands: ["-4", "2"] }, { a: "4", b: "1" });
  assert.deepEqual([found.score, found.range, found.band, found.shown], ["3", "-4 … 4", 1, "3"]);
});

test("5: rescale, then round", () => {
  const steps = [{ rescale: ["0", "100"] }, { decimals: 0 }];
  const found = scored({ steps }, { a: "4", b: "3" });
  assert.deepEqual([found.score, found.shown, found.range], ["88", "88", "0 … 100"]);
});

test("5: steps are taken in the order in which they are written", () => {
  const steps = [{ decimals: 0 }, { rescale: ["0", "100"] }];
  assert.equal(scored({ steps }, { a: "4", b: "3" }).score, "100");
});

test("5: rescaling onto a falling range, and from a range without width", () => {
  const falling = scored({ steps: [{ rescale: ["10", "0"] }], range: ["0", "10"] }, { a: "4", b: "4", c: "4" });
  assert.deepEqual([falling.score, falling.range], ["0", "0 … 10"]);
  const sets = [
    [
      ["0", "2"],
      ["1", "2"],
    ],
  ];
  assert.equal(scored({ steps: [{ rescale: ["5", "9"] }] }, { a: "1" }, { sets }).score, "5");
});

test("6: a band begins at its edge, decided on the exact value", () => {
  const ids = [..."abcde"];
  const scale = { steps: [{ rescale: ["0", "100"] }], bands: ["0", "40", "70"] };
  const bandOf = (...points) => scored(scale, Object.fromEntries(points.map((p, n) => [ids[n], p])), { ids }).band;
  assert.equal(bandOf("0", "0", "0", "0", "0"), 0);
  assert.equal(bandOf("1", "1", "2", "2", "2"), 1); // 40 exactly
  assert.equal(bandOf("1", "1", "1", "2", "2"), 0);
  assert.equal(bandOf("2", "3", "3", "3", "3"), 2); // 70 exactly
});

test("7: the last step decides how many places are shown", () => {
  assert.equal(scored({ steps: [{ decimals: 2 }] }, { a: "4", b: "3" }).shown, "3.50");
});

test("7: without rounding, as many places as it takes to stand on the right side of an edge", () => {
  const shown = (points, bands) => {
    const sets = [
      [
        ["0", "0"],
        ["x", points],
        ["100", "100"],
      ],
    ];
    return scored({ bands }, { a: "x" }, { sets }).shown;
  };
  assert.equal(shown("200/3", ["0", "40"]), "67");
  assert.equal(shown("39.97", ["0", "40"]), "39.97");
  assert.equal(shown("39.97", ["0", "30"]), "40");
  assert.equal(shown("50", ["0", "40"]), "50");
  assert.equal(shown("10/3", []), "3");
});

test("7: a narrow range is shown with enough places to split it into a hundred", () => {
  const shown = (answers) => scored({ range: ["0", "4"] }, answers).shown;
  assert.equal(shown({ a: "4", b: "3" }), "3.5");
  assert.equal(shown({ a: "4", b: "3", c: "3" }), "3.33");
  assert.equal(shown({ a: "2" }), "2");
});

test("scales come back in the order of the bank, whatever they are made of", () => {
  const scales = [
    { id: "z", parts: [{ scale: "y" }] },
    { id: "y", parts: [{ scale: "x" }] },
    { id: "x", parts: [{ item: "a" }] },
  ];
  const found = score(bankOf({ scales }), given({ a: "3" }));
  assert.deepEqual([...found.keys()], ["z", "y", "x"]);
  assert.deepEqual(
    [...found.values()].map(({ shown }) => shown),
    ["3", "3", "3"],
  );
});

test("a bank of a thousand items is scored in well under a tenth of a second", () => {
  const ids = Array.from({ length: 1000 }, (_, number) => `item-${number}`);
  const scales = [1, 2, 3, 4].map((n) => ({ id: `s${n}`, steps: [{ rescale: ["0", "100"] }] }));
  const bank = bankOf({ ids, scales });
  const answers = new Map(ids.map((id, number) => [id, String(number % 5)]));
  score(bank, answers);
  const before = performance.now();
  assert.equal(score(bank, answers).get("s1").shown, "50");
  assert.ok(performance.now() - before < 100);
});
