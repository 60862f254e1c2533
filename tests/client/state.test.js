import assert from "node:assert/strict";
import { test } from "node:test";
import * as state from "../../templates/client/state.js";
import { longDate } from "../../templates/client/dates.js";
import { summarize } from "../../templates/client/summary.js";
import { bankOf } from "./banks.js";
import { told } from "./told.js";

const bank = bankOf({ scales: [{ id: "s" }], items: { c: { optional: true } } });
const [a, b, c] = bank.items;
const DATE = "2026-05-12T10:00:00.000Z";
const HEADLINE = { shown: "64", band: "Taking shape" };
const SCORES = { s: { ...HEADLINE, x: "64", low: "0", high: "100" } };

/** The state after these changes. */
const after = (...changes) => changes.reduce((each, change) => change(each), state.blank());
const stored = (...changes) => state.serialize(after(...changes), bank);
const restoredAnswers = (raw, of = bank) => Object.fromEntries(state.currentAnswers(state.restore(raw, of).state, of));

test("nothing stored is a blank state without a word", () => {
  assert.deepEqual(state.restore(null, bank), { state: state.blank(), damaged: false, notable: false });
});

test("what is stored comes back", () => {
  const before = after(
    state.answer(a, "1", bank),
    state.finish(DATE, SCORES, bank),
    state.retake(bank),
    state.answer(b, "2", bank),
  );
  const raw = state.serialize(before, bank);
  const { state: again, damaged, notable } = state.restore(raw, bank);
  assert.deepEqual(again, before);
  assert.deepEqual([told(raw, bank), damaged, notable], [[], false, false]);
});

test("changes leave the state before them as it was", () => {
  const before = state.blank();
  state.answer(a, "1", bank)(before);
  assert.deepEqual(before, state.blank());
});

test("gaps and progress leave extras out", () => {
  const answered = after(state.answer(a, "1", bank), state.answer(c, "4", bank));
  const { total, gaps } = state.progress(state.currentAnswers(answered, bank), bank);
  assert.deepEqual([total, gaps.map(({ id }) => id)], [2, ["b"]]);
  assert.equal(JSON.parse(state.serialize(answered, bank)).answered, 1);
});

test("an answer can be taken back", () => {
  assert.equal(after(state.answer(a, "1", bank), state.answer(a, null, bank)).answers.size, 0);
});

test("reordered and reworded items keep their answers", () => {
  const reordered = { ...bank, items: [...bank.items].reverse() };
  assert.deepEqual(restoredAnswers(stored(state.answer(a, "1", bank), state.answer(b, "2", bank)), reordered), {
    b: "2",
    a: "1",
  });
});

test("an item whose options changed loses its answer, and only that one; it comes back with its options", () => {
  const raw = stored(state.answer(a, "1", bank), state.answer(b, "2", bank));
  const changed = bankOf({ scales: [{ id: "s" }], items: { a: { fingerprint: "another" } } });
  const found = state.restore(raw, changed);
  assert.deepEqual(told(raw, changed), ["1 changed"]);
  assert.deepEqual(Object.fromEntries(state.currentAnswers(found.state, changed)), { b: "2" });
  assert.deepEqual(restoredAnswers(state.serialize(found.state, changed)), { a: "1", b: "2" });
});

test("a raised revision sets every answer aside and keeps the result among the earlier ones", () => {
  const raw = stored(state.answer(a, "1", bank), state.finish(DATE, SCORES, bank));
  const revised = { ...bank, revision: 2 };
  const found = state.restore(raw, revised);
  assert.deepEqual(told(raw, revised), ["1 changed", "revised"]);
  assert.equal(found.state.finished, null);
  assert.deepEqual(found.state.attempts[0].headline, HEADLINE);
  assert.deepEqual(restoredAnswers(raw, revised), {});
});

test("answers to items that are gone are kept, through a retake as well", () => {
  const shorter = { ...bank, items: [a] };
  const raw = stored(state.answer(a, "1", bank), state.answer(b, "2", bank));
  assert.deepEqual(told(raw, shorter), ["1 removed"]);
  const again = state.serialize(state.retake(shorter)(state.restore(raw, shorter).state), shorter);
  assert.deepEqual(told(again, shorter), []);
  assert.deepEqual(restoredAnswers(again), { b: "2" });
});

test("a value that is no option never counts, whatever its fingerprint", () => {
  const raw = stored(state.answer(a, "99", bank), state.answer(b, "not_applicable", bank));
  assert.deepEqual(restoredAnswers(raw), {});
});

test("what cannot be read is said, and worth keeping", () => {
  const texts = [
    "",
    "{",
    "[]",
    "null",
    '"x"',
    "7",
    "{}",
    '{"format":1}',
    '{"format":"1","answers":{}}',
    '{"format":1,"answers":[]}',
  ];
  for (const raw of texts) {
    const found = state.restore(raw, bank);
    assert.deepEqual([told(raw, bank), found.damaged, found.state], [["unreadable"], true, state.blank()], raw);
  }
});

test("a result of another bank is set aside with a word, and the answers stay", () => {
  const before = { ...bank, digest: "aaaaaaaa" };
  const raw = stored(state.answer(a, "1", before), state.finish(DATE, SCORES, before));
  const found = state.restore(raw, { ...bank, digest: "bbbbbbbb" });
  assert.deepEqual([told(raw, { ...bank, digest: "bbbbbbbb" }), found.notable], [["revised"], true]);
  assert.equal(found.state.finished, null);
  assert.equal(found.state.attempts.length, 1);
  assert.equal(found.state.answers.size, 1);
});

test("a truncated state of ours never throws", () => {
  const raw = stored(state.answer(a, "1", bank), state.finish(DATE, SCORES, bank));
  for (let length = 0; length < raw.length; length++)
    assert.ok(state.restore(raw.slice(0, length), bank).damaged, `${length}`);
});

test("a newer state is left alone and said", () => {
  const raw = '{"format":2,"answers":{}}';
  assert.deepEqual([told(raw, bank), state.restore(raw, bank).damaged], [["newer"], true]);
});

test("what is sound in a damaged state is kept", () => {
  const whole = JSON.parse(stored(state.answer(a, "1", bank), state.answer(b, "2", bank)));
  for (const wrong of [7, null, [], {}, { value: 1 }, { value: "1", fingerprint: "x" }]) {
    const raw = JSON.stringify({ ...whole, answers: { ...whole.answers, b: wrong } });
    assert.deepEqual([told(raw, bank), restoredAnswers(raw)], [["unreadable"], { a: "1" }]);
  }
  for (const wrong of [
    7,
    "x",
    {},
    { date: "never", revision: 1, answers: {} },
    { date: DATE, revision: 1 },
    { date: 5 },
  ]) {
    const raw = JSON.stringify({ ...whole, finished: wrong, attempts: [wrong] });
    const found = state.restore(raw, bank);
    assert.deepEqual([told(raw, bank), found.state.finished, found.state.attempts], [["unreadable"], null, []]);
  }
});

test("a hostile key does no harm", () => {
  const entry = '{"value":"1","fingerprint":"print-a","revision":1}';
  const found = state.restore(
    `{"format":1,"answers":{"__proto__":${entry},"constructor":${entry},"a":${entry}}}`,
    bank,
  );
  assert.deepEqual(Object.fromEntries(state.currentAnswers(found.state, bank)), { a: "1" });
  assert.equal({}.value, undefined);
  assert.deepEqual(Object.keys(JSON.parse(state.serialize(found.state, bank)).answers), [
    "__proto__",
    "constructor",
    "a",
  ]);
});

test("a result is out of date once an answer is changed, added or taken back, and not before", () => {
  const finished = after(state.answer(a, "1", bank), state.answer(b, "2", bank), state.finish(DATE, SCORES, bank));
  assert.equal(state.isStale(finished, bank), false);
  assert.equal(state.isStale(state.answer(a, "1", bank)(finished), bank), false);
  for (const change of [state.answer(a, "3", bank), state.answer(c, "3", bank), state.answer(b, null, bank)]) {
    assert.equal(state.isStale(change(finished), bank), true);
  }
  assert.equal(state.isStale(state.blank(), bank), false);
});

test("a retake starts blank and keeps the finished attempt", () => {
  const again = after(state.answer(a, "1", bank), state.finish(DATE, SCORES, bank), state.retake(bank));
  assert.deepEqual([again.answers.size, again.finished, again.attempts.length], [0, null, 1]);
  assert.equal(again.attempts[0].answers.get("a").value, "1");
  assert.equal(after(state.answer(a, "1", bank), state.retake(bank)).attempts.length, 0);
});

test("a result worked out again within a day corrects the one before; else that one is an earlier attempt", () => {
  const dates = (date) => {
    const { finished, attempts } = after(
      state.answer(a, "1", bank),
      state.finish(DATE, SCORES, bank),
      state.answer(a, "3", bank),
      state.finish(date, {}, bank),
    );
    return [...attempts, finished].map((each) => `${each.date} ${each.answers.get("a").value}`);
  };
  for (const near of ["2026-05-12T10:00:00.001Z", "2026-05-13T10:00:00.000Z", "2026-05-11T10:00:00.000Z"])
    assert.deepEqual(dates(near), [`${near} 3`]);
  // Also where the clock was set back.
  for (const far of ["2026-05-13T10:00:00.001Z", "2026-06-23T10:00:00.000Z", "2020-01-01T00:00:00.000Z"])
    assert.deepEqual(dates(far), [`${DATE} 1`, `${far} 3`]);
});

test("a chapter's page sees how far the reader has come", () => {
  const finished = [state.answer(a, "1", bank), state.finish(DATE, SCORES, bank)];
  assert.deepEqual(summarize(null), { answered: 0, done: null });
  assert.deepEqual(summarize("{"), { answered: 0, done: null });
  assert.deepEqual(summarize(stored(state.answer(a, "1", bank))), { answered: 1, done: null });
  assert.deepEqual(summarize(stored(...finished)), { answered: 1, done: { date: DATE, headline: HEADLINE } });
  assert.deepEqual(summarize(stored(...finished, state.retake(bank))).done, { date: DATE, headline: HEADLINE });
  assert.deepEqual(summarize(stored(...finished, state.retake(bank), state.answer(a, "1", bank))), {
    answered: 1,
    done: null,
  });
  assert.equal(summarize(stored(state.answer(a, "1", bank), state.finish(DATE, {}, bank))).done, null);
  const odd = { s: { ...SCORES.s, shown: "<b>9" } };
  assert.equal(summarize(stored(state.answer(a, "1", bank), state.finish(DATE, odd, bank))).done, null);
});

test("a day is written as in the reader's region, in the language of the page", () => {
  const noon = "2026-05-12T12:00:00Z";
  assert.equal(longDate(noon, "en", ["de-DE", "en-GB"]), "12 May 2026");
  assert.equal(longDate(noon, "en", ["de-DE"]), "May 12, 2026");
  assert.equal(longDate(noon, "de", ["en-GB"]), "12. Mai 2026");
});
