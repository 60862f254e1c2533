"""Ranges of numbers, for bands and for steps."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Range:
    """The numbers between two edges, each of which may be left out and may belong to the range or not."""

    low: Fraction | None = None
    """None when there is no lower edge."""
    high: Fraction | None = None
    """None when there is no upper edge."""
    low_open: bool = False
    """Whether the lower edge itself lies outside."""
    high_open: bool = False
    """Whether the upper edge itself lies outside."""

    def __contains__(self, x: Fraction) -> bool:
        """Whether a number lies in the range."""
        above = self.low is None or x > self.low or (x == self.low and not self.low_open)
        below = self.high is None or x < self.high or (x == self.high and not self.high_open)
        return above and below

    def among(self, rising: Sequence[Fraction]) -> Sequence[Fraction]:
        """Those of some rising numbers that lie in the range."""
        start, end = 0, len(rising)
        if self.low is not None:
            start = (bisect_right if self.low_open else bisect_left)(rising, self.low)
        if self.high is not None:
            end = (bisect_left if self.high_open else bisect_right)(rising, self.high)
        return rising[start:end]

    def meets(self, low: Fraction, high: Fraction) -> bool:
        """Whether any number from `low` to `high` lies in the range."""
        above = self.low is None or high > self.low or (high == self.low and not self.low_open)
        below = self.high is None or low < self.high or (low == self.high and not self.high_open)
        return above and below and not self.empty

    @property
    def empty(self) -> bool:
        """Whether no number lies in the range."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))
