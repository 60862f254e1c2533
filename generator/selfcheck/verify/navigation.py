"""Navigation: its entries that are nothing but a link, each read once, since they are the same on most pages.

Half of a page of a large guide is navigation. What is taken out of it here is looked at like all else, but only once.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

from selfcheck.shell.contract import ENTRY
from selfcheck.verify.hosting import is_within

_END = "</li>"
_LONGEST = 2_000
"""So many bytes are enough for an entry that is nothing but a link; behind the last one comes the rest of the page."""

_TAG = re.compile(r"</?[a-z0-9]+")

_ADDRESS = re.compile(rb'(?<=href=")[^"&<>\x00-\x1f]*(?=")')
_TITLE = re.compile(rb"(?<=>)[^<>&\"'\x00]+(?=<)")
"""What entries differ in. Whatever else stands in these places, a browser makes the same elements of an entry."""

_ELEMENTS = frozenset(["li", "a", "span"])


def without_entries(html: bytes) -> tuple[bytes, list[str]]:
    """A page without those entries of its navigation that are nothing but a link, and where these lead."""
    first, *others = html.split(ENTRY)
    rest, links = [first], []
    for other in others:
        link = _link(other) if len(other) < _LONGEST else None
        if link is None:
            rest.append(ENTRY + other)
        else:
            links.append(link)
    return b"".join(rest), links


@lru_cache(maxsize=5_000)
def _link(html: bytes) -> str | None:
    """Where an entry leads that is one link within the site and nothing else; None for any other.

    `html` is what stands behind the beginning of the entry, up to the next one.
    """
    shape = _TITLE.sub(b" ", html)
    addresses = _ADDRESS.findall(shape)
    if len(addresses) != 1 or not _is_link(_ADDRESS.sub(b".", shape)):
        return None
    address: str = addresses[0].decode("utf-8", "replace")
    return address if address and is_within(address) else None


@lru_cache(maxsize=5_000)
def _is_link(html: bytes) -> bool:
    """Whether an entry is one link and nothing else.

    It has to be whole: what a browser makes of it by itself has just its tags, in their order.
    """
    text = (ENTRY + html).decode("utf-8", "replace")
    body = LexborHTMLParser(text).body
    if body is None or not text.rstrip().endswith(_END) or _TAG.findall(text) != _TAG.findall(body.inner_html or ""):
        return False
    nodes = [node for node in body.traverse() if node.tag != "body"]
    names = Counter(name for node in nodes for name in node.attributes)
    return names.keys() == {"class", "href"} and names["href"] == 1 and _ELEMENTS.issuperset(node.tag for node in nodes)
