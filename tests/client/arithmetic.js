// Reads sums as they are shown, "≈ 3.333 × (−2) ÷ 4 ≈ −1.667", and tells whether they are true: a number without an ≈ is
// meant exactly, one behind an ≈ may be off by half of its last digit.

const SIGNS = /\s*(≈ )?(−?\d+(?:\.\d+)?)|\s*([()+−×÷^])/gy;

/** An exact fraction of whole numbers. */
const exact = (text) => {
  const [whole, decimals = ""] = text.split(".");
  return [BigInt((whole + decimals).replace("−", "-")), 10n ** BigInt(decimals.length)];
};

/** What a number may be: its ends, as fractions. */
function number(text, rounded) {
  const [top, bottom] = exact(text);
  return rounded ? [[2n * top - 1n, 2n * bottom], [2n * top + 1n, 2n * bottom]] : [[top, bottom], [top, bottom]]; // prettier-ignore
}

const sum = ([a, b], [c, d]) => [a * d + c * b, b * d];
const product = ([a, b], [c, d]) => [a * c, b * d];
const inverse = ([a, b]) => (a < 0n ? [-b, -a] : [b, a]);
const minus = ([low, high]) => [product(high, [-1n, 1n]), product(low, [-1n, 1n])];
const compare = ([a, b], [c, d]) => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);

const OPERATIONS = {
  "+": (one, other) => [sum(one[0], other[0]), sum(one[1], other[1])],
  "−": (one, other) => OPERATIONS["+"](one, minus(other)),
  "×": (one, other) => {
    const ends = one.flatMap((end) => other.map((each) => product(end, each))).sort(compare);
    return [ends[0], ends[3]];
  },
  "÷": (one, other) => OPERATIONS["×"](one, [inverse(other[1]), inverse(other[0])]),
  "^": (one, [[power]]) => {
    const size = power < 0n ? -power : power;
    const times = Array.from({ length: Number(size) }, () => one).reduce(OPERATIONS["×"]);
    return power < 0n ? [inverse(times[1]), inverse(times[0])] : times;
  },
};
const RANKS = [["+", "−"], ["×", "÷"], ["^"]]; // prettier-ignore

/** What an expression may come to. @param {string} text */
export function valueOf(text) {
  const tokens = [...text.matchAll(SIGNS)].map(([, rounded, digits, sign]) => sign ?? number(digits, rounded));
  const take = (rank) => {
    if (rank === RANKS.length) return atom();
    let found = take(rank + 1);
    while (RANKS[rank].includes(tokens[0])) {
      const operation = OPERATIONS[/** @type {string} */ (tokens.shift())];
      found = operation(found, take(rank + 1));
    }
    return found;
  };
  const atom = () => {
    const token = tokens.shift();
    if (token !== "(") return token;
    const inner = take(0);
    tokens.shift();
    return inner;
  };
  return take(0);
}

/**
 * Whether a sum is true as it is shown; a text without one is.
 * @param {string} text "7 ÷ 2 = 3.5"
 */
export function holds(text) {
  const found = / (=|≈) (?=[^=≈]*$)/.exec(text);
  if (!found) return true;
  const left = valueOf(text.slice(0, found.index));
  const right = valueOf((found[1] === "≈" ? "≈ " : "") + text.slice(found.index + 3));
  return compare(left[0], right[1]) <= 0 && compare(right[0], left[1]) <= 0;
}
