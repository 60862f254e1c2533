"""The functions and filters that templates have beside Jinja's own: those of MkDocs, and some for ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import pass_context
from markupsafe import Markup

from selfcheck.shell import addresses
from selfcheck.shell.contract import Chapter, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2.runtime import Context

NOT_FOUND = "404.html"
"""The page that is shown, at whatever address, where there is no page: its links start at the root of the site."""


@pass_context
def url(context: Context, target: str) -> str:
    """Return the address of a place of the site on the page that is being rendered."""
    page = context["page"]
    if page.url == NOT_FOUND:
        return addresses.below(context["base_url"], str(target))
    return addresses.relative(str(target), page.url)


@pass_context
def script_tag(context: Context, script: str) -> Markup:
    """Return a `script` element for a file of the site."""
    return Markup('<script src="{}"></script>').format(url(context, script))


def asset(assets: Mapping[str, str]) -> Callable[[Context, str], str]:
    """Return the function `asset` of the templates: the address on the page of one of our own files."""

    @pass_context
    def find(context: Context, name: str) -> str:
        return url(context, assets[name])

    return find


def remember() -> Callable[..., str]:
    """Return the function `remember` of the templates, which renders an entry of the navigation, or knows it already.

    An entry at the top level that does not lead to the page looks the same on all pages at the same depth. To render
    each of them just once is most of the work on a guide of many chapters.
    """
    known: dict[tuple[str, str], str] = {}

    @pass_context
    def once(context: Context, render: Callable[..., str], entry: Entry | Chapter, path: str, *rest: object) -> str:
        page = context["page"]
        if rest != (1,) or entry.active or _folder(entry) == _folder(page):
            return render(entry, path, *rest)
        key = (context["base_url"], path)
        if key not in known:
            known[key] = render(entry, path, *rest)
        return known[key]

    return once


def _folder(entry: Entry | Chapter) -> str:
    """Return the topmost folder of an entry of the navigation."""
    while isinstance(entry, Chapter):
        entry = entry.children[0]
    return entry.url.partition("/")[0]
