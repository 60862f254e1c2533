/**
 * Exact rational numbers. Scores are never rounded on their way, so that both scorers agree to the last digit.
 */

/** Numbers that were read already: a bank has a few, and has them a thousand times. @type {Map<string, Rational>} */
const PARSED = new Map();

/** @param {bigint} x */
const magnitude = (x) => (x < 0n ? -x : x);

/** @param {bigint} a @param {bigint} b */
function greatestCommonDivisor(a, b) {
  while (b) [a, b] = [b, a % b];
  return a;
}

/** A rational number in lowest terms; its denominator is above 0. Immutable. */
export class Rational {
  /**
   * @param {bigint} numerator
   * @param {bigint} [denominator] not 0
   */
  constructor(numerator, denominator = 1n) {
    if (denominator < 0n) [numerator, denominator] = [-numerator, -denominator];
    // Most numbers of a bank are whole; they need no search for a divisor.
    const divisor = denominator === 1n ? 1n : greatestCommonDivisor(magnitude(numerator), denominator);
    /** @readonly */
    this.numerator = numerator / divisor;
    /** @readonly */
    this.denominator = denominator / divisor;
  }

  /**
   * @param {string} text a whole number, a decimal number or a fraction: "40", "-0.5", "4/3"
   * @returns {Rational}
   * @throws {SyntaxError} when the text is none of these
   */
  static parse(text) {
    const known = PARSED.get(text);
    if (known) return known;
    const [top, bottom = "1"] = text.split("/");
    const [whole, decimals = ""] = top.split(".");
    const number = new Rational(BigInt(whole + decimals), BigInt(bottom) * 10n ** BigInt(decimals.length));
    PARSED.set(text, number);
    return number;
  }

  /** @param {Rational} other */
  plus(other) {
    if (this.denominator === other.denominator) {
      return new Rational(this.numerator + other.numerator, this.denominator);
    }
    return new Rational(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  /** @param {Rational} other */
  minus(other) {
    return this.plus(new Rational(-other.numerator, other.denominator));
  }

  /** @param {Rational} other */
  times(other) {
    return new Rational(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** @param {Rational} other not 0 */
  over(other) {
    return new Rational(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  /** The distance from 0. */
  size() {
    return new Rational(magnitude(this.numerator), this.denominator);
  }

  /**
   * @param {Rational} other
   * @returns {number} below 0 when this number is the lower one, 0 when both are equal, else above 0
   */
  compare(other) {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    return difference < 0n ? -1 : Number(difference > 0n);
  }

  /**
   * Rounded half away from zero, or all the way in one direction.
   * @param {number} places decimal places, from 0
   * @param {-1 | 0 | 1} [way] 1 up, to the next number that is not lower; -1 down
   */
  rounded(places, way = 0) {
    const scale = 10n ** BigInt(places);
    const rest = (this.numerator * scale) % this.denominator;
    const away = way ? rest * BigInt(way) > 0n : magnitude(rest) * 2n >= this.denominator;
    const whole = (this.numerator * scale - rest) / this.denominator;
    return new Rational(away ? whole + (rest < 0n ? -1n : 1n) : whole, scale);
  }

  /**
   * With exactly so many decimal places, rounded half away from zero: "-0.50".
   * @param {number} places from 0
   * @returns {string}
   */
  toFixed(places) {
    const { numerator, denominator } = this.rounded(places);
    const digits = String((magnitude(numerator) * 10n ** BigInt(places)) / denominator).padStart(places + 1, "0");
    const point = digits.length - places;
    const decimals = places ? `.${digits.slice(point)}` : "";
    return (numerator < 0n ? "-" : "") + digits.slice(0, point) + decimals;
  }

  /** The nearest floating-point number: for drawing, never for scoring. */
  toNumber() {
    return Number(this.numerator) / Number(this.denominator);
  }

  /** Exact text: "7" or "4/3". */
  toString() {
    return this.denominator === 1n ? String(this.numerator) : `${this.numerator}/${this.denominator}`;
  }
}

export const ZERO = new Rational(0n);
export const ONE = new Rational(1n);
export const TEN = new Rational(10n);
export const HUNDRED = new Rational(100n);
