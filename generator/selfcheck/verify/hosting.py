"""Hosting: which file of the site is served for an address, as GitHub Pages serves files.

Upper and lower case differ. `name/` is `name/index.html`; `name` is the file of that name, else `name.html`, else it
leads on to `name/`.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from selfcheck.shell.functions import NOT_FOUND

HOME = "index.html"
"""The file that is served for a folder, and so for the root of the site."""

_TOP = frozenset({"", "top"})
"""Anchors that every page has."""

_ITSELF = ("", "#", "?")
"""How an address begins that leads to the file in which it is written."""


class Target(NamedTuple):
    """Where an address leads."""

    file: str
    """The path of the file from the root of the site; empty when it leads nowhere."""
    wrong: str = ""
    """Where it leads when it leads nowhere, in words."""


@lru_cache(maxsize=100_000)
def is_within(address: str) -> bool:
    """Whether an address is one within the site: it names neither a host nor a scheme such as `mailto:`."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc


class Hosting:
    """The files of a site as they are served."""

    def __init__(self, files: Set[str], address: str, anchors: Mapping[str, Set[str]]) -> None:
        """A site of these files, published at `address`, or anywhere when it is empty; `anchors` are those of pages."""
        self._files = files
        self.base = urlsplit(address).path or "/"
        """Where the root of the site is on its host."""
        self._anchors = anchors
        self._known: dict[tuple[str, str], Target] = {}
        self._from_root: defaultdict[str, dict[str, Target]] = defaultdict(dict)

    def targets(self, addresses: Iterable[str], file: str) -> dict[str, Target]:
        """Where those of some addresses lead that are within the site; all are written in `file`."""
        # Most links of most pages lead to the same places, from the root of the site.
        known = self._from_root[self._root(file)]
        found = {}
        for address in addresses:
            target = known.get(address)
            if target is None and is_within(address):
                target = self.target(address, file)
            if target is not None:
                found[address] = target
        return found

    def target(self, address: str, file: str) -> Target:
        """Where an address within the site leads that is written in `file`."""
        if address[:1] in _ITSELF:
            return self._find(address, file)
        root = self._root(file)
        if address.startswith(root):
            folder, rest = "", address[len(root) :]
        else:
            folder, rest = posixpath.dirname(file), address
            while folder and rest.startswith("../"):
                folder, rest = posixpath.dirname(folder), rest[3:]
        if rest[:1] in _ITSELF:
            rest = f"./{rest}"
        if (folder, rest) not in self._known:
            self._known[folder, rest] = self._find(rest, posixpath.join(folder, HOME))
        target = self._known[folder, rest]
        if address.startswith(root):
            self._from_root[root][address] = target
        return target

    def _root(self, file: str) -> str:
        """How addresses begin, in a file, that are told from the root of the site."""
        return self.base if file == NOT_FOUND else "../" * file.count("/")

    def _find(self, address: str, file: str) -> Target:
        path, _, anchor = address.partition("#")
        path, anchor = unquote(path.partition("?")[0]), unquote(anchor)
        if path:
            whole = _from_root(path, file)
            if whole is None:
                return Target("", "somewhere outside the site")
            served = self._served(whole)
            if served is None:
                missing = whole if whole and whole[-1] != "/" else f"{whole}{HOME}"
                return Target("", f"`{missing}`, which is not in the site")
            file = served
        if anchor not in _TOP and file in self._anchors and anchor not in self._anchors[file]:
            return Target("", f"the anchor `{anchor}`, which is not on that page")
        return Target(file)

    def _served(self, whole: str) -> str | None:
        folder = not whole or whole.endswith("/")
        candidates = [f"{whole}{HOME}"] if folder else [whole, f"{whole}.html", f"{whole}/{HOME}"]
        return next((path for path in candidates if path in self._files), None)


def _from_root(path: str, file: str) -> str | None:
    """The whole of a path that is written in a file; None when it leads out of the site.

    A folder has a slash at its end, the root is empty. A path from the root of the host leads out, as it would tie the
    site to one place.
    """
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    if whole == ".." or whole.startswith(("../", "/")):
        return None
    if whole == ".":
        return ""
    return f"{whole}/" if path.rpartition("/")[2] in ("", ".", "..") else whole
