/**
 * The distribution function of the standard normal distribution, in whole numbers of many digits: so exact that every
 * scorer comes to the same twelve decimal places.
 */

import { Rational } from "./rational.js";

const UNIT = 10n ** 50n;
/** 1 ÷ √(2π), in units. */
const DENSITY = 39894228040143267793994605993438186847585863116493n;
/** Beyond this, a percentile is 0 or 100 to twelve places. */
const FAR = 10n;

/**
 * 100 × Φ(z), by the series Φ(z) = ½ + φ(z) × (z + z³/3 + z⁵/(3·5) + …), divided by that of e^(z²/2).
 * @param {Rational} z
 * @returns {Rational} rounded half away from zero to twelve decimal places
 */
export function percentile({ numerator, denominator }) {
  const z = (numerator * UNIT) / denominator;
  if (z >= FAR * UNIT) return new Rational(100n);
  if (z <= -FAR * UNIT) return new Rational(0n);
  let [sum, term, power, powerTerm] = [0n, z, 0n, UNIT];
  for (let n = 1n; powerTerm; n++) {
    sum += term;
    power += powerTerm;
    term = (term * z * z) / (UNIT * UNIT * (2n * n + 1n));
    powerTerm = (powerTerm * z * z) / (UNIT * UNIT * 2n * n);
  }
  return new Rational(UNIT / 2n + (DENSITY * sum) / power, UNIT / 100n).rounded(12);
}
