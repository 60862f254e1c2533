// Where the parts of the picture of a trend stand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dotsOf, heightOf, stripesOf } from "../../templates/client/trend.js";

const DAY = 86_400_000;
const dots = (...points) =>
  dotsOf(
    points.map(([day, value]) => ({ time: day * DAY, value })),
    0,
    100,
  );

test("points stand by their dates, higher scores above lower ones", () => {
  const [first, second, third] = dots([0, 0], [1, 50], [4, 100]);
  assert.equal((second.x - first.x) * 4, third.x - first.x);
  assert.equal(second.y * 2, first.y + third.y);
  assert.ok(first.y > third.y);
  assert.ok([first, second, third].every(({ x, y }) => x > 0 && x < 100 && y > 0 && y < 100));
});

test("points of one moment stand side by side, and what is outside its scale at the edge", () => {
  const [first, second] = dots([3, 10], [3, 20]);
  assert.ok(first.x < second.x);
  assert.equal(heightOf(140, 0, 100), heightOf(100, 0, 100));
  assert.equal(heightOf(7, 7, 7), (heightOf(0, 0, 100) + heightOf(100, 0, 100)) / 2);
  assert.deepEqual(dots(), []);
});

test("points whose times do not rise, since the clock was set, are evenly spread in their order", () => {
  const [first, second, third] = dots([0, 0], [9, 50], [4, 100]);
  assert.equal((second.x - first.x) * 2, third.x - first.x);
});

test("the newest number is always there, others where they have room", () => {
  const named = (...days) => dots(...days.map((day) => [day, 50])).map((dot) => dot.named);
  assert.deepEqual(named(0, 50, 100), [true, true, true]);
  assert.deepEqual(named(0, 97, 100), [true, false, true]);
  assert.deepEqual(named(0, 1, 100), [false, true, true]);
  assert.deepEqual(named(4), [true]);
});

test("stripes fill the scale, one for each band", () => {
  const stripes = stripesOf([null, 40, 70, null], 0, 100);
  assert.equal(stripes.length, 3);
  assert.equal(stripes[0].y + stripes[0].height, heightOf(0, 0, 100));
  assert.equal(stripes[1].y + stripes[1].height, stripes[0].y);
  assert.equal(stripes[2].y, heightOf(100, 0, 100));
  assert.deepEqual(stripesOf([], 0, 100), []);
});
