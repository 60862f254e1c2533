"""Origins: nothing is published that comes from outside the guide's content, our templates and the theme."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selfcheck.problems import Problems
from selfcheck.render.assets import PUBLISHED_AT
from selfcheck.render.offline import WORKER
from selfcheck.shell.environment import theme_folder
from selfcheck.shell.search import INDEX
from selfcheck.shell.shell import SITEMAP
from selfcheck.verify.site import Site
from selfcheck.write import listed

_MADE = {".nojekyll", INDEX, SITEMAP, WORKER}
"""Files that are made of the guide, as its pages are."""


@dataclass(frozen=True)
class Origin:
    """What a site was built from."""

    content: Path
    templates: Path


def verify_origins(site: Site, origin: Origin, problems: Problems) -> None:
    """Add every file that is neither made here nor, byte for byte, one of the folder it comes from."""
    for path in sorted((site.files & {path for path, _ in listed(site.folder)}) - site.facts.keys() - _MADE):
        if not _is_known(site, path, origin):
            message = "the file comes from outside the guide, our templates and the theme"
            problems.add("SC509", message, site.place(path), "put the file itself into the content folder")


def _is_known(site: Site, path: str, origin: Origin) -> bool:
    if path.startswith(f"{PUBLISHED_AT}/"):
        # Scripts and styles are made small on the way.
        return (origin.templates / path.removeprefix(f"{PUBLISHED_AT}/").partition("/")[2]).is_file()
    if path.startswith("assets/"):
        return _is_copy(site, path, theme_folder() / path)
    file = origin.content / path
    return file.resolve() == origin.content.resolve() / path and _is_copy(site, path, file)


def _is_copy(site: Site, path: str, file: Path) -> bool:
    return file.is_file() and file.read_bytes() == site.data(path)
