"""Sums: every raw score that independent parts can come to, found part by part, as the bits of one large number."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import gcd, lcm

from selfcheck.model.scale import Part, Scale
from selfcheck.score.raw import raw_score
from selfcheck.score.values import Value

MOST_SCORES = 20_000
"""So many different scores of a scale are told apart, at most."""
_MOST_BITS = 500_000


class TooManyError(Exception):
    """There are too many combinations to try them all."""


Choice = tuple[Part, Value, set[Fraction]]
"""A part with its range and what it can be worth."""


def raw_values(scale: Scale, present: list[Choice]) -> list[Value]:
    """The raw scores that independent parts can come to, with their range; none where the scale does not apply."""
    raw = raw_score(scale, [(part, whole) for part, whole, _ in present])
    return [Value(x, raw.low, raw.high) for x in _raws(scale, present)] if raw else []


def _raws(scale: Scale, present: list[Choice]) -> set[Fraction]:
    """The raw scores that independent parts can come to; raises `TooManyError`."""
    if scale.method == "product":
        found = {Fraction(1)}
        for part, _, values in present:
            powers = {x ** int(part.weight) for x in values if x or part.weight > 0}
            found = _products(found, powers)
        return found
    weighted = [(part, {part.weight * x for x in values}) for part, _, values in present]
    if scale.method in ("min", "max"):
        least = min if scale.method == "min" else max
        limit = least(max(values) if scale.method == "min" else min(values) for _, values in weighted)
        everything = set[Fraction]().union(*(values for _, values in weighted))
        return {x for x in everything if least(x, limit) == x}
    factor = Fraction(1)
    weights = sum((abs(part.weight) for part, _ in weighted), Fraction(0))
    if scale.method == "mean":
        factor = 1 / weights
    elif scale.method == "percent":
        factor = 100 / sum((part.weight * whole.high for part, whole, _ in present), Fraction(0))
    elif len(present) < len(scale.parts):
        factor = sum((abs(part.weight) for part in scale.parts), Fraction(0)) / weights
    return {factor * x for x in sums([values for _, values in weighted])}


def filled_values(scale: Scale, present: list[Choice], least: int) -> list[Value]:
    """The raw scores of parts of which at least `least` have a value, and all others what is filled in for them.

    Every part has a `fill`. Where more than sums would have to be told apart it may be more than can come out.
    """
    filled = [(part, whole, {*values, part.fill}) for part, whole, values in present if part.fill is not None]
    raw = raw_score(scale, [(part, whole) for part, whole, _ in filled])
    if raw is None or scale.method not in ("sum", "count", "mean"):
        return raw_values(scale, filled)
    shares = [({part.weight * x for x in values}, part.weight * (part.fill or 0)) for part, _, values in present]
    weights = sum((abs(part.weight) for part, _, _ in present), Fraction(0))
    factor = 1 / weights if scale.method == "mean" else Fraction(1)
    return [Value(factor * x, raw.low, raw.high) for x in _sums_of_at_least(least, shares)]


def _sums_of_at_least(least: int, shares: list[tuple[set[Fraction], Fraction]]) -> set[Fraction]:
    """The sums of shares, each one of its values or its fill, with `least` values among them or more."""
    reached: list[set[Fraction]] = [{Fraction(0)}]  # by how many values are among them
    for values, fill in shares:
        more: list[set[Fraction]] = [set() for _ in range(len(reached) + 1)]
        for number, totals in enumerate(reached):
            more[number] |= {total + fill for total in totals}
            more[number + 1] |= {total + x for total in totals for x in values}
        reached = more
        if sum(map(len, reached)) > MOST_SCORES:
            raise TooManyError
    return set[Fraction]().union(*reached[least:])


def _products(some: set[Fraction], others: set[Fraction]) -> set[Fraction]:
    """Every product of a number from each of two sets; raises `TooManyError` as soon as there are too many."""
    found = set[Fraction]()
    for x in some:
        found |= {x * y for y in others}
        if len(found) > MOST_SCORES:
            raise TooManyError
    return found


def sums(choices: list[set[Fraction]]) -> set[Fraction]:
    """Every sum of one number from each of some sets, none of them empty; raises `TooManyError`.

    Bit n of `reached` says that n units above the lowest sum can be reached, so a choice is a shift.
    """
    unit = lcm(*(x.denominator for values in choices for x in values))
    whole = [sorted(x.numerator * (unit // x.denominator) for x in values) for values in choices]
    low = sum(values[0] for values in whole)
    if sum(values[-1] for values in whole) - low > _MOST_BITS:
        raise TooManyError
    reached = 1
    for values in whole:
        reached = _union(reached << (x - values[0]) for x in values)
    if reached.bit_count() > MOST_SCORES:
        raise TooManyError
    bits = bin(reached)[:1:-1]
    return {Fraction(low + place, unit) for place, bit in enumerate(bits) if bit == "1"}


def _union(masks: Iterable[int]) -> int:
    found = 0
    for mask in masks:
        found |= mask
    return found


def common_unit(numbers: Iterable[Fraction]) -> Fraction:
    """The largest number of which all others are whole multiples."""
    unit = Fraction(0)
    for x in numbers:
        whole = gcd(unit.numerator * x.denominator, x.numerator * unit.denominator)
        unit = Fraction(whole, unit.denominator * x.denominator)
    return unit
