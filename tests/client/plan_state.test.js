import assert from "node:assert/strict";
import { test } from "node:test";
import {
  NO_PLAN,
  addStep,
  changeStep,
  deleteStep,
  isOpen,
  isPlan,
  isPlanned,
  newId,
  newStep,
  stepsOf,
} from "../../templates/client/plan_state.js";

const ADDED = "2026-09-01T10:00:00.000Z";
const step = (id, more = {}) => ({ ...newStep({ title: id }, id, ADDED), ...more });
const plan = (...steps) => ({ format: 1, steps });
const ids = (found) => stepsOf(found).map(({ id }) => id);

test("a new step is open and has nothing else yet", () => {
  assert.deepEqual(newStep({ title: "Call Kim", section: "a/b", step: "call", every: "week" }, "1", ADDED), {
    id: "1",
    section: "a/b",
    step: "call",
    title: "Call Kim",
    text: "",
    cue: "",
    date: "",
    every: "week",
    note: "",
    status: "open",
    added: ADDED,
  });
});

test("steps stand by date, those without one last, in the order in which they were added", () => {
  const later = step("later", { added: "2026-09-02T10:00:00.000Z" });
  const found = plan(later, step("first"), step("may", { date: "2027-05-01" }), step("april", { date: "2027-04-30" }));
  assert.deepEqual(ids(found), ["april", "may", "first", "later"]);
});

test("what is odd in a stored step is read as if nothing was said, and what is no step is passed over", () => {
  const odd = { id: "odd", title: 7, date: "2026-02-30", every: "year", status: "lost", note: null, more: true };
  const found = plan(null, 3, [], {}, { id: 4 }, { id: "" }, odd);
  assert.deepEqual(stepsOf(found), [{ ...newStep({ title: "" }, "odd", ""), section: "", step: "" }]);
});

test("what is passed over and keys of others stay stored", () => {
  const found = { ...plan(3, { id: "a", title: "A", more: [1] }, step("b")), other: "x" };
  const changed = deleteStep("b")(changeStep("a", { note: "n" })(found));
  assert.deepEqual(changed, { ...plan(3, { id: "a", title: "A", more: [1], note: "n" }), other: "x" });
});

test("two tabs change different fields and different steps of the same plan", () => {
  const both = [addStep(step("c")), changeStep("a", { note: "one" }), changeStep("a", { date: "2026-12-01" })];
  const found = both.reduce((each, change) => change(each), plan(step("a"), step("b")));
  assert.deepEqual(ids(found), ["a", "b", "c"]);
  assert.deepEqual(stepsOf(found)[0], step("a", { note: "one", date: "2026-12-01" }));
});

test("a step is added once, and deleting or changing what is gone does nothing", () => {
  const found = plan(step("a"));
  assert.equal(addStep(step("a", { note: "again" }))(found), found);
  assert.deepEqual(deleteStep("z")(found), found);
  assert.deepEqual(changeStep("z", { note: "n" })(found), found);
  assert.deepEqual(addStep(step("a"))(NO_PLAN), found);
});

test("a next step is planned as long as it is to be done", () => {
  const planned = (status) => isPlanned([step("1", { section: "a/b", step: "call", status })], "a/b", "call");
  assert.deepEqual(["open", "moved", "done", "let_go"].map(planned), [true, true, false, false]);
  assert.equal(isPlanned([step("1", { section: "a/c", step: "call" })], "a/b", "call"), false);
  assert.equal(isOpen(step("1", { status: "let_go" })), false);
});

test("a plan is a list, and no two ids are the same", () => {
  assert.deepEqual([plan(), { format: 1 }, { format: 1, steps: {} }].map(isPlan), [true, false, false]);
  const found = Array.from({ length: 50 }, newId);
  assert.ok(found.every((id) => /^[0-9a-f]{32}$/.test(id)));
  assert.equal(new Set(found).size, 50);
});
