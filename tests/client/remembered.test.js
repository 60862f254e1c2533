import assert from "node:assert/strict";
import { test } from "node:test";
import { remembered } from "../../templates/client/remembered.js";
import { answer, blank, currentAnswers } from "../../templates/client/state.js";
import { bankOf } from "./banks.js";

const banks = [1, 2].map(() => bankOf({ scales: [{ id: "s" }], items: { c: { optional: true } } }));

test("work is done once for each thing", () => {
  const done = [];
  const twice = remembered((thing) => {
    done.push(thing.x);
    return [thing.x, thing.x];
  });
  const [one, other] = [{ x: 1 }, { x: 1 }];
  assert.equal(twice(one), twice(one));
  assert.notEqual(twice(one), twice(other));
  assert.deepEqual(done, [1, 1]);
});

test("the answers that hold are found once for each state and bank", () => {
  const [bank, other] = banks;
  const [a, b] = bank.items;
  const state = answer(a, "1", bank)(blank());
  assert.equal(currentAnswers(state, bank), currentAnswers(state, bank));
  assert.notEqual(currentAnswers(state, bank), currentAnswers(state, other));
  assert.deepEqual([...currentAnswers(answer(b, "2", bank)(state), bank).keys()], [a.id, b.id]);
  assert.deepEqual([...currentAnswers(state, bank).keys()], [a.id]);
});
