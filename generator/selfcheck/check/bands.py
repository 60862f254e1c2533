"""Bands: every score that can be reached is in one, and every one can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from selfcheck.model.bank import Bank
from selfcheck.model.numbers import exact
from selfcheck.model.ranges import Range
from selfcheck.model.scale import Band, Scale
from selfcheck.problems import Place, Problems
from selfcheck.score import Reach, Reachable, Scorer


def check_bands(bank: Bank, problems: Problems) -> None:
    """Add what is wrong with the bands of each scale; the scales themselves are sound."""
    reachable = Reachable(Scorer(bank))
    for scale in bank.scales:
        if scale.bands:
            reach = reachable.scale(scale.id)
            _covering(scale, reach, problems)
            for band in scale.bands:
                if not _reached(scale, band.range, reach):
                    _unreached(scale, band, reach, problems)


def _covering(scale: Scale, reach: Reach, problems: Problems) -> None:
    """No score is in no band."""
    for gap, band in _gaps(scale):
        if not _reached(scale, gap, reach):
            continue
        problems.add(
            "SC214",
            f"bands leave a gap: no band of `{scale.id}` holds {_words(scale, gap, reach)}",
            _edge(band),
            f"{_mend(gap, band, reach)}: scores run from {exact(reach.low)} to {exact(reach.high)}",
        )


def _gaps(scale: Scale) -> Iterator[tuple[Range, Band]]:
    """What lies below the bands, between and above them, with the band beside it."""
    first, last = scale.bands[0], scale.bands[-1]
    if first.range.low is not None:
        yield Range(high=first.range.low, high_open=not first.range.low_open), first
    for before, after in pairwise(scale.bands):
        gap = Range(before.range.high, after.range.low, not before.range.high_open, not after.range.low_open)
        if not gap.empty:
            yield gap, after
    if last.range.high is not None:
        yield Range(low=last.range.high, low_open=not last.range.high_open), last


def _reached(scale: Scale, range: Range, reach: Reach) -> bool:
    """Whether any score that can be reached lies in a range."""
    if any(score in range for score in reach.scores):
        return True
    return reach.dense and next(_between(scale, range, reach), None) is not None


def _between(scale: Scale, range: Range, reach: Reach) -> Iterator[Fraction]:
    """The lowest and the highest score in a range, where scores are not known one by one."""
    low = reach.low if range.low is None else max(range.low, reach.low)
    high = reach.high if range.high is None else min(range.high, reach.high)
    if scale.places is None:
        if range.meets(reach.low, reach.high):
            yield from (low, high)
        return
    size = 10**scale.places
    first, last = Fraction(ceil(low * size), size), Fraction(floor(high * size), size)
    first += Fraction(1, size) if first not in range else 0
    last -= Fraction(1, size) if last not in range else 0
    if first <= last and first in range:
        yield from (first, last)


def _words(scale: Scale, gap: Range, reach: Reach) -> str:
    """The scores in a gap, in words."""
    found = [score for score in reach.scores if score in gap]
    if reach.dense and scale.places is None:
        low = reach.low if gap.low is None else gap.low
        high = reach.high if gap.high is None else gap.high
        return f"scores from {exact(low)} to {'below ' if gap.high_open else ''}{exact(high)}"
    ends = [*found, *(_between(scale, gap, reach) if reach.dense else ())]
    low, high = min(ends), max(ends)
    return exact(low) if low == high else f"{exact(low)} to {exact(high)}"


def _mend(gap: Range, band: Band, reach: Reach) -> str:
    if gap.low is None:
        return f"start the lowest band at {exact(reach.low)}"
    if gap.high is None:
        return f"let the highest band reach to {exact(reach.high)}"
    return f"let `{band.label}` begin where the band below it ends"


def _unreached(scale: Scale, band: Band, reach: Reach, problems: Problems) -> None:
    problems.add(
        "SC213",
        f"no score of `{scale.id}` is in the band `{band.label}`",
        _edge(band),
        f"scores run from {exact(reach.low)} to {exact(reach.high)}",
    )


def _edge(band: Band) -> Place:
    """Where the edge of a band is written."""
    return band.at[next((key for key in ("from", "above", "to", "below") if key in band.at.keys), "label")]
