"""What rendering hands to whoever writes the site: files, and batches of files that are still to be made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Note = TypeVar("Note")


@dataclass(frozen=True)
class Built:
    """One file of the site."""

    path: str
    """From the root of the site, with forward slashes."""
    data: bytes


@dataclass(frozen=True)
class Batch(Generic[Item, Note]):
    """Files that do not need each other, so that several processes can make them, and write them where they are made.

    What came to light while a file was made is noted; notes are all that the other processes send back.
    """

    items: Sequence[Item]
    make: Callable[[Item], tuple[Built, Note]]
    """Makes the file of an item, in whichever process."""
    made: Callable[[str, str, Note], None]
    """Is told the path, the checksum and the note of each file, here and in the order of the items."""
