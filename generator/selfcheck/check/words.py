"""Words: how numbers are told in messages."""

from __future__ import annotations

from fractions import Fraction

from selfcheck.model.numbers import exact
from selfcheck.score import rounded

_MOST = 8
"""A number of so many characters is told as it is."""


def told(x: Fraction) -> str:
    """A number to be read in a message: exact where that is short, else about what it is."""
    whole = exact(x)
    if "/" not in whole and len(whole) <= _MOST:
        return whole
    near = rounded(x, 2) if abs(x) >= 1 else rounded(x, 4)
    return exact(x) if near == x else f"about {exact(near)}"
