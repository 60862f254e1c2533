"""A page of the site, as a browser parses it. Each is read once, in one pass, and looked at by all checks."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from sys import intern
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from selfcheck.problems import Place
from selfcheck.shell.hosts import COMPONENT
from selfcheck.verify.navigation import without_entries
from selfcheck.verify.references import OURS_AT, References, in_page
from selfcheck.verify.told import ToldBank, told_bank

DATA = "selfcheck-data"
"""The id of the template that holds the page data of a section's bank."""

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])

OURS = "sc-"
"""What the ids of our templates begin with."""

FIELDS = frozenset(["input", "select", "textarea"])
"""What readers answer with."""

_COMMON_TAGS = frozenset(
    [
        *("a", "br", "caption", "dd", "details", "dialog", "div", "dl", "dt", "em", "label", "legend", "li"),
        *("nav", "p", "path", "rect", "section", "span", "strong", "summary", "svg", "tbody", "td", "template"),
        *("text", "thead", "tr", "ul"),
    ]
)
"""Elements that are many and that no check asks for by their tag."""

_COMMON_ATTRIBUTES = frozenset(
    [
        *("aria-hidden", "aria-label", "class", "content", "d", "dir", "height", "hidden", "name", "property", "rel"),
        *("role", "scope", "tabindex", "text-anchor", "title", "type", "value", "viewBox", "width", "x", "xmlns", "y"),
    ]
)
"""Attributes that are many and that no check asks for by their name."""

_OUR_ATTRIBUTES = frozenset(
    [
        *("data-alert", "data-base", "data-class", "data-item", "data-sections", "data-step", "data-whole"),
        *("data-worker", COMPONENT),
    ]
)
"""Those `data-` attributes that checks ask for by their name; of others, those that name a file of ours."""


class Part:
    """What checks ask for of a page or of its templates, in the order in which it stands there."""

    def __init__(self, roots: list[LexborNode]) -> None:
        """Look at everything below `roots`, once: after parsing, this is most of the work."""
        elements: list[tuple[str, LexborNode]] = []
        having: defaultdict[str, list[tuple[LexborNode, str]]] = defaultdict(list)
        for root in roots:
            for node in root.traverse():
                if (tag := node.tag) not in _COMMON_TAGS:
                    elements.append((str(tag), node))
                for name, value in node.attributes.items():
                    if name not in _COMMON_ATTRIBUTES and (
                        name in _OUR_ATTRIBUTES or not name.startswith("data-") or OURS_AT in (value or "")
                    ):
                        having[name].append((node, value or ""))
        self.elements = elements
        """The elements, each behind its tag."""
        self.having = having
        """The elements by the names of their attributes, each with the value."""

    @cached_property
    def tagged(self) -> defaultdict[str, list[LexborNode]]:
        """The elements by their tags."""
        found: defaultdict[str, list[LexborNode]] = defaultdict(list)
        for tag, node in self.elements:
            found[tag].append(node)
        return found


class Asked:
    """An item as a page asks it."""

    def __init__(self, id: str, node: LexborNode) -> None:
        """Look at the element `node`, which holds all others of the item."""
        self.id = id
        self.node = node
        self.tagged: defaultdict[str, list[LexborNode]] = defaultdict(list)
        """Its elements by their tags."""
        self.fields: list[LexborNode] = []
        """What it is answered with, in order."""
        self.size = 0
        """How many elements it takes, `node` among them."""
        for each in node.traverse():
            tag = str(each.tag)
            self.size += 1
            self.tagged[tag].append(each)
            if tag in FIELDS:
                self.fields.append(each)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is remembered of a page while the others are read."""

    ids: frozenset[str]
    headings: tuple[str, ...]
    """The ids of the headings of its text, in order; those of our templates have a prefix and are not among them."""
    references: References
    opened: tuple[str, ...]
    """The addresses of the scripts and style sheets that come with it."""
    canonical: str
    """The address at which it says it is published; empty when it does not say."""
    alive: bool
    """Whether there is anything on it for a script of ours to work on."""
    whole: bool
    """Whether it needs the whole scoring language."""
    assessed: bool
    """Whether it has an assessment."""
    bank: str
    """The id of the bank of it; empty when there is none, or it cannot be told."""
    items: int
    """How many items it asks."""
    sections: frozenset[tuple[str, str]] | None
    """The assessed sections it is told of: their addresses from the root, and their banks; None when of none."""


class Page:
    """One HTML file of the site."""

    def __init__(self, path: str, html: bytes, place: Callable[[str, str], Place]) -> None:
        """A page at `path` from the root of the site; `place` finds a text in a file."""
        self.path = path
        self._place = place
        rest, self.navigation = without_entries(html)
        self.tree = LexborHTMLParser(rest)
        self._templates = list(_fragments(self.tree.template_fragments()))
        self.document = Part([self.tree.root] if self.tree.root else [])
        self.parts = (self.document, Part(self._templates))
        """The page, and what is in its templates, which for a browser is no part of it."""

    def place(self, text: str = "") -> Place:
        """Where a piece of HTML stands in the file, or the file as a whole when it does not stand there."""
        return self._place(self.path, text)

    @cached_property
    def data(self) -> str | None:
        """The page data; None on a page without any."""
        return self._template("id", DATA)

    @cached_property
    def bank(self) -> ToldBank | None:
        """What the page data says; None when there is none or it cannot be read."""
        return told_bank(self.data) if self.data else None

    @cached_property
    def items(self) -> list[Asked]:
        """The items that the page asks."""
        return [Asked(id, node) for node, id in self.document.having["data-item"]]

    @cached_property
    def sections(self) -> list[dict[str, Any]] | None:
        """The assessed sections that a page of the reader's own is told of; None on other pages."""
        text = self._template("data-sections")
        try:
            return None if text is None else [dict(each) for each in json.loads(text)]
        except (ValueError, TypeError):
            return []

    @property
    def root(self) -> str:
        """The root of the site, as our scripts are told it."""
        return next((address for _, address in self.document.having["data-base"]), ".")

    @property
    def facts(self) -> Facts:
        """What to remember of the page."""
        having, links = self.document.having, self.document.tagged["link"]
        scripts = [address for node, address in having["src"] if node.tag == "script"]
        told = [(str(each.get("url")), str(each.get("id"))) for each in self.sections or ()]
        return Facts(
            ids=frozenset(intern(id) for _, id in having["id"]),
            headings=tuple(str(node.id) for tag, node in self.document.elements if tag in HEADINGS and _is_prose(node)),
            references=in_page(self),
            opened=(*_addresses(links, "stylesheet"), *scripts),
            canonical=next(iter(_addresses(links, "canonical")), ""),
            alive=bool(having["data-base"]),
            whole=bool(having["data-whole"]),
            assessed=self.data is not None or bool(having["data-item"]),
            bank=self.bank.id if self.bank else "",
            items=len(self.bank.items) if self.bank else 0,
            sections=None if self.sections is None else frozenset(told),
        )

    def _template(self, attribute: str, value: str | None = None) -> str | None:
        """The text of the first template that has an attribute, with a value if one is given."""
        for fragment in self._templates:
            attributes = fragment.parent.attributes if fragment.parent else {}
            if attribute in attributes and value in (None, attributes[attribute]):
                return fragment.text()
        return None


def _addresses(links: list[LexborNode], what: str) -> list[str]:
    """The addresses of those `link` elements that are `what`."""
    return [str(node.attributes.get("href")) for node in links if what in (node.attributes.get("rel") or "").split()]


def _is_prose(node: LexborNode) -> bool:
    return bool(node.id) and not str(node.id).startswith(OURS)


def _fragments(found: list[LexborNode]) -> Iterator[LexborNode]:
    """What is in templates, and in those within them, in order; they may be nested as deeply as one likes."""
    waiting = found[::-1]
    while waiting:
        fragment = waiting.pop()
        yield fragment
        waiting += reversed(fragment.template_fragments())
