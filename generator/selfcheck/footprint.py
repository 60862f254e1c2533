"""Footprint: how files lie on the disk, by which it is seen that one was written; what they say, read only then."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_SETTLED = 2_000_000_000
"""So many nanoseconds after a file was written, any further change of it has another time on every disk."""


def footprint(folder: Path, *, hidden: bool = True, compiled: bool = True) -> str:
    """A digest of how the files below a folder lie on the disk: another one as soon as one of them is written.

    `hidden` and `compiled` are as `entries_below` has them.
    """
    return _footprint(entries_below(folder, hidden=hidden, compiled=compiled))


class Contents:
    """What the files below a folder say, by digests: only those are read that were written since they were."""

    def __init__(self) -> None:
        """Know no file."""
        self.footprint = ""
        """The folder's, without what is hidden, when it was looked at last."""
        self._known: dict[str, tuple[tuple[int, ...], str]] = {}
        """How each file lay on the disk when it was read, if it had settled by then, and what it said."""

    def digests(self, folder: Path) -> dict[str, str]:
        """The SHA-256 of each file by its path from `folder`, and nothing for all else; what is hidden is left out."""
        entries = list(entries_below(folder, hidden=False))
        self.footprint = _footprint(entries)
        before, self._known = self._known, {}
        found = {}
        for path, about in entries:
            lies, now = _lies(about), time.time_ns()
            found[path] = ""
            if path in before and before[path][0] == lies:
                found[path] = before[path][1]
            elif stat.S_ISREG(about.st_mode):
                with suppress(OSError), (folder / path).open("rb") as file:
                    found[path] = hashlib.file_digest(file, "sha256").hexdigest()
            # Else it may be written again, to the same size and at what the disk takes for the same time.
            if found[path] and now - max(about.st_mtime_ns, about.st_ctime_ns) > _SETTLED:
                self._known[path] = lies, found[path]
        return found


def entries_below(folder: Path, *, hidden: bool = True, compiled: bool = True) -> Iterator[tuple[str, os.stat_result]]:
    """The paths of all that is below a folder, those of folders with a slash, in order, with what the disk says of it.

    Without `hidden` what begins with a dot is left out, without `compiled` what Python keeps of its modules.
    """
    waiting, found = [""], []
    while waiting:
        below = waiting.pop()
        with suppress(OSError), os.scandir(folder / below) as entries:
            for entry in entries:
                path = below + entry.name
                if not hidden and entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    if entry.name == "__pycache__" and not compiled:
                        continue
                    path += "/"
                    waiting.append(path)
                found.append((path, entry.stat(follow_symlinks=False)))
    return iter(sorted(found))


def _footprint(entries: Iterable[tuple[str, os.stat_result]]) -> str:
    """The footprint of what is below a folder."""
    return digest(
        *((path, about.st_mode, *_lies(about)) if path[-1] != "/" else (path, about.st_mode) for path, about in entries)
    )


def _lies(about: os.stat_result) -> tuple[int, ...]:
    """How a file lies on the disk. A program may set the time at which it was written, not that of any last change."""
    return about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


def umask() -> int:
    """Which permissions new files of this process do not have."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def digest(*parts: object) -> str:
    """A digest of values in their order, which their `repr` tells apart."""
    return hashlib.sha256("\0".join(map(repr, parts)).encode()).hexdigest()[:32]
