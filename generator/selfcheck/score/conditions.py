"""Conditions: true, false or unknown (section 2 of the scoring rules)."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Protocol

from selfcheck.model.bank import Bank
from selfcheck.model.condition import All, Any, Chosen, Compare, Comparison, Condition, Has, InBand, Not, Ref
from selfcheck.model.item import NOT_APPLICABLE, Answer
from selfcheck.score.results import ScaleScore, Status

COMPARE: dict[Comparison, Callable[[Fraction, Fraction], bool]] = {
    "at_least": operator.ge,
    "at_most": operator.le,
    "above": operator.gt,
    "below": operator.lt,
}


class Answers(Protocol):
    """What conditions look at: the answers that count, and the scores of scales."""

    bank: Bank

    def answer(self, item: str) -> Answer | None:
        """The good answer that counts, or `NOT_APPLICABLE`; None when the item is missing."""

    def scale(self, scale: str) -> ScaleScore:
        """The score of a scale."""


def holds(condition: Condition, found: Answers) -> bool | None:
    """Whether a condition holds; None when that is unknown."""
    match condition:
        case All():
            return _all([holds(each, found) for each in condition.of])
        case Any():
            outcome = _all([_not(holds(each, found)) for each in condition.of])
            return _not(outcome)
        case Not():
            return _not(holds(condition.of, found))
        case Has(of):
            if of.kind == "scale":
                return found.scale(of.id).status is Status.SCORED
            return found.answer(of.id) not in (None, NOT_APPLICABLE)
        case Chosen(of, values):
            return _chosen(found.answer(of.id), values)
        case InBand(of, bands):
            score = found.scale(of.id)
            return None if score.status is Status.NOT_ENOUGH else score.band in bands
        case Compare():
            return _compare(condition, found)


def _all(outcomes: list[bool | None]) -> bool | None:
    if False in outcomes:
        return False
    return None if None in outcomes else True


def _not(outcome: bool | None) -> bool | None:
    return None if outcome is None else not outcome


def _chosen(answer: Answer | None, values: tuple[str, ...]) -> bool | None:
    if answer is None:
        return None
    if answer == NOT_APPLICABLE:
        return False
    chosen = (answer,) if isinstance(answer, str) else answer
    return any(value in values for value in chosen)


def _compare(condition: Compare, found: Answers) -> bool | None:
    x = _number(condition.of, found)
    limit = _number(condition.limit, found) if isinstance(condition.limit, Ref) else condition.limit
    if isinstance(x, Fraction) and isinstance(limit, Fraction):
        return COMPARE[condition.comparison](x, limit)
    return False if Status.NOT_APPLICABLE in (x, limit) else None


def _number(ref: Ref, found: Answers) -> Fraction | Status:
    """The number of an answer or a score, or why there is none to compare."""
    if ref.kind == "scale":
        score = found.scale(ref.id)
        return score.value.x if score.value else score.status
    answer = found.answer(ref.id)
    if answer is None:
        return Status.NOT_ENOUGH
    number = None if answer == NOT_APPLICABLE else found.bank.item[ref.id].number_of(answer)
    return Status.NOT_APPLICABLE if number is None else number
