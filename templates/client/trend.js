/**
 * Where the parts of the picture of a trend stand: points by their dates, over stripes for the bands. Pure; places are
 * per cent of the picture.
 */

/**
 * @typedef {object} Dot
 * @property {number} x
 * @property {number} y
 * @property {boolean} named whether there is room for its number
 *
 * @typedef {{ y: number, height: number }} Stripe
 */

/** Left and right of the points: the numbers of the stripes stand on the left. */
const LEFT = 16;
const RIGHT = 94;
/** Above and below the stripes: the days stand below. */
const TOP = 8;
const BOTTOM = 84;
/** Numbers of points stand at least so far from one another. */
const ROOM = 13;

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 * @returns {number} the height at which a score stands
 */
export function heightOf(value, low, high) {
  const share = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5;
  return BOTTOM - share * (BOTTOM - TOP);
}

/**
 * @param {{ time: number, value: number }[]} points oldest first; evenly spread where their times do not rise
 * @param {number} low the lowest score of the scale
 * @param {number} high
 * @returns {Dot[]}
 */
export function dotsOf(points, low, high) {
  const [first, last] = [points[0]?.time ?? 0, points.at(-1)?.time ?? 0];
  const rising = last > first && points.every(({ time }, place) => !place || time >= points[place - 1].time);
  /** @param {number} time @param {number} place */
  const across = (time, place) => (rising ? (time - first) / (last - first) : place / Math.max(1, points.length - 1));
  const dots = points.map(({ time, value }, place) => ({
    x: LEFT + across(time, place) * (RIGHT - LEFT),
    y: heightOf(value, low, high),
    named: false,
  }));
  // The newest number is always there, and of the others those that do not stand in the way of one another.
  let taken = Infinity;
  for (const dot of [...dots].reverse()) {
    dot.named = taken - dot.x >= ROOM;
    if (dot.named) taken = dot.x;
  }
  return dots;
}

/**
 * @param {(number | null)[]} edges where bands begin and end, rising; null at the first or last for an end of the scale
 * @param {number} low
 * @param {number} high
 * @returns {Stripe[]} from low to high, one for each band
 */
export function stripesOf(edges, low, high) {
  const ys = edges.map((edge, place) => heightOf(edge ?? (place ? high : low), low, high));
  return ys.slice(1).map((y, place) => ({ y, height: ys[place] - y }));
}
