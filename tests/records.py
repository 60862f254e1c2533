"""Every record of the formats, found in the tables of keys."""

from __future__ import annotations

from typing import Any

from selfcheck.model.bank_format import EXPECTATION, Expected
from selfcheck.model.condition_format import OTHER, ConditionKind, Limit
from selfcheck.model.grammar import Kind, ListOf, Pairs
from selfcheck.model.item_format import OPTION, Responses
from selfcheck.model.part_format import Items, PartEntry
from selfcheck.model.record import Record
from selfcheck.model.schema import FORMATS


def inner(kind: Kind[Any]) -> list[Kind[Any]]:
    """The kinds that values of a kind are made of."""
    match kind:
        case Record():
            return [key.kind for key in kind.table.values()]
        case ListOf() | Pairs():
            return [kind.kind]
        case ConditionKind():
            return [kind.record]
        case Limit():
            return [OTHER]
        case Responses():
            return [OPTION]
        case PartEntry():
            return [kind.record]
        case Items():
            return [kind.entries]
        case Expected():
            return [EXPECTATION]
    return []


def records() -> dict[str, tuple[str, Record]]:
    """The records of both formats by name, each with its format."""
    found: dict[str, tuple[str, Record]] = {}
    left: list[tuple[str, Kind[Any]]] = list(FORMATS.items())
    while left:
        format, kind = left.pop()
        if isinstance(kind, Record):
            if kind.name in found:
                continue
            found[kind.name] = (format, kind)
        left += [(format, each) for each in inner(kind)]
    return found


RECORDS = records()
