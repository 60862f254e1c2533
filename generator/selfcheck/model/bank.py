"""The bank: the self-assessment of one section, as frozen values.

Everything here is resolved: names have become values, defaults are filled in, numbers are exact fractions.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from selfcheck.model.at import At

NOT_APPLICABLE = "not_applicable"
"""The answer that says an item does not apply to the reader."""

Method = Literal["sum", "mean"]
Rhythm = Literal["day", "week", "two_weeks", "month"]


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


@dataclass(frozen=True)
class Item:
    """One question of a bank."""

    id: str
    """Unique in the bank, stable for ever: saved answers hang on it."""
    text: str
    options: tuple[Option, ...]
    """The response options in the order in which they are shown; at least two."""
    at: At = field(compare=False, repr=False)
    heading: str = ""
    """Starts a new group of questions; empty when the item continues the group before it."""
    reverse: bool = False
    """Whether the item is reverse-keyed on every scale."""
    weight: Fraction = Fraction(1)
    not_applicable: bool = False
    """Whether "Doesn't apply to me" is offered."""
    optional: bool = False
    """Whether the item is an extra: not counted in progress and no part of `items: all`."""
    read: str = ""
    """Where the guide talks about it: an anchor of the section, or a path to a page of the guide with an anchor."""
    next_step: str = ""
    """The id of the next step to offer when the answer is low; empty for none."""
    scales: tuple[str, ...] = ()
    """The ids of the scales that the item names itself."""

    @property
    def points(self) -> tuple[Fraction, ...]:
        """The points of the options that have any, in the order of the options."""
        return tuple(option.points for option in self.options if option.points is not None)

    @property
    def scored(self) -> bool:
        """Whether any response option has points."""
        return bool(self.points)

    @property
    def low(self) -> Fraction:
        """The lowest points of the response set; only for a scored item."""
        return min(self.points)

    @property
    def high(self) -> Fraction:
        """The highest points of the response set; only for a scored item."""
        return max(self.points)

    @cached_property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that change when the options change, and not when the wording of the item does.

        A saved answer is kept as long as its item's fingerprint stays the same.
        """
        options = "\n".join(f"{option.value}\t{option.label}" for option in self.options)
        return hashlib.sha256(options.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Part:
    """An item or a scale that a scale is made of."""

    kind: Literal["item", "scale"]
    id: str
    weight: Fraction
    reverse: bool
    """Whether the part is turned around in its range, an item's own `reverse` taken into account."""
    at: At = field(compare=False, repr=False)


@dataclass(frozen=True)
class Share:
    """A share of the applicable parts that has to be answered."""

    of: Fraction
    """From 0 to 1."""
    above: bool = False
    """Whether more than the share is needed, rather than at least the share."""


@dataclass(frozen=True)
class Rescale:
    """A step that moves the attainable range of a score onto `start` … `end`."""

    start: Fraction
    end: Fraction


@dataclass(frozen=True)
class Decimals:
    """A step that rounds a score to `places` decimal places, half away from zero."""

    places: int


Step = Rescale | Decimals


@dataclass(frozen=True)
class Band:
    """An interpreted range of a scale, from `start` up to the next band."""

    start: Fraction
    """The lowest score in the band."""
    label: str
    text: str
    """The interpretation, in Markdown."""
    at: At = field(compare=False, repr=False)


@dataclass(frozen=True)
class Scale:
    """What is scored: a whole bank or one side of it."""

    id: str
    title: str
    method: Method
    parts: tuple[Part, ...]
    min_answered: int | Share
    """How many parts have to be answered: a number, or a share of the applicable ones."""
    steps: tuple[Step, ...]
    """What is done to the raw score, in this order."""
    bands: tuple[Band, ...]
    """By rising `start`; empty for a scale that is not interpreted."""
    at: At = field(compare=False, repr=False)
    heading: str = ""
    """Starts a new group of scales on the result."""
    about: str = ""
    """What the scale means, in Markdown; may be empty."""


@dataclass(frozen=True)
class NextStep:
    """A recommendation: something a reader can do next."""

    id: str
    title: str
    text: str
    """In Markdown."""
    at: At = field(compare=False, repr=False)
    effort: int = 1
    """1 a sitting, 2 a week, 3 a month."""
    every: Rhythm | None = None
    """How often to come back to it; None for something done once."""


@dataclass(frozen=True)
class Expectation:
    """What a case expects of one scale."""

    scale: str
    scored: bool
    """False when the case expects no score."""
    score: Fraction | None
    """The expected score, exact or as it is shown; None when the case does not say."""
    band: str | None
    """The label of the expected band; None when the case does not say."""
    at: At = field(compare=False, repr=False)


@dataclass(frozen=True)
class Case:
    """The author's own proof: answers, and what they have to come to."""

    name: str
    answers: dict[str, str]
    """Item id to the value of the chosen option, or `not_applicable`."""
    expect: tuple[Expectation, ...]
    at: At = field(compare=False, repr=False)


@dataclass(frozen=True)
class Bank:
    """The self-assessment of one section."""

    id: str
    """The section's place in the guide, `chapter/section`."""
    title: str
    items: tuple[Item, ...]
    scales: tuple[Scale, ...]
    """In the order of the file; a scale may stand before those it is made of."""
    at: At = field(compare=False, repr=False)
    revision: int = 1
    """Raised by the author when the meaning of a score changes."""
    about: str = ""
    """What to keep in mind while answering, in Markdown."""
    minutes: int | None = None
    """About how long it takes; None when the author does not say."""
    next_steps: tuple[NextStep, ...] = ()
    cases: tuple[Case, ...] = ()

    @cached_property
    def item(self) -> dict[str, Item]:
        """The items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def scale(self) -> dict[str, Scale]:
        """The scales by id."""
        return {scale.id: scale for scale in self.scales}

    @cached_property
    def headline(self) -> Scale | None:
        """The scale shown first and largest: `overall`, else the last one with bands, else the last one.

        None for a bank without scales.
        """
        if "overall" in self.scale:
            return self.scale["overall"]
        banded = [scale for scale in self.scales if scale.bands]
        candidates = banded or list(self.scales)
        return candidates[-1] if candidates else None
