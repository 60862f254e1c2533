"""Structure: what a page has to say of itself so that everybody can use it, whatever they read it with.

These are the parts of WCAG 2.2 AA that can be told from the HTML alone: 1.1.1, 1.3.1, 2.4.2, 3.1.1 and 4.1.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise, zip_longest

from selectolax.lexbor import LexborNode

from selfcheck.problems import Problems
from selfcheck.shell.contract import SWITCH
from selfcheck.verify.page import FIELDS, HEADINGS, Page

_REMEDY = "a template or the theme has changed; this is most likely a bug"

_NAMELESS = frozenset({"hidden", "submit", "reset", "button", "image"})
"""Types of `input` that need no label."""


def verify_structure(page: Page, problems: Problems) -> None:
    """Add whatever on a page lacks a name, a language or its place among the headings."""
    for message, around in _faults(page):
        problems.add("SC508", message, page.place(around), _REMEDY)


def _faults(page: Page) -> Iterator[tuple[str, str]]:
    """What is wrong, each with the HTML it is about."""
    tagged = page.document.tagged
    if not any(node.attributes.get("lang") for node in tagged["html"]):
        yield "the page does not say its language", "<html"
    if not any(node.text(strip=True) for node in tagged["title"] if node.parent and node.parent.tag == "head"):
        yield "the page has no title", "<head"
    yield from _headings(page)
    for node in tagged["img"]:
        if "alt" not in node.attributes:
            yield "an image has no description", f'src="{node.attributes.get("src")}"'
    yield from _fields(page)
    for node in tagged["fieldset"]:
        first = next(node.iter(), None)
        if first is None or first.tag != "legend" or not first.text(strip=True):
            yield "a group of fields has no legend", _start(node)
    for node in _tables_without_headers(page):
        yield "a table has no header cells", _start(node)


def _headings(page: Page) -> Iterator[tuple[str, str]]:
    if (number := len(page.document.tagged["h1"])) != 1:
        yield f"the page has {number} main headings in place of one", "<h1"
    headings = [(int(tag[1]), node) for tag, node in page.document.elements if tag in HEADINGS]
    for (above, _), (level, node) in pairwise(headings):
        if level > above + 1:
            yield f"a heading of level {level} follows one of level {above}", str(node.html)


def _tables_without_headers(page: Page) -> Iterator[LexborNode]:
    """Every table with no header cell before the next table; none of ours stands in another."""
    cells = [(tag, node) for tag, node in page.document.elements if tag in ("table", "th")]
    for (tag, node), following in zip_longest(cells, cells[1:], fillvalue=("table", None)):
        if tag == "table" and following[0] == "table" and node:
            yield node


def _fields(page: Page) -> Iterator[tuple[str, str]]:
    document = page.document
    labelled = {id for _, id in document.having["for"]}
    for node in chain.from_iterable(document.tagged[tag] for tag in FIELDS):
        attributes = node.attributes
        if attributes.get("type") in _NAMELESS or attributes.get("id") in labelled:
            continue
        if SWITCH in (attributes.get("class") or "").split():
            continue
        if not (attributes.get("aria-label") or attributes.get("aria-labelledby") or _is_in_label(node)):
            yield "a field has no name", _start(node)


def _is_in_label(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag != "label":
        above = above.parent
    return above is not None


def _start(node: LexborNode) -> str:
    """The beginning of an element, as far as it is likely to stand so in the file."""
    return (node.html or "").partition(">")[0][:60]
