"""Bands: they rise, every score that can be attained is in one, and every one can be attained."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import ceil

from selfcheck.model.bank import Band, Bank, Decimals, Scale
from selfcheck.model.numbers import exact
from selfcheck.problems import Problems
from selfcheck.score import attainable, rounded


def check_bands(bank: Bank, problems: Problems) -> None:
    """Add what is wrong with the bands of each scale; the scales themselves are sound."""
    for scale in bank.scales:
        if scale.bands:
            _rising(scale.bands, problems)
            _covering(scale, attainable(bank, scale), problems)


def _rising(bands: tuple[Band, ...], problems: Problems) -> None:
    for before, band in pairwise(bands):
        if band.start <= before.start:
            problems.add(
                "SC212",
                f"the band `{band.label}` starts at {exact(band.start)},"
                f" not above `{before.label}` at {exact(before.start)}",
                band.at["from"],
                "order bands from low to high, each with a `from` of its own",
            )
    labels: dict[str, Band] = {}
    for band in bands:
        if labels.setdefault(band.label, band) is not band:
            first = labels[band.label].at["label"].line
            problems.add(
                "SC201",
                f"the band label `{band.label}` is used twice; it was first written in line {first}",
                band.at["label"],
                "choose another label for one of the two",
            )


def _covering(scale: Scale, attainable: tuple[Fraction, Fraction], problems: Problems) -> None:
    low, high = attainable
    first = min(scale.bands, key=lambda band: band.start)
    if first.start > low:
        problems.add(
            "SC214",
            f"bands leave a gap: no band of `{scale.id}` holds {_below(scale, low, first.start)}",
            first.at["from"],
            f"start the lowest band at {exact(low)}: scores run from {exact(low)} to {exact(high)}",
        )
    for band, after in zip(scale.bands, [*scale.bands[1:], None], strict=True):
        if band.start > high or (after and band.start < after.start <= max(low, _first_score(scale, band))):
            problems.add(
                "SC213",
                f"no score of `{scale.id}` is in the band `{band.label}`",
                band.at["from"],
                f"scores run from {exact(low)} to {exact(high)}",
            )


def _first_score(scale: Scale, band: Band) -> Fraction:
    """The lowest number from the band's edge on that a rounded score can be; the edge itself for an exact score."""
    last = scale.steps[-1] if scale.steps else None
    if not isinstance(last, Decimals):
        return band.start
    return Fraction(ceil(band.start * 10**last.places), 10**last.places)


def _below(scale: Scale, low: Fraction, start: Fraction) -> str:
    """The scores from `low` up to a band, in words."""
    last = scale.steps[-1] if scale.steps else None
    if isinstance(last, Decimals):
        before = rounded(start, last.places) - Fraction(1, 10**last.places)
        return exact(low) if before <= low else f"{exact(low)} to {exact(before)}"
    return f"scores from {exact(low)} to below {exact(start)}"
