"""Write: the only module that writes a site, and the only one that replaces one.

A site is written into a new folder beside the old one and takes its place by one rename, so that whoever looks at the
old site sees all of it, or all of the new one.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from selfcheck.render import Built

MARKER = ".selfcheck"
"""A file at the root of every site, by which a site of ours is told from anybody else's folder."""

_KEPT = frozenset({".gitignore", MARKER})
"""What a folder may hold and still count as empty."""

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


class NotOursError(Exception):
    """The folder holds something that was not built here, and is not replaced."""


def write_site(files: Iterable[Built], site: Path) -> Path:
    """Write files into a new folder beside `site` and return the folder.

    Raises `NotOursError` when `site` holds something else than a site, and `OSError` when the disk says no; nothing is
    left behind then.
    """
    _refuse_foreign(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{site.name}.", dir=site.parent))
    try:
        folder.chmod(0o755)
        for file in files:
            target = folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.data)
        (folder / MARKER).write_bytes(b"This folder was built by selfcheck and is replaced by the next build.\n")
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


def discard(folder: Path) -> None:
    """Delete a folder that this module made; what cannot be deleted is left."""
    shutil.rmtree(folder, ignore_errors=True)


def _refuse_foreign(site: Path) -> None:
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise NotOursError(f"`{site}` is not a folder")
    if site.is_dir():
        names = {path.name for path in site.iterdir()}
        foreign = names - _KEPT if MARKER not in names else names & {".git"}
        if foreign:
            raise NotOursError(f"`{site}` holds `{min(foreign)}`, which was not built here")


def _exchange(one: Path, other: Path) -> bool:
    """Swap the names of two folders in one step, where the system can (Linux); False where it cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
