"""What Material's templates expect to be given: the objects that MkDocs calls `config`, `nav` and `page`.

The attributes are those of MkDocs 1.6. Titles are `Markup`, so that the templates' own `striptags` and `e` do no harm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from selfcheck.shell.pattern import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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


NOBODY = Page(Markup(), "", is_index=False)
"""A page that is none of the navigation."""


@dataclass(frozen=True, eq=False)
class Navigation:
    """The navigation of the guide."""

    items: tuple[Entry | Chapter, ...]
    homepage: Entry | None
    """The page at the root of the site."""

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries that are pages, in reading order."""
        return tuple(pages_of(self.items))

    @cached_property
    def _places(self) -> dict[str, tuple[int, ...]]:
        """Where the entry of each page is: its place at the top, then that in its chapter, and so on."""
        found: dict[str, tuple[int, ...]] = {}
        for url, place in _placed(self.items, ()):
            found.setdefault(url, place)
        return found

    def around(self, page: Page) -> tuple[Navigation, Page]:
        """Return the navigation with `page` as the current one, and `page` with its chapter and its title there.

        Only what leads to the page is made anew. A page that is not in the navigation leaves it as it is.
        """
        if page.url not in self._places:
            return self, page
        items, page = _mark(self.items, page, self._places[page.url], ())
        return replace(self, items=items), page


def pages_of(items: Sequence[Entry | Chapter]) -> Iterator[Entry]:
    """All entries among and in some that are pages, in reading order."""
    for item in items:
        if isinstance(item, Chapter):
            yield from pages_of(item.children)
        else:
            yield item


def _placed(items: Sequence[Entry | Chapter], above: tuple[int, ...]) -> Iterator[tuple[str, tuple[int, ...]]]:
    for at, item in enumerate(items):
        if isinstance(item, Chapter):
            yield from _placed(item.children, (*above, at))
        else:
            yield item.url, (*above, at)


def _mark(
    items: tuple[Entry | Chapter, ...], page: Page, place: tuple[int, ...], chapters: tuple[Chapter, ...]
) -> tuple[tuple[Entry | Chapter, ...], Page]:
    """`items`, which stand in `chapters`, with `page` in the place of its entry."""
    at, *below = place
    item = items[at]
    here: Entry | Chapter
    if isinstance(item, Chapter):
        children, page = _mark(item.children, page, tuple(below), (item, *chapters))
        here = replace(item, children=children, active=True)
    else:
        here = page = replace(page, title=item.title, is_index=item.is_index, ancestors=chapters)
    return (*items[:at], here, *items[at + 1 :]), page


def navigation(links: Sequence[Link]) -> Navigation:
    """Return the navigation that the theme is given for the entries of a guide."""
    items = tuple(_item(link, top=True) for link in links)
    return Navigation(items, next((entry for entry in pages_of(items) if entry.is_homepage), None))


def _item(link: Link, *, top: bool) -> Entry | Chapter:
    title = Markup.escape(link.title.strip())
    if not link.children:
        home = top and link.url == ""
        return Entry(title, link.url or "", is_index=home, is_homepage=home)
    index = () if link.url is None else (Entry(title, link.url, is_index=True),)
    return Chapter(title, (*index, *(_item(child, top=False) for child in link.children)))


def contents(title: str, headings: Sequence[Heading]) -> tuple[Anchor, ...]:
    """Return the table of contents: an anchor for the page, which the theme does not list, and the rest below."""
    return (Anchor(Markup.escape(title), CONTENT, 1, tuple(map(_anchor, headings))),)


def marked_contents(name: str) -> tuple[Anchor, ...]:
    """A table of contents with a mark of this name in the place of what is in it, for `partials/toc.html`."""
    return (Anchor(Markup(), CONTENT, 1, mark(name)),)  # type: ignore[arg-type]


def marked_navigation(places: Navigation, names: Iterable[str]) -> Navigation:
    """A navigation with marks of these names in the place of its entries, for `partials/nav-item.html`."""
    return replace(places, items=tuple(map(mark, names)))  # type: ignore[arg-type]


def _anchor(heading: Heading) -> Anchor:
    children = tuple(map(_anchor, heading.children))
    return Anchor(Markup.escape(heading.title.strip()), heading.id, heading.level, children)
