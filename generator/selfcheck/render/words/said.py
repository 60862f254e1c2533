"""What the words of the key come as: sentences, and small tables between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A small table; the first column names the rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Line = str | Table
"""A sentence, or a table."""


def paragraphs(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines with the sentences between two tables joined to one paragraph."""
    found: list[Line] = []
    for line in lines:
        if isinstance(line, str) and found and isinstance(found[-1], str):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return tuple(found)
