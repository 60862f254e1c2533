"""What a kind of hostile YAML is, and how its text is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from places import SMALL_GUIDE

BANK = (SMALL_GUIDE / "one" / "alpha.yaml").read_text()
"""A good bank of 28 lines."""

LIMIT = 1_000_000
"""As many characters as are read of a file."""

Found = tuple[str, int, int]
"""A problem: code, line and column; line 0 is the file as a whole."""


@dataclass(frozen=True)
class Kind:
    """One kind of hostile file."""

    name: str
    make: Callable[[], str | bytes]
    found: tuple[Found, ...]

    @property
    def data(self) -> bytes:
        made = self.make()
        return made if isinstance(made, bytes) else made.encode()


def kind(name: str, make: Callable[[], str | bytes] | str | bytes, *found: Found) -> Kind:
    return Kind(name, make if callable(make) else lambda: make, found)


def swapped(old: str, new: str) -> str:
    """The good bank with something else in one place."""
    assert BANK.count(old) == 1, old
    return BANK.replace(old, new)


def filled(piece: str, characters: int = LIMIT) -> str:
    """A piece again and again, up to a number of characters."""
    return piece * (characters // len(piece))
