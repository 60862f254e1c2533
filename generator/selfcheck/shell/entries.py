"""The navigation and the contents of pages as HTML: each shape of them is rendered once, then filled with texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from selfcheck.shell.contract import NOBODY, Chapter, contents, marked_contents, pages_of
from selfcheck.shell.pattern import BARE, Pattern, bare, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from selfcheck.shell.contract import Anchor, Entry, Navigation, Page
    from selfcheck.shell.functions import View

_PATH = "path"

CONTENTS = "contents"
"""The place of the table of contents, in the entry of the page itself and beside its text."""


class Contents:
    """Tables of contents."""

    def __init__(self, render: Callable[[Page], str]) -> None:
        """Show nothing yet; `render` renders the contents of a page that has nothing else."""
        self._render = render
        self._patterns: dict[Hashable, Pattern] = {}

    def html(self, page: Page) -> str:
        """The table of contents of a page."""
        texts: dict[str, str] = {}
        toc, shape = _marked_anchors(page.toc, texts)
        if shape not in self._patterns:
            self._patterns[shape] = Pattern(self._render(replace(page, toc=toc)), texts)
        return self._patterns[shape].fill(texts)


class Entries:
    """The entries at the top of a navigation, chapters with all that is in them."""

    def __init__(self, navigation: Navigation, render: Callable[[Entry | Chapter, Page, str], str]) -> None:
        """Show nothing yet; `render` renders an entry as a page shows it, by the path of which ids are made."""
        self._navigation = navigation
        self._render = render
        self._patterns: dict[Hashable, Pattern] = {}
        self._elsewhere: dict[str, list[str]] = {}
        self._inside: dict[str, list[int]] = {}
        """The entries with pages in a topmost folder."""
        for at, item in enumerate(navigation.items):
            for folder in {_folder(entry) for entry in pages_of([item])}:
                self._inside.setdefault(folder, []).append(at)

    def html(self, places: Navigation, page: Page, view: View, contents: str) -> list[str]:
        """All of them for a page that is in its place in `places`; `contents` is its table of contents.

        Entries that do not lead into the topmost folder of the page look the same on all pages at the same depth.
        """
        if view.base not in self._elsewhere:
            items = enumerate(self._navigation.items)
            self._elsewhere[view.base] = [self._one(at, item, NOBODY, view.elsewhere, "") for at, item in items]
        shown = self._elsewhere[view.base].copy()
        for at in self._inside.get(_folder(page), ()):
            shown[at] = self._one(at, places.items[at], page, view, contents)
        return shown

    def _one(self, at: int, item: Entry | Chapter, page: Page, view: View, contents: str) -> str:
        marked = _Marked(page, view, {_PATH: f"__nav_{at + 1}", CONTENTS: contents})
        entry, shape = marked.item(item)
        if shape not in self._patterns:
            self._patterns[shape] = Pattern(self._render(entry, marked.page, mark(_PATH)), marked.texts)
        return self._patterns[shape].fill(marked.texts)


class _Marked:
    """An entry with marks in the place of its texts."""

    def __init__(self, page: Page, view: View, texts: dict[str, str]) -> None:
        """Begin with the page that shows the entry and with the texts that are there whatever it is."""
        self.page = page
        """The page, with marks too once the entry has led to it."""
        self.texts = texts
        self._current = page
        self._view = view

    def item(self, item: Entry | Chapter) -> tuple[Entry | Chapter, Hashable]:
        """An entry with marks, and its shape, all else that it is rendered by."""
        number = len(self.texts)
        title = mark(f"title_{number}")
        self.texts[f"title_{number}"] = item.title
        if isinstance(item, Chapter):
            found = [self.item(child) for child in item.children]
            children, shapes = tuple(child for child, _ in found), tuple(shape for _, shape in found)
            return replace(item, title=title, children=children), (item.active, shapes)
        self.texts[f"url_{number}"] = Markup.escape(self._view.address(item.url))
        url = mark(f"url_{number}")
        if item is not self._current:
            return replace(item, title=title, url=url), item.is_index
        listed = bool(item.toc[0].children)
        self.page = replace(item, title=title, url=url, toc=marked_contents(CONTENTS) if listed else contents("", ()))
        return self.page, (item.is_index, listed)


def _marked_anchors(anchors: tuple[Anchor, ...], texts: dict[str, str]) -> tuple[tuple[Anchor, ...], Hashable]:
    """Anchors with marks in the place of their texts, which are added to `texts`, and their shape."""
    marked, shapes = [], []
    for anchor in anchors:
        number = len(texts)
        texts[f"id_{number}"] = Markup.escape(anchor.id)
        texts[f"title_{number}"] = anchor.title
        texts[f"title_{number}{BARE}"] = bare(anchor.title)
        children, shape = _marked_anchors(anchor.children, texts)
        marked.append(replace(anchor, id=mark(f"id_{number}"), title=mark(f"title_{number}"), children=children))
        shapes.append((anchor.level, shape))
    return tuple(marked), tuple(shapes)


def _folder(entry: Entry) -> str:
    """The topmost folder of what an entry leads to."""
    return entry.url.partition("/")[0]
