// What a reader is told when the bank has changed since they last answered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, blank, finish, restore, retake, serialize } from "../../templates/client/state.js";
import { bankOf } from "./banks.js";
import { told } from "./told.js";

const bank = bankOf({ ids: ["a", "b", "c"], digest: "one" });
const [a, b] = bank.items;
const stored = (...changes) =>
  serialize(
    changes.reduce((state, change) => change(state), blank()),
    bank,
  );
const both = [answer(a, "1", bank), answer(b, "2", bank)];

/** Another edition of the bank. */
const edition = (ids, items = {}) => bankOf({ ids, items, digest: ids.join() + JSON.stringify(items) });

test("new, changed and removed questions are told", () => {
  const now = edition(["x", "a", "y", "c"], { a: { fingerprint: "another" } });
  assert.deepEqual(told(stored(...both), now), ["2 new", "1 changed", "1 removed"]);
});

test("a question that was there and had no answer is not new", () => {
  assert.deepEqual(told(stored(answer(a, "1", bank)), edition(["a", "b", "c"], { a: { weight: "2" } })), []);
});

test("a question that was only reordered, reworded or renamed is none of these", () => {
  const now = edition(["c2", "b", "a"], { c2: { was: ["c"] } });
  assert.deepEqual(told(stored(...both), now), []);
  assert.deepEqual(
    told(stored(...both), edition(["b", "a2", "c"], { a2: { was: ["a"], fingerprint: "print-a" } })),
    [],
  );
});

test("each is told once: until something is saved", () => {
  const now = edition(["x", "a", "c"], { a: { fingerprint: "another" } });
  const raw = stored(...both);
  const { state } = restore(raw, now);
  const again = serialize(answer(now.items[2], "3", now)(state), now);
  assert.deepEqual(told(raw, now), ["1 new", "1 changed", "1 removed"]);
  assert.deepEqual(told(again, now), []);
  assert.deepEqual(restore(again, now).notable, false);
  const later = edition(["x", "y", "a", "c"], { a: { fingerprint: "another" } });
  assert.deepEqual(told(again, later), ["1 new"]);
});

test("after a blank retake what comes new is told all the same", () => {
  const raw = stored(...both, finish("2026-05-12T10:00:00.000Z", {}, bank), retake(bank));
  assert.deepEqual(told(raw, edition(["a", "b", "c", "d"])), ["1 new"]);
});

test("a state of the first days does not know what was open: nothing is called new", () => {
  const first = JSON.parse(stored(...both));
  delete first.open;
  delete first.digest;
  assert.deepEqual(told(JSON.stringify(first), edition(["a", "d"], { a: { fingerprint: "another" } })), [
    "1 changed",
    "1 removed",
  ]);
});

test("a list of what was open that is none is no list", () => {
  for (const open of [7, "abc", {}, null]) {
    const raw = JSON.stringify({ ...JSON.parse(stored(...both)), open });
    assert.deepEqual(told(raw, edition(["a", "b", "c", "d"])), [], String(open));
  }
});
