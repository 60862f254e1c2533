"""Ids: every id of a page is there once, and whatever names an element by its id names one that is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from selfcheck.problems import Problems
from selfcheck.shell.contract import THEIRS
from selfcheck.verify.page import Page

_NAMING = ("for", "form", "headers", "list", "aria-controls", "aria-describedby", "aria-labelledby", "aria-owns")
"""Attributes that name elements by their ids, several of them with spaces between."""


def verify_ids(page: Page, problems: Problems) -> None:
    """Add every id that a page has more than once, and every one that it names and does not have."""
    ids = Counter(id for _, id in page.document.having["id"])
    for id, times in ids.items():
        if times > 1:
            problems.add(
                "SC502",
                f"the id `{id}` is there {times} times",
                page.place(f'id="{id}"'),
                "when it comes from an anchor in the text, choose another there",
            )
    for attribute, named in _named(page):
        if named not in ids and not named.startswith(THEIRS):
            problems.add(
                "SC502",
                f"`{attribute}` names the id `{named}`, which is not on the page",
                page.place(f'{attribute}="{named}"'),
                "a template or the theme has changed; this is most likely a bug",
            )


def _named(page: Page) -> Iterator[tuple[str, str]]:
    for attribute in _NAMING:
        for _, names in page.document.having[attribute]:
            for name in names.split():
                yield attribute, name
