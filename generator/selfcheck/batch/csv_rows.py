"""Comma-separated values (RFC 4180), with the place of every cell, and nothing lost of what is no row."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from selfcheck.batch.head import item_names, match
from selfcheck.batch.rows import MOST_BYTES, Bad, Extract, Lines, Row, unreadable
from selfcheck.load.files import other_encoding
from selfcheck.model.bank import Bank
from selfcheck.problems import Place, Problems, Source

_BETWEEN = ",;\t"
"""What stands between cells; which of them it is the head tells."""

_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"(?!")')


class _OpenError(Exception):
    """A cell in quotes does not end where the text does."""


class _QuoteError(ValueError):
    """Something stands behind the quote that ends a cell."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class CsvReader:
    """Reads a file of comma-separated values with a head."""

    def __init__(self, file: BinaryIO, path: str, bank: Bank, problems: Problems) -> None:
        """Read the head; problems with it are added."""
        self._path = path
        self._lines = Lines(file)
        first = self._lines.next()
        self.bom = first.startswith(codecs.BOM_UTF8)
        raw = first.removeprefix(codecs.BOM_UTF8)
        self.columns: list[str] = []
        self.places: dict[str, int] = {}
        self.between = ","
        while raw and raw.count(b'"') % 2 and len(raw) < MOST_BYTES and (more := self._lines.next()):
            raw += more
        self.head = raw if raw.endswith(b"\n") else raw + b"\n"
        wrong = unreadable(path, 1, raw)
        if other := other_encoding(raw):
            said = f"the file is saved as {other}, not as UTF-8"
            wrong = said, Place(Source(path, ""), 0), "save it as UTF-8 in the program that made it"
        if not raw or wrong:
            said, place, help = wrong or ("the file is empty", Place(Source(path, ""), 0), "begin with a row of names")
            problems.add("SC701", said, place, help)
            return
        text = raw.decode().rstrip("\r\n")
        names = item_names(bank)
        self.between = max(_BETWEEN, key=lambda each: sum(cell in names for cell in self._try(text, each)))
        self.columns = self._try(text, self.between)
        self.places = match(bank, self.columns, lambda at: self._place(1, text, at), problems)

    @property
    def position(self) -> int:
        """How many bytes are read."""
        return self._lines.position

    def __iter__(self) -> Iterator[Row | Bad]:
        """All rows, in order; lines without anything are none."""
        lines, between, count = self._lines, self.between, len(self.columns)
        while raw := lines.next():
            number = lines.number
            if len(raw) >= MOST_BYTES or 0 in raw:
                yield from self._refuse(number, raw)
                continue
            try:
                text = raw.decode().rstrip("\r\n")
            except UnicodeDecodeError:
                yield from self._refuse(number, raw)
                continue
            if not text:
                continue
            if '"' in text:
                found = self._quoted(number, raw)
                if isinstance(found, Bad):
                    yield found
                    continue
                raw, text, cells = found
            else:
                cells = text.split(between)
            if len(cells) != count:
                yield Bad(raw, self._miscounted(number, text, len(cells)))
                continue
            yield Row(number, raw, text, cells, cells)

    def place(self, row: Row, cell: int) -> Place:
        """Where a cell of a row stands."""
        return self._place(row.number, row.text, cell)

    def finish(self, problems: Problems) -> None:
        """Say nothing more: the head has told all."""

    def _try(self, text: str, between: str) -> list[str]:
        """The names in the head, if this stands between them."""
        try:
            return [cell.strip() for _, _, cell in split(text, between)]
        except (_OpenError, _QuoteError):
            return [cell.strip() for cell in text.split(between)]

    def _refuse(self, number: int, raw: bytes) -> Iterator[Bad]:
        yield Bad(raw, unreadable(self._path, number, raw))
        if not raw.endswith(b"\n"):
            for more in self._lines.rest():
                yield Bad(more, None)

    def _quoted(self, number: int, first: bytes) -> tuple[bytes, str, list[str]] | Bad:
        """A row with cells in quotes, which may go over several lines; what is no such row is its first line alone."""
        taken = [first]
        size = len(first)
        while True:
            raw = b"".join(taken)
            wrong = unreadable(self._path, number, raw) if len(taken) > 1 else None
            try:
                if wrong:
                    break
                text = raw.decode().rstrip("\r\n")
                return raw, text, [cell for _, _, cell in split(text, self.between)]
            except _QuoteError as error:
                place = self._at(number, text, error.at)
                wrong = "something stands behind a closing quote", place, 'double a quote inside a cell: `""`'
                break
            except _OpenError:
                wrong = "a quote is opened and never closed", Place(Extract(self._path, text, number), number), ""
            # Only a line with a quote can be the last one.
            while (more := self._lines.next()) and (size := size + len(more)) < MOST_BYTES and b'"' not in more:
                taken.append(more)
            if not more or size >= MOST_BYTES:
                if more:
                    taken.append(more)
                break
            taken.append(more)
        self._lines.put_back(taken[1:])
        said, place, help = wrong
        alone = first.decode().rstrip("\r\n")
        if place.line != number:
            place = Place(Extract(self._path, alone, number), number, max(1, alone.find('"') + 1))
            said, help = "a quote is opened and not closed as it has to be", ""
        return Bad(first, (said, place, help or 'close it, or double a quote inside a cell: `""`'))

    def _miscounted(self, number: int, text: str, found: int) -> tuple[str, Place, str]:
        count = len(self.columns)
        said = f"the row has {found} cell{'' if found == 1 else 's'}, the head {count}"
        place = self._place(number, text, count) if found > count else self._at(number, text, len(text))
        return said, place, "put a cell in quotes when there is a comma in it"

    def _place(self, number: int, text: str, cell: int) -> Place:
        """Where a cell stands in the text of a row."""
        try:
            start, stop, _ = list(split(text, self.between))[cell]
        except (_OpenError, _QuoteError, IndexError):
            start, stop = 0, 1
        return self._at(number, text, start, stop - start)

    def _at(self, number: int, text: str, at: int, length: int = 1) -> Place:
        before = text[:at]
        line = before.count("\n")
        column = at - (before.rfind("\n") + 1) + 1
        return Place(Extract(self._path, text, number), number + line, column, max(1, length))


def split(text: str, between: str) -> Iterator[tuple[int, int, str]]:
    """The cells of a row: where each starts and stops, and what stands in it."""
    at = 0
    while True:
        quoted = _QUOTED.match(text, at)
        if quoted:
            stop, cell = quoted.end(), quoted[1].replace('""', '"')
            if stop < len(text) and text[stop] != between:
                raise _QuoteError(stop)
        elif text.startswith('"', at):
            raise _OpenError
        else:
            stop = text.find(between, at)
            stop = len(text) if stop < 0 else stop
            cell = text[at:stop]
        yield at, stop, cell
        if stop == len(text):
            return
        at = stop + 1
