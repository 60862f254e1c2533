"""The standard normal distribution, to as many digits as a percentile needs.

The series is that of Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.2.11:
Φ(z) = 1/2 + φ(z) · (z + z³/3 + z⁵/(3·5) + …), with φ(z) = e^(−z²/2) / √(2π). All its terms have one sign, so nothing
cancels.
"""

from __future__ import annotations

from fractions import Fraction

from selfcheck.score.values import rounded

PLACES = 12
"""A percentile is worked out to so many decimal places."""

_FAR = 10
"""Beyond so many standard deviations a percentile is 0 or 100 to all its places."""
_UNIT = 10**60
"""Numbers are held as whole numbers of this fraction of 1."""
_ROOT = 398942280401432677939946059934381868475858631164934657666
"""1/√(2π), in units of 10⁻⁵⁷."""


def percentile(z: Fraction) -> Fraction:
    """100 · Φ(z), rounded half away from zero to 12 decimal places; 0 to 100."""
    if abs(z) >= _FAR:
        return Fraction(100 if z > 0 else 0)
    x = abs(z.numerator) * _UNIT // z.denominator
    square = x * x // _UNIT
    density = _exp_minus(square // 2) * (_ROOT * 1000) // _UNIT
    term, series, odd = x, 0, 1
    while term:
        series += term
        odd += 2
        term = term * square // _UNIT // odd
    half = density * series // _UNIT
    above = _UNIT // 2 + (half if z > 0 else -half)
    return rounded(Fraction(100 * above, _UNIT), PLACES)


def _exp_minus(x: int) -> int:
    """E to the power of −x, for x ≥ 0, all in units; by its series for x/64, squared six times."""
    small = x // 64
    term, series, n = _UNIT, 0, 0
    while term:
        series += term if n % 2 == 0 else -term
        n += 1
        term = term * small // _UNIT // n
    for _ in range(6):
        series = series * series // _UNIT
    return series
