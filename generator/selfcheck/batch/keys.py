"""Keys: what a score hangs on, as a number. Two rows with the same key have the same score.

A sum, a mean, a count and a percentage do not ask who contributed what: they are the same for all rows with the same
sum of weighted points and the same parts missing. So their key is that sum, with what became of each part beside it.
Of all other items that a score hangs on, which are those that conditions look at, the key holds the answer itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

from selfcheck.model.condition import All, Any, Chosen, Compare, Condition, Has, InBand, Not, Ref
from selfcheck.model.item import NOT_APPLICABLE, Answer
from selfcheck.model.scale import Norms, Part, Scale
from selfcheck.score import Scorer

_ADDED_UP = ("sum", "mean", "count", "percent")
"""The methods that only ask for the sum."""
_BITS_OF_AN_ANSWER = 32
_BITS_OF_A_STATE = 2


class Key:
    """The key of some scales and conditions: each answer has its share in it, and the key is the sum of the shares."""

    def __init__(self, scorer: Scorer, scales: Iterable[str], conditions: Iterable[Condition]) -> None:
        """Find out what they hang on."""
        self._scorer = scorer
        self._bank = scorer.bank
        self._looked: dict[str, dict[Answer | None, int]] = {}
        self._scales: dict[str, Scale] = {}
        for scale in scales:
            self._scale(scale)
        for condition in conditions:
            self._condition(condition)
        self._place()

    @property
    def items(self) -> frozenset[str]:
        """The ids of the items it is made of."""
        return frozenset(self._looked) | frozenset(self._parts)

    def share(self, item: str, answer: Answer | None) -> int:
        """What a good answer, `NOT_APPLICABLE` or none adds to the key; at least 0."""
        total = 0
        if item in self._looked:
            codes = self._looked[item]
            total = codes.setdefault(answer, len(codes)) << self._offset[item]
        for part, unit, at, state_at in self._parts.get(item, ()):
            if answer is None or answer == NOT_APPLICABLE:
                total += (answer is not None) << state_at
            elif (value := self._scorer.worth(part, answer)) is None:
                total += 2 << state_at
            else:
                total += (3 << state_at) + (self._units(part, value.x, unit) << at)
        return total

    def forget(self) -> None:
        """Begin anew: keys from before mean nothing any more."""
        for codes in self._looked.values():
            codes.clear()

    # What it hangs on

    def _scale(self, id: str) -> None:
        if id in self._scales:
            return
        scale = self._scales[id] = self._bank.scale[id]
        whens = [scale.when, *(part.when for part in scale.parts)]
        whens += [group.when for step in scale.steps if isinstance(step, Norms) for group in step.groups]
        for when in whens:
            if when:
                self._condition(when.condition)
        for part in scale.parts:
            if part.kind == "scale":
                self._scale(part.id)
            elif part.kind == "item" and not self._added_up(scale, part):
                self._item(part.id)

    def _added_up(self, scale: Scale, part: Part) -> bool:
        return part.kind == "item" and scale.method in _ADDED_UP and self._bank.item[part.id].when is None

    def _item(self, id: str) -> None:
        if id in self._looked:
            return
        self._looked[id] = {}
        when = self._bank.item[id].when
        if when:
            self._condition(when.condition)

    def _condition(self, condition: Condition) -> None:
        match condition:
            case All(of) | Any(of):
                for each in of:
                    self._condition(each)
            case Not(of):
                self._condition(of)
            case Has(of) | Chosen(of, _) | InBand(of, _):
                self._ref(of)
            case Compare(of, _, limit):
                self._ref(of)
                if isinstance(limit, Ref):
                    self._ref(limit)

    def _ref(self, ref: Ref) -> None:
        if ref.kind == "scale":
            self._scale(ref.id)
        else:
            self._item(ref.id)

    # Where it stands in the number

    def _place(self) -> None:
        """Give everything bits of its own."""
        at = 0
        self._offset: dict[str, int] = {}
        for item in self._looked:
            self._offset[item] = at
            at += _BITS_OF_AN_ANSWER
        self._parts: dict[str, list[tuple[Part, int, int, int]]] = {}
        for scale in self._scales.values():
            parts = [part for part in scale.parts if self._added_up(scale, part) and part.id not in self._looked]
            unit = lcm(*(self._unit(part) for part in parts))
            sum_at, most = at, Fraction(0)
            for part in parts:
                value = self._scorer.ranges.part(part)
                most += abs(part.weight) * (value.high - value.low) * unit
            at += int(most).bit_length() + 1
            for part in parts:
                self._parts.setdefault(part.id, []).append((part, unit, sum_at, at))
                at += _BITS_OF_A_STATE

    def _units(self, part: Part, x: Fraction, unit: int) -> int:
        """How many units the weighted points of a part are above the lowest they can be."""
        ends = self._scorer.ranges.part(part)
        points = (x - (ends.low if part.weight > 0 else ends.high)) * part.weight * unit
        if points.denominator != 1 or not 0 <= points <= abs(part.weight) * (ends.high - ends.low) * unit:
            raise ArithmeticError(f"{points} units are no share of a key")
        return points.numerator

    def _unit(self, part: Part) -> int:
        """So many units of a point are 1, where all that a part can be worth is whole numbers of units."""
        item = self._bank.item[part.id]
        value = self._scorer.ranges.part(part)
        numbers = [value.low, value.high, *item.points, *(points for _, points in part.recode)]
        if item.number:
            numbers += [item.number.low, item.number.step, *(cut.score for cut in item.number.cuts)]
        return lcm(*(number.denominator for number in numbers)) * part.weight.denominator
