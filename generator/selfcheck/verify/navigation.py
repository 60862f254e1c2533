"""Navigation: its entries that are nothing but a link, each read once, since they are the same on most pages.

Half of a page of a large guide is navigation. What is taken out of it here is looked at like all else, but only once.

An entry is taken out only right behind another one, which stays. Wherever that stands, be it in a comment or in the
value of an attribute, behind it a browser is in a state in which the next one changes nothing: so it can go.
"""

from __future__ import annotations

import re
from functools import lru_cache

from selfcheck.shell.contract import ENTRY
from selfcheck.verify.hosting import is_within

_LONGEST = 2_000
"""So many bytes are enough for an entry that is nothing but a link; behind the last one comes the rest of the page."""

_TEXT = rb"[^<>'\x00]*"
_NAMES = rb'"[\w -]*"'
_LINK = re.compile(
    rb'[\w -]*">\s*<a href="([^"\'&<>\x00-\x20]+)" class=%b>' % _NAMES
    + rb"%b(?:<span class=%b>%b</span>%b)*</a>\s*</li>\s*" % (_TEXT, _NAMES, _TEXT, _TEXT)
)
"""What is behind the beginning of an entry that is one link. Nothing around it can end in it: it has no `'`, each `"`
is answered, and `>` stands behind `"` or a name, so it ends no comment."""


def without_entries(html: bytes) -> tuple[bytes, list[str]]:
    """A page without those entries of its navigation that are nothing but a link, and where these lead.

    The first of several in a row stays.
    """
    first, *others = html.split(ENTRY)
    rest, links = [first], []
    follows = False
    for other in others:
        link = _link(other) if len(other) < _LONGEST else None
        if link and follows:
            links.append(link)
        else:
            rest.append(ENTRY + other)
        follows = link is not None
    return b"".join(rest), links


@lru_cache(maxsize=5_000)
def _link(html: bytes) -> str | None:
    """Where an entry leads that is one link within the site and nothing else; None for any other.

    `html` is what stands behind the beginning of the entry, up to the next one.
    """
    found = _LINK.fullmatch(html)
    if not found:
        return None
    address = found[1].decode("utf-8", "replace")
    return address if is_within(address) else None
