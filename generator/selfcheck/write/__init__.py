"""Write: all that writes a site, or replaces one, is here.

Pages come as a batch, which is shared among processes: each writes what it makes. What is to stay as it is in the site
before is no second file, but the same one under a second name.

A site is written into a new folder beside the old one and takes its place by one rename, so that whoever looks at the
old site sees all of it, or all of the new one. A build that is killed leaves its new folder behind; the next one
deletes it. The marker of a site lists its files with their checksums, so that what somebody else put there is not
deleted unasked, and what somebody has changed there is found.

Whoever has a page of the site before, from a cache or since before the change, still asks for the scripts and styles of
that page: they are kept for one generation beside the new ones, which have other names.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from selfcheck.footprint import entries_below, umask
from selfcheck.processes import share
from selfcheck.render import Built
from selfcheck.write.marker import (
    KEPT,
    MARKER,
    checksum,
    is_named_by_content,
    kept_before,
    listed,
    marked,
    marker_text,
)
from selfcheck.write.place import alone, clear_up, discard, prefix, swap
from selfcheck.write.writer import TakenOver, Writer

__all__ = [
    "KEPT",
    "MARKER",
    "Batch",
    "NotAFolderError",
    "NotOursError",
    "TakenOver",
    "Writer",
    "alone",
    "checksum",
    "discard",
    "kept_before",
    "listed",
    "swap",
    "write_site",
]

_Item = TypeVar("_Item")
_Note = TypeVar("_Note")


@dataclass(frozen=True)
class Batch(Generic[_Item, _Note]):
    """Files that do not need each other, so that several processes can make and write them."""

    items: Sequence[_Item]
    make: Callable[[Sequence[_Item], Writer], Iterable[_Note]]
    """Makes and writes the files of some items, in whichever process, and says of each what is to be known of it."""
    made: Callable[[_Note], None]
    """Is told that of each item, here, as soon as it is made."""


class NotOursError(Exception):
    """The folder holds something that was not built here, and is not replaced unasked."""


class NotAFolderError(NotOursError):
    """Something else than a folder is in the place of the site."""


def write_site(files: Iterable[Built | TakenOver | Batch[Any, Any]], site: Path, *, force: bool = False) -> Path:
    """Write files into a new folder beside `site` and return the folder; to be called `alone`.

    Raises `NotOursError` when `site` holds something that was not built here, unless `force`, and `OSError` when the
    disk says no; nothing is left behind then.
    """
    _refuse_foreign(site, force)
    clear_up(site)
    folder = Path(tempfile.mkdtemp(prefix=prefix(site), dir=site.parent))
    try:
        # As readable as whatever else is made.
        folder.chmod(0o777 & ~umask())
        writer = Writer(folder)
        with ExitStack() as meantime:
            for file in files:
                if isinstance(file, Batch):
                    _write_batch(writer, file)
                elif isinstance(file, TakenOver):
                    meantime.enter_context(writer.taking_over(site, file))
                else:
                    writer.write(file)
        before = _keep(site, folder, {path for path, _ in writer.written})
        (folder / MARKER).write_text(marker_text(writer.written, before), "utf-8")
        if (site / ".gitignore").is_file():
            shutil.copyfile(site / ".gitignore", folder / ".gitignore")
    except BaseException:
        discard(folder)
        raise
    return folder


def _write_batch(writer: Writer, batch: Batch[_Item, _Note]) -> None:
    """Have the files of a batch made, and each written where it is made."""

    def make(items: Sequence[_Item]) -> Iterator[tuple[list[tuple[str, str]], _Note]]:
        own = Writer(writer.folder)
        for note in batch.make(items, own):
            written, own.written = own.written, []
            yield written, note

    def take(made: tuple[list[tuple[str, str]], _Note]) -> None:
        written, note = made
        writer.written += written
        batch.made(note)

    share(make, batch.items, take)


def _keep(site: Path, folder: Path, paths: set[str]) -> list[tuple[str, str]]:
    """Copy what a page of the old site asks for and the new one does not have; gives what was copied.

    Where the new site has the same scripts and styles as the old one, what that had kept is kept on: a change of them
    may have been published a minute ago. What is not as it was built is left behind.
    """
    gone = [(path, sum) for path, sum in listed(site) if is_named_by_content(path) and path not in paths]
    kept = []
    for path, sum in gone or kept_before(site):
        if path in paths or not _is_plain(site, path) or checksum(data := (site / path).read_bytes()) != sum:
            continue
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
        kept.append((path, sum))
    return kept


def _is_plain(site: Path, path: str) -> bool:
    """Whether it is a file of the site itself, reached by no link."""
    return (site / path).is_file() and (site / path).resolve() == site.resolve() / path


def _refuse_foreign(site: Path, force: bool) -> None:
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise NotAFolderError(f"`{site}` is not a folder")
    if force or not site.is_dir():
        return
    there = {path for path, _ in entries_below(site) if path[-1] != "/"}
    known = {path for part in marked(site) for path, _ in part}
    if foreign := there - known - KEPT:
        raise NotOursError(f"`{site}` holds `{min(foreign)}`, which was not built here")
