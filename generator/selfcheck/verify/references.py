"""References: every address that a page, a style sheet or a script of the site names, and what becomes of it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum, auto
from sys import intern
from typing import TYPE_CHECKING, Any

from selfcheck.render.assets import PUBLISHED_AT
from selfcheck.shell.contract import CONFIGURATION
from selfcheck.verify.hosting import is_within

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from selfcheck.verify.page import Page


class Use(StrEnum):
    """What becomes of an address."""

    FETCHED = auto()
    """The browser fetches it, by itself or for a script of the page."""
    FOLLOWED = auto()
    """A reader may follow it."""
    TOLD = auto()
    """Programs are told of it, such as the page that comes next."""
    ROOT = auto()
    """It is the root of the site, below which scripts find everything."""


References = Mapping[Use, list[str]]
"""Addresses as they are written, each once, by their use."""

_ROOT = "data-base"

OURS_AT = f"{PUBLISHED_AT}/"
"""What the addresses of our own files have in them."""

_FETCHED = frozenset(
    [
        *("action", "attributionsrc", "background", "data", "data-worker", "formaction", "manifest", "ping", "poster"),
        *("src", "xlink:href"),
    ]
)
"""Attributes whose address a browser fetches, whatever element they are on; a form sends something there besides."""

_SEVERAL = frozenset(["srcset", "imagesrcset"])
"""Attributes of addresses with sizes beside them."""

_PAINTED = frozenset(
    ["clip-path", "cursor", "fill", "filter", "marker", "marker-end", "marker-mid", "marker-start", "mask", "stroke"]
)
"""Attributes of drawings in which there may be what stands in style sheets."""

_TOLD = frozenset(["alternate", "author", "canonical", "help", "license", "next", "prev", "search"])
"""What a `link` may be to the page without being fetched."""

_SCRIPT = re.compile(r"""\b(?:from|import|importScripts|Worker)\s*\(?\s*["'`]([\w./@-]+\.m?js)["'`]""")
"""A script that another one names as a whole. Most addresses are put together, or come from the page."""

_GAP = r"(?:\s|/\*.*?\*/)*"
_URL = re.compile(
    rf"""(?:(?:\b(?:url|src|image|image-set)\(|@import){_GAP}|(?=["'](?:https?:|wss?:|//[\w\[])))"""
    r"""(?:"([^"]*)"|'([^']*)')|\burl\(\s*([^"'()\s]+)""",
    re.IGNORECASE | re.DOTALL,
)
"""An address in a style sheet: where there has to be one, and of another host in any text."""

_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|(\S))", re.IGNORECASE)
"""A character that a style sheet writes by its number, or as it is."""


def in_page(page: Page) -> References:
    """What a page refers to, its templates included: a script may put them into the page."""
    found: dict[Use, dict[str, None]] = {use: {} for use in Use}
    found[Use.FOLLOWED] |= dict.fromkeys(page.navigation)
    for part in page.parts:
        for name, elements in part.having.items():
            if name == "href":
                for node, address in elements:
                    found[_use_of(node, address)][address] = None
            elif name == _ROOT:
                found[Use.ROOT] |= {address: None for _, address in elements}
            else:
                found[Use.FETCHED] |= dict.fromkeys(_fetched(name, elements))
    for told in _configurations(page):
        found[Use.ROOT][str(told.get("base"))] = None
        found[Use.FETCHED][str(told.get("search"))] = None
    found[Use.TOLD].update((f"{page.root}/{section.get('url')}", None) for section in page.sections or ())
    # Most addresses stand on many pages, and are kept once for all of them.
    return {use: [*map(intern, addresses)] for use, addresses in found.items()}


def _use_of(node: LexborNode, address: str) -> Use:
    """What becomes of the address in the `href` of an element."""
    if node.tag in ("a", "area"):
        return Use.FOLLOWED
    kinds = (node.attributes.get("rel") or "").split()
    if node.tag != "link" or not kinds or not _TOLD.issuperset(kinds):
        return Use.FETCHED
    # Of another host nothing is told; where the page itself is published is compared with the sitemap.
    return Use.TOLD if kinds == ["canonical"] or is_within(address) else Use.FETCHED


def _fetched(name: str, elements: list[tuple[LexborNode, str]]) -> Iterator[str]:
    """The addresses that a browser fetches for an attribute of some elements."""
    for _, value in elements:
        if name in _FETCHED:
            yield value
        elif name in _SEVERAL:
            yield from (each.split()[0] for each in value.split(",") if each.strip())
        elif name in _PAINTED:
            yield from _in_style(value)
        elif name.startswith("data-") and OURS_AT in value:
            # By such attributes our scripts are told what to fetch when it is needed.
            yield value


def _configurations(page: Page) -> Iterator[dict[str, Any]]:
    """What the theme's script is told: the root of the site, and the script that searches."""
    for script in page.document.tagged["script"]:
        if script.id == CONFIGURATION:
            try:
                yield dict(json.loads(script.text()))
            except (ValueError, TypeError):
                yield {}


def in_stylesheet(text: str) -> References:
    """What a style sheet refers to."""
    return {Use.FETCHED: list(dict.fromkeys(_in_style(text)))}


def _in_style(text: str) -> Iterator[str]:
    """The addresses in a style, as it is written, and as it is read."""
    texts = [text, _ESCAPE.sub(_meant, text)] if "\\" in text else [text]
    for each in texts:
        yield from ("".join(groups) for groups in _URL.findall(each))


def _meant(escape: re.Match[str]) -> str:
    number = int(escape[1] or "0", 16)
    return escape[2] or (chr(number) if number <= sys.maxunicode else "\ufffd")


def in_script(text: str) -> References:
    """The scripts that a script names."""
    return {Use.FETCHED: list(dict.fromkeys(_SCRIPT.findall(text)))}
