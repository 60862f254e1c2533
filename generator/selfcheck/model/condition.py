"""Conditions on answers and scores: one grammar for items, scales, points, classes, norms and alerts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from selfcheck.model.at import At

Comparison = Literal["at_least", "at_most", "above", "below"]
COMPARISONS: tuple[Comparison, ...] = ("at_least", "at_most", "above", "below")


@dataclass(frozen=True)
class Ref:
    """An item or a scale that a condition looks at; for the notes of the profile, a section with its headline."""

    kind: Literal["item", "scale", "section"]
    id: str


@dataclass(frozen=True)
class Compare:
    """The number of an answer, or a score, against a limit."""

    of: Ref
    comparison: Comparison
    limit: Fraction | Ref
    """A number, or the number of another answer or scale."""


@dataclass(frozen=True)
class Chosen:
    """Whether one of some values was chosen."""

    of: Ref
    values: tuple[str, ...]


@dataclass(frozen=True)
class InBand:
    """Whether a score is in one of some bands."""

    of: Ref
    bands: tuple[int, ...]
    """Places of bands in the scale's bands, from 0."""


@dataclass(frozen=True)
class Has:
    """Whether an item has an answer, or a scale a score."""

    of: Ref


@dataclass(frozen=True)
class All:
    """Whether all of some conditions hold."""

    of: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    """Whether any of some conditions holds."""

    of: tuple[Condition, ...]


@dataclass(frozen=True)
class Not:
    """Whether a condition does not hold."""

    of: Condition


Condition = Compare | Chosen | InBand | Has | All | Any | Not


@dataclass(frozen=True)
class When:
    """A condition with its place."""

    condition: Condition
    at: At = field(compare=False, repr=False)


def leaves(condition: Condition) -> Iterator[Compare | Chosen | InBand | Has]:
    """The tests that a condition is joined of, in the order in which they are written."""
    if isinstance(condition, All | Any):
        for each in condition.of:
            yield from leaves(each)
    elif isinstance(condition, Not):
        yield from leaves(condition.of)
    else:
        yield condition


def refs(condition: Condition) -> Iterator[Ref]:
    """Everything that a condition looks at, in the order in which it is written; with repetitions."""
    for each in leaves(condition):
        yield each.of
        if isinstance(each, Compare) and isinstance(each.limit, Ref):
            yield each.limit
