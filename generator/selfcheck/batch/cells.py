"""Cells: from what stands in a table to an answer, by what the item offers."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

from selfcheck.model.item import NOT_APPLICABLE, Answer, Item
from selfcheck.model.numbers import exact, read_number
from selfcheck.model.offer import quoted

Cell = str | int | float | Decimal | tuple[object, ...] | None
"""What stands in a table, where it can be looked up: a list has become a tuple, `true` and `false` are text."""

SEPARATOR = ";"
"""Stands between the values of a multiple choice in one cell."""
NONE_CHOSEN = "[]"
"""The cell of a multiple choice of which nothing was chosen on purpose; an empty one is not answered."""


class CellError(ValueError):
    """A cell holds no answer to its item; says what it holds."""

    def __init__(self, item: Item, answer: Answer) -> None:
        """`answer` is what would have been the answer."""
        super().__init__(f"`{item.id}` does not offer {quoted(answer)}")
        self.item = item
        self.answer = answer


def as_cell(value: object) -> Cell:
    """A value of JSON or Arrow as a cell; what can be none is its text, which no item offers."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return tuple(as_cell(each) for each in value)
    return value if value is None or isinstance(value, str | int | float | Decimal) else str(value)


def read_cell(item: Item, cell: Cell) -> Answer | None:
    """The answer in a cell; None where nothing is answered. Raises `CellError`."""
    if isinstance(cell, tuple):
        answer: Answer = tuple(_value(item, _text(each)) for each in cell)
        if item.type == "multiple" and item.accepts(answer):
            return answer
        raise CellError(item, answer)
    text = _text(cell)
    if not text:
        return None
    if item.type == "text":
        return text if text == NOT_APPLICABLE and item.not_applicable else None
    if text == NOT_APPLICABLE:
        if item.not_applicable:
            return text
        raise CellError(item, text)
    answer = _chosen(item, text) if item.type == "multiple" else _value(item, text)
    if item.accepts(answer):
        return answer
    raise CellError(item, answer)


def _text(cell: object) -> str:
    if isinstance(cell, float):
        return "" if math.isnan(cell) else _number(Decimal(repr(cell))) if math.isfinite(cell) else str(cell)
    if isinstance(cell, Decimal):
        return _number(cell) if cell.is_finite() else str(cell)
    return "" if cell is None else str(cell).strip()


def _number(number: Decimal) -> str:
    """A number as it is typed; one that nobody types stays as it is."""
    return exact(Fraction(number)) if abs(number.adjusted()) < 20 else str(number)


def _value(item: Item, text: str) -> str:
    """One value as the bank has it: numbers are brought to their shortest form."""
    if text in item.option:
        return text
    number = read_number(text)
    return text if number is None else exact(number)


def _chosen(item: Item, text: str) -> tuple[str, ...]:
    if text == NONE_CHOSEN:
        return ()
    whole = _value(item, text)
    if whole in item.option:
        return (whole,)
    return tuple(_value(item, each.strip()) for each in text.split(SEPARATOR))
