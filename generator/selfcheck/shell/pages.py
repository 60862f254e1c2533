"""What the shell is told about a guide: its pages and its navigation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping


@dataclass(frozen=True)
class Heading:
    """A heading of a page, as its table of contents lists it."""

    level: int
    """From 1 to 6."""
    id: str
    """The anchor, without `#`; unique on the page."""
    title: str
    """Plain text."""
    children: tuple[Heading, ...] = ()
    """The headings below this one."""


@dataclass(frozen=True)
class SearchEntry:
    """A stretch of a page that search can find and lead to."""

    anchor: str
    """Where on the page it begins, without `#`; empty for the beginning of the page."""
    title: str
    """Its heading: plain text, or `Markup`; empty for the title of the page."""
    text: str
    """What it says: plain text, or `Markup` with no other tags than `search.KEPT`."""


@dataclass(frozen=True)
class ShellPage:
    """What the shell needs to know of a page."""

    url: str
    """Where it is published, from the root of the site: "chapter/section/", "" for home, "404.html"."""
    title: str
    """Plain text."""
    template: str
    """The template to render, such as `pages/section.html`; it extends `main.html`."""
    description: str = ""
    """One sentence, for search engines and previews; empty for that of the guide."""
    contents: tuple[Heading, ...] = ()
    """What the table of contents lists: the headings of the highest level with theirs below them."""
    context: Mapping[str, object] = field(default_factory=dict)
    """What the template gets to see beside what the shell gives it."""
    frame: Mapping[str, Hashable] = field(default_factory=dict)
    """What it gets to see of it outside its block `content`; pages with the same share what is there."""
    source: str = ""
    """The Markdown file, as a path from the root of the repository, for the edit link; empty for a page without one."""
    search: tuple[SearchEntry, ...] = ()
    """What search finds on the page, in the order of the page."""


class Listed(NamedTuple):
    """What is remembered of a page when it has been rendered, for what lists all pages of the site."""

    url: str
    documents: str
    """What search finds on it, as `search.documents` says it."""


@dataclass(frozen=True)
class Link:
    """An entry of the navigation: a page, or a chapter with its pages below it."""

    title: str
    """Plain text."""
    url: str | None
    """The page, or the index page of the chapter, as in `ShellPage.url`; None for a chapter without one."""
    children: tuple[Link, ...] = ()
