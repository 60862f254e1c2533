"""The scorer: from the answers of one person to scores, classes and alerts."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from selfcheck.model.bank import Bank, Classification
from selfcheck.model.condition import Condition
from selfcheck.model.item import NOT_APPLICABLE, Answer, Item
from selfcheck.model.numbers import exact
from selfcheck.model.scale import Norms, Part, Scale, Share, Step, Test
from selfcheck.score.conditions import COMPARE, holds
from selfcheck.score.ranges import Ranges, recoded
from selfcheck.score.raw import Valued, raw_score
from selfcheck.score.results import ClassFound, Result, ScaleScore, Status
from selfcheck.score.shown import band_of, shown
from selfcheck.score.steps import compared, take_step
from selfcheck.score.values import Value


def score(bank: Bank, answers: Mapping[str, Answer]) -> Result:
    """What a set of answers comes to.

    `answers` maps item ids to answers. Items that are left out, answers that are not good and ids that are no item
    count as missing. The items and scales of the bank are free of circles.
    """
    return Scorer(bank)(answers)


class Scorer:
    """Scores any number of answer sets of one bank."""

    def __init__(self, bank: Bank) -> None:
        """Get ready for a bank."""
        self.bank = bank
        self.ranges = Ranges(bank)
        self._items: dict[str, dict[str, list[Part]]] = {}
        self._worth: dict[tuple[int, Answer], Value | None] = {}

    def __call__(self, answers: Mapping[str, Answer]) -> Result:
        """What a set of answers comes to, as `score` says."""
        return Scoring(self, answers).result()

    def worth(self, part: Part, answer: Answer) -> Value | None:
        """What a good answer is worth on a scale: reversed and tested, not weighted; None when it has no points."""
        item = self.bank.item[part.id]
        if item.type != "single":
            return self._worth_at(part, answer)
        # A part is one of the bank's own, which holds it as long as this scorer lives.
        key = (id(part), answer)
        if key not in self._worth:
            self._worth[key] = self._worth_at(part, answer)
        return self._worth[key]

    def _worth_at(self, part: Part, answer: Answer) -> Value | None:
        points = points_at(self.bank.item[part.id], part, answer)
        if points is None:
            return None
        whole = self.ranges.untested(part)
        return counted(part, Value(points, whole.low, whole.high), answer)

    def items_below(self, id: str) -> Mapping[str, list[Part]]:
        """The items that a scale is made of, at any depth: by id the parts that they are."""
        if id not in self._items:
            found: dict[str, list[Part]] = {}
            for part in self.bank.scale[id].parts:
                below = self.items_below(part.id) if part.kind == "scale" else {}
                for item, parts in ({part.id: [part]} if part.kind == "item" else below).items():
                    found.setdefault(item, []).extend(parts)
            self._items[id] = found
        return self._items[id]


class Scoring:
    """One set of answers on its way to a result; every item and scale is worked out once."""

    def __init__(
        self, scorer: Scorer, answers: Mapping[str, Answer], known: Mapping[str, ScaleScore] | None = None
    ) -> None:
        """Begin with what was answered; nothing is worked out yet but the scores, by scale id, that are `known`."""
        self.bank = scorer.bank
        self._scorer = scorer
        self._given = answers
        self._answers: dict[str, Answer | None] = {}
        self._shown: dict[str, bool] = {}
        self._scores: dict[str, ScaleScore] = dict(known or {})

    def result(self) -> Result:
        """Everything that the answers come to."""
        bank = self.bank
        answers = {item.id: answer for item in bank.items if (answer := self.answer(item.id)) is not None}
        return Result(
            scales={scale.id: self.scale(scale.id) for scale in bank.scales},
            classes={each.id: self.classified(each) for each in bank.classifications},
            alerts=self.alerts(),
            hidden=tuple(item.id for item in bank.items if not self.shows(item.id)),
            answers=answers,
        )

    # Sections 1 and 3: the answers that count

    def answer(self, item: str) -> Answer | None:
        """The good answer that counts, or `NOT_APPLICABLE`; None when the item is missing."""
        if item not in self._answers:
            self._answers[item] = self._answer(self.bank.item[item])
        return self._answers[item]

    def shows(self, item: str) -> bool:
        """Whether the item is shown."""
        self.answer(item)
        return self._shown[item]

    def _answer(self, item: Item) -> Answer | None:
        outcome = holds(item.when.condition, self) if item.when else True
        self._shown[item.id] = outcome is True
        if outcome is False:
            return item.otherwise
        given = self._given.get(item.id) if outcome else None
        if given == NOT_APPLICABLE:
            return given if item.not_applicable else None
        if given is None or not item.accepts(given):
            return None
        number = item.number_of(given) if item.number else None
        return given if number is None else exact(number)

    # Sections 3 to 8: scales

    def scale(self, id: str) -> ScaleScore:
        """The score of a scale."""
        if id not in self._scores:
            self._scores[id] = self._work_out(self.bank.scale[id])
        return self._scores[id]

    def _work_out(self, scale: Scale) -> ScaleScore:
        outcome = holds(scale.when.condition, self) if scale.when else True
        if outcome is False and scale.otherwise is not None:
            return self._scored(scale, self._scorer.ranges.scale(scale.id).widened(scale.otherwise), (0, 0))
        if not outcome:
            return _unscored(scale, Status.NOT_ENOUGH if outcome is None else Status.NOT_APPLICABLE, (0, 0))
        found = [(part, self.part(part)) for part in scale.parts]
        counts = self._counts(scale, found)
        if not counts[1]:
            return _unscored(scale, Status.NOT_APPLICABLE, counts)
        present = self.present(found)
        if not present or not enough(scale.min_answered, *counts):
            return _unscored(scale, Status.NOT_ENOUGH, counts)
        value = self.after_steps(scale, raw_score(scale, present))
        if isinstance(value, Status):
            return _unscored(scale, value, counts)
        return self._scored(scale, value, counts)

    def _scored(self, scale: Scale, value: Value, counts: tuple[int, int]) -> ScaleScore:
        if scale.otherwise is not None:
            value = Value(value.x, min(value.low, scale.otherwise), max(value.high, scale.otherwise))
        whole = self._scorer.ranges.scale(scale.id)
        text = shown(scale, value.x, whole.high - whole.low)
        return ScaleScore(scale.id, Status.SCORED, value, band_of(scale, value.x), text, *counts)

    def after_steps(self, scale: Scale, value: Value | None) -> Value | Status:
        """A raw score after the steps of its scale, or why there is none."""
        found: Value | Status = Status.NOT_APPLICABLE if value is None else value
        for step in scale.steps:
            if isinstance(found, Status):
                break
            found = self.after_step(step, found)
        return found

    def after_step(self, step: Step, value: Value) -> Value | Status:
        """A value after one step, or why there is none."""
        if not isinstance(step, Norms):
            return take_step(step, value) or Status.NOT_APPLICABLE
        place = self.group(step)
        return place if isinstance(place, Status) else compared(step.to, step.groups[place], value)

    def group(self, norms: Norms) -> int | Status:
        """The place of the group that a score is compared with, or why there is none."""
        return self._first([group.when.condition if group.when else None for group in norms.groups])

    # Sections 4 to 6: parts

    def part(self, part: Part) -> Value | Status:
        """The value of a part, or why it has none."""
        if part.kind == "scale":
            score = self.scale(part.id)
            return counted(part, score.value) if score.value else score.status
        if part.kind == "points":
            outcome = holds(part.when.condition, self) if part.when else True
            if outcome is None:
                return Status.NOT_ENOUGH
            return Value(part.score if outcome else part.otherwise, *sorted((part.score, part.otherwise)))
        answer = self.answer(part.id)
        if answer is None or answer == NOT_APPLICABLE:
            return Status.NOT_ENOUGH if answer is None else Status.NOT_APPLICABLE
        return self._scorer.worth(part, answer) or Status.NOT_ENOUGH

    def _counts(self, scale: Scale, found: list[tuple[Part, Value | Status]]) -> tuple[int, int]:
        """How many parts have a value, and how many apply; or how many items, where the scale counts those."""
        if not scale.over_items:
            applicable = [value for _, value in found if value is not Status.NOT_APPLICABLE]
            return sum(isinstance(value, Value) for value in applicable), len(applicable)
        answers = [(self.answer(item), parts) for item, parts in self._scorer.items_below(scale.id).items()]
        applying = [(answer, parts) for answer, parts in answers if answer != NOT_APPLICABLE]
        return sum(answer is not None and self._counts_for(answer, parts) for answer, parts in applying), len(applying)

    def _counts_for(self, answer: Answer, parts: list[Part]) -> bool:
        """Whether an answer has points at one of the parts that its item is."""
        return any(self._scorer.worth(part, answer) is not None for part in parts)

    def present(self, found: list[tuple[Part, Value | Status]]) -> list[Valued]:
        """The parts that are not left out: those with a value, and missing ones that are filled."""
        present: list[Valued] = []
        for part, value in found:
            if isinstance(value, Value):
                present.append((part, value))
            elif value is Status.NOT_ENOUGH and part.fill is not None:
                present.append((part, self._scorer.ranges.part(part).widened(part.fill)))
        answered = any(isinstance(value, Value) for _, value in found)
        return present if answered else []

    # Section 10

    def classified(self, classification: Classification) -> ClassFound:
        """What the answers come to in a classification."""
        place = self._first([each.when.condition if each.when else None for each in classification.classes])
        if isinstance(place, Status):
            return ClassFound(classification.id, place, None)
        return ClassFound(classification.id, Status.SCORED, place)

    def alerts(self) -> tuple[int, ...]:
        """The places of the alerts that hold."""
        return tuple(n for n, alert in enumerate(self.bank.alerts) if holds(alert.when.condition, self))

    def _first(self, conditions: list[Condition | None]) -> int | Status:
        """The place of the first condition that is true (None always is), or why there is none."""
        for place, condition in enumerate(conditions):
            outcome = holds(condition, self) if condition else True
            if outcome is None:
                return Status.NOT_ENOUGH
            if outcome:
                return place
        return Status.NOT_APPLICABLE


def enough(min_answered: int | Share, answered: int, applicable: int) -> bool:
    """Whether so many answers are enough (section 5 of the scoring rules)."""
    if answered == 0:
        return False
    if isinstance(min_answered, int):
        return answered >= min_answered
    needed = min_answered.of * applicable
    return answered > needed if min_answered.above else answered >= needed


def points_at(item: Item, part: Part, answer: Answer) -> Fraction | None:
    """The points of a good answer on the scale of a part, before any reversal; None when it has none."""
    points = dict(part.recode).get(answer) if part.recode and isinstance(answer, str) else None
    return item.points_of(answer) if points is None else points


def worth_at(item: Item, part: Part, answer: Answer) -> Value | None:
    """What a good answer is worth as a part of a scale, as `Scorer.worth` says."""
    points = points_at(item, part, answer)
    return None if points is None else counted(part, Value(points, *item.range_of(recoded(item, part))), answer)


def counted(part: Part, value: Value, answer: Answer | None = None) -> Value:
    """The value of a part after its reversal and, on a scale that counts, its test."""
    value = value.reversed() if part.reverse else value
    if part.test is None:
        return value
    return Value(Fraction(_meets(part.test, value.x, answer)), Fraction(0), Fraction(1))


def _meets(test: Test, x: Fraction, answer: Answer | None) -> bool:
    if not all(COMPARE[comparison](x, limit) for comparison, limit in test.limits):
        return False
    if test.values is None or answer is None:
        return test.values is None
    return any(value in test.values for value in ((answer,) if isinstance(answer, str) else answer))


def _unscored(scale: Scale, status: Status, counts: tuple[int, int]) -> ScaleScore:
    return ScaleScore(scale.id, status, None, None, "", *counts)
