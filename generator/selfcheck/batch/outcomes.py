"""Outcomes: the columns that scoring adds to a table, and how they are found.

A name has a point in it, which no item id has: `overall.score`, `overall.shown`, `overall.status`, `overall.band`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from selfcheck.batch.keys import Key
from selfcheck.model.bank import Bank, Classification
from selfcheck.model.scale import Scale
from selfcheck.score import Scorer
from selfcheck.score.scorer import Scoring

Kind = Literal["number", "text", "places"]
Found = float | str | list[int] | None

ALERTS = "alerts.held"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the result."""

    name: str
    kind: Kind
    """`places` are numbers of alerts, counted from 1."""


@dataclass(frozen=True, slots=True)
class Target:
    """A scale, a classification or the alerts: what is found together."""

    columns: tuple[Column, ...]
    key: Key
    find: Callable[[Scoring], tuple[Found, ...]]
    """What stands in the columns."""


def targets(scorer: Scorer) -> list[Target]:
    """What is told of one row, in the order of the bank: shown scales, classifications, alerts."""
    bank = scorer.bank
    found = [_scale(scorer, scale) for scale in bank.scales if scale.show]
    found += [_classification(scorer, each) for each in bank.classifications]
    return [*found, _alerts(scorer)] if bank.alerts else found


def result_columns(bank: Bank) -> tuple[Column, ...]:
    """The columns that scoring adds, in their order."""
    return tuple(column for target in targets(Scorer(bank)) for column in target.columns)


def nearest_float(x: Fraction) -> float | None:
    """The floating-point number that is nearest to an exact one; None where there is none so large."""
    try:
        return float(x)
    except OverflowError:
        return None


def _scale(scorer: Scorer, scale: Scale) -> Target:
    columns = [Column(f"{scale.id}.score", "number"), Column(f"{scale.id}.shown", "text")]
    columns.append(Column(f"{scale.id}.status", "text"))
    if scale.bands:
        columns.append(Column(f"{scale.id}.band", "text"))

    def find(scoring: Scoring) -> tuple[Found, ...]:
        told = scoring.scale(scale.id)
        score = nearest_float(told.value.x) if told.value else None
        band = None if told.band is None else scale.bands[told.band].label
        return (score, told.shown or None, str(told.status), band)[: len(columns)]

    return Target(tuple(columns), Key(scorer, [scale.id], []), find)


def _classification(scorer: Scorer, classification: Classification) -> Target:
    id = classification.id
    conditions = [each.when.condition for each in classification.classes if each.when]

    def find(scoring: Scoring) -> tuple[Found, ...]:
        told = scoring.classified(classification)
        return str(told.status), None if told.place is None else classification.classes[told.place].label

    columns = (Column(f"{id}.status", "text"), Column(f"{id}.class", "text"))
    return Target(columns, Key(scorer, [], conditions), find)


def _alerts(scorer: Scorer) -> Target:
    conditions = [alert.when.condition for alert in scorer.bank.alerts]

    def find(scoring: Scoring) -> tuple[Found, ...]:
        return ([place + 1 for place in scoring.alerts()],)

    return Target((Column(ALERTS, "places"),), Key(scorer, [], conditions), find)
