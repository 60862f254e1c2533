"""What a scale can come to: every score that some set of answers leads to.

Found by combining, not by sampling. The items that conditions look at, or that stand below several parts of a scale,
are tried in all combinations; for each of them the other items are independent of one another, so that the sums they
can come to are found part by part, as the bits of one large number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from math import prod

from selfcheck.model.condition import Condition, Has, Ref, leaves, refs
from selfcheck.model.item import NOT_APPLICABLE, Answer, Item
from selfcheck.model.numbers import exact
from selfcheck.model.scale import Cuts, Norms, Part, Rescale, Scale, Table
from selfcheck.score.conditions import holds
from selfcheck.score.left_out import can_be_partial, fewest, last_scores, may_drop
from selfcheck.score.results import Status
from selfcheck.score.scorer import Scorer, Scoring, counted, enough
from selfcheck.score.sums import MOST_SCORES, Choice, TooManyError, raw_values
from selfcheck.score.values import Value

MOST_BRANCHES = 4_096
"""So many combinations of answers are tried, at most."""
MOST_PARTS = 150
"""With more parts than this it is not tried how many of them can be left out."""


@dataclass(frozen=True)
class Reach:
    """What a scale can come to when everything that is shown is answered, and what else with answers left out."""

    scores: tuple[Fraction, ...]
    """Every score that complete answers lead to, rising; empty when there are too many to tell apart."""
    low: Fraction
    """No score is lower than this."""
    high: Fraction
    """No score is higher than this."""
    partial: bool
    """Whether there can be a score although a part is missing or does not apply."""
    others: tuple[Fraction, ...] | None = ()
    """What a score can come to then, at most, rising; None when it may be any number from `low` to `high`."""

    @property
    def dense(self) -> bool:
        """Whether scores between `low` and `high` are not known one by one."""
        return self.others is None or not self.scores


class Reachable:
    """What the scales of a bank can come to, each worked out once."""

    def __init__(self, scorer: Scorer) -> None:
        """Work out nothing yet; the bank of the scorer is free of circles."""
        self._scorer = scorer
        self._bank = scorer.bank
        self._known: dict[str, Reach] = {}
        self.lost: dict[str, set[Fraction]] = {}
        """By scale id: what answers bring to a table or to steps that have nothing for it, as far as that is known."""
        self.in_between: set[str] = set()
        """The ids of scales to whose steps answers left out may bring any number."""

    def scale(self, id: str) -> Reach:
        """What a scale can come to."""
        if id not in self._known:
            scale = self._bank.scale[id]
            whole = self._scorer.ranges.scale(id)
            edges = self._scorer.ranges.partial(scale)
            partial = can_be_partial(self._bank, scale) or self._asks_for_answers(scale)
            try:
                scores = sorted(self._scores(scale))
            except TooManyError:
                scores = []
            others = self._others(scale) if partial else set()
            ends = (whole.low, whole.high, *((edges.low, edges.high) if partial else ()))
            if scores and others is not None:
                ends = (scores[0], scores[-1], *others)
            rising = None if others is None else tuple(sorted(others))
            self._known[id] = Reach(tuple(scores), min(ends), max(ends), partial, rising)
        return self._known[id]

    def _others(self, scale: Scale) -> set[Fraction] | None:
        """What a scale can come to at most when parts have no value; None when that is not known one by one."""
        try:
            raws = None if self._drivers(scale) or self._asks_for_answers(scale) else self._left_out(scale)
            if raws is None:
                self.in_between.add(scale.id)
                return last_scores(scale)
            branch = _Branch(self._scorer, {})
            found = {score for value in raws if isinstance(score := branch.after(scale, value), Fraction)}
        except TooManyError:
            self.in_between.add(scale.id)
            return None
        self.lost[scale.id] |= branch.lost.get(scale.id, set())
        return found

    def _left_out(self, scale: Scale) -> list[Value] | None:
        """The raw scores of a scale some of whose parts are left out or filled; None when they are not known."""
        branch = _Branch(self._scorer, {})
        present = [(part, whole, values) for part in scale.parts for values, whole in [branch.part(part)] if values]
        if any(
            part.kind == "scale" and can_be_partial(self._bank, self._bank.scale[part.id]) for part, _, _ in present
        ):
            return None
        if len(present) > MOST_PARTS:
            return None
        # Where the range matters, it matters too which parts are there.
        moved = scale.method == "percent" or any(isinstance(step, Rescale | Norms) for step in scale.steps)
        if all(part.fill is None for part, _, _ in present):
            if len({(part.weight, whole, frozenset(values)) for part, whole, values in present}) == 1:
                some = [present[:number] for number in range(fewest(self._bank, scale), len(present) + 1)]
                return [value for parts in some for value in raw_values(scale, parts)]
            if scale.method in ("min", "max") and not moved:
                # The lowest of some parts is what one of them comes to.
                return [value for one in present for value in raw_values(scale, [one])]
        elif not moved and all(part.fill is not None and not may_drop(self._bank, part) for part, _, _ in present):
            filled = [(part, whole, {*values, part.fill}) for part, whole, values in present if part.fill is not None]
            return raw_values(scale, filled)
        return None

    def _scores(self, scale: Scale) -> set[Fraction]:
        found: set[Fraction] = set() if scale.otherwise is None else {scale.otherwise}
        lost = self.lost.setdefault(scale.id, set())
        drivers = self._drivers(scale)
        conditions, own = self._deciding(scale), sorted(self._scorer.items_below(scale.id).keys() & drivers)
        seen = set[tuple[object, ...]]()
        for answers in self._combinations(drivers):
            branch = _Branch(self._scorer, answers)
            if (look := branch.look(conditions, own)) in seen:
                continue
            seen.add(look)
            found |= {score for score in branch.scale(scale) if isinstance(score, Fraction)}
            lost |= branch.lost.get(scale.id, set())
            if len(found) > MOST_SCORES:
                raise TooManyError
        return found

    def _drivers(self, scale: Scale) -> list[str]:
        """The items to be tried in all combinations: those conditions look at, and those below several parts."""
        bank, drivers = self._bank, set[str]()
        below = self._below(scale.id)
        for id in below:
            each = bank.scale[id]
            drivers |= self.looked_at(conditions_of(each))
            paths = Counter(
                item for part in each.parts for item in ([part.id] if part.kind == "item" else self._items(part))
            )
            drivers |= {item for item, times in paths.items() if times > 1}
            for part in each.parts:
                if part.kind == "item" and (when := bank.item[part.id].when):
                    drivers |= self.looked_at([when.condition])
        return [item.id for item in bank.items if item.id in drivers]

    def _asks_for_answers(self, scale: Scale) -> bool:
        """Whether some condition looks at whether there is an answer at all, so that leaving it out says something."""
        conditions = [c for id in self._below(scale.id) for c in conditions_of(self._bank.scale[id])]
        items = {item for id in self._below(scale.id) for item in self._scorer.items_below(id)}
        items |= self.looked_at(conditions)
        conditions += [when.condition for item in items if (when := self._bank.item[item].when)]
        return any(isinstance(each, Has) for condition in conditions for each in leaves(condition))

    def _items(self, part: Part) -> frozenset[str]:
        return frozenset(self._scorer.items_below(part.id)) if part.kind == "scale" else frozenset()

    def _below(self, id: str) -> set[str]:
        """A scale and all scales that it is made of."""
        found = {id}
        for part in self._bank.scale[id].parts:
            if part.kind == "scale" and part.id not in found:
                found |= self._below(part.id)
        return found

    def looked_at(self, conditions: Iterable[Condition]) -> set[str]:
        """All items that the outcome of some conditions hangs on."""
        items: set[str] = set()
        waiting: list[Ref] = [ref for condition in conditions for ref in refs(condition)]
        seen: set[Ref] = set()
        while waiting:
            ref = waiting.pop()
            if ref in seen:
                continue
            seen.add(ref)
            if ref.kind == "item":
                items.add(ref.id)
                when = self._bank.item[ref.id].when
                waiting += refs(when.condition) if when else ()
            else:
                scale = self._bank.scale[ref.id]
                waiting += [Ref(part.kind, part.id) for part in scale.parts if part.kind != "points"]
                waiting += [ref for condition in conditions_of(scale) for ref in refs(condition)]
        return items

    def _deciding(self, scale: Scale) -> list[Condition]:
        """The conditions that decide on a scale: its own, those of the scales below it, and those of its items."""
        below = sorted(self._below(scale.id))
        whens = [self._bank.item[id].when for id in sorted(self._scorer.items_below(scale.id))]
        own = [condition for id in below for condition in conditions_of(self._bank.scale[id])]
        return own + [when.condition for when in whens if when]

    def outcomes(self, condition: Condition) -> set[bool | None]:
        """Everything a condition can come to, answers left out included; `TooManyError` when that is not known."""
        items = self.looked_at([condition])
        order = [item.id for item in self._bank.items if item.id in items]
        return {holds(condition, Scoring(self._scorer, answers)) for answers in self._combinations(order, missing=True)}

    def _combinations(self, items: list[str], *, missing: bool = False) -> Iterator[dict[str, Answer]]:
        """All ways to answer some items; raises `TooManyError`."""
        nothing: list[Answer | None] = [None] if missing else []
        choices = [[*possible_answers(self._bank.item[id]), *nothing] for id in items]
        if prod(len(each) for each in choices) > MOST_BRANCHES:
            raise TooManyError
        for chosen in product(*choices):
            yield {id: answer for id, answer in zip(items, chosen, strict=True) if answer is not None}


class _Branch:
    """The scores that are left to reach when the answers to some items are fixed."""

    def __init__(self, scorer: Scorer, fixed: dict[str, Answer]) -> None:
        self._scorer = scorer
        self._bank = scorer.bank
        self._fixed = fixed
        self._scoring = Scoring(scorer, fixed)
        self._known: dict[str, set[Fraction | Status]] = {}
        self.lost: dict[str, set[Fraction]] = {}
        """By scale id: what came to a table or to steps and was not found there."""

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
        for step in scale.steps:
            found = self._scoring.after_step(step, value)
            if isinstance(found, Status):
                if isinstance(step, Table | Cuts):
                    self.lost.setdefault(scale.id, set()).add(value.x)
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
        item = self._bank.item[part.id]
        answers = possible_answers(item)
        if part.id in self._fixed or not self._scoring.shows(part.id):
            answer = self._scoring.answer(part.id)
            answers = [] if answer is None else [answer]
        worth = (self._scorer.worth(part, answer) for answer in answers if answer != NOT_APPLICABLE)
        return {value.x for value in worth if value}, whole


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
