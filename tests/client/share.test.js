import assert from "node:assert/strict";
import { test } from "node:test";
import "../../templates/client/whole_language.js";
import { unwrap, wrap } from "../../templates/client/envelope.js";
import { gapsBetween } from "../../templates/client/gaps.js";
import { answersIn, isComparable, readShared, shareOf, written } from "../../templates/client/share.js";
import { linkIn, linkTo } from "../../templates/client/share_link.js";
import { chance } from "./area.js";
import { bankOf, given, worth } from "./banks.js";

const bank = bankOf({
  ids: ["a", "b", "apart", "many", "hours", "words", "wide"],
  items: {
    b: { not_applicable: true },
    many: { type: "multiple", none: true },
    hours: { type: "number", range: ["-5", "24"], grid: "0.5", not_applicable: true },
    words: { type: "text", unscored: true },
    wide: { set: 1 },
  },
  sets: [
    worth("0", "1", "2", "3", "4"),
    worth(...Array.from({ length: 70 }, (_, place) => `v${place}`)).map(([v]) => [v, null]),
  ],
  digest: "0123abcd",
});
const DATE = "2026-05-03T10:00:00.000Z";
const full = given({
  a: "4",
  b: "not_applicable",
  apart: "0",
  many: ["3", "1"],
  hours: "7.5",
  words: "secret",
  wide: "v69",
});

/** @param {Map<string, unknown>} answers */
const shared = (answers) => readShared(written([shareOf(bank, answers, DATE)]))?.[0];

test("what is shared comes back, less what was written in own words", () => {
  const expected = new Map(full);
  expected.delete("words");
  assert.deepEqual(answersIn(shared(full), bank), expected);
  const little = given({ many: [], hours: "not_applicable" });
  assert.deepEqual(answersIn(shared(little), bank), little);
  assert.deepEqual(answersIn(shared(given({})), bank), given({}));
});

test("options are shared as places, and nothing else than the answers is in it", () => {
  assert.equal(
    written([shareOf(bank, full, DATE)]),
    '[["chapter/section",1,"0123abcd","2026-05-03","40-","7.5",[3,1],69]]',
  );
});

test("answers find their questions when those stand in another order and under other names", () => {
  const names = { a: "z", wide: "b2" };
  const items = bank.items.map((item) => {
    const id = names[item.id];
    return id ? { ...item, id, was: [item.id, "between"] } : item;
  });
  const moved = { ...bank, items: items.reverse() };
  const expected = new Map([...full].map(([id, value]) => [names[id] ?? id, value]));
  expected.delete("words");
  assert.deepEqual(answersIn(shared(full), moved), expected);
});

test("the day that is shared is that of whoever shares it", (context) => {
  const { TZ } = process.env;
  context.after(() => (TZ === undefined ? delete process.env.TZ : (process.env.TZ = TZ)));
  /** @param {string} zone @param {string} date */
  const day = (zone, date) => {
    process.env.TZ = zone;
    return shareOf(bank, full, date).date;
  };
  assert.equal(day("Pacific/Auckland", "2026-05-03T20:00:00.000Z"), "2026-05-04");
  assert.equal(day("America/Lima", "2026-05-03T03:00:00.000Z"), "2026-05-02");
});

test("answers that the bank does not have are refused", () => {
  const good = shared(full);
  const spoil = [
    { places: "50-" }, { places: "-0-" }, { places: "40" }, { places: "40-0" }, { places: "4_-" }, { places: "" },
    { others: [] }, { others: ["7.5", [3, 1]] }, { others: ["7.5", [3, 1], 69, 1] },
    { others: ["7.5", [9], 69] }, { others: ["7.5", [1, 1], 69] }, { others: ["7.5", "-", 69] },
    { others: ["7.3", [3, 1], 69] }, { others: ["07.5", [3, 1], 69] }, { others: [7.5, [3, 1], 69] },
    { others: ["25", [3, 1], 69] }, { others: ["7.5", [3, 1], 70] }, { others: ["7.5", [3, 1], "v1"] },
    { others: ["7.5", [3, 1], { toString: 1 }] }, { others: ["7.5", [[3]], 1] }, { others: ["7.5", ["__proto__"], 1] },
  ]; // prettier-ignore
  for (const each of spoil) assert.equal(answersIn({ ...good, ...each }, bank), null, JSON.stringify(each));
});

test("another revision or digest is not comparable", () => {
  assert.ok(isComparable(shared(full), bank));
  for (const other of [{ revision: 2 }, { digest: "00000000" }, { bank: "chapter/other" }])
    assert.ok(!isComparable(shared(full), { ...bank, ...other }));
});

test("a day that is none, or on which nothing can have been finished, is refused", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: new Date("2026-05-03T12:00") });
  /** @param {string} day */
  const read = (day) => readShared(JSON.stringify([["a/b", 1, "0123abcd", day, "0"]]))?.[0].date;
  for (const day of ["2000-01-01", "2024-02-29", "2026-05-03", "2026-05-04"]) assert.equal(read(day), day);
  for (const day of ["2026-02-31", "2026-02-29", "0001-01-01", "1999-12-31", "2026-05-05", "9999-12-31", "2026-05-3"])
    assert.equal(read(day), undefined, day);
});

test("texts of another shape are refused", () => {
  const one = ["a/b", 1, "0123abcd", "2026-05-03", "0"];
  /** @param {number} place @param {unknown} value */
  const with_ = (place, value) => JSON.stringify([one.map((each, at) => (at === place ? value : each))]);
  assert.ok(readShared(JSON.stringify([one])));
  const refused = [
    "", "{", "null", "7", "{}", "[]", "[[]]", "[null]", JSON.stringify([one, one]), with_(0, "a"), with_(0, "a/<b>"),
    with_(0, "../x"), with_(0, null), with_(1, 1.5), with_(1, "1"), with_(2, "0123ABCD"), with_(2, ""), with_(3, "2026-5-3"),
    with_(3, "2026-99-99"), with_(4, "0 "), with_(4, ["0"]), with_(4, "0".repeat(6000)),
    '{"__proto__":[]}', `[${"[".repeat(5000)}${"]".repeat(5000)}]`,
  ]; // prettier-ignore
  for (const text of refused) assert.equal(readShared(text), null, text.slice(0, 100));
});

test("a text comes back from its envelope, packed and with letters for addresses alone", async () => {
  for (const text of ["", "a", "é\u{1F600}", "abc".repeat(1000)]) {
    const wrapped = await wrap(text);
    assert.match(wrapped, /^[\w-]+$/);
    assert.deepEqual(await unwrap(wrapped), { text });
  }
  assert.ok((await wrap("abc".repeat(1000))).length < 100);
});

test("a passphrase locks, with salt and nonce of its own each time", async () => {
  const [one, other] = [await wrap("secret", "four words for us"), await wrap("secret", "four words for us")];
  assert.notEqual(one, other);
  assert.deepEqual(await unwrap(one), { problem: "passphrase" });
  assert.deepEqual(await unwrap(one, "four words for u"), { problem: "passphrase" });
  assert.deepEqual(await unwrap(one, " four words for us "), { text: "secret" });
  assert.ok(!Buffer.from(one, "base64url").includes("secret"));
});

test("a passphrase costs at least 310,000 rounds a guess", async (context) => {
  const derived = context.mock.method(crypto.subtle, "deriveKey");
  await wrap("secret", "phrase");
  const [how, , what] = derived.mock.calls[0].arguments;
  assert.deepEqual([how.name, how.hash, what.name, what.length], ["PBKDF2", "SHA-256", "AES-GCM", 256]);
  assert.ok(how.iterations >= 310_000);
  assert.ok(how.salt.length >= 16);
});

test("what does not fit is told from what is broken", async () => {
  assert.deepEqual(await unwrap("A".repeat(100_001)), { problem: "long" });
  const bomb = await wrap("0".repeat(600_000));
  assert.ok(bomb.length < 2000);
  assert.deepEqual(await unwrap(bomb), { problem: "broken" });
});

test("a link holds what is shared behind #", () => {
  const link = linkTo("https://example.org/repo/", "abc");
  assert.equal(link, "https://example.org/repo/my/compare/#s=abc");
  assert.equal(linkIn(link), "abc");
  assert.equal(linkIn("#s="), "");
  for (const other of ["", "#", "#sc-help", "abc"]) assert.equal(linkIn(other), null);
});

/** One small change to a text. @param {string} text @param {() => number} random */
function mutate(text, random) {
  const at = Math.floor(random() * text.length);
  const letters = "ABCXYZabcxyz0189-_+/=% <\"'\0é";
  const letter = letters[Math.floor(random() * letters.length)];
  const ways = [
    () => text.slice(0, at),
    () => text.slice(at),
    () => text.slice(0, at) + letter + text.slice(at + 1),
    () => text.slice(0, at) + letter + text.slice(at),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text + text.slice(at),
  ];
  return ways[Math.floor(random() * ways.length)]();
}

test("altered links are refused in one word, whatever was altered", async () => {
  const random = chance(2);
  const whole = await wrap(written([shareOf(bank, full, DATE)]));
  let refused = 0;
  for (let round = 0; round < 3000; round++) {
    let text = whole;
    for (let times = 1 + Math.floor(random() * 3); times > 0; times--) text = mutate(text, random);
    const found = await unwrap(text);
    if (text === whole) continue;
    assert.ok("problem" in found, text);
    assert.ok(["broken", "newer"].includes(found.problem));
    refused++;
  }
  assert.ok(refused > 2900);
});

test("altered contents of a sound envelope are refused, or are answers that the bank has", () => {
  const random = chance(3);
  const text = written([shareOf(bank, full, DATE)]);
  const known = new Map(bank.items.map((item) => [item.id, item]));
  let kept = 0;
  for (let round = 0; round < 20_000; round++) {
    const read = readShared(mutate(mutate(text, random), random));
    const answers = read?.[0] && isComparable(read[0], bank) ? answersIn(read[0], bank) : null;
    if (!answers) continue;
    kept++;
    for (const [id, value] of answers) {
      const item = known.get(id);
      const values = new Set(bank.sets[item.set].map(([each]) => each));
      const typed = item.type === "number" && Number(value) >= -5 && Number(value) <= 24;
      const none = value === "not_applicable" && item.not_applicable;
      assert.ok(none || typed || [value].flat().every((each) => values.has(each)), `${id}: ${value}`);
    }
  }
  assert.ok(kept > 0);
});

test("gaps are widest first by what is possible, and of answers that both have given", () => {
  const small = bankOf({
    ids: ["a", "b", "c", "hours", "hidden"],
    items: { hours: { type: "number", range: ["0", "10"] }, hidden: { when: { item: "a", is: ["4"] } } },
    scales: [{ id: "s", parts: [{ item: "a" }] }],
  });
  const mine = given({ a: "0", b: "1", c: "2", hours: "0", hidden: "0" });
  const theirs = given({ a: "1", b: "4", hours: "4", hidden: "4" });
  const found = gapsBetween(small, mine, theirs).map(({ item, width }) => `${item} ${width}`);
  assert.deepEqual(found, ["b 3/4", "hours 2/5", "a 1/4"]);
  assert.deepEqual(gapsBetween(small, mine, mine), []);
});
