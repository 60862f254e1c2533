"""Navigation: its entries that are nothing but a link, each read once, since they are the same on most pages.

Half of a page of a large guide is navigation. What is taken out of it here is looked at like all else, but only once.
"""

from __future__ import annotations

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

from selfcheck.shell.contract import ENTRY
from selfcheck.verify.hosting import is_within

_END = b"</li>"
_TAG = re.compile(r"</?[a-z0-9]+")


def without_entries(html: bytes) -> tuple[bytes, list[str]]:
    """A page without those entries of its navigation that are nothing but a link, and where these lead."""
    first, *others = html.split(ENTRY)
    rest, links = [first], []
    for other in others:
        link = _link(other)
        if link is None:
            rest.append(ENTRY + other)
        else:
            links.append(link)
    return b"".join(rest), links


@lru_cache(maxsize=20_000)
def _link(html: bytes) -> str | None:
    """Where an entry leads that is one link within the site and nothing else; None for any other.

    `html` is what stands behind the beginning of the entry, up to the next one. It has to be whole: what a browser
    makes of it by itself has just its tags, in their order.
    """
    if not html.rstrip().endswith(_END):
        return None
    text = (ENTRY + html).decode("utf-8", "replace")
    body = LexborHTMLParser(text).body
    if body is None or _TAG.findall(text) != _TAG.findall(body.inner_html or ""):
        return None
    attributes = [each for node in body.css("*") if node is not body for each in node.attributes.items()]
    addresses = [value for name, value in attributes if name == "href" and value and is_within(value)]
    alone = len(addresses) == 1 and sorted({name for name, _ in attributes}) == ["class", "href"]
    return addresses[0] if alone else None
