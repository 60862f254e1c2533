"""Rebuild: what a build came to last time, when nothing that it hangs on has changed since, and what pages are known.

To know that, the disk is asked how all files lie on it, and those of the guide are read that were written since. Little
else is loaded, so that to build what is built already takes no longer than to look.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
from collections.abc import Generator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import Any

from platformdirs import user_cache_path

from selfcheck.footprint import Contents, digest, footprint, umask
from selfcheck.installed import release
from selfcheck.outcome import Outcome, Progress
from selfcheck.paths import templates_folder

_MOST_KEPT = 20
"""So many sites are remembered, the latest."""

_HANGS_ON = ("babel", "jinja2", "markdown-it-py", "mdit-py-plugins", "mkdocs-material", "nh3", "pyyaml", "selectolax")
"""The libraries whose release has a part in what is built, beside that of the minifier."""


def rebuild(
    content: Path, site: Path, url: str = "", progress: Progress | None = None, *, force: bool = False
) -> tuple[Outcome, bool]:
    """What `build` comes to, and whether it is known from the last time, since nothing has changed."""
    started = time.perf_counter()
    record = user_cache_path("selfcheck") / f"site-{digest(str(site.resolve()))}.pickle"
    by = maker()
    with closing(_things(record)) as things:
        if next(things, None) != by:
            things.close()
        found = next(things, None)
        contents = found if isinstance(found, Contents) else Contents()
        made_of = _ingredients(content, url, by, contents.digests(content), site)
        lies = contents.footprint
        match next(things, None):
            case (_, as_it_was, _) if as_it_was != footprint(site):
                things.close()  # no page of it can be taken over
            case (for_these, _, Outcome() as outcome) if for_these == made_of:
                return replace(outcome, seconds=time.perf_counter() - started), True
        memory = next(things, None)

    from selfcheck.build import build
    from selfcheck.memory import Memory

    if not isinstance(memory, Memory):
        memory = Memory(by)
    memory.contents = contents
    outcome = build(content, site, url, progress, force=force, memory=memory)
    # What was changed meanwhile, and perhaps changed back, is in the site or is not.
    if not outcome.problems.errors and footprint(content, hidden=False) == lies:
        _keep(record, by, memory.contents, (made_of, memory.footprint, outcome), memory)
    return outcome, False


def maker() -> str:
    """A digest of all that has a part in what is made of a guide, but for the guide itself."""
    return digest(
        *(str(each) for each in (Path.cwd(), which("node"), sys.version)),
        umask(),
        *(release(name) for name in (*_HANGS_ON, "tdewolff-minify")),
        footprint(Path(__file__).parent, compiled=False),
        footprint(templates_folder()),
    )


def _ingredients(content: Path, url: str, by: str, digests: dict[str, str], site: Path) -> str:
    """A digest of all that a site is made of, `by` the maker, of files with these digests."""
    return digest(by, str(content), str(content.resolve()), url, site.is_symlink(), *digests.items())


def _things(record: Path) -> Generator[Any, None, None]:
    """What is in a record, one thing after the other, as far as it can be read."""
    with suppress(Exception), record.open("rb") as file:  # reading a broken pickle raises whatever it likes
        pickled = pickle.Unpickler(file)  # noqa: S301 (the user's own cache)
        while True:
            yield pickled.load()


def _keep(record: Path, *things: object) -> None:
    """Write a record of a site, if the disk allows it, in place of all but the latest ones."""
    new = record.with_name(f"{record.name}.{os.urandom(4).hex()}")
    with suppress(OSError):
        record.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with new.open("wb") as file:
                pickled = pickle.Pickler(file, pickle.HIGHEST_PROTOCOL)  # what stands in several things is kept once
                for thing in things:
                    pickled.dump(thing)
            new.replace(record)
        finally:
            new.unlink(missing_ok=True)
        for old in sorted(record.parent.glob("site-*.pickle"), key=lambda each: each.stat().st_mtime)[:-_MOST_KEPT]:
            old.unlink(missing_ok=True)
