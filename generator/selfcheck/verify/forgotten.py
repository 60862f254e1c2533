"""Forgotten pages: readers can come to every page of the site by following links from its beginning."""

from __future__ import annotations

from collections import deque

from selfcheck.problems import Problems
from selfcheck.shell.functions import NOT_FOUND
from selfcheck.verify.hosting import HOME
from selfcheck.verify.references import Use
from selfcheck.verify.site import Site


def verify_reachable(site: Site, problems: Problems) -> None:
    """Add every page to which no way of links leads from the beginning of the site."""
    reached = {HOME, NOT_FOUND}
    ahead = deque([HOME])  # pages near the beginning first: from them, most others are reached
    while ahead and not reached >= site.facts.keys():
        found = _followed(site, ahead.popleft()) - reached
        reached |= found
        ahead.extend(found)
    for path in sorted(site.facts.keys() - reached):
        problems.add("SC512", "no link leads to this page", site.place(path), "this is most likely a bug")


def _followed(site: Site, path: str) -> set[str]:
    """The pages to which links of a page lead."""
    if path not in site.facts:
        return set()
    return {target.file for target in site.leads(path, Use.FOLLOWED).values()} & site.facts.keys()
