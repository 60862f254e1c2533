"""Change: how far a score has to move between two attempts before it is more than what comes and goes by itself."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

_SURE = Fraction(196, 100)
"""Of 1.96 standard errors to each side: by chance alone, 5 of 100 differences are larger."""
_PLACES = 6
"""A root is taken to so many decimal places, the same on every machine."""


@dataclass(frozen=True)
class Change:
    """What an author knows of the noise in a scale, in one of three ways; the others are None.

    From a standard error of measurement, or from what it is made of, follows the *reliable change* of N. S. Jacobson
    and P. Truax (1991), Clinical significance: a statistical approach to defining meaningful change in psychotherapy
    research, Journal of Consulting and Clinical Psychology 59(1), 12-19, doi:10.1037/0022-006X.59.1.12: a difference is
    more than chance when it is larger than 1.96 times the standard error of a difference, which is √2 SEM.
    """

    points: Fraction | None = None
    """The margin itself, in points of the scale, above 0."""
    sem: Fraction | None = None
    """The standard error of measurement, above 0."""
    alpha: Fraction | None = None
    """The reliability, from 0 to 1; with it stands `sd`."""
    sd: Fraction | None = None
    """The standard deviation of the scores, above 0; SEM = sd √(1 - alpha)."""

    @property
    def margin(self) -> Fraction:
        """The largest difference that is not called a change, in points of the scale, from 0."""
        if self.points is not None:
            return self.points
        squared = self.sem**2 if self.sem is not None else (self.sd or 0) ** 2 * (1 - (self.alpha or 0))
        return _root(2 * _SURE**2 * squared)


def _root(square: Fraction) -> Fraction:
    """The square root of a number from 0, rounded down to six decimal places."""
    scale = 10**_PLACES
    return Fraction(isqrt(square.numerator * scale**2 // square.denominator), scale)
