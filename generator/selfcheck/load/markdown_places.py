"""Where a piece of Markdown stands in its file: the parser tells the lines of a block alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from urllib.parse import unquote

from selfcheck.problems import Place, Source

_OPENING = re.compile(r"[(<]\s*")
_CLOSING = re.compile(r"[\s>)]")


@dataclass(frozen=True)
class Lines:
    """The lines of a block, to find out where a piece of it stands."""

    source: Source
    lines: list[int] | None
    """First line and the one after the last, from 0; None when only the fallback is known."""
    fallback: Place

    def find(self, text: str) -> Place:
        """Where a text stands first, or the whole first line when it does not."""
        if not self.lines:
            return self.fallback
        for number in range(self.lines[0] + 1, self.lines[1] + 1):
            column = self.source.line(number).find(text)
            if text and column >= 0:
                return Place(self.source, number, column + 1, len(text))
        return Place(self.source, self.lines[0] + 1, 1, max(1, len(self.source.line(self.lines[0] + 1).rstrip())))

    def find_target(self, target: str, before: int) -> Place:
        """Where the target of a link or image stands that is in the block `before` times before."""
        if not self.lines:
            return self.fallback
        # What the parser has percent-encoded was most likely typed as it is read.
        spellings = (target, unquote(target))
        found = [
            Place(self.source, number, start + 1, length)
            for number in range(self.lines[0] + 1, self.lines[1] + 1)
            for start, length in _written(self.source.line(number), spellings)
        ]
        return found[min(before, len(found) - 1)] if found else self.find(target)


def _written(line: str, spellings: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where a target stands in a line, behind `(` or `<` and before white space, `>` or `)`, and its length there."""
    at = 0
    while opening := _OPENING.search(line, at):
        at = opening.start() + 1
        # A target may itself begin with white space.
        for start, spelling in product(range(opening.end(), opening.start(), -1), spellings):
            end = start + len(spelling)
            if line.startswith(spelling, start) and _CLOSING.match(line, end):
                yield start, len(spelling)
                at = end
                break
