"""References: every address that a page, a style sheet or a script of the site names, and what becomes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum, auto
from sys import intern
from typing import TYPE_CHECKING, Any

from selfcheck.render.assets import PUBLISHED_AT
from selfcheck.shell.contract import CONFIGURATION

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
    ["action", "background", "data", "data-worker", "formaction", "manifest", "ping", "poster", "src", "xlink:href"]
)
"""Attributes whose address a browser fetches, whatever element they are on; a form sends something there besides."""

_SEVERAL = frozenset(["srcset", "imagesrcset", "http-equiv"])
"""Attributes of addresses with something beside them: sizes, or the time after which a page makes way for another."""

_TOLD = frozenset(["alternate", "author", "canonical", "help", "license", "next", "prev", "search"])
"""What a `link` may be to the page without being fetched."""

_SCRIPT = re.compile(r"""\b(?:from|import|importScripts|Worker)\s*\(?\s*["'`]([\w./@-]+\.m?js)["'`]""")
"""A script that another one names as a whole. Most addresses are put together, or come from the page."""

_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""")


def in_page(page: Page) -> References:
    """What a page refers to, its templates included: a script may put them into the page."""
    found: dict[Use, dict[str, None]] = {use: {} for use in Use}
    found[Use.FOLLOWED] |= dict.fromkeys(page.navigation)
    for part in page.parts:
        for name, elements in part.having.items():
            if name == "href":
                for node, address in elements:
                    found[_use_of(node)][address] = None
            elif name == _ROOT:
                found[Use.ROOT] |= {address: None for _, address in elements}
            elif name in _FETCHED:
                found[Use.FETCHED] |= {address: None for _, address in elements}
            elif name.startswith("data-"):
                # By such attributes our scripts are told what to fetch when it is needed.
                found[Use.FETCHED] |= {address: None for _, address in elements if OURS_AT in address}
            elif name in _SEVERAL:
                found[Use.FETCHED] |= dict.fromkeys(_several(name, elements))
    for told in _configurations(page):
        found[Use.ROOT][str(told.get("base"))] = None
        found[Use.FETCHED][str(told.get("search"))] = None
    found[Use.TOLD].update((f"{page.root}/{section.get('url')}", None) for section in page.sections or ())
    # Most addresses stand on many pages, and are kept once for all of them.
    return {use: [*map(intern, addresses)] for use, addresses in found.items()}


def _use_of(node: LexborNode) -> Use:
    """What becomes of the address in the `href` of an element."""
    if node.tag in ("a", "area"):
        return Use.FOLLOWED
    kinds = (node.attributes.get("rel") or "").split()
    return Use.TOLD if node.tag == "link" and kinds and _TOLD.issuperset(kinds) else Use.FETCHED


def _several(name: str, elements: list[tuple[LexborNode, str]]) -> Iterator[str]:
    """The addresses in attributes that hold more than one address."""
    for node, value in elements:
        if name != "http-equiv":
            yield from (each.split()[0] for each in value.split(",") if each.strip())
        elif value.lower() == "refresh":
            yield (node.attributes.get("content") or "").partition("=")[2].strip("\"' ")


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
    return {Use.FETCHED: list(dict.fromkeys("".join(groups) for groups in _URL.findall(text)))}


def in_script(text: str) -> References:
    """The scripts that a script names."""
    return {Use.FETCHED: list(dict.fromkeys(_SCRIPT.findall(text)))}
