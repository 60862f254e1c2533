"""Installed: which releases of other libraries are here, asked of the names of folders alone.

The standard library knows as well, but to load that takes longer than to see that nothing of a site has changed.
"""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

_METADATA = re.compile(r"(?P<name>.+?)-(?P<release>[^-]+)\.dist-info")
"""The folder in which an installer says what it has installed, as the packaging standards have it."""
_SEPARATORS = re.compile(r"[-_.]+")


def release(name: str) -> str:
    """The release of an installed library, by the name of its distribution.

    Raises `importlib.metadata.PackageNotFoundError` when it is not installed.
    """
    return _releases(tuple(sys.path)).get(_normal(name)) or _release_elsewhere(name)


@cache
def _releases(folders: tuple[str, ...]) -> dict[str, str]:
    """The releases of all libraries in some folders, by their names; the first folder that has one counts."""
    found: dict[str, str] = {}
    for folder in folders:
        with suppress(OSError):
            for entry in Path(folder).glob("*.dist-info"):
                if metadata := _METADATA.fullmatch(entry.name):
                    found.setdefault(_normal(metadata["name"]), metadata["release"])
    return found


def _release_elsewhere(name: str) -> str:
    """That of a library that was installed in another way."""
    from importlib.metadata import version

    return version(name)


def _normal(name: str) -> str:
    return _SEPARATORS.sub("-", name).lower()
