"""Ranges of numbers in words: "40 to 69", "40 to under 70", "above 15"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from selfcheck.model.ranges import Range
from selfcheck.render.words.language import Language, is_short

_MOST = 1_000


@dataclass(frozen=True)
class Grid:
    """Numbers that are all the same step apart: those that can come out."""

    step: Fraction
    start: Fraction = Fraction(0)
    """One of them."""
    places: int | None = None
    """How many decimal places they are shown with; None for as many as they have."""

    def up(self, x: Fraction) -> Fraction:
        """The lowest of them that is not below a number."""
        return self.start + ceil((x - self.start) / self.step) * self.step

    def down(self, x: Fraction) -> Fraction:
        """The highest of them that is not above a number."""
        return self.start + floor((x - self.start) / self.step) * self.step

    def all_in(self, ranges: Sequence[Range], low: Fraction, high: Fraction) -> bool:
        """Whether all of them from one number to another lie in one of some ranges; False where they are too many."""
        first = self.up(low)
        count = floor((high - first) / self.step) + 1
        numbers = (first + place * self.step for place in range(count))
        return count <= _MOST and all(any(x in range for range in ranges) for x in numbers)


def span(
    language: Language,
    range: Range,
    low: Fraction | None = None,
    high: Fraction | None = None,
    grid: Grid | None = None,
) -> str:
    """A range in words, as far as it lies between `low` and `high`, the ends of what can come out.

    These may not be known. With a grid only its numbers are named; without one an edge that lies outside is said to do
    so.
    """
    inside = _cut(range, low, high)
    if grid and (found := _on_grid(language, inside, grid)):
        return found
    return _between(language, inside, range)


def _cut(range: Range, low: Fraction | None, high: Fraction | None) -> Range:
    """The part of a range that lies between two numbers; the whole of it where none does."""
    if low is None or high is None:
        return range
    if not range.meets(low, high):
        below, above = range.low if range.low is not None else low, range.high if range.high is not None else high
        return Range(below, above, range.low_open, range.high_open)
    keeps_low = range.low is not None and range.low >= low
    keeps_high = range.high is not None and range.high <= high
    return Range(
        range.low if keeps_low else low,
        range.high if keeps_high else high,
        range.low_open and keeps_low,
        range.high_open and keeps_high,
    )


def _on_grid(language: Language, inside: Range, grid: Grid) -> str:
    """The first and the last number of the grid in a range; nothing when there is none."""
    if inside.low is None or inside.high is None:
        return ""
    first, last = grid.up(inside.low), grid.down(inside.high)
    first += grid.step if first not in inside else 0
    last -= grid.step if last not in inside else 0
    if first > last:
        return ""
    ends = [language.number(x) if grid.places is None else language.decimal(x, grid.places) for x in (first, last)]
    return ends[0] if first == last else language.say("%(low)s to %(high)s", low=ends[0], high=ends[1])


def _between(language: Language, inside: Range, written: Range) -> str:
    """A range of which every number counts. An end that no author wrote and that has many places is left out."""
    low, high = _end(language, inside.low, written.low), _end(language, inside.high, written.high)
    if inside.low == inside.high and low:
        return low
    ends = {"low": low, "high": high}
    if not high and not low:
        return language.say("any number")
    if not high:
        one = {"number": low}
        return language.say("above %(number)s", **one) if inside.low_open else language.say("%(number)s or more", **one)
    if not low:
        one = {"number": high}
        return (
            language.say("under %(number)s", **one) if inside.high_open else language.say("%(number)s or less", **one)
        )
    words = {
        (False, False): language.say("%(low)s to %(high)s", **ends),
        (False, True): language.say("%(low)s to under %(high)s", **ends),
        (True, False): language.say("above %(low)s to %(high)s", **ends),
        (True, True): language.say("above %(low)s to under %(high)s", **ends),
    }
    return words[inside.low_open, inside.high_open]


def _end(language: Language, x: Fraction | None, written: Fraction | None) -> str:
    """An end of a range as it is named; empty where it is not."""
    return "" if x is None or (x != written and not is_short(x)) else language.number(x)
