"""Steps: what is done to a raw score, in the order in which the author wrote it (section 8 of the scoring rules)."""

from __future__ import annotations

from fractions import Fraction

from selfcheck.model.item import Cut
from selfcheck.model.scale import (
    Add,
    Clamp,
    Cuts,
    Decimals,
    Multiply,
    NormGroup,
    Norms,
    NormScore,
    Rescale,
    Step,
    Table,
)
from selfcheck.score.normal import percentile
from selfcheck.score.values import Value, rounded


def take_step(step: Step, value: Value) -> Value | None:
    """The value after a step, with its range; None where the step has nothing for it.

    Norms are taken by `compared`, since they need to know the group.
    """
    match step:
        case Multiply(by):
            return value.times(by)
        case Add(number):
            return value.over(lambda x: x + number)
        case Rescale():
            return _rescaled(step, value)
        case Clamp(low, high):
            return value.over(lambda x: min(max(x, low), high))
        case Decimals(places, rounding):
            return value.over(lambda x: rounded(x, places, rounding))
        case Table(scores):
            return _looked_up(scores, value)
        case Cuts(cuts):
            return _cut(cuts, value)
        case Norms():
            raise TypeError("norms need a group")


def compared(to: NormScore, group: NormGroup, value: Value) -> Value:
    """A value compared with a group: as standard deviations from the mean, as T score or as percentile."""

    def change(x: Fraction) -> Fraction:
        z = (x - group.mean) / group.sd
        return z if to == "z" else 50 + 10 * z if to == "t" else percentile(z)

    return value.over(change)


def _rescaled(step: Rescale, value: Value) -> Value:
    low, high = sorted((step.start, step.end))
    if value.high == value.low:
        return Value(step.start, low, high)
    x = step.start + (value.x - value.low) * (step.end - step.start) / (value.high - value.low)
    return Value(x, low, high)


def _looked_up(scores: tuple[tuple[Fraction, Fraction], ...], value: Value) -> Value | None:
    score = next((score for raw, score in scores if raw == value.x), None)
    if score is None:
        return None
    reached = [score for raw, score in scores if value.low <= raw <= value.high]
    return Value(score, min(reached), max(reached))


def _cut(cuts: tuple[Cut, ...], value: Value) -> Value | None:
    score = next((cut.score for cut in cuts if value.x in cut.range), None)
    if score is None:
        return None
    reached = [cut.score for cut in cuts if cut.range.meets(value.low, value.high)]
    return Value(score, min(reached), max(reached))
