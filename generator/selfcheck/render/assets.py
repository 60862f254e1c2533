"""Our own files that readers' browsers fetch: made small, and named by what is in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from selfcheck.processes import apart
from selfcheck.render.join import join

SCRIPTS = (
    "client/assessment.js",
    "client/assessment_whole.js",
    "client/progress.js",
    "client/explain.js",
    "client/history.js",
    "client/notices.js",
    "client/profile.js",
    "client/plan.js",
    "client/plan_add.js",
    "client/compare.js",
    "client/data.js",
)
"""The entry modules of the client, below `templates/`: each is published as one script with all that it imports."""

FOLDERS = ("styles", "assets", "vendor")
"""The folders below `templates/` whose files are published one by one; `vendor` holds what others wrote."""

FILES = ("export.schema.json",)
"""Further files below `templates/` that are published as they are."""

VENDOR = "vendor"
"""The folder below `templates/` whose files, made by others, are published just as they are, with their licences."""

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
    """All published files below our templates folder; ours without comments, white space and long local names.

    One folder holds them all, and its name changes when any of them does: a page that a cache kept asks for the files
    it was built with.
    """
    return apart(lambda: _assets(templates))


def published_script(entry: Path) -> bytes:
    """An entry module of the client and all that it imports, as readers get it."""
    return apart(lambda: _script(entry))


def _assets(templates: Path) -> tuple[Asset, ...]:
    found = (file for folder in FOLDERS for file in (templates / folder).rglob("*"))
    files = sorted([*(file for file in found if file.is_file()), *(templates / name for name in FILES)])
    small = {name: _script(templates / name) for name in SCRIPTS}
    small |= {file.relative_to(templates).as_posix(): _small(file.suffix, file.read_bytes()) for file in files}
    vendored = sorted(file for file in (templates / VENDOR).iterdir() if file.is_file())
    small |= {file.relative_to(templates).as_posix(): file.read_bytes() for file in vendored}
    digest = hashlib.sha256()
    for name, data in small.items():
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    folder = f"{PUBLISHED_AT}/{digest.hexdigest()[:10]}"
    return tuple(Asset(name, f"{folder}/{name}", data) for name, data in small.items())


def _script(entry: Path) -> bytes:
    return _small(".js", join(entry).encode())


def _small(suffix: str, data: bytes) -> bytes:
    # Its runtime starts threads, with which a process could not fork any more: it is loaded in a process apart.
    import minify

    kind = _KINDS.get(suffix)
    return minify.string(kind, data.decode("utf-8")).encode() if kind else data
