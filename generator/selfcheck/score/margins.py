"""Margins: how far scores can differ between two attempts without being called changed."""

from __future__ import annotations

from fractions import Fraction

from selfcheck.model.bank import Bank
from selfcheck.model.scale import Scale
from selfcheck.score.ranges import attainable


def margin_of(bank: Bank, scale: Scale) -> Fraction | None:
    """The largest difference of a scale's scores that is no change, in its points.

    It is what the scale's own `change` says, else the guide's share of the scale's range; None when neither is there.
    """
    if scale.change:
        return scale.change.margin
    if bank.margin is None:
        return None
    low, high = attainable(bank, scale)
    return bank.margin * (high - low)
