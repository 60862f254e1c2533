"""How a score came about, from the answers to the last step, as numbers; `account_words.py` says it in words.

The page does the same in `templates/client/ledger.js`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from selfcheck.model.bank import Bank
from selfcheck.model.item import NOT_APPLICABLE, Answer, Item
from selfcheck.model.scale import Norms, Part, Scale, Step
from selfcheck.score import Result, ScaleScore, Scorer, Status, Value
from selfcheck.score.conditions import holds
from selfcheck.score.raw import raw_score
from selfcheck.score.scorer import Scoring, counted, enough, worth_at


@dataclass(frozen=True)
class Row:
    """What one part of a scale counts."""

    part: Part
    points: Value | None
    """Before it is turned around; None without an answer."""
    value: Value | None
    """After it is turned around, before it is counted."""
    taken: Value | None
    """What goes on with the weight: the value, 0 or 1 where parts are counted, or what stands in; None for nothing."""
    filled: bool
    """Whether something stands in."""
    recoded: bool
    """Whether the points are other than the item's own."""
    holds: bool | None
    """Of points: whether their condition is true; None where that cannot be told."""
    adds: Fraction | None
    """With the weight, or to its power."""


class Stage(NamedTuple):
    """One step of a scale."""

    step: Step
    before: Value
    after: Value | None
    """None where the step leads to no score."""
    group: int
    """With which group it is compared, where it is."""


@dataclass(frozen=True)
class Account:
    """How the score of one scale came about."""

    scale: Scale
    found: ScaleScore
    rows: list[Row]
    raw: Value | None
    """The raw score; None where there is none."""
    stages: list[Stage]


class Trial:
    """One person's answers to a bank, with everything that they come to."""

    def __init__(self, scorer: Scorer, answers: Mapping[str, Answer]) -> None:
        """Score the answers, by item id."""
        self.bank: Bank = scorer.bank
        self._scorer = scorer
        self._scoring = Scoring(scorer, answers)
        self.result: Result = self._scoring.result()
        self.given = answers

    def account(self, scale: Scale) -> Account:
        """How the score of a scale came about."""
        found = self.result.scales[scale.id]
        if scale.when and holds(scale.when.condition, self._scoring) is not True:
            return Account(scale, found, [], None, [])
        rows = self.rows(scale)
        present = self._scoring.present([(part, self._scoring.part(part)) for part in scale.parts])
        if not found.applicable or not present or not enough(scale.min_answered, found.answered, found.applicable):
            return Account(scale, found, rows, None, [])
        raw = raw_score(scale, present)
        return Account(scale, found, rows, raw, self._stages(scale, raw) if raw else [])

    def rows(self, scale: Scale) -> list[Row]:
        """What each part of a scale counts, whether or not the scale is scored."""
        return [self._row(scale, part) for part in scale.parts]

    def worth(self, item: Item) -> Value | None:
        """What the answer to an item is worth by itself, before it is turned around; None where nothing is."""
        answer = None if item.id in self.result.hidden else self._scoring.answer(item.id)
        if answer is None or answer == NOT_APPLICABLE or item.unscored:
            return None
        return worth_at(item, Part("item", item.id, Fraction(1), reverse=False, at=item.at), answer)

    def counted(self) -> tuple[int, int]:
        """How many questions have an answer, and how many are asked; extras apart."""
        asked = [item.id for item in self.bank.items if not item.optional and item.id not in self.result.hidden]
        return sum(id in self.given for id in asked), len(asked)

    def open_below(self, scale: Scale) -> list[str]:
        """The items below a scale without enough answers, at any depth, that are asked and have no answer."""
        if self.result.scales[scale.id].status is not Status.NOT_ENOUGH:
            return []
        found: list[str] = []
        for part in scale.parts:
            if part.kind == "scale":
                found += self.open_below(self.bank.scale[part.id])
            elif part.kind == "item" and self._scoring.part(part) is Status.NOT_ENOUGH:
                found += [part.id] if part.id not in self.result.hidden else []
        order = [item.id for item in self.bank.items]
        return sorted(set(found), key=order.index)

    def _row(self, scale: Scale, part: Part) -> Row:
        points, outcome, own = self._points(part)
        value = points.reversed() if points and part.reverse and part.kind != "points" else points
        known = self._scoring.part(part)
        filled = known is Status.NOT_ENOUGH and part.fill is not None
        taken: Value | None = known if isinstance(known, Value) else None
        if filled and part.fill is not None:
            taken = self._scorer.ranges.part(part).widened(part.fill)
        recoded = bool(points and part.recode and points.x != own)
        adds = _weighted(scale, part, taken.x) if taken else None
        return Row(part, points, value, taken, filled, recoded, outcome, adds)

    def _points(self, part: Part) -> tuple[Value | None, bool | None, Fraction | None]:
        """What a part is worth before it is turned around and tested, whether it is earned, the item's own points."""
        plain = replace(part, reverse=False, test=None)
        if part.kind == "points":
            outcome = holds(part.when.condition, self._scoring) if part.when else True
            earned = self._scoring.part(part)
            return earned if isinstance(earned, Value) else None, outcome, None
        if part.kind == "scale":
            value = self._scoring.scale(part.id).value
            return counted(plain, value) if value else None, None, None
        answer = self._scoring.answer(part.id)
        if answer is None or answer == NOT_APPLICABLE:
            return None, None, None
        item = self.bank.item[part.id]
        return worth_at(item, plain, answer), None, item.points_of(answer)

    def _stages(self, scale: Scale, raw: Value) -> list[Stage]:
        stages: list[Stage] = []
        value = raw
        for step in scale.steps:
            group = self._scoring.group(step) if isinstance(step, Norms) else 0
            found = self._scoring.after_step(step, value)
            after = found if isinstance(found, Value) else None
            stages.append(Stage(step, value, after, group if isinstance(group, int) else 0))
            if after is None:
                break
            value = after
        return stages


def needed(scale: Scale, found: ScaleScore) -> int:
    """How many more parts, or items, have to be answered for a score; 0 when answers to them would not help."""
    if not found.applicable:
        return 0
    most = max(found.applicable, scale.min_answered if isinstance(scale.min_answered, int) else 0)
    least = next((n for n in range(1, most + 1) if enough(scale.min_answered, n, found.applicable)), most + 1)
    return max(0, least - found.answered)


def _weighted(scale: Scale, part: Part, x: Fraction) -> Fraction:
    """What a number adds: times its weight, or in a product to the power of it."""
    if scale.method != "product":
        return x * part.weight
    return x ** int(part.weight) if x or part.weight > 0 else Fraction(0)
