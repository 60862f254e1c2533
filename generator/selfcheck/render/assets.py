"""Our own files that readers' browsers fetch: made small, and named by what is in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import minify

FOLDERS = ("client", "styles", "assets")
"""The folders below `templates/` that are published."""

PUBLISHED_AT = "assets/selfcheck"

_KINDS = {".js": "application/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Asset:
    """One published file."""

    name: str
    """Its path below `templates/`, by which templates call it."""
    path: str
    """Where it stands in the site."""
    data: bytes


def assets(templates: Path) -> tuple[Asset, ...]:
    """All published files below our templates folder, without comments, white space and long local names.

    One folder holds them all, so that modules find one another, and its name changes when any of them does: a page
    that a cache kept asks for the files it was built with.
    """
    found = (file for folder in FOLDERS for file in (templates / folder).rglob("*"))
    # package.json tells Node, and nobody else, that the client is made of ES modules.
    files = sorted(file for file in found if file.is_file() and file.name != "package.json")
    small = {file.relative_to(templates).as_posix(): _small(file) for file in files}
    digest = hashlib.sha256()
    for name, data in small.items():
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    folder = f"{PUBLISHED_AT}/{digest.hexdigest()[:10]}"
    return tuple(Asset(name, f"{folder}/{name}", data) for name, data in small.items())


def _small(file: Path) -> bytes:
    kind = _KINDS.get(file.suffix)
    return minify.string(kind, file.read_text("utf-8")).encode() if kind else file.read_bytes()
