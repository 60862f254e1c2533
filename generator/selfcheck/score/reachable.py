"""What a scale can come to: every score that some set of answers leads to.

Found by combining, not by sampling. The items that conditions look at, or that stand below several parts of a scale,
are tried in all combinations; for each of them the other items are independent of one another, so that the sums they
can come to are found part by part, as the bits of one large number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, product
from math import ceil, floor, prod
from typing import cast

from selfcheck.model.condition import Condition, Has, Ref, leaves, refs
from selfcheck.model.item import Answer
from selfcheck.model.scale import Decimals, Norms, Part, Rescale, Scale, Step
from selfcheck.score.alike import likeness
from selfcheck.score.branch import MOST_BRANCHES, Branch, Lost, conditions_of, possible_answers
from selfcheck.score.conditions import holds
from selfcheck.score.left_out import can_be_partial, fewest, last_scores, leaves_parts_out, may_drop
from selfcheck.score.ranges import after
from selfcheck.score.scorer import Scorer, Scoring, counted
from selfcheck.score.steps import take_step
from selfcheck.score.sums import MOST_SCORES, Choice, TooManyError, common_unit, filled_values, raw_values
from selfcheck.score.values import Value

_MOST_WORK = 200_000
"""So many scores are worked out for one scale, at most."""
_MOST_TESTS = 400_000
"""So many tests of conditions are made for one bank, at most."""
_NOTHING = Fraction(0), Fraction(0), Fraction(0)
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


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found out about a scale that hangs on nothing but its own items."""

    reach: Reach
    lost: dict[int, set[Fraction]]
    """Values for which a step has nothing, by the place of the step."""
    in_between: bool


_found: dict[Hashable, _Found] = {}
"""What was found out, by what decides on it."""
_MOST_FOUND = 100
_MOST_KEPT = 1_000
"""Of a scale with more scores than this nothing is kept: there are few such scales, and they take much room."""


class Reachable:
    """What the scales of a bank can come to, each worked out once."""

    def __init__(self, scorer: Scorer) -> None:
        """Work out nothing yet; the bank of the scorer is free of circles."""
        self._scorer = scorer
        self._bank = scorer.bank
        self._known: dict[str, Reach] = {}
        self.lost: Lost = {}
        """What answers bring to a table or to steps that have nothing for it, as far as that is known."""
        self._worths: dict[int, set[Fraction]] = {}
        self._spent = 0
        """How many tests of conditions have been made."""
        self.in_between: set[str] = set()
        """The ids of scales to whose steps answers left out may bring any number."""

    def scale(self, id: str) -> Reach:
        """What a scale can come to."""
        if id not in self._known:
            scale = self._bank.scale[id]
            alike = likeness(self._bank, scale)
            self._known[id] = self._work_out(scale) if alike is None else self._as_before(scale, alike)
        return self._known[id]

    def _as_before(self, scale: Scale, alike: Hashable) -> Reach:
        """What a scale can come to, as it was found out for the first one that is alike."""
        found = _found.get(alike)
        if found is None:
            apart = Reachable(self._scorer)
            reach = apart._work_out(scale)
            found = _Found(reach, {place: x for (_, place), x in apart.lost.items()}, scale.id in apart.in_between)
            numbers = len(reach.scores) + len(reach.others or ()) + sum(map(len, found.lost.values()))
            if len(_found) < _MOST_FOUND and numbers <= _MOST_KEPT:
                _found[alike] = found
        for place, values in found.lost.items():
            self.lost.setdefault((scale.id, place), set()).update(values)
        if found.in_between:
            self.in_between.add(scale.id)
        return found.reach

    def _work_out(self, scale: Scale) -> Reach:
        whole = self._scorer.ranges.scale(scale.id)
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
        return Reach(tuple(scores), min(ends), max(ends), partial, rising)

    def _others(self, scale: Scale) -> set[Fraction] | None:
        """What a scale can come to at most when parts have no value; None when that is not known one by one."""
        try:
            raws = None if self._drivers(scale) or self._asks_for_answers(scale) else self._left_out(scale)
            if raws is None:
                self.in_between.add(scale.id)
                return self._on_grid(scale)
            branch = self._branch({})
            found = {score for value in raws if isinstance(score := branch.after(scale, value), Fraction)}
        except TooManyError:
            self.in_between.add(scale.id)
            return None
        self._lose(branch)
        return found

    def _branch(self, answers: dict[str, Answer]) -> Branch:
        return Branch(self._scorer, answers, self._worths)

    def _lose(self, branch: Branch) -> None:
        """Take over what a branch could not find."""
        for where, values in branch.lost.items():
            self.lost.setdefault(where, set()).update(values)

    def _on_grid(self, scale: Scale) -> set[Fraction] | None:
        """What a scale can come to at most since it is looked up, rounded or made of whole parts; None for anything."""
        found = last_scores(scale)
        if found is not None:
            return found
        low, high, unit, steps = self._grid(scale)
        if not unit or (high - low) / unit > MOST_SCORES:
            return None
        values = {unit * place for place in range(ceil(low / unit), floor(high / unit) + 1)}
        scores = {value.x for x in values if (value := _after_all(steps, x))}
        return scores if scale.otherwise is None else {*scores, scale.otherwise}

    def _grid(self, scale: Scale) -> tuple[Fraction, Fraction, Fraction, tuple[Step, ...]]:
        """Between which ends, and how far apart at least, numbers are before the last steps; 0 apart for anything."""
        raw = self._scorer.ranges.loose(scale)
        rounding = [place for place, step in enumerate(scale.steps) if isinstance(step, Decimals)]
        if rounding:
            place = rounding[-1]
            value: Value | None = raw
            for step in scale.steps[: place + 1]:
                value = after(step, value) if value else None
            unit = Fraction(10) ** -cast("Decimals", scale.steps[place]).places
            return (value.low, value.high, unit, scale.steps[place + 1 :]) if value else (*_NOTHING, ())
        whole = all(part.fill is not None and not may_drop(self._bank, part) for part in scale.parts)
        if scale.method not in ("sum", "count") or not whole:
            return (*_NOTHING, ())
        branch = self._branch({})
        shares = [
            {part.weight * x for x in (*branch.part(part)[0], part.score, part.otherwise, cast("Fraction", part.fill))}
            for part in scale.parts
        ]
        unit = Fraction(0) if any(part.kind == "scale" for part in scale.parts) else common_unit(chain(*shares))
        return (sum(map(min, shares), Fraction(0)), sum(map(max, shares), Fraction(0)), unit, scale.steps)

    def _left_out(self, scale: Scale) -> list[Value] | None:
        """The raw scores of a scale some of whose parts are left out or filled; None when they are not known."""
        # Where the range matters, it matters too which parts are there.
        moved = scale.method == "percent" or any(isinstance(step, Rescale | Norms) for step in scale.steps)
        present = self._choices(scale, moved)
        if present is None or len(present) > MOST_PARTS:
            return None
        if not leaves_parts_out(self._bank, scale):
            return raw_values(scale, present)
        if all(part.fill is None for part, _, _ in present):
            if len({(part.weight, whole, frozenset(values)) for part, whole, values in present}) == 1:
                some = [present[:number] for number in range(fewest(self._bank, scale), len(present) + 1)]
                return [value for parts in some for value in raw_values(scale, parts)]
            if scale.method in ("min", "max") and not moved:
                # The lowest of some parts is what one of them comes to.
                return [value for one in present for value in raw_values(scale, [one])]
        elif not moved and all(part.fill is not None and not may_drop(self._bank, part) for part, _, _ in present):
            return filled_values(scale, present, fewest(self._bank, scale))
        return None

    def _choices(self, scale: Scale, moved: bool) -> list[Choice] | None:
        """What the parts of a scale can be worth, with parts of their own left out; None when that is not known."""
        branch = self._branch({})
        present: list[Choice] = []
        for part in scale.parts:
            values, whole = branch.part(part)
            if part.kind == "scale" and can_be_partial(self._bank, self._bank.scale[part.id]):
                further = None if moved else self._partial_values(part)
                if further is None:
                    return None
                values = values | further
            if values:
                present.append((part, whole, values))
        return present

    def _partial_values(self, part: Part) -> set[Fraction] | None:
        """What a scale that is a part can be worth with answers left out; None when that is not known one by one."""
        others = self.scale(part.id).others
        inner = self._scorer.ranges.scale(part.id)
        return None if others is None else {counted(part, Value(x, inner.low, inner.high)).x for x in others}

    def _scores(self, scale: Scale) -> set[Fraction]:
        found: set[Fraction] = set() if scale.otherwise is None else {scale.otherwise}
        drivers = self._drivers(scale)
        conditions, own = self._deciding(scale), sorted(self._scorer.items_below(scale.id).keys() & drivers)
        seen = set[tuple[object, ...]]()
        work = 0
        for answers in self._combinations(drivers):
            branch = self._branch(answers)
            if (look := branch.look(conditions, own)) in seen:
                continue
            seen.add(look)
            scores = branch.scale(scale)
            found |= {score for score in scores if isinstance(score, Fraction)}
            self._lose(branch)
            work += len(scores)
            if len(found) > MOST_SCORES or work > _MOST_WORK:
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
        self._spend(order, sum(1 for _ in leaves(condition)))
        return {holds(condition, Scoring(self._scorer, answers)) for answers in self._combinations(order, missing=True)}

    def _spend(self, items: list[str], tests: int) -> None:
        """Count the tests that trying some items in all combinations takes; raises `TooManyError` after very many."""
        choices = prod(len(possible_answers(self._bank.item[id])) + 1 for id in items)
        self._spent += choices * tests
        if choices > MOST_BRANCHES or self._spent > _MOST_TESTS:
            raise TooManyError

    def _combinations(self, items: list[str], *, missing: bool = False) -> Iterator[dict[str, Answer]]:
        """All ways to answer some items; raises `TooManyError`."""
        nothing: list[Answer | None] = [None] if missing else []
        choices = [[*possible_answers(self._bank.item[id]), *nothing] for id in items]
        if prod(len(each) for each in choices) > MOST_BRANCHES:
            raise TooManyError
        for chosen in product(*choices):
            yield {id: answer for id, answer in zip(items, chosen, strict=True) if answer is not None}


def _after_all(steps: Iterable[Step], x: Fraction) -> Value | None:
    """A number after some steps that need no range; None where one has nothing for it."""
    value: Value | None = Value(x, x, x)
    for step in steps:
        value = take_step(step, value) if value and not isinstance(step, Rescale | Norms) else None
    return value
