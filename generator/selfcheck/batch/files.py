"""Files of responses and scores: their kinds by how they end, and an output that is whole or not there."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from selfcheck.batch.run import Kind

KINDS: dict[str, Kind] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".json": "export",
}
STANDARD = Path("-")
"""Standard input or output."""


@contextmanager
def responses(path: Path, kind: Kind) -> Iterator[BinaryIO]:
    """The file of responses, open; Parquet is read from its end, so from standard input it goes over the disk."""
    if path != STANDARD:
        with path.open("rb") as file:
            yield file
    elif kind == "parquet":
        with tempfile.TemporaryFile() as copy:
            shutil.copyfileobj(sys.stdin.buffer, copy)
            copy.seek(0)
            yield copy
    else:
        yield sys.stdin.buffer


class Output:
    """A file to write, which takes its place when all is written and it is to be kept, and else never does.

    Standard output, pipes and devices are written to as they are.
    """

    def __init__(self, path: Path) -> None:
        """Nothing is opened yet."""
        self._path = path
        whole = path != STANDARD and (path.is_file() or not path.exists())
        self._part = path.with_name(f".{path.name}.part") if whole else None
        self._kept = False
        self.file: BinaryIO

    def __enter__(self) -> Output:
        """Open it."""
        if self._path == STANDARD:
            self.file = sys.stdout.buffer
        else:
            self.file = (self._part or self._path).open("wb")
        return self

    def keep(self) -> None:
        """All is written, and is to be kept."""
        self._kept = True

    def __exit__(self, *_: object) -> None:
        """Close it, and put it into its place or take it away."""
        if self._path == STANDARD:
            self.file.flush()
            return
        try:
            self.file.close()
            if self._part and self._kept:
                self._part.replace(self._path)
        finally:
            if self._part:
                self._part.unlink(missing_ok=True)
