"""Write: the only module that writes a site, and the only one that replaces one.

Pages come as a batch, which is shared among processes: each writes what it makes.

A site is written into a new folder beside the old one and takes its place by one rename, so that whoever looks at the
old site sees all of it, or all of the new one. A build that is killed leaves its new folder behind; the next one
deletes it. The marker of a site lists its files with their checksums, so that what somebody else put there is not
deleted unasked, and what somebody has changed there is found.

Whoever has a page of the site before, from a cache or since before the change, still asks for the scripts and styles of
that page: they are kept for one generation beside the new ones, which have other names.
"""

from __future__ import annotations

import ctypes
import fcntl
import glob
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selfcheck.processes import shared
from selfcheck.render import Batch, Built

MARKER = ".selfcheck"
"""A file at the root of every site, which lists its files: by it a site of ours is told from anybody else's folder."""

KEPT = frozenset({".gitignore", MARKER})
"""What a folder may hold and still count as empty."""

_ABOUT = "# This folder was built by selfcheck and is replaced by the next build. Its files:"
_BEFORE = "# Kept from the site before, for whoever still has a page of it:"

_NAMED_BY_CONTENT = re.compile(r"assets/selfcheck/[0-9a-f]{10}/.|assets/.*\.[0-9a-f]{8}\.min\.")
"""Files whose names change with what is in them: ours, and the theme's."""
_DIGITS = 16
"""So many digits of a checksum tell any change."""

_LINE = re.compile(rf"(?!# )(?:([0-9a-f]{{{_DIGITS}}}) )?(.+)")
"""A line of the marker."""

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


class NotOursError(Exception):
    """The folder holds something that was not built here, and is not replaced unasked."""


class NotAFolderError(NotOursError):
    """Something else than a folder is in the place of the site."""


@contextmanager
def alone(site: Path, wait: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Let no other build write `site` meanwhile; `wait` is called when one does just now and has to be waited for.

    The lock is on the folder that holds the site, and goes with the process, however that ends. Raises `OSError` when
    the folder cannot be made or opened.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    parent = os.open(site.parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(parent, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(parent, fcntl.LOCK_EX)
        yield
    finally:
        os.close(parent)


def write_site(files: Iterable[Built | Batch[Any, Any]], site: Path, *, force: bool = False) -> Path:
    """Write files into a new folder beside `site` and return the folder; to be called `alone`.

    Raises `NotOursError` when `site` holds something that was not built here, unless `force`, and `OSError` when the
    disk says no; nothing is left behind then.
    """
    _refuse_foreign(site, force)
    _clear_up(site)
    folder = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))
    try:
        # As readable as whatever else is made.
        umask = os.umask(0)
        os.umask(umask)
        folder.chmod(0o777 & ~umask)
        built: list[tuple[str, str]] = []
        for file in files:
            built += _write_batch(folder, file) if isinstance(file, Batch) else [_write(folder, file)]
        before = _keep(site, folder, {path for path, _ in built})
        lines = [_ABOUT, *map(_line, built), *([_BEFORE, *map(_line, before)] if before else []), ""]
        (folder / MARKER).write_text("\n".join(lines), "utf-8")
        if (site / ".gitignore").is_file():
            shutil.copyfile(site / ".gitignore", folder / ".gitignore")
    except BaseException:
        discard(folder)
        raise
    return folder


def swap(folder: Path, site: Path) -> None:
    """Put the folder in the place of `site`, which may not exist yet, and delete what was there.

    Raises `OSError` when that fails; the old site is in its place then.
    """
    if not site.exists():
        folder.rename(site)
    elif _exchange(folder, site):
        discard(folder)
    else:
        old = folder.with_name(folder.name + ".old")
        site.rename(old)
        try:
            folder.rename(site)
        except OSError:
            old.rename(site)
            raise
        discard(old)


def listed(site: Path) -> list[tuple[str, str]]:
    """The files that were built into a folder, as its marker has them; none for a folder without one.

    Each is a path and the checksum of the file, which is empty where the marker is older than checksums.
    """
    return _marked(site)[0]


def kept_before(site: Path) -> list[tuple[str, str]]:
    """The scripts and styles that a site has from the one before it: paths and checksums."""
    return [(path, sum) for path, sum in _marked(site)[1] if _is_named_by_content(path)]


def checksum(data: bytes) -> str:
    """How the SHA-256 of a file begins, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def discard(folder: Path) -> None:
    """Delete a folder that this module made; what cannot be deleted is left."""
    shutil.rmtree(folder, ignore_errors=True)


def _write(folder: Path, file: Built) -> tuple[str, str]:
    """Write a file; gives its path and its checksum."""
    target = folder / file.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file.data)
    return file.path, checksum(file.data)


def _write_batch(folder: Path, batch: Batch[Any, Any]) -> Iterator[tuple[str, str]]:
    """Have the files of a batch made, and write each where it is made; gives their paths and checksums."""

    def write(items: Sequence[Any]) -> list[tuple[str, str, Any]]:
        return [(*_write(folder, file), note) for file, note in map(batch.make, items)]

    for part in shared(write, batch.items):
        for path, sum, note in part:
            batch.made(path, sum, note)
            yield path, sum


def _line(file: tuple[str, str]) -> str:
    path, sum = file
    return f"{sum} {path}"


def _marked(site: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What the marker of a site lists: its own files, and those from the site before."""
    marker = site / MARKER
    lines = marker.read_text("utf-8", "replace").splitlines() if marker.is_file() else []
    end = lines.index(_BEFORE) if _BEFORE in lines else len(lines)
    own, before = ([_LINE.fullmatch(line) for line in part] for part in (lines[:end], lines[end + 1 :]))
    return [(found[2], found[1] or "") for found in own if found], [
        (found[2], found[1] or "") for found in before if found
    ]


def _keep(site: Path, folder: Path, paths: set[str]) -> list[tuple[str, str]]:
    """Copy what a page of the old site asks for and the new one does not have; gives what was copied.

    Where the new site has the same scripts and styles as the old one, what that had kept is kept on: a change of them
    may have been published a minute ago. What is not as it was built is left behind.
    """
    gone = [(path, sum) for path, sum in listed(site) if _is_named_by_content(path) and path not in paths]
    kept = []
    for path, sum in gone or kept_before(site):
        if path in paths or not _is_plain(site, path) or checksum(data := (site / path).read_bytes()) != sum:
            continue
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
        kept.append((path, sum))
    return kept


def _is_named_by_content(path: str) -> bool:
    return bool(_NAMED_BY_CONTENT.match(path)) and ".." not in path.split("/")


def _is_plain(site: Path, path: str) -> bool:
    """Whether it is a file of the site itself, reached by no link."""
    return (site / path).is_file() and (site / path).resolve() == site.resolve() / path


def _refuse_foreign(site: Path, force: bool) -> None:
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise NotAFolderError(f"`{site}` is not a folder")
    if force or not site.is_dir():
        return
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_symlink() or not path.is_dir()}
    known = {path for part in _marked(site) for path, _ in part}
    if foreign := there - known - KEPT:
        raise NotOursError(f"`{site}` holds `{min(foreign)}`, which was not built here")


def _prefix(site: Path) -> str:
    return f".{site.name}.building-"


def _clear_up(site: Path) -> None:
    """Delete what builds that were killed have left; a site that one of them had moved aside goes back first."""
    ours = glob.escape(_prefix(site))
    for old in site.parent.glob(f"{ours}*.old"):
        if not site.exists():
            old.rename(site)
    for left in site.parent.glob(f"{ours}*"):
        discard(left)


def _exchange(one: Path, other: Path) -> bool:
    """Swap the names of two folders in one step, where the system can (Linux); False where it cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
