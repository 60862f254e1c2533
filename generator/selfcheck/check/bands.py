"""Bands: every score that can be reached is in one, and every one can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from selfcheck.check.words import told
from selfcheck.model.ranges import Range
from selfcheck.model.scale import Band, Scale
from selfcheck.problems import Label, Place, Problems
from selfcheck.score import Reach, Reachable, Scorer

_EDGES = {"from", "above", "to", "below"}
_MOST_NAMED = 2
"""So many scores are named one by one."""


def check_bands(scorer: Scorer, problems: Problems) -> None:
    """Add what is wrong with the bands of each scale of a bank; the scales themselves are sound."""
    reachable = Reachable(scorer)
    for scale in scorer.bank.scales:
        if scale.bands:
            reach = reachable.scale(scale.id)
            _covering(scale, reach, problems)
            for band in scale.bands:
                if not reached(scale, band.range, reach):
                    _unreached(scale, band, reach, problems)


def reached(scale: Scale, range: Range, reach: Reach) -> bool:
    """Whether any score that can be reached lies in a range."""
    return bool(_known(range, reach)) or (reach.dense and next(_between(scale, range, reach), None) is not None)


def edge(band: Band) -> Place:
    """Where the edge of a band is written."""
    return band.at[next((key for key in band.at.keys if key in _EDGES), "label")]


def _known(range: Range, reach: Reach) -> list[Fraction]:
    """The scores in a range, as far as they are known one by one."""
    return [*range.among(reach.scores), *range.among(reach.others or ())]


def _covering(scale: Scale, reach: Reach, problems: Problems) -> None:
    """No score is in no band. Several gaps between bands have one cause, so the first stands for all."""
    gaps = [(gap, band) for gap, band in _gaps(scale) if reached(scale, gap, reach)]
    inner = [(gap, band) for gap, band in gaps if gap.low is not None and gap.high is not None]
    for gap, band in gaps:
        if (gap, band) in inner[1:]:
            continue
        labels = [_runs(scale, reach)]
        if (gap, band) in inner:
            labels += [Label(edge(other), f"{_words(scale, each, reach)} too") for each, other in inner[1:]]
        problems.add(
            "SC214",
            f"bands leave a gap: no band of `{scale.id}` holds {_words(scale, gap, reach)}",
            edge(band),
            _mend(gap, band, reach),
            labels,
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
    if reach.dense and scale.places is None:
        low = reach.low if gap.low is None else gap.low
        high = reach.high if gap.high is None else gap.high
        if low == high:
            return told(low)
        begin, end = "above" if gap.low_open else "from", "below" if gap.high_open else ""
        link = "and" if gap.low_open and gap.high_open else "to"
        return " ".join(filter(None, ("scores", begin, told(low), link, end, told(high))))
    found = sorted({*_known(gap, reach), *(_between(scale, gap, reach) if reach.dense else ())})
    if len(found) <= _MOST_NAMED and not reach.dense:
        return " or ".join(map(told, found))
    return told(found[0]) if len(found) == 1 else f"{told(found[0])} to {told(found[-1])}"


def _mend(gap: Range, band: Band, reach: Reach) -> str:
    if gap.low is None:
        return f"start the lowest band at {told(reach.low)}"
    if gap.high is None:
        return f"let the highest band reach to {told(reach.high)}, or leave out its upper edge"
    return "leave out `to` and `below`: then a band reaches to the next one, whatever lies between"


def _unreached(scale: Scale, band: Band, reach: Reach, problems: Problems) -> None:
    below = [x for x in reach.scores if band.range.high is not None and x < band.range.high]
    above = [x for x in reach.scores if band.range.low is not None and x > band.range.low]
    help = "move its edge, or delete it"
    if below and above:
        help = f"the scores around it are {told(below[-1])} and {told(above[0])}; {help}"
    if not _EDGES & set(band.at.keys):
        help = "it has no edge of its own: give it a `from`, or delete it"
    said = f"no score of `{scale.id}` is in the band `{band.label}`"
    problems.add("SC213", said, edge(band), help, [_runs(scale, reach)])


def _runs(scale: Scale, reach: Reach) -> Label:
    """From where to where scores run, at what decides it."""
    return Label(
        scale.at["rescale" if "rescale" in scale.at.keys else "id"],
        f"scores run from {told(reach.low)} to {told(reach.high)}",
    )
