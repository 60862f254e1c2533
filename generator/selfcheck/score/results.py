"""What scoring comes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from selfcheck.model.item import Answer
from selfcheck.score.values import Value


class Status(StrEnum):
    """Whether a scale has a score, and if not, why."""

    SCORED = "scored"
    NOT_ENOUGH = "not_enough"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class ScaleScore:
    """What a set of answers comes to on one scale."""

    scale: str
    """The id of the scale."""
    status: Status
    """Whether there is a score: `scored`, `not_enough` or `not_applicable`."""
    value: Value | None
    """The score, exact, with the range it could have had with the same parts answered; None without a score."""
    band: int | None
    """The place of the band in the scale's bands, from 0; None without a score or without bands."""
    shown: str
    """The score as the reader sees it; empty without a score."""
    answered: int
    """How many parts (or items, where the scale counts those) have a value."""
    applicable: int
    """How many do not count as "not applicable"."""

    @property
    def score(self) -> Fraction | None:
        """The exact score; None without one."""
        return self.value.x if self.value else None


@dataclass(frozen=True, slots=True)
class ClassFound:
    """What a set of answers comes to in one classification."""

    classification: str
    status: Status
    place: int | None
    """The place of the class, from 0; None without one."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a set of answers comes to."""

    scales: dict[str, ScaleScore]
    """By scale id, in the order of the bank."""
    classes: dict[str, ClassFound]
    """By classification id, in the order of the bank."""
    alerts: tuple[int, ...]
    """The places of the alerts that hold."""
    hidden: tuple[str, ...]
    """The ids of the items that are not shown, in the order of the bank."""
    answers: dict[str, Answer]
    """The answers that count, by item id: those of shown items, and what hidden ones count as."""
