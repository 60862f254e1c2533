"""Conditions: each can hold, and each can fail to."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from selfcheck.model.bank import Bank
from selfcheck.model.condition import All, Any, Compare, Condition, Not, Ref, When
from selfcheck.model.item import NOT_APPLICABLE
from selfcheck.model.scale import Norms, Scale
from selfcheck.problems import Problems
from selfcheck.score import Reachable, Scorer
from selfcheck.score.conditions import COMPARE
from selfcheck.score.reachable import TooManyError, possible_answers


def check_conditions(bank: Bank, problems: Problems) -> None:
    """Add conditions that can never hold, or always do; the scales themselves are sound."""
    reachable = Reachable(Scorer(bank))
    for when, what in _all(bank):
        outcomes = _outcomes(when.condition, bank, reachable)
        if True not in outcomes:
            problems.add("SC220", f"the condition of {what} can never hold", when.at.place, "correct it, or delete it")
        elif False not in outcomes:
            problems.add("SC221", f"the condition of {what} always holds", when.at.place, "correct it, or delete it")


def _all(bank: Bank) -> Iterator[tuple[When, str]]:
    """Every condition of a bank, with what it belongs to."""
    owners = [
        *((item.when, f"`{item.id}`") for item in bank.items),
        *(each for scale in bank.scales for each in _of_scale(scale)),
        *((each.when, f"`{each.label}`") for classification in bank.classifications for each in classification.classes),
        *((alert.when, "this alert") for alert in bank.alerts),
    ]
    return ((when, what) for when, what in owners if when)


def _of_scale(scale: Scale) -> Iterator[tuple[When | None, str]]:
    yield scale.when, f"`{scale.id}`"
    for part in scale.parts:
        yield part.when, "these points"
    for step in scale.steps:
        for group in step.groups if isinstance(step, Norms) else ():
            yield group.when, "this group"


def _outcomes(condition: Condition, bank: Bank, reachable: Reachable) -> set[bool]:
    """What a condition can come to, by all combinations of answers; where these are too many, by its parts alone."""
    try:
        return {outcome for outcome in reachable.outcomes(condition) if outcome is not None}
    except TooManyError:
        return _by_parts(condition, bank, reachable)


def _by_parts(condition: Condition, bank: Bank, reachable: Reachable) -> set[bool]:
    """What a condition can come to at most, each of its parts looked at by itself."""
    match condition:
        case All(of) | Any(of):
            each = [_by_parts(one, bank, reachable) for one in of]
            first, last = (False, True) if isinstance(condition, All) else (True, False)
            found = {first} if any(first in one for one in each) else set()
            return found | ({last} if all(last in one for one in each) else set())
        case Not(of):
            return {not outcome for outcome in _by_parts(of, bank, reachable)}
        case Compare(of, comparison, Fraction() as limit):
            return {COMPARE[comparison](x, limit) for x in _numbers(of, bank, reachable)}
    return {True, False}


def _numbers(ref: Ref, bank: Bank, reachable: Reachable) -> list[Fraction]:
    """Numbers that an answer or a score can be: all of them, or the ends where there are too many."""
    if ref.kind == "scale":
        reach = reachable.scale(ref.id)
        return [reach.low, *reach.scores, reach.high]
    item = bank.item[ref.id]
    if item.number:
        return [item.number.low, item.number.high]
    try:
        numbers = [item.number_of(answer) for answer in possible_answers(item) if answer != NOT_APPLICABLE]
    except TooManyError:
        return [item.low, item.high]
    return [number for number in numbers if number is not None]
