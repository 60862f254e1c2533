"""Sinks: where rows go with what they are told, as CSV, JSON Lines or Parquet."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, Protocol

from selfcheck.batch.cells import SEPARATOR
from selfcheck.batch.outcomes import Column, Found, Target
from selfcheck.batch.rows import Row

_ROWS_AT_ONCE = 10_000
"""So many rows are put into a Parquet file together."""


class Sink(Protocol):
    """Takes rows one after the other."""

    def begin(self, columns: Sequence[str]) -> None:
        """The names of the columns that are passed on."""

    def laid_out(self, target: Target, found: tuple[Found, ...]) -> Any:
        """What is told of a target, as it is written; worked out once for all rows of which the same is told."""

    def row(self, row: Row, told: Sequence[Any]) -> None:
        """Take a row with what it is told."""

    def end(self) -> None:
        """There are no more rows."""


def as_text(value: object) -> str:
    """A value as a cell of text."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, list) and all(isinstance(each, str | int) for each in value):
        return SEPARATOR.join(map(str, value)) or "[]"
    plain = _plain(value)
    return "" if plain is None else json.dumps(plain, ensure_ascii=False, default=str).strip('"')


def _plain(value: object) -> object:
    """A value as JSON has it: whole numbers without a point, and what is no number as nothing."""
    if not isinstance(value, float):
        return value
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _MOST_WHOLE else value


_MOST_WHOLE = 1e15
"""Larger whole numbers are written with an exponent."""


class CsvSink:
    """Comma-separated values; rows that were such keep their text."""

    def __init__(self, file: BinaryIO, added: Sequence[Column], *, same: bool, between: str, bom: bool) -> None:
        """With `same`, rows come from a file of this kind, with this between its cells."""
        self._file, self._added, self._same, self._between, self._bom = file, added, same, between, bom

    def begin(self, columns: Sequence[str]) -> None:
        """Write the head."""
        self._file.write(b"\xef\xbb\xbf" * self._bom)
        self._file.write(f"{self._joined([*columns, *(column.name for column in self._added)])}\n".encode())

    def laid_out(self, target: Target, found: tuple[Found, ...]) -> str:
        """The cells of a target."""
        return self._joined([as_text(each or None) if isinstance(each, list) else as_text(each) for each in found])

    def row(self, row: Row, told: Sequence[str]) -> None:
        """Write a line."""
        text = row.text if self._same else self._joined([as_text(value) for value in row.values])
        self._file.write(f"{self._between.join([text, *told])}\n".encode())

    def end(self) -> None:
        """All is written."""

    def _joined(self, cells: Sequence[str]) -> str:
        """Cells with quotes where they are needed."""
        line = io.StringIO()
        csv.writer(line, delimiter=self._between, lineterminator="\r\n").writerow(cells)
        return line.getvalue().removesuffix("\r\n") if len(cells) > 1 or cells[0] else ""


class JsonLinesSink:
    """JSON Lines; rows that were such keep their text."""

    def __init__(self, file: BinaryIO, *, same: bool) -> None:
        """With `same`, rows come from a file of this kind."""
        self._file, self._same = file, same
        self._columns: list[str] = []

    def begin(self, columns: Sequence[str]) -> None:
        """Keep the names."""
        self._columns = list(columns)

    def laid_out(self, target: Target, found: tuple[Found, ...]) -> str:
        """The pairs of a target."""
        pairs = zip(target.columns, found, strict=True)
        return json.dumps({column.name: _plain(each) for column, each in pairs}, ensure_ascii=False)[1:-1]

    def row(self, row: Row, told: Sequence[str]) -> None:
        """Write a line."""
        text = row.text
        if not self._same:
            record = dict(zip(self._columns, map(_plain, row.values), strict=True))
            text = json.dumps(record, ensure_ascii=False, default=str)
        body = text[1:-1].strip()
        self._file.write(f"{{{', '.join([body, *told] if body else told)}}}\n".encode())

    def end(self) -> None:
        """All is written."""


class ParquetSink:
    """Parquet; what is passed on from text becomes text."""

    def __init__(self, file: BinaryIO, added: Sequence[Column]) -> None:
        """Nothing is written yet."""
        self._file, self._added = file, added
        self._columns: list[str] = []
        self._rows: list[tuple[object, ...]] = []
        self._writer: Any = None

    def begin(self, columns: Sequence[str]) -> None:
        """Keep the names."""
        self._columns = list(columns)

    def laid_out(self, target: Target, found: tuple[Found, ...]) -> tuple[Found, ...]:
        """The values of a target."""
        return found

    def row(self, row: Row, told: Sequence[tuple[Found, ...]]) -> None:
        """Keep a row until there are enough of them."""
        passed = (None if value is None else as_text(value) for value in row.values)
        self._rows.append((*passed, *(value for each in told for value in each)))
        if len(self._rows) >= _ROWS_AT_ONCE:
            self._flush()

    def table(self, table: Any) -> None:
        """Write a table of Arrow, all of the same schema."""
        import pyarrow.parquet as pq

        if self._writer is None:
            self._writer = pq.ParquetWriter(self._file, table.schema)
        self._writer.write_table(table)

    def end(self) -> None:
        """Write what is left, and the end of the file."""
        if self._rows or self._writer is None:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa

        from selfcheck.batch.table import field

        fields = [*((name, pa.string()) for name in self._columns), *map(field, self._added)]
        columns: Iterable[Sequence[object]] = list(zip(*self._rows, strict=True)) or [() for _ in fields]
        arrays = [pa.array(values, type) for values, (_, type) in zip(columns, fields, strict=True)]
        self.table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)))
        self._rows = []
