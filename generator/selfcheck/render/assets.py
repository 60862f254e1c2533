"""Our own files that readers' browsers fetch: made small, and named by what is in them."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import BadZipFile, ZipFile, ZipInfo

from platformdirs import user_cache_path

from selfcheck.installed import release
from selfcheck.processes import apart
from selfcheck.render import join
from selfcheck.render.join import join as joined

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

WORKER_SCRIPT = "client/service_worker.js"
"""The one that stands elsewhere in the site."""

FOLDERS = ("styles", "assets", "vendor")
"""The folders below `templates/` whose files are published one by one; `vendor` holds what others wrote."""

FILES = ("export.schema.json",)
"""Further files below `templates/` that are published as they are."""

VENDOR = "vendor"
"""The folder below `templates/` whose files, made by others, are published just as they are, with their licences."""

PUBLISHED_AT = "assets/selfcheck"

_KINDS = {".js": "application/javascript", ".css": "text/css", ".svg": "image/svg+xml"}

_MOST_KEPT = 4
"""So many sets of small files are kept between runs, the latest."""


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
    small = {name: data for name, data in _small_files(templates).items() if name != WORKER_SCRIPT}
    digest = _digest(small)
    return tuple(Asset(name, f"{PUBLISHED_AT}/{digest[:10]}/{name}", data) for name, data in small.items())


def worker_script(templates: Path) -> bytes:
    """The service worker as readers get it, without the line that says what the site consists of."""
    return _small_files(templates)[WORKER_SCRIPT]


def published_script(entry: Path) -> bytes:
    """An entry module of the client and all that it imports, as readers get it."""
    return apart(lambda: _small(".js", joined(entry).encode()))


def _small_files(templates: Path) -> dict[str, bytes]:
    """All published files by their paths below `templates`, made small, or taken from where they were kept."""
    found = (file for folder in ("client", *FOLDERS) for file in sorted((templates / folder).rglob("*")))
    files = [*(file for file in found if file.is_file()), *(templates / name for name in FILES)]
    sources = {file.relative_to(templates).as_posix(): file.read_bytes() for file in files}
    rules = {file: Path(file).read_bytes() for file in (__file__, str(join.__file__))}
    minifier = {"minify": release("tdewolff-minify").encode()}
    kept = user_cache_path("selfcheck") / f"assets-{_digest({**sources, **rules, **minifier})[:20]}.zip"
    small = _read(kept)
    if small is None:
        small = apart(lambda: _made_small(templates, sources))
        _keep(small, kept)
    return small


def _made_small(templates: Path, sources: dict[str, bytes]) -> dict[str, bytes]:
    scripts = {name: joined(templates / name).encode() for name in (*SCRIPTS, WORKER_SCRIPT)}
    others = {name: data for name, data in sources.items() if not name.startswith("client/")}
    return {
        name: data if name.startswith(f"{VENDOR}/") else _small(Path(name).suffix, data)
        for name, data in (scripts | others).items()
    }


def _small(suffix: str, data: bytes) -> bytes:
    # Its runtime starts threads, with which a process could not fork any more: it is loaded in a process apart.
    import minify

    kind = _KINDS.get(suffix)
    return minify.string(kind, data.decode("utf-8")).encode() if kind else data


def _digest(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _read(kept: Path) -> dict[str, bytes] | None:
    """The small files of an earlier run; None when there are none that can be read."""
    try:
        with ZipFile(kept) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (OSError, BadZipFile, ValueError, NotImplementedError, EOFError):
        return None


def _keep(small: dict[str, bytes], kept: Path) -> None:
    """Keep the small files for the next run, if the disk allows it, in place of all but a few older ones."""
    with suppress(OSError):
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=kept.parent, prefix="new-", delete=False) as file, ZipFile(file, "w") as archive:
            for name, data in small.items():
                archive.writestr(ZipInfo(name), data)  # of no day
        Path(file.name).replace(kept)
        for old in sorted(kept.parent.glob("assets-*.zip"), key=lambda each: each.stat().st_mtime)[:-_MOST_KEPT]:
            old.unlink(missing_ok=True)
