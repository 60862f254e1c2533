"""HTML as nh3 lets it through, which parses it as browsers do; nh3 is loaded only when there is some to clean."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from selfcheck.load.allowed_html import BLOCK, EVERYWHERE, HERE, INLINE, SILENCED, VOID

if TYPE_CHECKING:
    from nh3 import Cleaner

_BY_MARKDOWN: dict[str, set[str]] = {
    "input": {"type", "checked", "disabled"},
    "label": set(),
    "section": {"aria-label"},
    **{f"h{level}": set() for level in range(1, 7)},
}
"""What only Markdown makes: headings, task lists, footnotes."""

_ROUNDS = 8
"""How often HTML is cleaned at the most; twice is nearly always enough, since the second time changes nothing."""


def clean(html: str) -> str:
    """HTML that Markdown and authors have made, as nh3 lets it through.

    What parsers make of tags in odd places may be read otherwise when it is read again: it is cleaned until it stays.
    """
    for _ in range(_ROUNDS):
        before, html = html, _cleaner().clean(html)
        if html == before:
            break
    return html


@cache
def _cleaner() -> Cleaner:
    from nh3 import Cleaner

    written = {tag: set(names) for tag, names in HERE.items()}
    written["img"].add("loading")
    return Cleaner(
        tags={*INLINE, *BLOCK, *_BY_MARKDOWN},
        attributes={**written, **_BY_MARKDOWN, "a": {"href", "aria-label"}, "*": set(EVERYWHERE)},
        clean_content_tags=set(SILENCED),
        url_schemes={"http", "https", "mailto", "tel", "sms", "geo"},
        link_rel=None,
    )


def rearranged(html: str) -> str:
    """The first tag that stands elsewhere, or no more, once HTML has been cleaned; empty when nothing has changed."""
    before, after = _tags(html), _tags(clean(html))
    if before == after:
        return ""
    first = next((at for at, (was, now) in enumerate(zip(before, after, strict=False)) if was != now), len(after))
    return before[min(first, len(before) - 1)][0]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Any]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((f"<{tag}>", sorted((name, value or "") for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.found.append((f"</{tag}>", None))


def _tags(html: str) -> list[tuple[str, Any]]:
    """The tags of some HTML in order; a table's body may be left out, and is when it has nothing to say."""
    reader = _Tags()
    reader.feed(html)
    reader.close()
    return [each for each in reader.found if each not in (("<tbody>", []), ("</tbody>", None))]
