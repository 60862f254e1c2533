"""Raw scores: how the parts of a scale become one value (section 7 of the scoring rules)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from selfcheck.model.scale import Part, Scale
from selfcheck.score.values import Value, added, total

Valued = tuple[Part, Value]


def raw_score(scale: Scale, present: list[Valued]) -> Value | None:
    """The scale's method over the parts that are not left out, at least one; None where it does not apply."""
    if scale.method == "product":
        return _product(present)
    values = [value if part.plain else value.times(part.weight) for part, value in present]
    if scale.method in ("min", "max"):
        choose = min if scale.method == "min" else max
        return Value(choose(v.x for v in values), choose(v.low for v in values), choose(v.high for v in values))
    sums = total(values)
    if scale.method == "percent":
        return sums.times(100 / sums.high) if sums.high > 0 else None
    weights = weight_of(part for part, _ in present)
    if scale.method == "mean":
        return sums.times(1 / weights)
    if len(present) == len(scale.parts):
        return sums
    return sums.times(weight_of(scale.parts) / weights)


def weight_of(parts: Iterable[Part]) -> Fraction:
    """The weights of some parts together, each without its sign."""
    found = tuple(parts)
    return Fraction(len(found)) if all(part.plain for part in found) else added(abs(part.weight) for part in found)


def _product(present: list[Valued]) -> Value | None:
    product = Value(Fraction(1), Fraction(1), Fraction(1))
    for part, value in present:
        power = _power(value, int(part.weight))
        if power is None:
            return None
        ends = [a * b for a in (product.low, product.high) for b in (power.low, power.high)]
        product = Value(product.x * power.x, min(ends), max(ends))
    return product


def _power(value: Value, exponent: int) -> Value | None:
    """A value and its range to a power; None where that divides by 0."""
    if exponent < 0 and 0 in (value.x, value.low, value.high):
        return None
    ends = [value.low**exponent, value.high**exponent]
    if exponent > 0 and exponent % 2 == 0 and value.low < 0 < value.high:
        ends.append(Fraction(0))
    return Value(value.x**exponent, min(ends), max(ends))
