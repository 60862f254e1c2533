"""The place of a site: one build at a time, and a new site in the place of the old one by one rename."""

from __future__ import annotations

import ctypes
import fcntl
import glob
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


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
    """Delete a folder that a build made; what cannot be deleted is left."""
    shutil.rmtree(folder, ignore_errors=True)


def clear_up(site: Path) -> None:
    """Delete what builds that were killed have left; a site that one of them had moved aside goes back first."""
    ours = glob.escape(prefix(site))
    for old in site.parent.glob(f"{ours}*.old"):
        if not site.exists():
            old.rename(site)
    for left in site.parent.glob(f"{ours}*"):
        discard(left)


def prefix(site: Path) -> str:
    """How the name of the folder begins in which a new site is written, beside the old one."""
    return f".{site.name}.building-"


def _exchange(one: Path, other: Path) -> bool:
    """Swap the names of two folders in one step, where the system can (Linux); False where it cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
