"""Hosting: which file of the site is served for an address, as GitHub Pages serves files.

Upper and lower case differ. `name/` is `name/index.html`; `name` is the file of that name, else `name.html`, else it
leads on to `name/`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Set
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
        self._base = urlsplit(address).path or "/"
        self._anchors = anchors
        self._known: dict[str, Target] = {}

    def target(self, address: str, file: str) -> Target:
        """Where an address within the site leads that is written in `file`."""
        root = self._base if file == NOT_FOUND else "../" * file.count("/")
        if not address.startswith(root) or (not root and address[:1] in _ITSELF):
            return self._find(address, file)
        # Most links of most pages lead to the same places, from the root of the site.
        below = address[len(root) :]
        if below not in self._known:
            self._known[below] = self._find(below, HOME)
        return self._known[below]

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
