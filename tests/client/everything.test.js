import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_BYTES, exported, exportedFiles } from "../../templates/client/export.js";
import { difference, imported } from "../../templates/client/import.js";
import { describe } from "../../templates/client/inventory.js";
import { eraseFrom, keepAll, keptIn, trial } from "../../templates/client/everything.js";
import { joined, moveAll } from "../../templates/client/joined.js";
import { refusalOf } from "../../templates/client/refusals.js";
import { MemoryArea, chance } from "./area.js";

const BASE = "https://someone.github.io/repo/";
const PREFIX = "selfcheck:/repo/:";
const DATE = "2026-05-03T10:00:00.000Z";

/** @param {Record<string, string>} entries */
function areaWith(entries) {
  const area = new MemoryArea();
  for (const [key, text] of Object.entries(entries)) area.setItem(key, text);
  return area;
}

const OTHERS = { "selfcheck:/:a/b": "another site", "selfcheck:/repository/:a/b": "a third", theme: "dark" };

test("what is kept is what begins with the site's prefix, without the mark of the tab", () => {
  const area = areaWith({ ...OTHERS, [`${PREFIX}plan`]: "2", [`${PREFIX}a/b`]: "1", [`${PREFIX}session`]: "1" });
  assert.deepEqual(
    [...keptIn(area, BASE)],
    [
      [`${PREFIX}a/b`, "1"],
      [`${PREFIX}plan`, "2"],
    ],
  );
});

test("erasing leaves no key of the site and every other one", () => {
  const area = areaWith({ ...OTHERS, [`${PREFIX}a/b`]: "1", [`${PREFIX}session`]: "1", [`${PREFIX}a/b:backup3`]: "{" });
  eraseFrom(area, BASE);
  assert.deepEqual(Object.fromEntries(area.entries), OTHERS);
});

test("moving joins everything to what is there, or changes nothing when there is no room", () => {
  const from = areaWith({ [`${PREFIX}a/b`]: "12345", [`${PREFIX}plan`]: "12345", ...OTHERS });
  const to = areaWith({ [`${PREFIX}a/b`]: "old" });
  to.room = 12;
  assert.throws(() => moveAll(from, to, BASE), { name: "QuotaExceededError" });
  assert.deepEqual(Object.fromEntries(to.entries), { [`${PREFIX}a/b`]: "old" });
  assert.equal(from.length, 5);
  to.room = 13;
  moveAll(from, to, BASE);
  const moved = { [`${PREFIX}a/b`]: "12345", [`${PREFIX}a/b:backup`]: "old", [`${PREFIX}plan`]: "12345" };
  assert.deepEqual(Object.fromEntries(to.entries), moved);
  assert.deepEqual(Object.fromEntries(from.entries), OTHERS);
});

test("a trial says whether saving works, and leaves nothing behind", () => {
  const area = areaWith(OTHERS);
  assert.equal(
    trial(() => area, BASE),
    "works",
  );
  area.room = 500;
  assert.equal(
    trial(() => area, BASE),
    "full",
  );
  const refuse = () => {
    throw new DOMException("no", "SecurityError");
  };
  assert.equal(trial(refuse, BASE), "blocked");
  assert.deepEqual(Object.fromEntries(area.entries), OTHERS);
  assert.equal(refusalOf("whatever"), "blocked");
});

/** A text that a storage may hold: JSON, broken JSON, any code units at all. @param {() => number} random */
function anyText(random) {
  const kinds = [
    () => JSON.stringify({ format: 1, answers: { constructor: { value: "1", fingerprint: "x", revision: 1 } } }),
    () => '{"format":1,"answers":',
    () => "",
    () => String.fromCharCode(...Array.from({ length: 12 }, () => Math.floor(random() * 65536))),
    () => "\uFEFF\u2028\"'\\</script>\0",
    () => JSON.stringify(null),
  ];
  return kinds[Math.floor(random() * kinds.length)]();
}

test("export, delete and import are the identity, for whatever is stored", () => {
  const random = chance(1);
  const names = ["a/b", "a/b:backup", "a/b:backup1", "plan", "matters", "x", "", ":", "a:b/c", "é\u{1F600}", "trial"];
  for (let round = 0; round < 500; round++) {
    const entries = Object.fromEntries(
      names.filter(() => random() < 0.5).map((name) => [PREFIX + name, anyText(random)]),
    );
    const area = areaWith({ ...OTHERS, ...entries });
    const before = Object.fromEntries(area.entries);
    const file = exported(keptIn(area, BASE), BASE, DATE);
    eraseFrom(area, BASE);
    assert.deepEqual(Object.fromEntries(area.entries), OTHERS);
    const read = imported(new TextDecoder().decode(new TextEncoder().encode(file)), BASE);
    assert.ok("entries" in read, JSON.stringify(read));
    keepAll(area, joined(read.entries, keptIn(area, BASE), PREFIX));
    assert.deepEqual(Object.fromEntries(area.entries), before);
    assert.equal(read.date, DATE);
  }
});

test("what is too much for one file comes in several, and all of it can be brought back", () => {
  const random = chance(7);
  const entries = new Map(
    Array.from({ length: 40 }, (_, number) => [`${PREFIX}a/s${number}`, "\0é ".repeat(Math.floor(random() * 60_000))]),
  );
  const files = exportedFiles(entries, BASE, DATE);
  assert.ok(files.length > 3);
  const brought = new Map();
  for (const text of files) {
    const read = imported(text, BASE);
    assert.ok(!("problem" in read), read.problem);
    for (const [key, each] of read.entries) brought.set(key, each);
  }
  assert.deepEqual(brought, entries);
  assert.equal(exportedFiles(new Map([...entries].slice(0, 2)), BASE, DATE).length, 1);
});

test("what is too large for any file has one of its own and keeps the others from nothing", () => {
  const large = [`${PREFIX}a/b:backup`, "\0".repeat(MOST_BYTES)];
  const small = [`${PREFIX}plan`, "{}"];
  const files = exportedFiles(new Map([large, small]), BASE, DATE);
  assert.deepEqual(
    files.map((text) => JSON.parse(text).entries),
    [Object.fromEntries([large]), Object.fromEntries([small])],
  );
  assert.deepEqual(imported(files[1], BASE).entries, new Map([small]));
});

const GOOD = { selfcheck: "export", format: 1, site: "/repo/", date: DATE, entries: { [`${PREFIX}plan`]: "{}" } };

/** @param {string} json @returns {string} the text of a file */
const spoiled = (json) => JSON.stringify(GOOD).replace('{"selfcheck:/repo/:plan":"{}"}', json);

const REFUSED = {
  shape: [
    "",
    "{",
    "null",
    "[]",
    '"export"',
    "{}",
    JSON.stringify({ ...GOOD, selfcheck: "share" }),
    JSON.stringify({ ...GOOD, more: 1 }),
    JSON.stringify({ ...GOOD, format: "1" }),
    JSON.stringify({ ...GOOD, date: "soon" }),
    JSON.stringify({ ...GOOD, date: undefined }),
    JSON.stringify({ ...GOOD, entries: [] }),
    JSON.stringify({ ...GOOD, entries: { [`${PREFIX}plan`]: {} } }),
    JSON.stringify({ ...GOOD, site: 1 }),
  ],
  version: [JSON.stringify({ ...GOOD, format: 2 }), JSON.stringify({ ...GOOD, format: 0, whatever: 1 })],
  site: [JSON.stringify({ ...GOOD, site: "/" })],
  foreign: [
    JSON.stringify({ ...GOOD, entries: { "selfcheck:/:plan": "{}" } }),
    JSON.stringify({ ...GOOD, entries: { theme: "dark" } }),
    JSON.stringify({ ...GOOD, entries: { [`${PREFIX}session`]: "1" } }),
  ],
  keys: [
    spoiled('{"__proto__":"1"}'),
    spoiled('{"constructor":"1"}'),
    spoiled('{},"__proto__":{"a":1}'),
    spoiled('{},"constructor":"1"'),
    spoiled('{"selfcheck:/repo/:plan":"{\\"__proto__\\":1}"}'),
    spoiled('{"selfcheck:/repo/:plan":"{\\"steps\\":[{\\"constructor\\":1}]}"}'),
    spoiled('{"selfcheck:/repo/:a/b":"{\\"answers\\":{\\"__proto__\\":1}}"}'),
    spoiled(`{"selfcheck:/repo/:plan":"${"[".repeat(2000)}${"]".repeat(2000)}"}`),
  ],
  large: [
    `${JSON.stringify(GOOD)}${" ".repeat(MOST_BYTES)}`,
    JSON.stringify({ ...GOOD, more: "é".repeat(MOST_BYTES / 2) }),
  ],
};

for (const [problem, texts] of Object.entries(REFUSED)) {
  test(`an import is refused: ${problem}`, () => {
    for (const text of texts) assert.deepEqual(imported(text, BASE), { problem }, text.slice(0, 200));
  });
}

test("a file that an editor has put a byte order mark before is read", () => {
  assert.ok("entries" in imported(`\uFEFF${JSON.stringify(GOOD)}`, BASE));
});

test("the difference says what becomes of each entry", () => {
  const entries = new Map(Object.entries({ a: "1", b: "2", c: "3", e: "6" }));
  const there = new Map(Object.entries({ b: "2", c: "4", d: "5", e: "7" }));
  const changes = new Map(Object.entries({ a: "1", c: "34", "e:backup": "6" }));
  assert.deepEqual(difference(entries, there, changes), {
    added: ["a", "e:backup"],
    joined: ["c"],
    same: ["b"],
    staying: ["d", "e"],
  });
});

test("entries are told apart", () => {
  const attempt = { date: DATE, revision: 1, answers: {}, headline: null };
  const section = { format: 1, bank: "a/b", answers: { x: {}, y: {} }, finished: attempt, attempts: [attempt, 7] };
  const nothing = { count: 0, date: "", earlier: [] };
  const cases = [
    ["a/b", JSON.stringify(section), { kind: "section", count: 2, date: DATE, earlier: [DATE] }],
    [
      "a/b",
      JSON.stringify({ ...section, finished: undefined, attempts: [] }),
      { kind: "section", ...nothing, count: 2 },
    ],
    ["a/b", "{", { kind: "unreadable", ...nothing }],
    ["a/b", '{"format":2}', { kind: "newer", ...nothing }],
    ["a/b:backup12", "{", { kind: "copy", ...nothing }],
    ["plan", '{"format":1,"steps":[{},{}]}', { kind: "plan", ...nothing, count: 2 }],
    ["plan", "[]", { kind: "unreadable", ...nothing }],
    ["matters", '{"format":1,"sections":{"a/b":3}}', { kind: "matters", ...nothing, count: 1 }],
    ["reread", '{"format":1,"sections":{"a/b":{}}}', { kind: "reread", ...nothing, count: 1 }],
    ["else", "{", { kind: "other", ...nothing }],
  ];
  for (const [name, text, expected] of cases) {
    assert.deepEqual(describe(name, text), { name: name.replace(/:backup.*/, ""), ...expected }, `${name} ${text}`);
  }
});
