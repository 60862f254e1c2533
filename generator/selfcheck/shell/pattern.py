"""Patterns: HTML with places in it that are filled anew for each page.

What a template makes of many pages is the same but for a few texts. So it is rendered once, with marks in the places of
these texts, and from then on the texts are put between its pieces.
"""

from __future__ import annotations

import re
from functools import cache
from secrets import token_hex
from typing import TYPE_CHECKING

from jinja2.filters import do_striptags
from markupsafe import Markup

from selfcheck.shell.environment import ThemeChangedError

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGN = f"selfcheck{token_hex(12)}"
"""What no author's text holds, since nobody knows it before."""

_MARK = re.compile(rf"/{_SIGN}-(\w+)/")

BARE = "_bare"
"""The end of the name of a place where a template takes tags out of a text and makes single spaces of white space."""


@cache
def mark(name: str) -> Markup:
    """What stands in the place of a text while a pattern is rendered.

    To templates it is an address that stays as it is on all pages, in characters that need no escaping.
    """
    return Markup(f"/{_SIGN}-{name}/")


def striptags(text: str) -> str:
    """Jinja's filter of this name; what it makes of a text that is not known yet is left to `bare`."""
    found = _MARK.fullmatch(text)
    return mark(found[1] + BARE) if found else do_striptags(text)


def bare(text: Markup) -> Markup:
    """What templates print of a text behind the filter `striptags`."""
    return Markup.escape(text.striptags())


class Pattern:
    """HTML between whose pieces texts are put."""

    def __init__(self, html: str, texts: Mapping[str, str]) -> None:
        """Take HTML with marks in it, and the first texts for their places.

        Raises `ThemeChangedError` when a template has changed a mark, and so would have changed the text.
        """
        self._pieces = _MARK.split(html)
        self._names = self._pieces[1::2]
        if changed := [piece for piece in self._pieces[::2] if _SIGN in piece.casefold()]:
            raise ThemeChangedError(f"a text of a page is changed by a template, in {changed[0][-200:]!r}")
        if unknown := set(self._names) - texts.keys():
            raise ThemeChangedError(f"nothing is known of the text {min(unknown)!r} of a page")

    def fill(self, texts: Mapping[str, str]) -> str:
        """Return the HTML with the texts, which are HTML themselves, in their places."""
        pieces = self._pieces.copy()
        pieces[1::2] = map(texts.__getitem__, self._names)
        return "".join(pieces)
