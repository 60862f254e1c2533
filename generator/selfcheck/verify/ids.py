"""Ids: every id of a page is there once."""

from __future__ import annotations

from collections import Counter

from selfcheck.problems import Problems
from selfcheck.verify.pages import Site


def verify_ids(site: Site, problems: Problems) -> None:
    """Add every id that a page has more than once."""
    for page in site.pages.values():
        for id, times in Counter(page.ids).items():
            if times > 1:
                problems.add(
                    "SC502",
                    f"the id `{id}` is there {times} times",
                    page.place(f'id="{id}"'),
                    "when it comes from an anchor in the text, choose another there",
                )
