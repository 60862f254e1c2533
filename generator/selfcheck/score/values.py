"""Values that travel with their attainable range, and rounding."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from selfcheck.model.scale import Rounding


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its attainable range; `low` ≤ `x` ≤ `high`."""

    x: Fraction
    low: Fraction
    high: Fraction

    def times(self, factor: Fraction) -> Value:
        """The value and its range times a number of either sign."""
        ends = sorted((factor * self.low, factor * self.high))
        return Value(factor * self.x, *ends)

    def reversed(self) -> Value:
        """The value turned around in its range."""
        return Value(self.low + self.high - self.x, self.low, self.high)

    def over(self, change: Callable[[Fraction], Fraction]) -> Value:
        """The value and its range after a change that keeps order, or turns it around."""
        return Value(change(self.x), *sorted((change(self.low), change(self.high))))

    def widened(self, x: Fraction) -> Value:
        """`x` in the range of this value, which is widened to hold it."""
        return Value(x, min(x, self.low), max(x, self.high))


def total(values: Iterable[Value]) -> Value:
    """The sum of some values, and of their ranges."""
    summands = [(value.x, value.low, value.high) for value in values]
    return Value(*map(added, zip(*summands, strict=True))) if summands else Value(Fraction(0), Fraction(0), Fraction(0))


def added(numbers: Iterable[Fraction]) -> Fraction:
    """The sum of some numbers, brought to one denominator only once."""
    pairs = [x.as_integer_ratio() for x in numbers]
    unit = lcm(*{below for _, below in pairs})
    return Fraction(sum([above * (unit // below) for above, below in pairs]), unit)


def rounded(x: Fraction, places: int, rounding: Rounding = "decimals") -> Fraction:
    """`x` rounded to so many decimal places: half away from zero, or always up, or always down."""
    scale = 10**places
    if rounding == "round_down":
        return Fraction(x.numerator * scale // x.denominator, scale)
    if rounding == "round_up":
        return Fraction(-(-x.numerator * scale // x.denominator), scale)
    whole, rest = divmod(abs(x.numerator) * scale, x.denominator)
    whole += 2 * rest >= x.denominator
    return Fraction(-whole if x < 0 else whole, scale)
