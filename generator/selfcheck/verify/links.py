"""Links: whatever pages, style sheets and scripts lead to or load is in the site, under just that name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from selfcheck.problems import Problems
from selfcheck.shell.functions import NOT_FOUND
from selfcheck.verify.hosting import HOME, is_within
from selfcheck.verify.references import Use
from selfcheck.verify.site import Site

_SCHEME = re.compile(r"(?:https?://|//)[^/]|(?:mailto|tel|sms|geo):", re.IGNORECASE)
"""How an address begins that leads out of the site: one that readers may follow."""

_UNSEEN = re.compile(r"[\x00-\x20]")
"""What browsers leave out of the beginning of an address, or more than that."""


def verify_links(site: Site, problems: Problems) -> None:
    """Add odd links, and every address in the site at which nothing is served, or which lacks the anchor it names."""
    for file, address, wrong in (*_nowhere(site), *_elsewhere(site), *_odd(site), *_tied(site)):
        message = f"`{address}` leads to {wrong}"
        problems.add("SC501", message, site.place(file, f'"{address}"'), "this is most likely a bug")


def _nowhere(site: Site) -> Iterator[tuple[str, str, str]]:
    """The file, the address, and where it leads in words."""
    for file in _unsettled(site.references, site):
        for address, target in site.leads(file).items():
            if target.wrong:
                yield file, address, target.wrong


def _unsettled(files: Iterable[str], site: Site) -> Iterator[str]:
    """Those files whose links have to be looked after."""
    return (file for file in files if file not in site.settled)


def _elsewhere(site: Site) -> Iterator[tuple[str, str, str]]:
    """The same, for what scripts are told is the beginning of the site and is another page."""
    for file in _unsettled(site.facts, site):
        for address, target in site.leads(file, Use.ROOT).items():
            if target.file not in ("", HOME):
                yield file, address, f"`{target.file}`, which is not the beginning of the site"


def _odd(site: Site) -> Iterator[tuple[str, str, str]]:
    """The same, for addresses out of the site that a reader may follow."""
    for file in _unsettled(site.references, site):
        references = site.references[file]
        for address in (*references.get(Use.FOLLOWED, ()), *references.get(Use.TOLD, ())):
            if not is_within(address) and not _may_be_followed(address):
                yield file, address, "something that is no kind of link"


@lru_cache(maxsize=10_000)
def _may_be_followed(address: str) -> bool:
    """Whether an address out of the site can be read, and is one of a kind that guides have."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return bool(_SCHEME.match(_UNSEEN.sub("", address)))


def _tied(site: Site) -> Iterator[tuple[str, str, str]]:
    """The same, for addresses on the page for missing ones: it is shown anywhere in the site."""
    for address in site.leads(NOT_FOUND) if NOT_FOUND in site.facts else ():
        if not address.startswith((site.hosting.base, "#")):
            yield NOT_FOUND, address, "another place wherever the page is shown"
