"""A branch: what scales can still come to when the answers to some items are fixed."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from selfcheck.model.condition import Condition
from selfcheck.model.item import NOT_APPLICABLE, Answer, Item
from selfcheck.model.numbers import exact
from selfcheck.model.scale import Cuts, Norms, Part, Scale, Table
from selfcheck.score.conditions import holds
from selfcheck.score.results import Status
from selfcheck.score.scorer import Scorer, Scoring, counted, enough
from selfcheck.score.sums import Choice, TooManyError, raw_values
from selfcheck.score.values import Value

MOST_BRANCHES = 4_096
"""So many combinations of answers are tried, at most."""


Lost = dict[tuple[str, int], set[Fraction]]
"""Values for which a step of a scale has nothing, by the id of the scale and the place of the step in it."""


class Branch:
    """The scores that are left to reach when the answers to some items are fixed."""

    def __init__(self, scorer: Scorer, fixed: dict[str, Answer], worths: dict[int, set[Fraction]]) -> None:
        """Begin with the answers that are fixed; `worths` keeps what parts can be worth from one branch to the next."""
        self._scorer = scorer
        self._worths = worths
        self._bank = scorer.bank
        self._fixed = fixed
        self._scoring = Scoring(scorer, fixed)
        self._known: dict[str, set[Fraction | Status]] = {}
        self.lost: Lost = {}
        """What came to a table or to steps and was not found there."""

    def look(self, conditions: list[Condition], items: list[str]) -> tuple[object, ...]:
        """What conditions and items come to here: two branches that look the same lead to the same scores."""
        outcomes = [holds(condition, self._scoring) for condition in conditions]
        return (*outcomes, *(self._scoring.answer(id) for id in items))

    def scale(self, scale: Scale) -> set[Fraction | Status]:
        """The scores of a scale, or why it has none."""
        if scale.id not in self._known:
            self._known[scale.id] = self._work_out(scale)
        return self._known[scale.id]

    def _work_out(self, scale: Scale) -> set[Fraction | Status]:
        if scale.when and not holds(scale.when.condition, self._scoring):
            return {Status.NOT_APPLICABLE if scale.otherwise is None else scale.otherwise}
        present: list[Choice] = []
        for part in scale.parts:
            values, whole = self.part(part)
            if values:
                present.append((part, whole, values))
        if not present:
            return {Status.NOT_APPLICABLE}
        if not scale.over_items and not enough(scale.min_answered, len(present), len(present)):
            return {Status.NOT_ENOUGH}
        raws = raw_values(scale, present)
        return {self.after(scale, value) for value in raws} if raws else {Status.NOT_APPLICABLE}

    def after(self, scale: Scale, value: Value) -> Fraction | Status:
        """A raw score after the steps of its scale, or why there is none."""
        for place, step in enumerate(scale.steps):
            found = self._scoring.after_step(step, value)
            if isinstance(found, Status):
                if isinstance(step, Table | Cuts):
                    self.lost.setdefault((scale.id, place), set()).add(value.x)
                return found
            value = found
        return value.x

    def part(self, part: Part) -> tuple[set[Fraction], Value]:
        """What a part can be worth, and its range; nothing when it has no value."""
        whole = self._scorer.ranges.part(part)
        if part.kind == "scale":
            inner = self._scorer.ranges.scale(part.id)
            scores = {x for x in self.scale(self._bank.scale[part.id]) if isinstance(x, Fraction)}
            return {counted(part, Value(x, inner.low, inner.high)).x for x in scores}, whole
        if part.kind == "points":
            outcome = holds(part.when.condition, self._scoring) if part.when else True
            return (set() if outcome is None else {part.score if outcome else part.otherwise}), whole
        if part.id in self._fixed or not self._scoring.shows(part.id):
            answer = self._scoring.answer(part.id)
            return self._worth(part, [] if answer is None else [answer]), whole
        # A part is one of the bank's own, which lives longer than what is kept here.
        if id(part) not in self._worths:
            self._worths[id(part)] = self._worth(part, possible_answers(self._bank.item[part.id]))
        return self._worths[id(part)], whole

    def _worth(self, part: Part, answers: list[Answer]) -> set[Fraction]:
        worth = (self._scorer.worth(part, answer) for answer in answers if answer != NOT_APPLICABLE)
        return {value.x for value in worth if value}


def possible_answers(item: Item) -> list[Answer]:
    """Every answer to an item that can make a difference; raises `TooManyError` when there are too many."""
    answers: list[Answer] = []
    if item.number:
        field = item.number
        count = int((field.high - field.low) / field.step) + 1
        if count > MOST_BRANCHES:
            raise TooManyError
        answers += [exact(field.low + place * field.step) for place in range(count)]
    elif item.type == "multiple":
        if 2 ** len(item.options) > MOST_BRANCHES:
            raise TooManyError
        for size in range(0 if item.none else 1, len(item.options) + 1):
            answers += [tuple(o.value for o in chosen) for chosen in combinations(item.options, size)]
    else:
        answers += [option.value for option in item.options]
    return answers + [NOT_APPLICABLE] * item.not_applicable


def conditions_of(scale: Scale) -> list[Condition]:
    """All conditions that stand in a scale itself."""
    whens = [scale.when, *(part.when for part in scale.parts)]
    whens += [group.when for step in scale.steps if isinstance(step, Norms) for group in step.groups]
    return [when.condition for when in whens if when]
