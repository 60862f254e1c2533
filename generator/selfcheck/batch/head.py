"""The head of a table: which of its columns are items, and which of them look as if they had been meant to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from selfcheck.batch.outcomes import result_columns
from selfcheck.model.bank import Bank
from selfcheck.model.grammar import closest
from selfcheck.model.synonyms import nearest
from selfcheck.problems import Place, Problems

_MOST_NAMED = 8


def item_names(bank: Bank) -> dict[str, str]:
    """The id of every item by the names that its column may have: its own, and those it had before."""
    names = {name: item.id for item in bank.items for name in item.was}
    return names | {item.id: item.id for item in bank.items}


def match(bank: Bank, columns: Sequence[str], place: Callable[[int], Place], problems: Problems) -> dict[str, int]:
    """The places of the columns that are items, by item id; `place` tells where the head names a column.

    What cannot be scored, or would put two things under one name, is an error; what looks like a slip, a warning.
    """
    names, found = item_names(bank), dict[str, int]()
    added = {column.name for column in result_columns(bank)}
    times = Counter(columns)
    for at, column in enumerate(columns):
        item = names.get(column)
        if times[column] > 1 and columns.index(column) != at and column:
            problems.add("SC701", f"the column `{column}` is there twice", place(at), "rename or remove one of the two")
        elif column in added:
            problems.add("SC701", f"the column `{column}` is one that scoring adds", place(at), "rename or remove it")
        elif item in found:
            said = f"`{column}` and `{columns[found[item]]}` are the same item"
            problems.add("SC701", said, place(at), "remove one of the two")
        elif item:
            found[item] = at
    if not found and not problems.errors:
        some = ", ".join(f"`{item.id}`" for item in bank.items[:_MOST_NAMED])
        help = f"name the columns like the items of the bank: {some}{', …' if len(bank.items) > _MOST_NAMED else ''}"
        problems.add("SC701", "no column is an item of the bank", place(0), help)
    elif not problems.errors:
        others = [(at, column) for at, column in enumerate(columns) if column not in names]
        _tell_missing(missing_items(bank, found), others, place, problems)
    return found


def _tell_missing(
    missing: list[str], others: Sequence[tuple[int, str]], place: Callable[[int], Place], problems: Problems
) -> None:
    """Warn of items without a column, and of other columns that may have been meant."""
    for at, column in others:
        slip(column, missing, place(at), problems)
        missing = [id for id in missing if id != nearest(column, missing)]
    if missing:
        some = ", ".join(f"`{id}`" for id in missing[:_MOST_NAMED])
        said = f"no column answers {some}{', …' if len(missing) > _MOST_NAMED else ''}"
        problems.add("SC705", said, place(0), "add the columns, or leave it: nobody has answered these items then")


def missing_items(bank: Bank, found: Iterable[str]) -> list[str]:
    """The ids of the scored items that are not among those found."""
    known = set(found)
    return [item.id for item in bank.items if item.scored and item.id not in known]


def slip(column: str, missing: Iterable[str], place: Place, problems: Problems) -> None:
    """Warn of a column that has nearly the name of an item that has no column."""
    if meant := closest(column, missing):
        problems.add("SC704", f"`{column}` is no item of the bank; it is passed on as it is", place, meant)
