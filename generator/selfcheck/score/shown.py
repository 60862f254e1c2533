"""A score as the reader sees it (section 11 of the scoring rules)."""

from __future__ import annotations

from fractions import Fraction

from selfcheck.model.numbers import exact
from selfcheck.model.scale import Scale
from selfcheck.score.values import rounded

MOST_PLACES = 12
"""A score is never shown with more decimal places than this."""


def band_of(scale: Scale, x: Fraction) -> int | None:
    """The place of the band that holds a score, from 0; None without one."""
    return next((place for place, band in enumerate(scale.bands) if x in band.range), None)


def shown(scale: Scale, x: Fraction, width: Fraction) -> str:
    """The score `x` as the reader sees it; `width` is that of the scale's attainable range."""
    if scale.places is not None:
        return _fixed(x, scale.places) if rounded(x, scale.places) == x else exact(x)
    places = next((d for d in range(6) if width * 10**d >= 100), 6)
    if rounded(x, places) == x:
        return exact(x)
    while places < MOST_PLACES and band_of(scale, rounded(x, places)) != band_of(scale, x):
        places += 1
    return _fixed(rounded(x, places), places)


def _fixed(x: Fraction, places: int) -> str:
    """A number that has at most so many decimal places, with exactly that many."""
    digits = str(abs(x.numerator) * 10**places // x.denominator).rjust(places + 1, "0")
    sign = "-" if x < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
