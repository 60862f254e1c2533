import assert from "node:assert/strict";
import { test } from "node:test";
import { openKept } from "../../templates/client/kept.js";
import { NOTHING_SAID, isMatters, mattersOf, sayMatters } from "../../templates/client/matters.js";
import { MemoryArea, refusing } from "./area.js";

const KEY = "selfcheck:/repo/:matters";

/** What is kept in an area. */
const record = (area) => JSON.parse(area.getItem(KEY));

/** What one tab keeps, with what it has said. */
function open(area) {
  const said = [];
  const kept = openKept({
    area: () => (typeof area === "function" ? area() : area),
    key: KEY,
    blank: NOTHING_SAID,
    sound: isMatters,
    onSaving: (saving) => said.push(saving),
  });
  return { kept, said, matters: (id) => mattersOf(kept.kept(), id) };
}

test("what is said is saved at once, and taken back", () => {
  const area = new MemoryArea();
  const { kept, said, matters } = open(area);
  kept.change(sayMatters("a/b", 3));
  assert.deepEqual(record(area), { format: 1, sections: { "a/b": 3 } });
  assert.equal(open(area).matters("a/b"), 3);
  kept.change(sayMatters("a/b", null));
  assert.deepEqual(record(area), { format: 1, sections: {} });
  assert.equal(matters("a/b"), null);
  assert.deepEqual(said, ["", "saved", "saved"]);
});

test("two tabs lose nothing", () => {
  const area = new MemoryArea();
  const [one, other] = [open(area), open(area)];
  one.kept.change(sayMatters("a/b", 3));
  other.kept.change(sayMatters("a/c", 0));
  one.kept.change(sayMatters("a/d", 4));
  assert.deepEqual(record(area).sections, { "a/b": 3, "a/c": 0, "a/d": 4 });
  other.kept.reread();
  assert.equal(other.matters("a/d"), 4);
});

for (const [name, saving] of [
  ["QuotaExceededError", "full"],
  ["SecurityError", "blocked"],
]) {
  test(`a storage that fails with ${name} is said, and what waits is written later`, () => {
    const area = new MemoryArea();
    const { kept, said, matters } = open(area);
    area.refuse = refusing(name);
    kept.change(sayMatters("a/b", 3));
    assert.deepEqual(said, ["", saving]);
    assert.equal(matters("a/b"), 3);
    area.refuse = null;
    kept.reread();
    assert.equal(said.at(-1), saving, "what waits is not saved by looking");
    area.entries.set(KEY, JSON.stringify({ format: 1, sections: { "a/e": 1 } }));
    kept.change(sayMatters("a/c", 2));
    assert.equal(said.at(-1), "saved");
    assert.deepEqual(record(area).sections, { "a/e": 1, "a/b": 3, "a/c": 2 });
  });
}

test("a storage that may not be looked at is said", () => {
  const { said, matters } = open(refusing("SecurityError"));
  assert.deepEqual(said, ["blocked"]);
  assert.equal(matters("a/b"), null);
});

for (const text of ["", "{", "[]", "null", "7", '{"format": "1", "sections": {}}', '{"format": 1, "sections": []}']) {
  test(`what cannot be read is left alone until the next change, which keeps a copy: ${text}`, () => {
    const area = new MemoryArea();
    area.entries.set(KEY, text);
    area.entries.set(`${KEY}:backup`, "an earlier copy");
    const { kept } = open(area);
    assert.equal(kept.trouble(), "unreadable");
    assert.equal(area.getItem(KEY), text);
    kept.change(sayMatters("a/b", 1));
    kept.change(sayMatters("a/b", 2));
    assert.equal(kept.trouble(), "");
    assert.deepEqual(Object.fromEntries(area.entries), {
      [KEY]: '{"format":1,"sections":{"a/b":2}}',
      [`${KEY}:backup`]: "an earlier copy",
      [`${KEY}:backup1`]: text,
    });
  });
}

test("nothing is written over a newer format", () => {
  const area = new MemoryArea();
  const newer = '{"format":2,"what":"ever"}';
  area.entries.set(KEY, newer);
  const { kept, said, matters } = open(area);
  kept.change(sayMatters("a/b", 1));
  assert.deepEqual(said, ["newer", "newer"]);
  assert.equal(kept.trouble(), "newer");
  assert.equal(matters("a/b"), 1);
  assert.deepEqual([...area.entries], [[KEY, newer]]);
});

test("keys of others and odd values are left as they are", () => {
  const area = new MemoryArea();
  area.entries.set(KEY, '{"format":1,"more":[1],"sections":{"a/b":"much","a/c":9,"a/d":1.5}}');
  const { kept, matters } = open(area);
  assert.deepEqual(["a/b", "a/c", "a/d", "toString"].map(matters), [null, null, null, null]);
  kept.change(sayMatters("a/e", 4));
  assert.deepEqual(record(area), { format: 1, more: [1], sections: { "a/b": "much", "a/c": 9, "a/d": 1.5, "a/e": 4 } });
});
