"""The bank: the self-assessment of one section, as frozen values.

Everything here is resolved: names have become values, defaults are filled in, numbers are exact fractions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from selfcheck.model.at import At
from selfcheck.model.condition import When
from selfcheck.model.item import Answer, Item
from selfcheck.model.scale import Scale
from selfcheck.problems import Place

Rhythm = Literal["day", "week", "two_weeks", "month"]


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
class Class:
    """One outcome of a classification."""

    when: When | None
    """When it is the outcome, unless one before it is; None for all the rest."""
    label: str
    text: str
    """The interpretation, in Markdown; may be empty."""
    at: At = field(compare=False, repr=False)


@dataclass(frozen=True)
class Classification:
    """An interpretation of several scores and answers together."""

    id: str
    """Unique among the scales and classifications of the bank."""
    title: str
    classes: tuple[Class, ...]
    """The first whose condition is true is the outcome."""
    at: At = field(compare=False, repr=False)
    about: str = ""
    """What it means, in Markdown; may be empty."""


@dataclass(frozen=True)
class Alert:
    """Something a reader is told the moment a condition holds."""

    when: When
    text: str
    """In Markdown."""
    at: At = field(compare=False, repr=False)


@dataclass(frozen=True)
class Expectation:
    """What a case expects of one scale or classification."""

    of: str
    """The id of the scale or classification."""
    scored: bool
    """False when the case expects no score, or no class."""
    score: Fraction | None
    """The expected score, exact or as it is shown; None when the case does not say."""
    label: str | None
    """The label of the expected band or class; None when the case does not say."""
    at: At = field(compare=False, repr=False)


@dataclass(frozen=True)
class Case:
    """The author's own proof: answers, and what they have to come to."""

    name: str
    answers: dict[str, Answer]
    """By item id."""
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
    classifications: tuple[Classification, ...] = ()
    alerts: tuple[Alert, ...] = ()
    accept: dict[str, str] = field(default_factory=dict)
    """Warnings that the author has considered and does not want to hear of again: code to reason."""
    accepted_at: dict[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where the codes in `accept` are written."""
    cases: tuple[Case, ...] = ()
    margin: Fraction | None = None
    """The guide's margin, for scales that do not say what counts as a change: a share of their range, above 0."""

    @cached_property
    def item(self) -> dict[str, Item]:
        """The items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def scale(self) -> dict[str, Scale]:
        """The scales by id."""
        return {scale.id: scale for scale in self.scales}

    @cached_property
    def classification(self) -> dict[str, Classification]:
        """The classifications by id."""
        return {classification.id: classification for classification in self.classifications}

    @cached_property
    def headline(self) -> Scale | None:
        """The scale shown first and largest: `overall`, else the last one with bands, else the last one.

        None for a bank without scales that readers see.
        """
        shown = [scale for scale in self.scales if scale.show]
        if "overall" in self.scale and self.scale["overall"].show:
            return self.scale["overall"]
        candidates = [scale for scale in shown if scale.bands] or shown
        return candidates[-1] if candidates else None
