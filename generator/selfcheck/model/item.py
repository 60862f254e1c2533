"""An item and its response options: what can be answered, and what each answer is worth."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from selfcheck.model.at import At
from selfcheck.model.condition import When
from selfcheck.model.numbers import exact, read_number
from selfcheck.model.ranges import Range

NOT_APPLICABLE = "not_applicable"
"""The answer that says an item does not apply to the reader."""

Answer = str | tuple[str, ...]
"""The value of the chosen option, the number or the text that was typed, or `NOT_APPLICABLE`; the values of all
chosen options for a multiple choice."""

ItemType = Literal["single", "multiple", "number", "text"]


@dataclass(frozen=True)
class Option:
    """A response option: one possible answer to an item."""

    value: str
    """What is saved. A number stands in its shortest form ("0.5"); unique in its response set."""
    label: str
    """What the reader sees."""
    points: Fraction | None
    """What the answer is worth before any reversal; None when it is worth nothing and counts as missing."""
    at: At = field(compare=False, repr=False)
    number: Fraction | None = None
    """The value as a number, for conditions; None when it is none."""


@dataclass(frozen=True)
class Cut:
    """A range of numbers that all score the same."""

    range: Range
    score: Fraction
    at: At = field(compare=False, repr=False)


@dataclass(frozen=True)
class NumberField:
    """What may be typed into a number item."""

    low: Fraction
    high: Fraction
    step: Fraction
    """How far two numbers are apart; above 0."""
    unit: str = ""
    """What is counted, such as "hours"; may be empty."""
    cuts: tuple[Cut, ...] = ()
    """What each number scores, in rising order; empty when it scores as it is."""

    def __contains__(self, x: Fraction) -> bool:
        """Whether the number may be typed."""
        return self.low <= x <= self.high and (x - self.low) % self.step == 0

    def score(self, x: Fraction) -> Fraction | None:
        """What a number is worth; None when no cut holds it."""
        if not self.cuts:
            return x
        return next((cut.score for cut in self.cuts if x in cut.range), None)


@dataclass(frozen=True)
class Item:
    """One question of a bank."""

    id: str
    """Unique in the bank, stable for ever: saved answers hang on it."""
    text: str
    options: tuple[Option, ...]
    """The response options in the order in which they are shown, at least two; none for a number or a text."""
    at: At = field(compare=False, repr=False)
    type: ItemType = "single"
    heading: str = ""
    """Starts a new group of questions; empty when the item continues the group before it."""
    reverse: bool = False
    """Whether the item is reverse-keyed on every scale."""
    weight: Fraction = Fraction(1)
    fill: Fraction | None = None
    """What a missing answer counts once there are enough others; None to leave it to the scale."""
    highest: bool = False
    """Whether a multiple choice is worth its highest chosen option, rather than the sum of them all."""
    none: bool = False
    """Whether a multiple choice offers "None of these", which is worth 0."""
    number: NumberField | None = None
    """What may be typed; only for a number item."""
    unscored: bool = False
    """Whether its answers have no points on purpose."""
    not_applicable: bool = False
    """Whether "Doesn't apply to me" is offered."""
    optional: bool = False
    """Whether the item is an extra: not counted in progress and no part of `items: all`."""
    sensitive: bool = False
    """Whether it touches on something for which readers may need help."""
    when: When | None = None
    """When the item is shown; None for always."""
    otherwise: Answer = NOT_APPLICABLE
    """As what a hidden item counts."""
    read: str = ""
    """Where the guide talks about it: an anchor of the section, or a path to a page of the guide with an anchor."""
    next_step: str = ""
    """The id of the next step to offer when the answer is low; empty for none."""
    scales: tuple[str, ...] = ()
    """The ids of the scales that the item names itself."""
    was: tuple[str, ...] = ()
    """Ids that the item had before: answers saved under them are its answers."""

    @cached_property
    def option(self) -> dict[str, Option]:
        """The options by value."""
        return {option.value: option for option in self.options}

    @cached_property
    def points(self) -> tuple[Fraction, ...]:
        """The points of the options that have any, in the order of the options."""
        return tuple(option.points for option in self.options if option.points is not None)

    @property
    def scored(self) -> bool:
        """Whether any answer has points."""
        return not self.unscored and (self.number is not None or bool(self.points))

    def accepts(self, answer: Answer) -> bool:
        """Whether an answer other than `NOT_APPLICABLE` is good (section 1 of the scoring rules)."""
        if self.type == "text":
            return False
        if self.type == "multiple":
            if isinstance(answer, str) or len(set(answer)) < len(answer):
                return False
            return all(value in self.option for value in answer) if answer else self.none
        if not isinstance(answer, str):
            return False
        if self.number is None:
            return answer in self.option
        x = read_number(answer)
        return x is not None and x in self.number

    def points_of(self, answer: Answer) -> Fraction | None:
        """What a good answer is worth before any reversal; None when it has no points."""
        if self.unscored:
            return None
        if self.number is not None:
            x = read_number(answer) if isinstance(answer, str) else None
            return None if x is None else self.number.score(x)
        if isinstance(answer, str):
            return self.option[answer].points
        if not answer:
            return Fraction(0)
        points = [p for value in answer if (p := self.option[value].points) is not None]
        if not points:
            return None
        return max(points) if self.highest else sum(points, Fraction(0))

    def number_of(self, answer: Answer) -> Fraction | None:
        """The number that conditions compare (section 2 of the scoring rules); None when a good answer has none."""
        if self.number is not None:
            return read_number(answer) if isinstance(answer, str) else None
        if isinstance(answer, str):
            option = self.option[answer]
            return option.points if option.number is None else option.number
        return self.points_of(answer)

    @cached_property
    def low(self) -> Fraction:
        """The lowest points that an answer can have; only for a scored item."""
        return self._ends[0]

    @cached_property
    def high(self) -> Fraction:
        """The highest points that an answer can have; only for a scored item."""
        return self._ends[1]

    @cached_property
    def _ends(self) -> tuple[Fraction, Fraction]:
        return self.range_of(self.points)

    def range_of(self, points: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
        """The ends of what answers can be worth when the options are worth `points`; a number item has its own."""
        if self.number is not None:
            return _number_range(self.number)
        ends = [min(points), max(points)]
        if self.type == "multiple" and not self.highest:
            below, above = ([p for p in points if p < 0], [p for p in points if p > 0])
            zero = Fraction(0)
            ends = [sum(below, zero) if below else ends[0], sum(above, zero) if above else ends[1]]
        if self.none:
            ends.append(Fraction(0))
        return min(ends), max(ends)

    @cached_property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change when what can be answered changes, and not when the wording does.

        Neither the wording of the item nor the order of its options is in it. A saved answer is kept as long as its
        item's fingerprint stays the same.
        """
        parts = sorted(f"{option.value}\t{option.label}" for option in self.options)
        if self.type != "single":
            parts.append(self.type)
        if self.number is not None:
            parts.extend((*_exact((self.number.low, self.number.high, self.number.step)), self.number.unit))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]


def _number_range(field: NumberField) -> tuple[Fraction, Fraction]:
    """The lowest and the highest score of a number item."""
    if not field.cuts:
        top = field.low + (field.high - field.low) // field.step * field.step
        return field.low, top
    reached = [cut.score for cut in field.cuts if cut.range.meets(field.low, field.high)]
    return min(reached), max(reached)


def _exact(numbers: Iterable[Fraction]) -> list[str]:
    return [exact(number) for number in numbers]
