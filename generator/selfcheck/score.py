"""The reference scorer: exact scores from answers, as `generator/scoring.md` says.

The browser's scorer, `templates/client/score.js`, follows the same page; tests hold the two together to the last digit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from selfcheck.model.bank import NOT_APPLICABLE, Bank, Decimals, Item, Part, Rescale, Scale, Share
from selfcheck.model.numbers import exact

MOST_PLACES = 12
"""A score is never shown with more decimal places than this."""


class Status(StrEnum):
    """Whether a scale has a score, and if not, why."""

    SCORED = "scored"
    NOT_ENOUGH = "not_enough"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its attainable range; `low` ≤ `x` ≤ `high`."""

    x: Fraction
    low: Fraction
    high: Fraction

    def weighted(self, weight: Fraction) -> Value:
        """The value and its range times a weight of either sign."""
        ends = sorted((weight * self.low, weight * self.high))
        return Value(weight * self.x, *ends)

    def reversed(self) -> Value:
        """The value turned around in its range."""
        return Value(self.low + self.high - self.x, self.low, self.high)


@dataclass(frozen=True, slots=True)
class ScaleScore:
    """What a set of answers comes to on one scale."""

    scale: str
    status: Status
    value: Value | None
    """The score, exact, with the range it could have had with the same parts answered; None without a score."""
    band: int | None
    """The place of the band in the scale's bands, from 0; None without a score or without bands."""
    shown: str
    """The score as the reader sees it; empty without a score."""
    answered: int
    applicable: int


def score(bank: Bank, answers: Mapping[str, str]) -> dict[str, ScaleScore]:
    """The scores of all scales of a bank, by scale id, in the order of the bank.

    `answers` maps item ids to the value of the chosen option, or to `not_applicable`. Items that are left out, answers
    that are no option and ids that are no item count as missing. The scales of the bank are free of circles.
    """
    return _Scoring(bank, answers).all()


def attainable(bank: Bank, scale: Scale) -> tuple[Fraction, Fraction]:
    """The lowest and the highest score of a scale when everything is answered, after all its steps."""
    value = _range(bank, scale, {})
    return value.low, value.high


def rounded(x: Fraction, places: int) -> Fraction:
    """`x` rounded to so many decimal places, half away from zero."""
    scaled = abs(x) * 10**places
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    whole += 2 * rest >= scaled.denominator
    return Fraction(-whole if x < 0 else whole, 10**places)


class _Scoring:
    """One set of answers on its way to scores; every scale is worked out once."""

    def __init__(self, bank: Bank, answers: Mapping[str, str]) -> None:
        self._bank = bank
        self._answers = answers
        self._scores: dict[str, ScaleScore] = {}
        self._ranges: dict[str, Value] = {}

    def all(self) -> dict[str, ScaleScore]:
        return {scale.id: self._scale(scale) for scale in self._bank.scales}

    def _scale(self, scale: Scale) -> ScaleScore:
        if scale.id not in self._scores:
            self._scores[scale.id] = self._work_out(scale)
        return self._scores[scale.id]

    def _work_out(self, scale: Scale) -> ScaleScore:
        found = [(part, self._part(part)) for part in scale.parts]
        applicable = [(part, value) for part, value in found if value is not Status.NOT_APPLICABLE]
        answered = [(part, value) for part, value in applicable if isinstance(value, Value)]
        counts = (len(answered), len(applicable))
        if not applicable:
            return ScaleScore(scale.id, Status.NOT_APPLICABLE, None, None, "", *counts)
        if not _enough(scale.min_answered, *counts):
            return ScaleScore(scale.id, Status.NOT_ENOUGH, None, None, "", *counts)
        value = _steps(scale, _combined(scale, answered))
        band = _band(scale, value.x)
        whole = _range(self._bank, scale, self._ranges)
        shown = _shown(scale, value.x, whole.high - whole.low)
        return ScaleScore(scale.id, Status.SCORED, value, band, shown, *counts)

    def _part(self, part: Part) -> Value | Status:
        """The value of a part, or why it has none."""
        if part.kind == "item":
            value = _item_value(self._bank.item[part.id], self._answers.get(part.id))
        else:
            result = self._scale(self._bank.scale[part.id])
            value = result.value or result.status
        return value.reversed() if part.reverse and isinstance(value, Value) else value


def _item_value(item: Item, answer: str | None) -> Value | Status:
    if answer == NOT_APPLICABLE and item.not_applicable:
        return Status.NOT_APPLICABLE
    points = next((option.points for option in item.options if option.value == answer), None)
    return Status.NOT_ENOUGH if points is None else Value(points, item.low, item.high)


def _enough(min_answered: int | Share, answered: int, applicable: int) -> bool:
    if answered == 0:
        return False
    if isinstance(min_answered, int):
        return answered >= min_answered
    needed = min_answered.of * applicable
    return answered > needed if min_answered.above else answered >= needed


def _combined(scale: Scale, answered: list[tuple[Part, Value]]) -> Value:
    """The raw score: the scale's method over the answered parts."""
    values = [value.weighted(part.weight) for part, value in answered]
    total = Value(*(sum(numbers, Fraction(0)) for numbers in zip(*((v.x, v.low, v.high) for v in values), strict=True)))
    weights = sum((abs(part.weight) for part, _ in answered), Fraction(0))
    if scale.method == "mean":
        return total.weighted(1 / weights)
    return total.weighted(sum((abs(part.weight) for part in scale.parts), Fraction(0)) / weights)


def _steps(scale: Scale, value: Value) -> Value:
    for step in scale.steps:
        value = _rescaled(step, value) if isinstance(step, Rescale) else _rounded(step, value)
    return value


def _rescaled(step: Rescale, value: Value) -> Value:
    low, high = sorted((step.start, step.end))
    if value.high == value.low:
        return Value(step.start, low, high)
    x = step.start + (value.x - value.low) * (step.end - step.start) / (value.high - value.low)
    return Value(x, low, high)


def _rounded(step: Decimals, value: Value) -> Value:
    return Value(*(rounded(x, step.places) for x in (value.x, value.low, value.high)))


def _band(scale: Scale, x: Fraction) -> int | None:
    return max((number for number, band in enumerate(scale.bands) if band.start <= x), default=None)


def _range(bank: Bank, scale: Scale, known: dict[str, Value]) -> Value:
    """The attainable range of a scale, as a value at its low end; `known` keeps those that were worked out."""
    if scale.id not in known:
        value = _steps(scale, _combined(scale, [(part, _range_of(bank, part, known)) for part in scale.parts]))
        known[scale.id] = Value(value.low, value.low, value.high)
    return known[scale.id]


def _range_of(bank: Bank, part: Part, known: dict[str, Value]) -> Value:
    if part.kind == "scale":
        return _range(bank, bank.scale[part.id], known)
    item = bank.item[part.id]
    return Value(item.low, item.low, item.high)


def _shown(scale: Scale, x: Fraction, width: Fraction) -> str:
    """The score `x` as the reader sees it; `width` is that of the scale's attainable range."""
    last = scale.steps[-1] if scale.steps else None
    if isinstance(last, Decimals):
        return _fixed(x, last.places)
    places = next((d for d in range(6) if width * 10**d >= 100), 6)
    if rounded(x, places) == x:
        return exact(x)
    while places < MOST_PLACES and _band(scale, rounded(x, places)) != _band(scale, x):
        places += 1
    return _fixed(rounded(x, places), places)


def _fixed(x: Fraction, places: int) -> str:
    """A number that has at most so many decimal places, with exactly that many."""
    digits = str(abs(x.numerator) * 10**places // x.denominator).rjust(places + 1, "0")
    sign = "-" if x < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
