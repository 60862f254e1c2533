"""JSON Lines: one object a line, with the answers behind the ids of their items."""

from __future__ import annotations

import codecs
import json
import math
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from selfcheck.batch.cells import Cell, as_cell
from selfcheck.batch.head import item_names, missing_items, slip
from selfcheck.batch.outcomes import result_columns
from selfcheck.batch.rows import MOST_BYTES, Bad, Extract, Lines, Row, unreadable
from selfcheck.model.bank import Bank
from selfcheck.model.synonyms import nearest
from selfcheck.problems import Place, Problems, Source

_MOST_NAMES = 10_000
"""So many different names of other values are looked at for slips."""


class JsonLinesReader:
    """Reads JSON Lines; with `flat`, every row has to keep to the names of the first one, for a table of them."""

    head = b""

    def __init__(self, file: BinaryIO, path: str, bank: Bank, problems: Problems, *, flat: bool) -> None:
        """Read nothing yet."""
        self._path, self._bank, self._problems, self._flat = path, bank, problems, flat
        self._lines = Lines(file)
        self.places = {item.id: place for place, item in enumerate(bank.items)}
        self._names = {name: self.places[id] for name, id in item_names(bank).items()}
        self._added = {column.name for column in result_columns(bank)}
        self._others: set[str] = set()
        self._met: set[str] = set()
        self._rows = 0
        self.columns: list[str] = []

    @property
    def position(self) -> int:
        """How many bytes are read."""
        return self._lines.position

    def __iter__(self) -> Iterator[Row | Bad]:
        """All rows, in order; lines without anything are none."""
        lines = self._lines
        while raw := lines.next():
            number = lines.number
            if number == 1:
                raw = raw.removeprefix(codecs.BOM_UTF8)
            if wrong := (len(raw) >= MOST_BYTES or 0 in raw or not _decodes(raw)) and unreadable(
                self._path, number, raw
            ):
                yield Bad(raw, wrong)
                if not raw.endswith(b"\n"):
                    yield from (Bad(more, None) for more in lines.rest())
                continue
            text = raw.decode().strip()
            if text:
                yield self._row(number, raw, text)

    def _row(self, number: int, raw: bytes, text: str) -> Row | Bad:
        record, said, at = strict_json(text)
        if said:
            return self._bad(number, raw, text, said, at)
        if not isinstance(record, dict):
            return self._bad(number, raw, text, "the line is no JSON object", 0)
        found = self._cells(number, raw, text, record)
        if isinstance(found, Bad):
            return found
        if not self._rows:
            self.columns = list(record)
        self._rows += 1
        if not self._flat:
            return Row(number, raw, text, found, ())
        if extra := next((name for name in record if name not in self.columns), None):
            said = f"`{extra}` is not in the first row, whose names are the columns of the table"
            return self._bad(number, raw, text, said, self._find(text, extra))
        return Row(number, raw, text, found, [record.get(name) for name in self.columns])

    def _cells(self, number: int, raw: bytes, text: str, record: dict[str, Any]) -> list[Cell] | Bad:
        """What is answered, by the places of the items."""
        cells: list[Cell] = [None] * len(self.places)
        filled: dict[int, str] = {}
        for name, value in record.items():
            place = self._names.get(name)
            if place is None:
                if name in self._added:
                    return self._bad(number, raw, text, f"`{name}` is one that scoring adds", self._find(text, name))
                if name not in self._others:
                    self._look(name, self._place(number, text, self._find(text, name), len(name)))
                continue
            if place in filled:
                said = f"`{filled[place]}` and `{name}` are the same item"
                return self._bad(number, raw, text, said, self._find(text, name))
            filled[place] = name
            cells[place] = as_cell(value)
        self._met.update(filled.values())
        return cells

    def place(self, row: Row, cell: int) -> Place:
        """Where a cell of a row stands."""
        names = [name for name, place in self._names.items() if place == cell]
        name = next((name for name in names if f'"{name}"' in row.text), names[0])
        return self._place(row.number, row.text, self._find(row.text, name), len(name))

    def finish(self, problems: Problems) -> None:
        """Say when no row answers anything: the names are those of another bank then."""
        if self._rows and not self._met:
            some = ", ".join(f"`{item.id}`" for item in self._bank.items[:8])
            said = "no row has an answer to an item of the bank"
            problems.add("SC701", said, Place(Source(self._path, ""), 0), f"name the answers like the items: {some}")

    def _look(self, name: str, place: Place) -> None:
        """Warn of a name that is nearly that of an item, once."""
        if len(self._others) < _MOST_NAMES:
            self._others.add(name)
            missing = [id for id in missing_items(self._bank, ()) if id not in self._met]
            if nearest(name, missing):
                slip(name, missing, place, self._problems)

    def _bad(self, number: int, raw: bytes, text: str, said: str, at: int) -> Bad:
        return Bad(raw, (said, self._place(number, text, at, 1), "write one JSON object a line, each name once"))

    def _place(self, number: int, text: str, at: int, length: int) -> Place:
        return Place(Extract(self._path, text, number), number, max(at, 0) + 1, length)

    def _find(self, text: str, name: str) -> int:
        """Where a name stands in a line, behind its quote."""
        found = re.search(rf"{re.escape(json.dumps(name, ensure_ascii=False))}\s*:", text)
        return found.start() + 1 if found else 0


def strict_json(text: str) -> tuple[Any, str, int]:
    """What a text says in JSON, each name once and no number that is none; else what is wrong, and where it is seen."""
    try:
        found = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite, object_pairs_hook=_each_once)
    except json.JSONDecodeError as error:
        return None, f"this is no JSON: {error.msg.lower()}", error.pos
    except (ValueError, RecursionError) as error:
        return None, str(error) or "it is nested too deeply", 0
    return found, "", 0


def _decodes(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _refuse_constant(word: str) -> NoReturn:
    raise ValueError(f"`{word}` is no number of JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"`{text}` is too large a number")
    return number


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        name = next(name for at, (name, _) in enumerate(pairs) if name in dict(pairs[:at]))
        raise ValueError(f"`{name}` is there twice")
    return found
