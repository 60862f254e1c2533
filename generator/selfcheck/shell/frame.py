"""The frame of a page: all that is around its text, rendered once for all pages that differ in nothing but texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from selfcheck.shell import policy
from selfcheck.shell.contract import Entry, marked_contents, marked_navigation
from selfcheck.shell.entries import CONTENTS
from selfcheck.shell.pattern import BARE, Pattern, bare, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jinja2 import Template
    from jinja2.runtime import Context

    from selfcheck.shell.contract import Navigation, Page
    from selfcheck.shell.functions import View

CONTENT = "content"
"""The block of the templates in which the text of a page is, and its place in the frame."""

_PLACES = ("description", "canonical_url", "edit_url")
_NEIGHBOURS = ("previous", "next")


def texts_around(title: str, page: Page, view: View, contents: str, entries: Sequence[str]) -> dict[str, str]:
    """The texts in the frame of a page by their places, the text of the page itself not among them."""
    texts = {
        "title": Markup.escape(title),
        "name": page.title,
        f"name{BARE}": bare(page.title),
        CONTENTS: contents,
        **{_entry(at): html for at, html in enumerate(entries)},
    }
    description = (page.meta or {}).get("description")
    for name, text in zip(_PLACES, (description, page.canonical_url, page.edit_url), strict=True):
        if text:
            texts[name] = Markup.escape(text)
    for name, entry in zip(_NEIGHBOURS, (page.previous_page, page.next_page), strict=True):
        if entry:
            texts[f"{name}_url"] = Markup.escape(view.address(entry.url))
            texts[f"{name}_title"] = entry.title
    return texts


class Frame:
    """What is around the text of pages."""

    def __init__(self, template: Template, variables: Mapping[str, Any], texts: Mapping[str, str]) -> None:
        """Render the frame of a page of the `template` by its `variables`, with marks in the place of its `texts`."""
        self._template = template
        permitted: dict[str, None] = {}
        context = template.new_context({**variables, **_marked(variables, texts), policy.PERMITTED: permitted})
        blocks: dict[str, list[Callable[[Context], Iterator[str]]]] = context.blocks
        blocks[CONTENT] = [_place_of_content, *blocks.get(CONTENT, ())]
        html = "".join(template.root_render_func(context))
        # By now the templates that this one extends have added their blocks.
        self._blocks = {**blocks, CONTENT: blocks[CONTENT][1:]}
        html = html.replace(policy.PLACE, policy.policy(permitted), 1)
        self._pattern = Pattern(html, {**texts, CONTENT: ""})

    def page(self, variables: Mapping[str, Any], texts: Mapping[str, str]) -> str:
        """A whole page: its own block rendered by its variables, and its texts around it."""
        context = self._template.new_context(dict(variables))
        context.blocks = self._blocks
        return self._pattern.fill({**texts, CONTENT: "".join(self._blocks[CONTENT][0](context))})


def _marked(variables: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, object]:
    """The variables of a page that hold its texts, with marks in their place."""
    page: Page = variables["page"]
    places: Navigation = variables["nav"]
    meta = {"description": mark("description")} if "description" in texts else {}
    if page.meta and "title" in page.meta:
        meta["title"] = mark("title")
    return {
        "title": mark("title"),
        "page": replace(
            page,
            title=mark("name"),
            content=mark(CONTENT),
            toc=marked_contents(CONTENTS),
            meta=meta,
            canonical_url=_mark_of("canonical_url", texts),
            edit_url=_mark_of("edit_url", texts),
            previous_page=_neighbour("previous", texts),
            next_page=_neighbour("next", texts),
        ),
        "nav": marked_navigation(places, map(_entry, range(len(places.items)))),
        "content_security_policy": policy.PLACE,
    }


def _mark_of(name: str, texts: Mapping[str, str]) -> Markup | None:
    return mark(name) if name in texts else None


def _neighbour(name: str, texts: Mapping[str, str]) -> Entry | None:
    url = f"{name}_url"
    return Entry(mark(f"{name}_title"), mark(url), is_index=False) if url in texts else None


def _entry(at: int) -> str:
    return f"entry_{at}"


def _place_of_content(context: Context) -> Iterator[str]:
    yield mark(CONTENT)
