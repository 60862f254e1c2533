"""The built site as it lies on the disk: its files, and what is remembered of its pages once they have been read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
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
from selfcheck.write import kept_before


class Site:
    """A folder with a built site."""

    def __init__(self, folder: Path, shown: str = "") -> None:
        """Look at `folder`; problems call its files by their paths behind `shown`."""
        self.folder = folder
        self.facts: dict[str, Facts] = {}
        """What is remembered of each page, by its path."""
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

    def read(self, paths: Iterable[str]) -> Iterator[Page]:
        """Some pages, one after the other; nothing of them is kept."""
        return (Page(path, self.data(path), self.place) for path in paths)

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

    @cached_property
    def references(self) -> dict[str, References]:
        """What pages, style sheets and scripts refer to, by the path of the file; when all pages are read."""
        found = {path: one.references for path, one in self.facts.items()}
        for path in sorted(self.scripts):
            found[path] = in_script(self.text(path))
        for path in sorted(self.files):
            if _is_asset(path, ".css"):
                found[path] = in_stylesheet(self.text(path))
        return found

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
            self._sources[path] = Source(self._shown + path, self.text(path) if path in self.files else "")
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
