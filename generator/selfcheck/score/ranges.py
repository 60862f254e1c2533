"""Attainable ranges: the lowest and the highest score of a scale when everything is answered."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from fractions import Fraction

from selfcheck.model.bank import Bank
from selfcheck.model.item import Item
from selfcheck.model.scale import Cuts, Norms, Part, Rescale, Scale, Step, Table
from selfcheck.score.raw import raw_score
from selfcheck.score.steps import compared, take_step
from selfcheck.score.values import Value

_NOWHERE = Value(Fraction(0), Fraction(0), Fraction(0))
_BIT = Value(Fraction(0), Fraction(0), Fraction(1))
_ONE = Value(Fraction(1), Fraction(1), Fraction(1))


def attainable(bank: Bank, scale: Scale, ranges: Ranges | None = None) -> tuple[Fraction, Fraction]:
    """The lowest and the highest score of a scale when everything is answered, after all its steps.

    (0, 0) where it cannot have a score at all. The scales of the bank are free of circles. `ranges` are those of the
    bank, for whoever asks about several of its scales.
    """
    value = (ranges or Ranges(bank)).scale(scale.id)
    return value.low, value.high


class Ranges:
    """The ranges of the items, parts and scales of a bank, each worked out once."""

    def __init__(self, bank: Bank) -> None:
        """Work out nothing yet."""
        self._bank = bank
        self._known: dict[str, Value] = {}
        self._parts: dict[int, Value] = {}
        self._ends: dict[Hashable, tuple[Fraction, Fraction]] = {}

    def scale(self, id: str) -> Value:
        """The range of a scale, as a value at its low end."""
        if id not in self._known:
            self._known[id] = self._work_out(self._bank.scale[id])
        return self._known[id]

    def part(self, part: Part) -> Value:
        """The range of a part, before its weight."""
        return self.untested(part) if part.test is None else _BIT

    def untested(self, part: Part) -> Value:
        """The range of a part before it is counted."""
        # A part is one of the bank's own, which holds it as long as this is there.
        if id(part) not in self._parts:
            self._parts[id(part)] = self._untested(part)
        return self._parts[id(part)]

    def _untested(self, part: Part) -> Value:
        if part.kind == "scale":
            return self.scale(part.id)
        if part.kind == "points":
            low, high = sorted((part.score, part.otherwise))
        else:
            low, high = self._ends_of(self._bank.item[part.id], part)
        return Value(low, low, high)

    def _ends_of(self, item: Item, part: Part) -> tuple[Fraction, Fraction]:
        """Between what points the answers to an item lie on the scale of a part."""
        # Most items of a bank share their response options.
        same = (id(item.options), item.number, item.type, item.highest, item.none, item.unscored, part.recode)
        if same not in self._ends:
            points = recoded(item, part)
            self._ends[same] = item.range_of(points) if points or item.number else (Fraction(0), Fraction(0))
        return self._ends[same]

    def partial(self, scale: Scale) -> Value:
        """The range of a scale with any of its parts left out or filled; it may be wider than what can come out.

        A `rescale` uses the range of the parts that are there, so such a scale keeps its range.
        """
        if any(isinstance(step, Rescale) for step in scale.steps):
            return self.scale(scale.id)
        value = self._finished(scale, self.loose(scale) if scale.parts else None)
        whole = self.scale(scale.id)
        return Value(min(value.low, whole.low), min(value.low, whole.low), max(value.high, whole.high))

    def loose(self, scale: Scale) -> Value:
        """The range of the raw score of a scale with any of its parts left out or filled, or a wider one."""
        return _any_of(scale, [(part, self._loose(part)) for part in scale.parts])

    def _loose(self, part: Part) -> Value:
        """The range of a part that may be filled, and whose own parts may be left out."""
        inner = part.kind == "scale" and part.test is None
        value = self.partial(self._bank.scale[part.id]) if inner else self.part(part)
        return value if part.fill is None else value.widened(part.fill)

    def _work_out(self, scale: Scale) -> Value:
        parts = [(part, self.part(part)) for part in scale.parts]
        return self._finished(scale, raw_score(scale, parts) if parts else None)

    def _finished(self, scale: Scale, value: Value | None) -> Value:
        for step in scale.steps:
            value = after(step, value) if value else None
        if value and scale.otherwise is not None:
            value = value.widened(scale.otherwise)
        return Value(value.low, value.low, value.high) if value else _NOWHERE


def _any_of(scale: Scale, parts: list[tuple[Part, Value]]) -> Value:
    """Ends within which the raw score stays, whichever of the parts are there."""
    weighted = [value.times(part.weight) for part, value in parts]
    if scale.method == "product":
        product = _ONE
        for part, value in parts:
            more = raw_score(scale, [(part, value)]) or _ONE
            ends = [a * b for a in (product.low, product.high) for b in (more.low, more.high)]
            product = Value(_ONE.x, min(*ends, product.low), max(*ends, product.high))
        return product
    if scale.method == "percent":
        shares = [100 * value.low / value.high for value in weighted if value.high > 0]
        return Value(Fraction(100), min(shares, default=Fraction(100)), Fraction(100))
    if scale.method in ("min", "max"):
        units, factor = weighted, Fraction(1)
    else:
        # The mean of some numbers, and so what they are prorated to, lies between the lowest and the highest of them.
        units = [value.times(1 / abs(part.weight)) for part, value in zip((p for p, _ in parts), weighted, strict=True)]
        factor = sum((abs(part.weight) for part, _ in parts), Fraction(0)) if scale.method != "mean" else Fraction(1)
    low, high = min(unit.low for unit in units), max(unit.high for unit in units)
    return Value(low, low, high).times(factor)


def recoded(item: Item, part: Part) -> tuple[Fraction, ...]:
    """The points of the options of an item on the scale of a part, in the order of the options."""
    points = dict(part.recode)
    own = {} if item.unscored else {option.value: option.points for option in item.options}
    found = (points.get(option.value, own.get(option.value)) for option in item.options)
    return tuple(x for x in found if x is not None)


def after(step: Step, value: Value) -> Value | None:
    """A range after a step; None where the step has nothing for any number of it."""
    if isinstance(step, Norms):
        return _hull(compared(step.to, group, value) for group in step.groups)
    if isinstance(step, Table):
        # Not every number between the ends has to be in the table.
        within = [score for raw, score in step.scores if value.low <= raw <= value.high]
        within = within or [score for _, score in step.scores]
        return Value(min(within), min(within), max(within))
    if isinstance(step, Cuts):
        within = [cut.score for cut in step.cuts if cut.range.meets(value.low, value.high)]
        return Value(min(within), min(within), max(within)) if within else None
    return take_step(step, value)


def _hull(values: Iterable[Value]) -> Value:
    found = list(values)
    low = min(value.low for value in found)
    return Value(low, low, max(value.high for value in found))
