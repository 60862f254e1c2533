// What has changed from one attempt to another, and how much of it is noise.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as change from "../../templates/client/change.js";
import { Rational } from "../../templates/client/rational.js";
import { answer, blank, finish, retake } from "../../templates/client/state.js";
import { bankOf } from "./banks.js";
import { score } from "./scoring.js";

const known = (x, shown = x) => ({
  shown: shown.replace("-", "−"),
  band: "",
  x: Rational.parse(x),
  low: Rational.parse("0"),
  high: Rational.parse("100"),
});
const told = (now, then, margin) => {
  const { difference, verdict } = change.differenceOf(now, then, margin);
  return [difference, verdict];
};

test("a difference is that of the numbers that are shown, with a sign", () => {
  assert.deepEqual(told(known("56"), known("50")), ["+6", ""]);
  assert.deepEqual(told(known("50"), known("56")), ["−6", ""]);
  assert.deepEqual(told(known("-0.5"), known("0.25")), ["−0.75", ""]);
  assert.deepEqual(told(known("500/9", "56"), known("50")), ["+6", ""]);
  assert.deepEqual(told(known("50"), known("50"), "5"), ["0", "same"]);
  assert.deepEqual(told(known("101/2", "50"), known("50"), "5"), ["0", "within"]);
  assert.deepEqual(told(known("7", "seven"), known("11/2"), "1"), ["+1.50", "higher"]);
});

test("a difference counts as a change above the margin, and not before", () => {
  assert.deepEqual(told(known("60"), known("50"), "10"), ["+10", "within"]);
  assert.deepEqual(told(known("40"), known("50"), "10"), ["−10", "within"]);
  assert.deepEqual(told(known("61"), known("50"), "10"), ["+11", "higher"]);
  assert.deepEqual(told(known("39"), known("50"), "10"), ["−11", "lower"]);
  assert.deepEqual(told(known("130/3", "43"), known("100/3", "33"), "10"), ["+10", "within"], "exactly the margin");
  assert.deepEqual(told(known("50.1"), known("50"), "0"), ["+0.1", "higher"]);
});

const bank = bankOf({
  ids: ["a", "b", "c", "d"],
  digest: "one",
  sets: [
    [
      ["0", "0"],
      ["1", "1"],
      ["4", "4"],
    ],
  ],
  items: { d: { unscored: true } },
});
const attempt = (answers, date = "2026-05-12T10:00:00.000Z") => {
  const changes = bank.items.filter(({ id }) => id in answers).map((item) => answer(item, answers[item.id], bank));
  return finish(date, {}, bank)(changes.reduce((state, each) => each(state), blank())).finished;
};
const changed = (now, then) => {
  const values = ({ answers }) => new Map([...answers].map(([id, { value }]) => [id, value]));
  const [after, before] = [attempt(now), attempt(then)];
  return change
    .answersChanged(score(bank, values(after)).items, score(bank, values(before)).items, after.answers, before.answers)
    .map(({ item, then: from = "-", now: to = "-" }) => `${item}: ${from} to ${to}`);
};

test("answers that changed come with the largest step first, those without points last", () => {
  assert.deepEqual(changed({ a: "1", b: "4", c: "0", d: "4" }, { a: "0", b: "0", c: "0", d: "0" }), [
    "b: 0 to 4",
    "a: 0 to 1",
    "d: 0 to 4",
  ]);
  assert.deepEqual(
    changed({ a: "1", b: "0" }, { a: "0", b: "1" }),
    ["a: 0 to 1", "b: 1 to 0"],
    "else the bank's order",
  );
  assert.deepEqual(changed({ a: "1" }, { b: "1", a: "1" }), ["b: 1 to -"]);
  assert.deepEqual(changed({ a: "1" }, { a: "1" }), []);
});

test("answers to questions that are not asked do not count", () => {
  const asking = bankOf({ ids: ["a", "b"], items: { b: { when: { item: "a", above: "0" } } } });
  const items = (answers) => score(asking, new Map(Object.entries(answers))).items;
  const stored = (answers) => new Map(Object.entries(answers).map(([id, value]) => [id, { value }]));
  const [now, then] = [
    { a: "0", b: "3" },
    { a: "1", b: "2" },
  ];
  assert.deepEqual(change.answersChanged(items(now), items(then), stored(now), stored(then)), [
    { item: "a", now: "0", then: "1" },
    { item: "b", now: undefined, then: "2" },
  ]);
});

const at = (day, edition = {}) => ({ ...attempt({ a: "1" }, `2026-05-${day}T10:00:00.000Z`), ...edition });

test("a result is compared with the last attempt of the same edition, else with the last one", () => {
  const other = { digest: "two" };
  assert.equal(change.earlierOf([at("01"), at("03"), at("05", other)], bank).date, "2026-05-03T10:00:00.000Z");
  assert.equal(
    change.earlierOf([at("03"), at("01")], bank).date,
    "2026-05-01T10:00:00.000Z",
    "with the clock set back",
  );
  assert.equal(change.earlierOf([at("03", other), at("05", { revision: 9 })], bank).date, "2026-05-05T10:00:00.000Z");
  assert.equal(change.earlierOf([], bank), undefined);
});

test("attempts of another edition stand apart, the newest first", () => {
  const groups = change.groupsOf([at("01", { revision: 9 }), at("02", { digest: "two" }), at("03"), at("04")]);
  assert.deepEqual(
    groups.map((group) => group.map(({ date }) => date.slice(8, 10))),
    [["04", "03"], ["02"], ["01"]],
  );
});

test("an attempt is forgotten, and nothing else", () => {
  const before = retake(
    bank,
    true,
  )({ ...blank(), answers: at("05").answers, finished: at("03"), attempts: [at("01")] });
  const state = { ...before, finished: at("05") };
  const dates = ({ finished, attempts }) => [
    finished?.date.slice(8, 10),
    ...attempts.map(({ date }) => date.slice(8, 10)),
  ];
  assert.deepEqual(dates(state), ["05", "01", "03"]);
  assert.deepEqual(dates(change.forget("2026-05-01T10:00:00.000Z")(state)), ["05", "03"]);
  assert.deepEqual(dates(change.forget("2026-05-05T10:00:00.000Z")(state)), [undefined, "01", "03"]);
  assert.deepEqual(change.forget("2026-05-05T10:00:00.000Z")(state).answers, state.answers);
  assert.deepEqual(dates(change.forget("never")(state)), ["05", "01", "03"]);
});

test("a retake keeps the answers when it is to start from them", () => {
  const state = { ...blank(), answers: at("05").answers, finished: at("05") };
  const [kept, none] = [retake(bank, true)(state), retake(bank)(state)];
  assert.deepEqual([kept.answers.get("a").value, kept.finished, kept.attempts.length], ["1", null, 1]);
  assert.deepEqual([none.answers.size, none.finished, none.attempts.length], [0, null, 1]);
});
