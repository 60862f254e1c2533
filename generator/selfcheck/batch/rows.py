"""Rows: what every kind of file of responses is read as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from selfcheck.batch.cells import Cell
from selfcheck.problems import Place, Problems, Source

MOST_BYTES = 1_000_000
"""So many bytes a row may have."""


@dataclass(frozen=True)
class Extract(Source):
    """Some lines of a file that is not kept as a whole."""

    first: int = 1
    """The number of the first of them."""

    def line(self, number: int) -> str:
        """The text of a line of the file, or nothing when it is none of these."""
        return super().line(number - self.first + 1)


class Row(NamedTuple):
    """A row that could be read."""

    number: int
    """The line on which it starts, from 1."""
    raw: bytes
    """As it stands in the file, with its line end."""
    text: str
    """The same without line end."""
    cells: Sequence[Cell]
    """What is answered, by the places that the reader tells."""
    values: Sequence[object]
    """What is passed on, in the order of the reader's columns; empty where only the text is passed on."""


class Bad(NamedTuple):
    """Bytes that are no row."""

    raw: bytes
    told: tuple[str, Place, str] | None
    """What is wrong, where, and what to do; None for what belongs to the bad row before."""


class Reader(Protocol):
    """Reads one file of responses, row by row."""

    columns: list[str]
    """The names of what is passed on; known with the first row."""
    places: dict[str, int]
    """The places of the cells, by item id."""
    head: bytes
    """What stands before the first row."""

    @property
    def position(self) -> int:
        """How many bytes are read."""

    def __iter__(self) -> Iterator[Row | Bad]:
        """All rows, in order."""

    def place(self, row: Row, cell: int) -> Place:
        """Where a cell of a row stands."""

    def finish(self, problems: Problems) -> None:
        """Say what is only known at the end."""


class Lines:
    """The lines of a binary file; none of them is ever longer than a row may be."""

    def __init__(self, file: object) -> None:
        """Read on from where the file stands."""
        self._file = file
        self._back: list[bytes] = []
        self.number = 0
        """Of the line that was read last."""
        self.position = 0
        """How many bytes are read."""

    def next(self) -> bytes:
        """The next line with its end; nothing at the end of the file."""
        raw: bytes = self._back.pop() if self._back else self._file.readline(MOST_BYTES)  # type: ignore[attr-defined]  # any binary file
        self.position += len(raw)
        self.number += bool(raw)
        return raw

    def put_back(self, lines: Sequence[bytes]) -> None:
        """Read these lines, the last ones that were read, once more."""
        self._back += reversed(lines)
        self.number -= len(lines)
        self.position -= sum(map(len, lines))

    def rest(self) -> Iterator[bytes]:
        """The rest of a line that is too long, in pieces."""
        while raw := self._file.readline(MOST_BYTES):  # type: ignore[attr-defined]  # any binary file
            self.position += len(raw)
            yield raw
            if raw.endswith(b"\n"):
                return


def unreadable(path: str, number: int, raw: bytes) -> tuple[str, Place, str] | None:
    """What is wrong with the bytes of a line, be it too long, with a NUL in it or no UTF-8; None when nothing is."""
    text = raw.decode(errors="replace").rstrip("\r\n")
    extract = Extract(path, text[:1000], number)
    if len(raw) >= MOST_BYTES and not raw.endswith(b"\n"):
        return f"the row has more than {MOST_BYTES:,} bytes", Place(extract, number), "split it"
    if 0 in raw:
        return "there is a NUL character in it", Place(extract, number, text.index("\0") + 1), "remove it"
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        column = len(raw[: error.start].decode()) + 1
        said = f"the byte {raw[error.start]:#04x} is not UTF-8"
        return said, Place(extract, number, column), "save the file as UTF-8 in the program that made it"
    return None
