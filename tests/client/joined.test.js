import assert from "node:assert/strict";
import { test } from "node:test";
import { joined } from "../../templates/client/joined.js";
import { chance } from "./area.js";

const PREFIX = "selfcheck:/repo/:";

const answered = (values) =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, fingerprint: "x", revision: 1 }]));
const attempt = (day, values = {}) => ({
  date: `2026-05-${day}T10:00:00.000Z`,
  revision: 1,
  answers: answered(values),
});
const section = (values, more = {}) => ({
  format: 1,
  bank: "a/b",
  answered: Object.keys(values).length,
  answers: answered(values),
  attempts: [],
  ...more,
});

/** Entries by what follows the prefix; texts as they are, all else as JSON. */
const entries = (named) =>
  new Map(
    Object.entries(named).map(([name, kept]) => [
      PREFIX + name,
      typeof kept === "string" ? kept : JSON.stringify(kept),
    ]),
  );

/** What changes where `coming` is moved to `there`, by what follows the prefix; JSON is read. */
function join(coming, there) {
  const changed = joined(entries(coming), entries(there), PREFIX);
  const read = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  };
  return Object.fromEntries([...changed].map(([key, text]) => [key.slice(PREFIX.length), read(text)]));
}

test("what is nowhere else comes as it is, and what is the same changes nothing", () => {
  const coming = { "a/b": section({ x: "1" }), "c/d": "{", plan: '{"format":7}', something: "else" };
  assert.deepEqual(join(coming, {}), { ...coming, plan: { format: 7 } });
  assert.deepEqual(join(coming, coming), {});
  assert.deepEqual(join({}, coming), {});
});

test("plans have the steps of both, once each, and what is moved counts", () => {
  const there = { format: 1, steps: [{ id: "1", note: "old" }, { id: "2" }, null], theirs: true };
  const coming = { format: 1, steps: [{ id: "3" }, { id: "1", note: "new" }] };
  const steps = [{ id: "1", note: "new" }, { id: "2" }, null, { id: "3" }];
  assert.deepEqual(join({ plan: coming }, { plan: there }), { plan: { format: 1, steps, theirs: true } });
});

test("what matters and what was read again is joined by section", () => {
  for (const name of ["matters", "reread"]) {
    const there = { format: 1, sections: { "a/b": 1, "c/d": 2 } };
    const coming = { format: 1, sections: { "a/b": 3, "e/f": 4 } };
    assert.deepEqual(join({ [name]: coming }, { [name]: there }), {
      [name]: { format: 1, sections: { "a/b": 3, "c/d": 2, "e/f": 4 } },
    });
  }
});

test("of a section the moved answers count, and the attempts of both stay, once each and by date", () => {
  const there = section({ x: "1", y: "1" }, { finished: attempt("07", { x: "1", y: "1" }), attempts: [attempt("02")] });
  const coming = section({ x: "3" }, { finished: attempt("08", { x: "3" }), attempts: [attempt("02"), attempt("01")] });
  assert.deepEqual(join({ "a/b": coming }, { "a/b": there }), {
    "a/b": { ...coming, attempts: [attempt("01"), attempt("02"), attempt("07", { x: "1", y: "1" })] },
  });
});

test("a result that is there already, or is older, takes no later one away", () => {
  const there = section({ x: "1", y: "2" }, { finished: attempt("08", { x: "1", y: "1" }), attempts: [attempt("07")] });
  const older = section({ x: "3", y: "1", z: "4" }, { finished: attempt("02", { x: "3", y: "1" }) });
  const { "a/b": found } = join({ "a/b": older }, { "a/b": there });
  assert.deepEqual(found, {
    ...there,
    answers: answered({ x: "1", y: "2", z: "4" }),
    attempts: [older.finished, attempt("07")],
  });
  const anew = section({ x: "2" }, { attempts: [older.finished] });
  assert.deepEqual(join({ "a/b": older }, { "a/b": anew }), {
    "a/b": { ...anew, answers: answered({ x: "2", z: "4" }) },
  });
});

test("a section that was begun anew goes on, and the result before it is an earlier one", () => {
  const there = section({ x: "1", y: "1" }, { finished: attempt("07", { x: "1", y: "1" }) });
  const coming = section({ x: "3" });
  assert.deepEqual(join({ "a/b": coming }, { "a/b": there }), {
    "a/b": { ...coming, attempts: [there.finished] },
  });
});

test("answers that no result holds stay where what is moved has none", () => {
  const there = section({ x: "1", y: "1", z: "1" }, { finished: attempt("07", { x: "1", y: "2" }) });
  const open = section({ x: "1", y: "1", z: "1" });
  const { "a/b": settled } = join({ "a/b": section({ z: "3" }) }, { "a/b": there });
  assert.deepEqual(settled.answers, answered({ y: "1", z: "3" }));
  const { "a/b": both } = join({ "a/b": section({ z: "3" }) }, { "a/b": open });
  assert.deepEqual(both.answers, answered({ x: "1", y: "1", z: "3" }));
  assert.equal(both.answered, 3);
});

test("a section without an answer takes none away", () => {
  const there = section({ x: "1" }, { finished: attempt("07", { x: "1" }) });
  const coming = section({}, { attempts: [attempt("05")] });
  assert.deepEqual(join({ "a/b": coming }, { "a/b": there }), { "a/b": { ...there, attempts: [attempt("05")] } });
});

test("an item may be called what JavaScript gives a meaning to", () => {
  const text = JSON.stringify(section({ y: "1" })).replace('"y"', '"__proto__"');
  const { "a/b": found } = join({ "a/b": section({ constructor: "2" }) }, { "a/b": text });
  assert.deepEqual(Object.keys(found.answers), ["__proto__", "constructor"]);
});

test("what cannot be joined is kept as a copy", () => {
  const good = section({ x: "1" });
  for (const bad of ["{", "[]", '{"format":1}', '{"format":2,"answers":{}}']) {
    assert.deepEqual(
      joined(entries({ "a/b": good }), entries({ "a/b": bad }), PREFIX),
      entries({ "a/b": good, "a/b:backup": bad }),
    );
    assert.deepEqual(joined(entries({ "a/b": bad }), entries({ "a/b": good }), PREFIX), entries({ "a/b:backup": bad }));
  }
  assert.deepEqual(join({ "a/b": "{1" }, { "a/b": "{2" }), { "a/b": "{1", "a/b:backup": "{2" });
  assert.deepEqual(join({ other: "x" }, { other: "y" }), { other: "x", "other:backup": "y" });
});

test("copies stay, all of them, and none twice", () => {
  const there = { "a/b": "{2", "a/b:backup": "{3" };
  const coming = { "a/b": "{1", "a/b:backup": "{4", "a/b:backup1": "{3" };
  assert.deepEqual(join(coming, there), { "a/b": "{1", "a/b:backup1": "{2", "a/b:backup2": "{4" });
});

test("copies of what has none here come as they are", () => {
  const coming = { "a/b:backup1": "{1", "c/d": "{2", "c/d:backup": "{2" };
  assert.deepEqual(join(coming, { "a/b": "{3" }), coming);
  assert.deepEqual(join(coming, { "c/d": "{3" }), { ...coming, "c/d:backup1": "{2", "c/d:backup": "{3" });
});

test("nothing of either is lost, whatever there is", () => {
  const random = chance(7);
  const some = (most) => Math.floor(random() * most);
  const values = () => Object.fromEntries(["u", "v", "w"].filter(() => some(2)).map((id) => [id, `${some(3)}`]));
  const all = ["01", "02", "03", "04", "05"].map((day) => attempt(day, values()));
  const any = () => {
    const [finished, ...attempts] = all.filter(() => some(2)).reverse();
    return some(5) ? section(values(), { attempts, finished: some(2) ? finished : undefined }) : `{${some(4)}`;
  };
  const resultsOf = ({ finished, attempts }) => [finished ?? [], attempts].flat();
  for (let round = 0; round < 500; round++) {
    const [coming, there] = [any(), any()].map((each) => entries({ "a/b": each }));
    const after = new Map([...there, ...joined(coming, there, PREFIX)]);
    const texts = [...after.values()];
    const kept = texts.filter((text) => text.startsWith('{"')).map((text) => JSON.parse(text));
    const results = kept.flatMap(resultsOf);
    assert.equal(new Set(results.map(({ date }) => date)).size, results.length);
    for (const text of [...coming.values(), ...there.values()].filter((each) => !texts.includes(each))) {
      const before = JSON.parse(text);
      assert.ok(resultsOf(before).every(({ date }) => results.some((each) => each.date === date)));
      assert.ok(Object.keys(before.answers).every((id) => [...kept, ...results].some(({ answers }) => id in answers)));
    }
  }
});
