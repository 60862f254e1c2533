"""Links: whatever pages, style sheets and scripts lead to or load is in the site, under just that name."""

from __future__ import annotations

from collections.abc import Iterator

from selfcheck.problems import Problems
from selfcheck.verify.hosting import HOME
from selfcheck.verify.references import Use
from selfcheck.verify.site import Site


def verify_links(site: Site, problems: Problems) -> None:
    """Add every address within the site at which nothing is served, or which lacks the anchor it names."""
    for file, address, wrong in (*_nowhere(site), *_elsewhere(site)):
        message = f"`{address}` leads to {wrong}"
        problems.add("SC501", message, site.place(file, f'"{address}"'), "this is most likely a bug")


def _nowhere(site: Site) -> Iterator[tuple[str, str, str]]:
    """The file, the address, and where it leads in words."""
    for file in site.references:
        for address, target in site.leads(file).items():
            if target.wrong:
                yield file, address, target.wrong


def _elsewhere(site: Site) -> Iterator[tuple[str, str, str]]:
    """The same, for what scripts are told is the beginning of the site and is another page."""
    for file in site.facts:
        for address, target in site.leads(file, Use.ROOT).items():
            if target.file not in ("", HOME):
                yield file, address, f"`{target.file}`, which is not the beginning of the site"
