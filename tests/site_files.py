"""The files of a site as values, in a test that writes none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selfcheck.render import Batch, Built
from selfcheck.write import checksum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def site_files(files: Iterable[Built | Batch[Any, Any]]) -> Iterator[Built]:
    """All files, those of batches made one after the other."""
    for file in files:
        if isinstance(file, Batch):
            for built, note in map(file.make, file.items):
                file.made(built.path, checksum(built.data), note)
                yield built
        else:
            yield file
