"""A scale: what it is made of, how its parts become one number, and what that number means."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from selfcheck.model.at import At
from selfcheck.model.change import Change
from selfcheck.model.condition import Comparison, When
from selfcheck.model.item import Cut
from selfcheck.model.ranges import Range

Method = Literal["sum", "mean", "min", "max", "count", "percent", "product"]
Rounding = Literal["decimals", "round_up", "round_down"]
NormScore = Literal["z", "t", "percentile"]


@dataclass(frozen=True)
class Test:
    """What a part of a count has to meet."""

    limits: tuple[tuple[Comparison, Fraction], ...] = ()
    """Comparisons of the part's value on this scale; all of them have to hold."""
    values: tuple[str, ...] | None = None
    """Values of the answer, one of which has to be chosen; None when the answer itself does not matter."""


@dataclass(frozen=True)
class Part:
    """An item, a scale or some points that a scale is made of."""

    kind: Literal["item", "scale", "points"]
    id: str
    """Of the item or the scale; empty for points."""
    weight: Fraction
    reverse: bool
    """Whether the part is turned around in its range, an item's own `reverse` taken into account."""
    at: At = field(compare=False, repr=False)
    recode: tuple[tuple[str, Fraction], ...] = ()
    """Points by value of the answer, in place of the item's own."""
    fill: Fraction | None = None
    """What it counts when it is missing, by its own `fill`, the item's or the scale's; None to leave it out."""
    test: Test | None = None
    """What it has to meet to be counted; only on a scale that counts."""
    when: When | None = None
    """When the points are earned; only for points."""
    score: Fraction = Fraction(0)
    """The points that are earned then."""
    otherwise: Fraction = Fraction(0)
    """The points that are earned when the condition is false."""

    @cached_property
    def plain(self) -> bool:
        """Whether the part counts as it is, with the weight 1."""
        return self.weight == 1


@dataclass(frozen=True)
class Share:
    """A share of the applicable parts that has to be answered."""

    of: Fraction
    """From 0 to 1."""
    above: bool = False
    """Whether more than the share is needed, rather than at least the share."""


@dataclass(frozen=True)
class Multiply:
    """A step that multiplies by a number other than 0."""

    by: Fraction


@dataclass(frozen=True)
class Add:
    """A step that adds a number."""

    number: Fraction


@dataclass(frozen=True)
class Rescale:
    """A step that moves the attainable range of a score onto `start` … `end`."""

    start: Fraction
    end: Fraction


@dataclass(frozen=True)
class Clamp:
    """A step that keeps a score between two numbers."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True)
class Decimals:
    """A step that rounds a score to `places` decimal places."""

    places: int
    rounding: Rounding = "decimals"
    """Half away from zero, or always up, or always down."""


@dataclass(frozen=True)
class Table:
    """A step that looks a raw score up."""

    scores: tuple[tuple[Fraction, Fraction], ...]
    """Raw scores with what they become, by rising raw score."""


@dataclass(frozen=True)
class Cuts:
    """A step that gives each range of scores a score of its own."""

    cuts: tuple[Cut, ...]
    """In rising order."""


@dataclass(frozen=True)
class NormGroup:
    """How a score is distributed in a group of people."""

    when: When | None
    """Who belongs to the group; None for everybody."""
    mean: Fraction
    sd: Fraction
    """Standard deviation, above 0."""
    n: int
    """How many people the numbers come from."""
    at: At = field(compare=False, repr=False)


@dataclass(frozen=True)
class Norms:
    """A step that compares a score with those of other people."""

    to: NormScore
    groups: tuple[NormGroup, ...]
    population: str
    """Who these people are."""
    source: str
    """Where the numbers were published."""


Step = Multiply | Add | Rescale | Clamp | Decimals | Table | Cuts | Norms


@dataclass(frozen=True)
class Band:
    """An interpreted range of a scale."""

    range: Range
    label: str
    text: str
    """The interpretation, in Markdown; may be empty."""
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
    """In rising order; empty for a scale that is not interpreted."""
    at: At = field(compare=False, repr=False)
    heading: str = ""
    """Starts a new group of scales on the result."""
    about: str = ""
    """What the scale means, in Markdown; may be empty."""
    show: bool = True
    """Whether readers see it; a scale that is not shown only serves others."""
    over_items: bool = False
    """Whether `min_answered` counts the items below the scale, rather than its parts."""
    when: When | None = None
    """When the scale is scored; None for always."""
    otherwise: Fraction | None = None
    """Its score when the condition is false; None when it does not apply then."""
    was: tuple[str, ...] = ()
    """Ids that the scale had before."""
    change: Change | None = None
    """How far its score has to move to be called a change; None when the author does not know."""

    @property
    def places(self) -> int | None:
        """How many decimal places its score is rounded to in the last step; None when it is not rounded there."""
        last = self.steps[-1] if self.steps else None
        return last.places if isinstance(last, Decimals) else None
