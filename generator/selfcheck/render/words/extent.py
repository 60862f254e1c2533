"""What can be said of a scale before anybody has answered: whether parts may be left out, and what can come out.

To work by hand is easy where this is always the same; where it hangs on what was answered, the key has to say how.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from selfcheck.model.bank import Bank
from selfcheck.model.item import NOT_APPLICABLE
from selfcheck.model.scale import Add, Clamp, Cuts, Decimals, Multiply, Norms, Part, Rescale, Scale, Step, Table
from selfcheck.render.words.spans import Grid
from selfcheck.score.ranges import Ranges, recoded
from selfcheck.score.raw import raw_score
from selfcheck.score.steps import compared, take_step
from selfcheck.score.values import Value

_WHOLE = Grid(Fraction(1), places=0)


class Extent:
    """What can come out of the scales of a bank."""

    def __init__(self, bank: Bank) -> None:
        """Work out nothing yet; the bank is free of circles."""
        self._bank = bank
        self.ranges = Ranges(bank)
        self._fixed: dict[str, Value | None] = {}
        self._raw: dict[str, Value | None] = {}
        self._parts: dict[str, list[tuple[Part, Value | None]]] = {}

    # Whether parts are left out

    def may_be_partial(self, scale: Scale) -> bool:
        """Whether the scale can have a score with some parts left out."""
        if len(scale.parts) < 2:
            return False
        needed = scale.min_answered
        if isinstance(needed, int):
            return scale.over_items or (needed < len(scale.parts) and not self._all_filled(scale))
        below = scale.over_items and any(part.kind != "item" for part in scale.parts)
        skips = (needed.of < 1 or below) and not all(part.fill is not None for part in scale.parts)
        return skips or any(self._may_not_apply(part) for part in scale.parts)

    def _all_filled(self, scale: Scale) -> bool:
        return all(part.fill is not None and not self._may_not_apply(part) for part in scale.parts)

    def _may_not_apply(self, part: Part) -> bool:
        if part.kind == "points":
            return False
        if part.kind == "item":
            item = self._bank.item[part.id]
            return item.not_applicable or (item.when is not None and item.otherwise == NOT_APPLICABLE)
        scale = self._bank.scale[part.id]
        if scale.when and scale.otherwise is None:
            return True
        loses = any(isinstance(step, Table | Cuts | Norms) for step in scale.steps)
        return loses or scale.method in ("percent", "product") or all(map(self._may_not_apply, scale.parts))

    # The attainable range that a value travels with

    def part(self, scale: Scale, part: Part) -> Value | None:
        """The range of a part on a scale, weight and power apart; None when it hangs on what was answered."""
        if scale.method == "count" or part.kind != "scale":
            return self.ranges.part(part)
        return self.fixed(self._bank.scale[part.id])

    def parts(self, scale: Scale) -> list[tuple[Part, Value | None]]:
        """The parts of a scale with their ranges, as `part` says."""
        if scale.id not in self._parts:
            self._parts[scale.id] = [(part, self._plain(scale, part) or self.part(scale, part)) for part in scale.parts]
        return self._parts[scale.id]

    def _plain(self, scale: Scale, part: Part) -> Value | None:
        """The range of an item that is scored here as everywhere, which it knows already; None for other parts."""
        item = self._bank.item.get(part.id) if part.kind == "item" and scale.method != "count" else None
        if item is None or part.recode or not item.scored:
            return None
        return Value(item.low, item.low, item.high)

    def whole(self, scale: Scale) -> Value:
        """The range of a scale when everything is answered."""
        return self.fixed(scale) or self.ranges.scale(scale.id)

    def fixed(self, scale: Scale) -> Value | None:
        """The range that every score of a scale comes with; None when it hangs on what was answered."""
        if scale.id not in self._fixed:
            value = self.raw(scale)
            for step in scale.steps:
                value = after(step, value)
            if value and scale.otherwise is not None:
                value = value.widened(scale.otherwise)
            self._fixed[scale.id] = value
        return self._fixed[scale.id]

    def stages(self, scale: Scale) -> Iterator[tuple[Step, Value | None, Grid | None]]:
        """The steps of a scale, each with the range and the numbers that come to it, where they are known."""
        value = self.raw(scale)
        grid = _WHOLE if self._whole(scale) else None
        for step in scale.steps:
            yield step, value, grid
            value, grid = after(step, value), _grid_after(step, grid)

    def raw(self, scale: Scale) -> Value | None:
        """The range of the raw score; None when it hangs on what was answered."""
        if scale.id not in self._raw:
            self._raw[scale.id] = self._raw_of(scale)
        return self._raw[scale.id]

    def _raw_of(self, scale: Scale) -> Value | None:
        known = [(part, value) for part, value in self.parts(scale) if value is not None]
        if len(known) < len(scale.parts) or self.fills_beyond(scale):
            return None
        if self.may_be_partial(scale):
            if scale.method == "product":
                return None
            first, *others = (_ends(_alone(scale, part, value)) for part, value in known)
            if first is None or any(each != first for each in others) or _both_signs(scale):
                return None
        return raw_score(scale, known)

    def fills_beyond(self, scale: Scale) -> bool:
        """Whether what stands for a missing part can lie outside the part's range."""
        return any(
            part.fill is not None and value is not None and not value.low <= part.fill <= value.high
            for part, value in self.parts(scale)
        )

    # The numbers that can come out

    def grid(self, scale: Scale) -> Grid | None:
        """The numbers among which every score is; None when they are not all the same step apart."""
        grid = _WHOLE if self._whole(scale) else None
        for step in scale.steps:
            grid = _grid_after(step, grid)
        return grid

    def _whole(self, scale: Scale) -> bool:
        """Whether raw scores are whole numbers."""
        if scale.method not in ("sum", "count", "min", "max"):
            return False
        if scale.method in ("sum", "count") and self.may_be_partial(scale):
            return False
        numbers = [number for part in scale.parts for number in (part.weight, part.fill) if number is not None]
        return all(map(_is_whole, numbers)) and all(
            scale.method == "count" or self._whole_part(part) for part in scale.parts
        )

    def _whole_part(self, part: Part) -> bool:
        if part.kind == "points":
            return _is_whole(part.score) and _is_whole(part.otherwise)
        if part.kind == "scale":
            scale = self._bank.scale[part.id]
            grid = self.grid(scale)
            return bool(grid and _is_whole(grid.step)) and (scale.otherwise is None or _is_whole(scale.otherwise))
        item = self._bank.item[part.id]
        if item.number:
            field = item.number
            numbers = [cut.score for cut in field.cuts] or [field.low, field.step]
            return all(map(_is_whole, numbers))
        return all(map(_is_whole, recoded(item, part)))


def after(step: Step, value: Value | None) -> Value | None:
    """A range after a step; None when it hangs on what was answered."""
    if isinstance(step, Rescale):
        low, high = sorted((step.start, step.end))
        return Value(low, low, high)
    if value is None:
        return None
    if isinstance(step, Norms):
        return compared(step.to, step.groups[0], value) if len(step.groups) == 1 else None
    if isinstance(step, Table):
        return _hull([score for raw, score in step.scores if value.low <= raw <= value.high])
    if isinstance(step, Cuts):
        return _hull([cut.score for cut in step.cuts if cut.range.meets(value.low, value.high)])
    return take_step(step, value)


def _hull(scores: list[Fraction]) -> Value | None:
    return Value(min(scores), min(scores), max(scores)) if scores else None


def _alone(scale: Scale, part: Part, value: Value) -> Value | None:
    """What a range would be if there were no other part. Where all come to the same, so does any number of them."""
    if scale.method in ("mean", "sum", "count"):
        return value  # by its weight a part counts more, but the weights of those that are there are divided out again
    return raw_score(replace(scale, parts=(part,)), [(part, value)])


def _ends(value: Value | None) -> tuple[Fraction, Fraction] | None:
    return (value.low, value.high) if value else None


def _both_signs(scale: Scale) -> bool:
    """Whether some parts are added and some taken off, so that the range hangs on which are there."""
    return len({part.weight > 0 for part in scale.parts}) > 1


def _grid_after(step: Step, grid: Grid | None) -> Grid | None:
    match step:
        case Decimals(places):
            return Grid(Fraction(1, 10**places), places=places)
        case Multiply(by) if grid and _is_whole(grid.step) and _is_whole(by):
            return Grid(abs(by) * grid.step, grid.start * by, grid.places)
        case Add(number) if grid and _is_whole(grid.step) and _is_whole(number):
            return Grid(grid.step, grid.start + number, grid.places)
        case Clamp(low, high) if grid and all(grid.up(end) == end for end in (low, high)):
            return grid
    return None


def _is_whole(x: Fraction) -> bool:
    return x.denominator == 1
