"""The points of answers, in tables and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeVar

from selfcheck.model.item import Item, NumberField
from selfcheck.render.words.language import Language
from selfcheck.render.words.numbering import Numbering
from selfcheck.render.words.said import Line, Table
from selfcheck.render.words.spans import Grid, span

NOTHING = "–"
"""Stands in a table where an answer has no points."""

Key = TypeVar("Key")
Each = TypeVar("Each")
Kind = Literal["points", "reversed", "sum", "highest", "number"]


@dataclass(frozen=True)
class Asked:
    """An item as it is scored somewhere."""

    item: Item
    reverse: bool
    recode: tuple[tuple[str, Fraction], ...] = ()

    @property
    def points(self) -> tuple[Fraction | None, ...]:
        """The points of its options, in their order, before any reversal."""
        own = {} if self.item.unscored else {option.value: option.points for option in self.item.options}
        recoded = dict(self.recode)
        return tuple(recoded.get(option.value, own.get(option.value)) for option in self.item.options)

    @property
    def both_ends(self) -> Fraction:
        """The lowest and the highest points together: what reversed points are taken from."""
        return sum(self.item.range_of([x for x in self.points if x is not None]), Fraction(0))


@dataclass(frozen=True)
class _Column:
    """Points of the options of some items that look the same."""

    kind: Kind
    points: tuple[Fraction | None, ...]


class Points:
    """Says what answers are worth."""

    def __init__(self, numbering: Numbering, language: Language) -> None:
        """Say nothing yet."""
        self._numbering = numbering
        self._language = language

    def lines(self, asked: Sequence[Asked]) -> list[Line]:
        """The points of all answers to some items: a table for each response set, and how to read numbers."""
        chosen = [each for each in asked if each.item.options]
        typed = [each for each in asked if each.item.number]
        return [*self._tables(chosen), *self._turned(chosen), *self._numbers(typed), *self._cuts(typed)]

    def compared(self, items: Iterable[Item]) -> list[Line]:
        """The numbers of options for comparisons of one question with another."""
        numbers = [(item, _Column("number", tuple(map(item.number_of, item.option)))) for item in items]
        return self._columns(numbers)

    # Choices

    def _tables(self, asked: Sequence[Asked]) -> list[Line]:
        tables = self._columns([(each.item, _column(each)) for each in asked])
        if any(x is None for each in asked for x in each.points):
            tables.append(
                self._language.say(
                    "A question counts as skipped when all that is chosen has no points (%(nothing)s).",
                    nothing=NOTHING,
                )
            )
        return tables

    def _columns(self, columns: Iterable[tuple[Item, _Column]]) -> list[Line]:
        """A table for each response set, with a column for each way to score it."""
        sets: dict[tuple[tuple[str, ...], bool], dict[_Column, list[str]]] = {}
        for item, column in columns:
            labels = tuple(option.label for option in item.options)
            same = sets.setdefault((labels, item.none and column.kind != "number"), {})
            same.setdefault(column, []).append(item.id)
        return [self._table(labels, none, by_column) for (labels, none), by_column in sets.items()]

    def _table(self, labels: tuple[str, ...], none: bool, columns: dict[_Column, list[str]]) -> Table:
        head = [self._language.say("Answer")]
        rows = [[label] for label in labels] + ([[self._language.say("None of these")]] if none else [])
        for column, ids in columns.items():
            head.append(self._head(column.kind, ids))
            points = [*column.points, *([Fraction(0)] if none else [])]
            for row, x in zip(rows, points, strict=True):
                row.append(NOTHING if x is None else self._language.number(x))
        return Table(tuple(head), tuple(map(tuple, rows)))

    def _head(self, kind: Kind, ids: list[str]) -> str:
        ngettext, many, numbers = self._language.ngettext, len(ids), self._numbering.listed(ids)
        if kind == "points":
            return ngettext("Points in question %(numbers)s", "Points in questions %(numbers)s", many, numbers=numbers)
        if kind == "reversed":
            return ngettext(
                "Reversed: points in question %(numbers)s",
                "Reversed: points in questions %(numbers)s",
                many,
                numbers=numbers,
            )
        if kind == "sum":
            return ngettext(
                "Add up the points of all that is chosen in question %(numbers)s",
                "Add up the points of all that is chosen in each of the questions %(numbers)s",
                many,
                numbers=numbers,
            )
        if kind == "highest":
            return ngettext(
                "Take the highest points of all that is chosen in question %(numbers)s",
                "Take the highest points of all that is chosen in each of the questions %(numbers)s",
                many,
                numbers=numbers,
            )
        return ngettext("Number of question %(numbers)s", "Number of questions %(numbers)s", many, numbers=numbers)

    def _turned(self, asked: Sequence[Asked]) -> list[Line]:
        """Reversed multiple choices: their points are turned around when they are added up."""
        turned = [each for each in asked if each.reverse and each.item.type == "multiple"]
        return [
            self._language.say(
                "Take what %(questions)s came to from %(number)s.",
                questions=self._numbering.questions(each.item.id for each in same),
                number=self._language.number(both),
            )
            for both, same in grouped((each.both_ends, each) for each in turned)
        ]

    # Numbers

    def _numbers(self, asked: Sequence[Asked]) -> list[Line]:
        """Numbers that are their own points."""
        plain = [each for each in asked if each.item.number and not each.item.number.cuts]
        lines: list[Line] = []
        for both, same in grouped((each.both_ends if each.reverse else None, each) for each in plain):
            questions = self._numbering.questions(each.item.id for each in same)
            if both is None:
                lines.append(
                    self._language.say("The points of %(questions)s are the number itself.", questions=questions)
                )
            else:
                lines.append(
                    self._language.say(
                        "The points of %(questions)s are %(number)s minus the number.",
                        questions=questions,
                        number=self._language.number(both),
                    )
                )
        return lines

    def _cuts(self, asked: Sequence[Asked]) -> list[Line]:
        """Numbers that are scored by ranges."""
        cut = [(each.item.number, each) for each in asked if each.item.number and each.item.number.cuts]
        return [
            self._cut_table(field, reverse, same)
            for (field, reverse), same in grouped(((field, each.reverse), each) for field, each in cut)
        ]

    def _cut_table(self, field: NumberField, reverse: bool, asked: list[Asked]) -> Table:
        ids = [each.item.id for each in asked]
        grid = Grid(field.step, field.low)
        rows = []
        for cut in field.cuts:
            if cut.range.meets(field.low, field.high):
                points = asked[0].both_ends - cut.score if reverse else cut.score
                rows.append(
                    (span(self._language, cut.range, field.low, field.high, grid), self._language.number(points))
                )
        head = (self._language.say("Number"), self._head("reversed" if reverse else "points", ids))
        return Table(head, tuple(rows))


def _column(asked: Asked) -> _Column:
    """The column of an item in the table of its response set."""
    if asked.item.type == "multiple":
        return _Column("highest" if asked.item.highest else "sum", asked.points)
    if not asked.reverse:
        return _Column("points", asked.points)
    return _Column("reversed", tuple(None if x is None else asked.both_ends - x for x in asked.points))


def grouped(pairs: Iterable[tuple[Key, Each]]) -> list[tuple[Key, list[Each]]]:
    """Things by key, in the order in which the keys come up."""
    groups: dict[Key, list[Each]] = {}
    for key, each in pairs:
        groups.setdefault(key, []).append(each)
    return list(groups.items())
