import assert from "node:assert/strict";
import { test } from "node:test";
import { calendarText, fileName } from "../../templates/client/calendar.js";
import { againOn, daysAfter, isDay, localDay, longDay, nextDay } from "../../templates/client/days.js";
import ICAL from "../../templates/vendor/ical.min.js";

const NOW = new Date("2026-11-23T08:30:15.250Z");
const day = (more = {}) => ({ uid: "u1", title: "Call Kim", text: "", date: "2026-12-01", every: "", ...more });
const lines = (...days) => calendarText(ICAL, days, NOW).split("\r\n");

test("an entry without a rhythm", () => {
  assert.deepEqual(lines(day()), [
    "BEGIN:VCALENDAR",
    "PRODID:-//selfcheck//plan//EN",
    "VERSION:2.0",
    "BEGIN:VEVENT",
    "UID:u1",
    "DTSTAMP:20261123T083015Z",
    "DTSTART;VALUE=DATE:20261201",
    "SUMMARY:Call Kim",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

for (const [every, date, rule] of [
  ["day", "2026-12-01", "FREQ=DAILY"],
  ["week", "2026-12-01", "FREQ=WEEKLY"],
  ["two_weeks", "2026-12-01", "FREQ=WEEKLY;INTERVAL=2"],
  ["month", "2026-12-30", "FREQ=MONTHLY"],
  ["month", "2027-01-31", "FREQ=MONTHLY;BYMONTHDAY=-1"],
]) {
  test(`the rhythm ${every} from ${date}`, () => {
    const found = lines(day({ every, date })).filter((line) => line.startsWith("RRULE"));
    assert.equal(found.length, 1);
    const parts = (text) => text.split(";").sort();
    assert.deepEqual(parts(found[0].replace("RRULE:", "")), parts(rule));
  });
}

test("what begins on the 31st comes on the last day of each month", () => {
  const text = calendarText(ICAL, [day({ every: "month", date: "2027-01-31" })], NOW);
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent"));
  const days = event.iterator();
  assert.deepEqual(
    Array.from({ length: 5 }, () => days.next().toString()),
    ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31"],
  );
});

test("texts are escaped, line ends are told apart from them, and no control character gets in", () => {
  const odd = { uid: "u\r1\u0007\r\nX:2", title: "a,b;c\\d\r\ne\u0007" };
  const found = lines(day({ ...odd, text: "one\r\ntwo\rthree\u2028four\ud800" }));
  assert.ok(found.includes("UID:u 1  X:2"));
  assert.ok(found.includes("SUMMARY:a\\,b\\;c\\\\d e "));
  assert.ok(found.includes("DESCRIPTION:one\\ntwo\\nthree four "));
});

test("no line is longer than 75 octets, and none is broken within a character", () => {
  for (const text of ["x".repeat(400), "ä".repeat(300), "字".repeat(300), "🙂".repeat(200), "a🙂é字".repeat(90)]) {
    const whole = calendarText(ICAL, [day({ text })], NOW);
    const octets = whole.split("\r\n").map((line) => Buffer.byteLength(line));
    assert.ok(Math.max(...octets) <= 75, String(Math.max(...octets)));
    assert.ok(!whole.includes("�"));
    assert.ok(whole.replaceAll("\r\n ", "").includes(`DESCRIPTION:${text}\r\n`));
  }
});

test("several entries stand in one calendar", () => {
  const found = lines(day(), day({ uid: "u2" }));
  assert.deepEqual(
    found.filter((line) => line.startsWith("UID")),
    ["UID:u1", "UID:u2"],
  );
});

test("names of files", () => {
  assert.equal(fileName("Write a plan: today!"), "Write-a-plan-today");
  assert.equal(fileName("¿Qué? 你好"), "Qué-你好");
  assert.equal(fileName("../.."), "plan");
  assert.ok(fileName("a ".repeat(100)).length <= 60);
});

test("days of the calendar", () => {
  const texts = [
    "2026-12-01",
    "2028-02-29",
    "2027-02-29",
    "2026-13-01",
    "2026-1-1",
    "",
    "tomorrow",
    "2026-12-01T10:00",
  ];
  assert.deepEqual(texts.filter(isDay), ["2026-12-01", "2028-02-29"]);
});

test("days are those of the reader's own clock", () => {
  assert.equal(localDay(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
  assert.equal(daysAfter("2026-12-31", 1), "2027-01-01");
  assert.equal(daysAfter("2028-02-28", 1), "2028-02-29");
  assert.equal(longDay("2026-12-01", "en-GB"), "1 December 2026");
  assert.equal(againOn("2026-10-20T12:00:00.000Z", "2026-11-23"), "2026-12-01");
  assert.equal(againOn("2026-03-01T12:00:00.000Z", "2026-11-23"), "2026-11-23");
});

for (const [every, day, today, next] of [
  ["day", "2026-11-20", "2026-11-23", "2026-11-24"],
  ["day", "2026-12-31", "2026-12-31", "2027-01-01"],
  ["week", "2026-11-23", "2026-11-23", "2026-11-30"],
  ["week", "2026-11-02", "2026-11-23", "2026-11-30"],
  ["week", "2026-12-01", "2026-11-23", "2026-12-08"],
  ["two_weeks", "2026-11-02", "2026-11-23", "2026-11-30"],
  ["month", "2026-11-20", "2026-11-23", "2026-12-20"],
  ["month", "2027-01-31", "2027-01-31", "2027-02-28"],
  ["month", "2027-01-31", "2027-02-28", "2027-03-31"],
  ["month", "2026-12-30", "2028-02-28", "2028-02-29"],
]) {
  test(`what comes back every ${every} from ${day} on and is done on ${today}`, () => {
    assert.equal(nextDay(day, every, today), next);
  });
}

test("days beyond the year 9999 come to an end, and can be said", () => {
  assert.equal(nextDay("9999-12-31", "day", "2026-11-23"), "10000-01-01");
  assert.equal(againOn("9999-12-31T12:00:00.000Z", "2026-11-23"), "10000-02-11");
  assert.match(longDay("10000-01-01", "en"), /10000/);
});
