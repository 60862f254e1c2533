"""The built site as it lies on the disk: its files, and what is remembered of its pages once they have been read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from selfcheck.model.guide import READERS_PAGES
from selfcheck.problems import Place, Source
from selfcheck.render.offline import WORKER
from selfcheck.shell.functions import NOT_FOUND
from selfcheck.verify.hosting import HOME, Hosting, Target
from selfcheck.verify.page import Facts, Page
from selfcheck.verify.references import References, Use, in_script, in_stylesheet
from selfcheck.write import kept_before, listed


@dataclass(frozen=True)
class Seen:
    """What was seen of a site that was verified, without its files."""

    files: frozenset[str]
    """The paths of all files."""
    facts: Mapping[str, Facts]
    """What is remembered of each page, by its path."""
    named: Mapping[str, References]
    """What its style sheets and scripts refer to, by their checksums."""


@dataclass(frozen=True)
class Known:
    """What has been seen of a site before it is verified."""

    facts: Mapping[str, Facts]
    """What is remembered of the pages that have been verified by themselves, by their paths."""
    taken_over: frozenset[str]
    """The paths of the files that are just the same ones as in the site before."""
    before: Seen
    """That site."""


class Site:
    """A folder with a built site."""

    def __init__(self, folder: Path, shown: str = "", known: Known | None = None) -> None:
        """Look at `folder`; problems call its files by their paths behind `shown`. Something of it may be `known`."""
        self.folder = folder
        self.taken_over = known.taken_over if known else frozenset[str]()
        """The paths of the files that are just the same ones as in a site that was verified."""
        self.facts: dict[str, Facts] = dict(known.facts) if known else {}
        """What is remembered of each page, by its path."""
        self._before = known.before if known else None
        self._shown = shown
        self._sources: dict[str, Source] = {}

    @cached_property
    def _walked(self) -> tuple[frozenset[str], frozenset[str]]:
        files: set[str] = set()
        others: set[str] = set()
        folders = [""]
        while folders:
            below = folders.pop()
            for entry in _entries(self.folder / below):
                path = below + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{path}/")
                else:
                    (files if entry.is_file(follow_symlinks=False) else others).add(path)
        return frozenset(files.difference(path for path, _ in kept_before(self.folder))), frozenset(others)

    @property
    def files(self) -> frozenset[str]:
        """The paths of all files, from the root of the site; without what is kept from the site before."""
        return self._walked[0]

    @property
    def others(self) -> frozenset[str]:
        """The paths of all that is neither a file nor a folder: links, for the most part."""
        return self._walked[1]

    @property
    def pages(self) -> list[str]:
        """The paths of all pages, in order."""
        return sorted(path for path in self.files if path.endswith(".html"))

    def page(self, path: str) -> Page:
        """A page; nothing of it is kept."""
        return Page(path, self.data(path), self.place)

    @cached_property
    def settled(self) -> frozenset[str]:
        """The paths of pages whose links need no looking after; to be asked when all pages are read.

        They are as they were in a site that was verified, and whatever was there to lead to still is.
        """
        before = self._before
        if before is None or not before.files <= self.files:
            return frozenset()
        there = all(one.ids <= self.facts[path].ids for path, one in before.facts.items())
        return self.taken_over if there else frozenset()

    @property
    def address(self) -> str:
        """Where the site is published, as its home page says; empty when it does not say."""
        return self.facts[HOME].canonical if HOME in self.facts else ""

    @cached_property
    def hosting(self) -> Hosting:
        """What is served for an address; to be asked when all pages are read."""
        return Hosting(self.files, self.address, {path: one.ids for path, one in self.facts.items()})

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The paths of the scripts that pages may load. Others are only there for links of the guide to lead to."""
        return frozenset(path for path in self.files if path == WORKER or _is_asset(path, (".js", ".mjs")))

    @property
    def styles(self) -> frozenset[str]:
        """The paths of the style sheets."""
        return frozenset(path for path in self.files if _is_asset(path, ".css"))

    @cached_property
    def references(self) -> dict[str, References]:
        """What pages, style sheets and scripts refer to, by the path of the file; when all pages are read."""
        found = {path: one.references for path, one in self.facts.items()}
        before = self._before.named if self._before else {}
        for paths, read in ((self.scripts, in_script), (self.styles, in_stylesheet)):
            for path in sorted(paths):
                # Those of the theme are large, and hardly ever change.
                found[path] = before.get(self._checksums.get(path, "")) or read(self.text(path))
        return found

    @cached_property
    def _checksums(self) -> dict[str, str]:
        return dict(listed(self.folder))

    @property
    def seen(self) -> Seen:
        """What to remember of the site when it has been verified."""
        built = (path for path in (*self.scripts, *self.styles) if path in self._checksums)
        return Seen(self.files, self.facts, {self._checksums[path]: self.references[path] for path in built})

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many pages of the guide, banks and items there are."""
        pages = [path for path in self.facts if path != NOT_FOUND and not path.startswith(f"{READERS_PAGES}/")]
        banks = [one for one in self.facts.values() if one.bank]
        return len(pages), len(banks), sum(one.items for one in banks)

    def leads(self, file: str, *uses: Use) -> dict[str, Target]:
        """Where addresses within the site lead that a file names for some use, or any; when all pages are read."""
        named = self.references[file]
        return self.hosting.targets(chain.from_iterable(named.get(use, ()) for use in uses or Use), file)

    def data(self, path: str) -> bytes:
        """What is in a file."""
        return (self.folder / path).read_bytes()

    def text(self, path: str) -> str:
        """What is in a text file; what is no UTF-8 in it is replaced."""
        return self.data(path).decode("utf-8", "replace")

    def place(self, path: str, text: str = "") -> Place:
        """Where a piece of text stands in a file, or the file as a whole when it does not or the text is empty."""
        if path not in self._sources:
            file = self.folder / path
            text_of_file = self.text(path) if file.is_file() and not file.is_symlink() else ""
            self._sources[path] = Source(self._shown + path, text_of_file)
        source = self._sources[path]
        at = source.text.find(text) if text else -1
        if at < 0:
            return Place(source, 0)
        before = source.text.rfind("\n", 0, at)
        return Place(source, source.text.count("\n", 0, at) + 1, at - before, len(text))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What is in a folder; nothing when it cannot be read, since its files are missing then."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _is_asset(path: str, ending: str | tuple[str, ...]) -> bool:
    return path.startswith("assets/") and path.endswith(ending)
