"""The text of an item as the checks look at it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from selfcheck.model.item import Item
from selfcheck.problems import Place

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of an item with its words."""

    item: Item
    straight: str
    """The text with straight apostrophes, every character in its place."""
    words: tuple[str, ...]
    """Its words, compounds with a hyphen and short forms with an apostrophe in one piece."""
    low: frozenset[str]
    """The words in lower case."""

    @classmethod
    def of(cls, item: Item) -> Text:
        """The text of an item."""
        straight = item.text.replace("’", "'")
        words = tuple(_WORD.findall(straight))
        return cls(item, straight, words, frozenset(map(str.lower, words)))

    @property
    def place(self) -> Place:
        """Where the whole text stands."""
        return self.item.at["text"]

    def part(self, start: int, end: int) -> Place:
        """Where the characters from `start` to `end` stand; the whole text when it is folded or escaped."""
        first = self.place.column - 1
        line = self.place.source.line(self.place.line)
        offset = line[first : first + self.place.length].find(self.item.text)
        if offset < 0:
            return self.place
        return replace(self.place, column=self.place.column + offset + start, length=end - start)
