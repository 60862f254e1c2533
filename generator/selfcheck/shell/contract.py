"""What Material's templates expect to be given: the objects that MkDocs calls `config`, `nav` and `page`.

The attributes are those of MkDocs 1.6. Titles are `Markup`, so that the templates' own `striptags` and `e` do no harm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from selfcheck.shell.pages import Heading, Link

THEIRS = "__"
"""What Material's own ids begin with. A label of a navigation that is not shown may name one that is not there."""

CONTENT = "__content"
"""The anchor of a page's main text, where "Skip to content" leads."""


CONFIGURATION = "__config"
"""The id of the JSON by which Material's script is told the root of the site and where its search is."""


SWITCH = "md-toggle"
"""The class of boxes by whose state Material's style sheet shows and hides things; they are not shown themselves."""


ENTRY = b'<li class="md-nav__item'
"""How the HTML of an entry of the navigation begins."""


@dataclass(frozen=True, eq=False)
class Entry:
    """A page in the navigation. Entries are told apart by identity, as the templates do it."""

    title: Markup
    url: str
    is_index: bool
    """Whether it is the index page of its chapter, or home."""
    is_homepage: bool = False
    active: bool = False
    children: None = None


@dataclass(frozen=True, eq=False)
class Chapter:
    """A chapter in the navigation; `children` holds its index page, if it has one, and its sections."""

    title: Markup
    children: tuple[Entry | Chapter, ...]
    active: bool = False


@dataclass(frozen=True, eq=False)
class Anchor:
    """An entry of the table of contents."""

    title: Markup
    id: str
    level: int
    children: tuple[Anchor, ...]

    @property
    def url(self) -> str:
        """The address within the page."""
        return "#" + self.id


@dataclass(frozen=True, eq=False)
class Page(Entry):
    """The page that is being rendered; it stands in the navigation in place of its entry."""

    content: object = ""
    """The HTML of its text, for the theme's own way of showing a page."""
    toc: tuple[Anchor, ...] = ()
    meta: Mapping[str, object] | None = None
    canonical_url: str | None = None
    edit_url: str | None = None
    previous_page: Entry | None = None
    next_page: Entry | None = None
    ancestors: tuple[Chapter, ...] = ()
    """The chapter of the page, if it has one, innermost first."""


@dataclass(frozen=True, eq=False)
class Navigation:
    """The navigation of the guide."""

    items: tuple[Entry | Chapter, ...]

    @property
    def homepage(self) -> Entry | None:
        """The page at the root of the site."""
        return next((entry for entry in self.pages() if entry.is_homepage), None)

    def pages(self) -> Iterator[Entry]:
        """All entries that are pages, in reading order."""
        return _pages(self.items)

    def around(self, page: Page) -> tuple[Navigation, Page]:
        """Return the navigation with `page` as the current one, and `page` with its chapter and its title there.

        Only what leads to the page is made anew. A page that is not in the navigation leaves it as it is.
        """
        found = _mark(self.items, page, ())
        return (Navigation(found[0]), found[1]) if found else (self, page)


def _pages(items: Sequence[Entry | Chapter]) -> Iterator[Entry]:
    for item in items:
        if isinstance(item, Chapter):
            yield from _pages(item.children)
        else:
            yield item


def _mark(
    items: tuple[Entry | Chapter, ...], page: Page, chapters: tuple[Chapter, ...]
) -> tuple[tuple[Entry | Chapter, ...], Page] | None:
    """`items`, which stand in `chapters`, with `page` in the place of its entry; None if it has none there."""
    for at, item in enumerate(items):
        here: Entry | Chapter
        if isinstance(item, Chapter):
            found = _mark(item.children, page, (item, *chapters))
            if not found:
                continue
            here, page = replace(item, children=found[0], active=True), found[1]
        elif item.url == page.url:
            here = page = replace(page, title=item.title, is_index=item.is_index, ancestors=chapters)
        else:
            continue
        return (*items[:at], here, *items[at + 1 :]), page
    return None


def navigation(links: Sequence[Link]) -> Navigation:
    """Return the navigation that the theme is given for the entries of a guide."""
    return Navigation(tuple(_item(link, top=True) for link in links))


def _item(link: Link, *, top: bool) -> Entry | Chapter:
    title = Markup.escape(link.title)
    if not link.children:
        home = top and link.url == ""
        return Entry(title, link.url or "", is_index=home, is_homepage=home)
    index = () if link.url is None else (Entry(title, link.url, is_index=True),)
    return Chapter(title, (*index, *(_item(child, top=False) for child in link.children)))


def contents(title: str, headings: Sequence[Heading]) -> tuple[Anchor, ...]:
    """Return the table of contents: an anchor for the page, which the theme does not list, and the rest below."""
    return (Anchor(Markup.escape(title), CONTENT, 1, tuple(map(_anchor, headings))),)


def _anchor(heading: Heading) -> Anchor:
    children = tuple(map(_anchor, heading.children))
    return Anchor(Markup.escape(heading.title), heading.id, heading.level, children)
