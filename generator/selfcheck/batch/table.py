"""Arrow: a table of answers in, the same table with its scores out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from selfcheck.batch.cells import Cell, as_cell
from selfcheck.batch.head import match
from selfcheck.batch.outcomes import Column, result_columns
from selfcheck.batch.plan import BadRowError, Plan
from selfcheck.model.bank import Bank
from selfcheck.problems import Place, Problems, Source

if TYPE_CHECKING:
    import pyarrow as pa

PROBLEM = "row.problem"
"""The column that says why a row has no scores; null for all others."""


def score_table(bank: Bank, table: pa.Table) -> pa.Table:
    """Score a table, one row a person; it hangs on nothing but its arguments, so parts can be scored anywhere.

    `bank` is sound, as `load_bank` gives it. `table` has a column for each item that was asked, named by its id (or one
    it had before), of text, numbers, truth values, dictionaries of them, or lists of text for a multiple choice; null,
    NaN and empty text are no answer. Items without a column are not answered.

    Returns the table's n rows in their order with all its columns unchanged, and behind them, in the order of the bank:
    for each shown scale `ID.score` (float64, the number nearest to the exact score; null without one), `ID.shown`
    (string, as readers see it), `ID.status` (string: `scored`, `not_enough` or `not_applicable`) and, if it has bands,
    `ID.band` (string, a label); for each classification `ID.status` and `ID.class`; `alerts.held` (list of int32,
    counted from 1) if there are alerts; and `row.problem` (string): null, or the answers that the bank does not offer,
    in a row which then has null in all other new columns. The schema is the same for every part of a table, an empty
    one included.

    Raises `ValueError` when no column is an item, or a name would be there twice. Needs `selfcheck[arrow]`.
    """
    import pyarrow as pa

    added = result_columns(bank)
    problems = Problems()
    here = Place(Source("table", ""), 0)
    if PROBLEM in table.column_names:
        raise ValueError(f"the column `{PROBLEM}` is one that scoring adds")
    places = match(bank, table.column_names, lambda _: here, problems)
    if problems.errors:
        raise ValueError(next(problem.message for problem in problems if problem.code == "SC701"))
    plan = Plan(bank, {id: at for at, id in enumerate(places)}, lambda _, found: found)
    empty: tuple[Any, ...] = (None,) * len(added)
    rows: list[tuple[Any, ...]] = []
    for cells in zip(*(_cells(table.column(at)) for at in places.values()), strict=True):
        try:
            rows.append((*(value for each in plan(cells) for value in each), None))
        except BadRowError as error:
            rows.append((*empty, str(error)))
    columns = list(zip(*rows, strict=True)) or [()] * (len(added) + 1)
    for values, (name, type) in zip(columns, [*map(field, added), (PROBLEM, pa.string())], strict=True):
        table = table.append_column(pa.field(name, type), pa.array(values, type))
    return table


def field(column: Column) -> tuple[str, Any]:
    """The name and the Arrow type of a column that scoring adds."""
    import pyarrow as pa

    types = {"number": pa.float64(), "text": pa.string(), "places": pa.list_(pa.int32())}
    return column.name, types[column.kind]


def _cells(column: pa.ChunkedArray) -> list[Cell]:
    """The cells of a column; what is no number has one way of being none."""
    import pyarrow as pa

    values = column.to_pylist()
    if pa.types.is_floating(column.type):
        return [None if value is None or math.isnan(value) else value for value in values]
    if pa.types.is_string(column.type) or pa.types.is_integer(column.type):
        return list(values)
    return [as_cell(value) for value in values]
