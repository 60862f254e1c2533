"""Rebuild: what a build came to last time, when nothing that it hangs on has changed since.

To know that, all files of the guide are read, and of the site only how they lie on the disk. Little else is loaded, so
that to build what is built already takes no longer than to look.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import platform
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from shutil import which

from platformdirs import user_cache_path

from selfcheck.outcome import Outcome, Progress
from selfcheck.paths import templates_folder

_MOST_KEPT = 20
"""So many sites are remembered, the latest."""

_HANGS_ON = ("babel", "jinja2", "markdown-it-py", "mdit-py-plugins", "mkdocs-material", "nh3", "pyyaml", "selectolax")
"""The libraries whose release has a part in what is built, beside that of the minifier."""


def rebuild(
    content: Path, site: Path, url: str = "", progress: Progress | None = None, *, force: bool = False
) -> tuple[Outcome, bool]:
    """What `build` comes to, and whether it is known from the last time, since nothing has changed.

    A guide that is known from the last time is not read: the outcome has none.
    """
    started = time.perf_counter()
    known = user_cache_path("selfcheck") / f"site-{_digest([str(site.resolve())])}.pickle"
    made_of, lies = _ingredients(content, url)
    with suppress(Exception):  # reading a broken pickle raises whatever it likes
        for_these, as_it_was, outcome = pickle.loads(known.read_bytes())  # noqa: S301 (the user's own cache)
        if (for_these, as_it_was) == (made_of, _lie(site)) and isinstance(outcome, Outcome):
            return replace(outcome, seconds=time.perf_counter() - started), True

    from selfcheck.build import build

    outcome = build(content, site, url, progress, force=force)
    # What was changed meanwhile, and perhaps changed back, is in the site or is not.
    if not outcome.problems.errors and _ingredients(content, url) == (made_of, lies):
        _keep(known, pickle.dumps((made_of, _lie(site), replace(outcome, guide=None))))
    return outcome, False


def _ingredients(content: Path, url: str) -> tuple[str, str]:
    """A digest of all that a site is made of, and one of how the files of the guide lie on the disk."""
    own = Path(__file__).parent
    parts = [
        *(str(each) for each in (content, Path.cwd(), url, which("node"), platform.python_version())),
        *(version(name) for name in (*_HANGS_ON, "tdewolff-minify")),
        _lie(own),
        _lie(templates_folder()),
    ]
    for path, about in _files(content, hidden=False):
        parts += [path, str(about.st_mode)]
        if stat.S_ISREG(about.st_mode):
            with suppress(OSError), (content / path).open("rb") as file:
                parts.append(hashlib.file_digest(file, "sha256").hexdigest())
    return _digest(parts), _lie(content, hidden=False)


def _lie(folder: Path, *, hidden: bool = True) -> str:
    """A digest of how the files below a folder lie on the disk: another one as soon as one of them is written."""
    found = [
        f"{path} {about.st_mode} {about.st_ino} {about.st_size} {about.st_mtime_ns} {about.st_ctime_ns}"
        for path, about in _files(folder, hidden=hidden)
    ]
    return _digest(found)


def _files(folder: Path, *, hidden: bool) -> Iterator[tuple[str, os.stat_result]]:
    """The paths of all that is below a folder and is no folder, in order, with what the disk says of it.

    Of a guide nothing is `hidden`, that is begins with a dot: such files are no part of it.
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
                    if entry.name != "__pycache__":
                        waiting.append(f"{path}/")
                else:
                    found.append((path, entry.stat(follow_symlinks=False)))
    return iter(sorted(found))


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _keep(known: Path, data: bytes) -> None:
    """Remember a site, if the disk allows it, in place of all but the latest ones."""
    with suppress(OSError):
        known.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = known.with_name(f"{known.name}.{secrets.token_hex(4)}")
        new.write_bytes(data)
        new.replace(known)
        for old in sorted(known.parent.glob("site-*.pickle"), key=lambda each: each.stat().st_mtime)[:-_MOST_KEPT]:
            old.unlink(missing_ok=True)
