"""The writer: puts files into the folder of a new site, and says what it has written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from selfcheck.processes import meanwhile
from selfcheck.render import Built
from selfcheck.write.marker import checksum

_MANY = 200
"""So many files take longer to be taken over than a process takes to be forked."""


@dataclass(frozen=True)
class TakenOver:
    """Files that the site before has, just as they are to be."""

    files: Sequence[tuple[str, str]]
    """Their paths from the root of the site, with forward slashes, and their checksums."""


class Writer:
    """Writes files into the folder of a new site."""

    def __init__(self, folder: Path) -> None:
        """Begin with nothing written; `folder` is there."""
        self.folder = folder
        self.written: list[tuple[str, str]] = []
        """What was written: paths and checksums."""

    def write(self, file: Built) -> str:
        """Write a file, and give its checksum."""
        self._place(file.path).write_bytes(file.data)
        self.written.append((file.path, checksum(file.data)))
        return self.written[-1][1]

    @contextmanager
    def taking_over(self, site: Path, taken: TakenOver) -> Iterator[None]:
        """Take over files of the site before, meanwhile where they are many; in the end they are there."""
        self.written += taken.files
        if len(taken.files) < _MANY:
            self._take_over(site, taken)
            yield
            return
        with meanwhile(partial(self._take_over, site, taken)):
            yield

    def _take_over(self, site: Path, taken: TakenOver) -> None:
        for path, _ in taken.files:
            target = self._place(path)
            try:
                target.hardlink_to(site / path)
            except OSError:  # not every disk can
                shutil.copyfile(site / path, target)

    def _place(self, path: str) -> Path:
        """Where a file goes, in a folder that is there."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target
