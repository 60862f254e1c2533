"""The steps from a raw score to the score, in words and in small tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from selfcheck.model.item import Cut
from selfcheck.model.ranges import Range
from selfcheck.model.scale import Add, Clamp, Cuts, Decimals, Multiply, Norms, Rescale, Scale, Step, Table
from selfcheck.render.words import said
from selfcheck.render.words.conditions import Conditions
from selfcheck.render.words.extent import Extent
from selfcheck.render.words.language import Language, is_short
from selfcheck.render.words.said import Line
from selfcheck.render.words.spans import Grid, span
from selfcheck.score.values import Value

Ends = Callable[[Scale], list[Line]]


class Steps:
    """Says what is done to raw scores."""

    def __init__(self, extent: Extent, conditions: Conditions, language: Language, ends: Ends) -> None:
        """Say nothing yet. `ends` says what each part of a scale can add at least and at most."""
        self._extent = extent
        self._conditions = conditions
        self._language = language
        self._ends = ends

    def lines(self, scale: Scale) -> list[Line]:
        """All steps of a scale, in their order."""
        return [
            line for step, value, grid in self._extent.stages(scale) for line in self._step(scale, step, value, grid)
        ]

    def _step(self, scale: Scale, step: Step, value: Value | None, grid: Grid | None) -> list[Line]:
        match step:
            case Multiply(by):
                return self._times(by)
            case Add(number):
                return self._plus(number)
            case Rescale():
                return self._rescale(scale, step, value)
            case Clamp(low, high):
                return [self._clamp(low, high)]
            case Decimals():
                return [self._rounding(step), *self._half(step, value)]
            case Table(scores):
                return self._table(scores, value, grid)
            case Cuts(cuts):
                return self._cuts(cuts, value, grid)
            case Norms():
                return self._norms(step)

    # Arithmetic

    def _times(self, by: Fraction) -> list[Line]:
        number = self._language.number
        if by == 1:
            return []
        if is_short(by):
            return [self._language.say("Multiply by %(number)s.", number=number(by))]
        if abs(by.numerator) == 1:
            return [self._language.say("Divide by %(number)s.", number=number(1 / by))]
        return [
            self._language.say(
                "Multiply by %(number)s and divide by %(other)s.",
                number=number(Fraction(by.numerator)),
                other=number(Fraction(by.denominator)),
            )
        ]

    def _plus(self, x: Fraction) -> list[Line]:
        number = self._language.number(abs(x))
        if x > 0:
            return [self._language.say("Add %(number)s.", number=number)]
        return [self._language.say("Subtract %(number)s.", number=number)] if x else []

    def _rescale(self, scale: Scale, step: Rescale, value: Value | None) -> list[Line]:
        width = step.end - step.start
        if value and value.high > value.low:
            return [*self._plus(-value.low), *self._times(width / (value.high - value.low)), *self._plus(step.start)]
        if value:
            return [self._language.say("Take %(formula)s.", formula=self._language.number(step.start))]
        formula = self._language.say("(your number − L) × %(width)s ÷ (H − L)", width=self._language.number(width))
        if step.start:
            formula = f"{self._language.number(step.start)} + {formula}"
        return [
            self._language.say(
                "In the same way work out L, the lowest number that those you have could have come to, and H, the"
                " highest."
            ),
            *self._ends(scale),
            self._language.say("Take %(formula)s.", formula=formula),
        ]

    def _clamp(self, low: Fraction, high: Fraction) -> str:
        return self._language.say(
            "If it is below %(low)s, take %(low)s; if it is above %(high)s, take %(high)s.",
            low=self._language.number(low),
            high=self._language.number(high),
        )

    def _rounding(self, step: Decimals) -> str:
        say, ngettext, places = self._language.say, self._language.ngettext, step.places
        if step.rounding == "round_up":
            if not places:
                return say("Round up to a whole number.")
            return ngettext("Round up to %(num)s decimal place.", "Round up to %(num)s decimal places.", places)
        if step.rounding == "round_down":
            if not places:
                return say("Round down to a whole number.")
            return ngettext("Round down to %(num)s decimal place.", "Round down to %(num)s decimal places.", places)
        if not places:
            return say("Round to a whole number.")
        return ngettext("Round to %(num)s decimal place.", "Round to %(num)s decimal places.", places)

    def _half(self, step: Decimals, value: Value | None) -> list[Line]:
        if step.rounding != "decimals":
            return []
        if value and value.low >= 0:
            return [self._language.say("A half is rounded up.")]
        return [self._language.say("A half is rounded away from zero.")]

    # Looking up

    def _table(self, scores: Sequence[tuple[Fraction, Fraction]], value: Value | None, grid: Grid | None) -> list[Line]:
        number = self._language.number
        reached = [(raw, x) for raw, x in scores if not value or value.low <= raw <= value.high] or scores
        exact = [Range(raw, raw) for raw, _ in scores]
        complete = value is not None and grid is not None and grid.all_in(exact, value.low, value.high)
        return self._looked_up([(number(raw), number(x)) for raw, x in reached], complete=complete)

    def _cuts(self, cuts: Sequence[Cut], value: Value | None, grid: Grid | None) -> list[Line]:
        low, high = (value.low, value.high) if value else (None, None)
        rows = [
            (span(self._language, cut.range, low, high, grid if value else None), self._language.number(cut.score))
            for cut in cuts
            if not value or cut.range.meets(value.low, value.high)
        ]
        return self._looked_up(rows, complete=_covers([cut.range for cut in cuts], value, grid))

    def _looked_up(self, rows: Sequence[tuple[str, str]], *, complete: bool) -> list[Line]:
        head = (self._language.say("Your number so far"), self._language.say("becomes"))
        table = said.Table(head, tuple(rows))
        if complete:
            return [self._language.say("Look it up:"), table]
        return [self._language.say("Look it up; where it is not in the table, this does not apply:"), table]

    def _norms(self, step: Norms) -> list[Line]:
        return [*self._z(step), *self._from_z(step)]

    def _z(self, step: Norms) -> list[Line]:
        number, say = self._language.number, self._language.say
        of = {"population": step.population, "source": step.source}
        first = step.groups[0]
        if len(step.groups) == 1 and first.when is None:
            return [
                say(
                    "Compare it with %(people)s people: %(population)s (%(source)s). Subtract their mean, %(mean)s, and"
                    " divide by their standard deviation, %(sd)s.",
                    people=first.n,
                    mean=number(first.mean),
                    sd=number(first.sd),
                    **of,
                )
            ]
        rest = say("in all other cases")
        rows = [
            (
                self._conditions.clause(group.when.condition) if group.when else rest,
                number(group.mean),
                number(group.sd),
                str(group.n),
            )
            for group in step.groups
        ]
        head = (say("Take the first line that is true"), say("Mean"), say("Standard deviation"), say("People"))
        lines: list[Line] = [
            say(
                "Compare it with %(population)s (%(source)s). Subtract the mean of your group and divide by its"
                " standard deviation:",
                **of,
            ),
            said.Table(head, tuple(rows)),
        ]
        if all(group.when for group in step.groups):
            lines.append(say("Where no line is true, this does not apply."))
        return lines

    def _from_z(self, step: Norms) -> list[Line]:
        if step.to == "z":
            return []
        if step.to == "t":
            return [self._language.say("Multiply by 10, and add 50.")]
        return [
            self._language.say(
                "Look up in a table of the normal distribution how many per cent of all people lie below that."
            )
        ]


def _covers(ranges: Sequence[Range], value: Value | None, grid: Grid | None) -> bool:
    """Whether every number that can come lies in one of some rising ranges."""
    if value and grid:
        return grid.all_in(ranges, value.low, value.high)
    joined = all(one.high == other.low and one.high_open != other.low_open for one, other in pairwise(ranges))
    if value is None:
        return joined and ranges[0].low is None and ranges[-1].high is None
    return joined and all(any(x in range for range in ranges) for x in (value.low, value.high))
