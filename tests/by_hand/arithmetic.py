"""What a reader does with numbers and names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from by_hand.paper import Found, number, quotes


@dataclass
class Part:
    """One thing that a scale is made of."""

    name: str
    """The number of a question, the title of a scale, or `the points`."""
    value: Found
    weight: Fraction = Fraction(1)
    answer: list[str] = field(default_factory=list)
    filled: bool = False


Term = tuple[Fraction, Fraction]
"""A value with what stands behind it taken in, and that number itself, without its sign."""


def weighed(text: str) -> tuple[str, Fraction]:
    """A name and its weight: `minus 3 × 2` is -2 times 3."""
    name, _, times = re.sub(r" \^ ", " × ", text).partition(" × ")
    weight = number(times or "1")
    return (name.removeprefix("minus "), -weight) if name.startswith("minus ") else (name, weight)


def meets(part: Part, test: str) -> bool:
    limits = {"at least": "__ge__", "at most": "__le__", "above": "__gt__", "below": "__lt__"}
    for each in re.split(r",? and |, (?=at |above|below|answered)", test):
        if each.startswith("answered with"):
            if not set(quotes(each)) & set(part.answer):
                return False
        else:
            word, _, limit = each.rpartition(" ")
            assert word in limits, test
            if not getattr(part.value, limits[word])(number(limit)):
                return False
    return True


def enough(least: Fraction, *, percent: bool, more: bool) -> Callable[[int, int], bool]:
    def is_enough(answered: int, applicable: int) -> bool:
        needed = least * applicable / 100 if percent else least
        return answered > needed if more else answered >= needed

    return is_enough


def total(terms: list[Term]) -> Fraction:
    return sum((x for x, _ in terms), Fraction(0))


def weights(terms: list[Term]) -> Fraction:
    return sum((weight for _, weight in terms), Fraction(0))


def product(terms: list[Term]) -> Fraction:
    found = Fraction(1)
    for x, _ in terms:
        found *= x
    return found
