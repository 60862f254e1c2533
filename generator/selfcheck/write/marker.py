"""The marker: a file at the root of every site that lists its files with their checksums."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

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


def listed(site: Path) -> list[tuple[str, str]]:
    """The files that were built into a folder, as its marker has them; none for a folder without one.

    Each is a path and the checksum of the file, which is empty where the marker is older than checksums.
    """
    return marked(site)[0]


def kept_before(site: Path) -> list[tuple[str, str]]:
    """The scripts and styles that a site has from the one before it: paths and checksums."""
    return [(path, sum) for path, sum in marked(site)[1] if is_named_by_content(path)]


def marker_text(written: Iterable[tuple[str, str]], before: Sequence[tuple[str, str]]) -> str:
    """The marker of a site with some files of its own, and some from the site before: paths and checksums."""
    return "\n".join([_ABOUT, *_lines(written), *([_BEFORE, *_lines(before)] if before else []), ""])


def checksum(data: bytes) -> str:
    """How the SHA-256 of a file begins, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def is_named_by_content(path: str) -> bool:
    """Whether the name of a file is another one as soon as another thing is in it."""
    return bool(_NAMED_BY_CONTENT.match(path)) and ".." not in path.split("/")


def _lines(files: Iterable[tuple[str, str]]) -> list[str]:
    """The lines for some files."""
    return [f"{sum} {path}" for path, sum in sorted(files)]


def marked(site: Path) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What the marker of a site lists: its own files, and those from the site before."""
    marker = site / MARKER
    lines = marker.read_text("utf-8", "replace").splitlines() if marker.is_file() else []
    end = lines.index(_BEFORE) if _BEFORE in lines else len(lines)
    own, before = ([_LINE.fullmatch(line) for line in part] for part in (lines[:end], lines[end + 1 :]))
    return [(found[2], found[1] or "") for found in own if found], [
        (found[2], found[1] or "") for found in before if found
    ]
