"""The search index: what Material's search finds, in the format of its `search` plugin."""

from __future__ import annotations

import json
import re
from html import escape, unescape
from typing import TYPE_CHECKING, TypedDict

from markupsafe import Markup

from selfcheck.shell.pages import SearchEntry, ShellPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

INDEX = "search/search_index.json"
"""Where the index stands in the site."""

KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
"""The tags that stay in the text of an entry; search shows them in its results."""

SKIPPED = frozenset({"script", "style", "template", "object", "svg", "form", "input", "button", "select"})
"""The elements whose text is not searched."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})

_TAG = re.compile(r"""<(/?)([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|<!--.*?-->""", re.DOTALL)
_ID = re.compile(r"""\sid="([^"]+)\"""")

BOOSTS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
"""How much more a word in a title counts than one in the text, as the plugin has it."""


class SearchSettings(TypedDict):
    """How the theme's search is to read the index."""

    lang: list[str]
    """The one language whose word stems it knows."""
    separator: str
    """A regular expression for what stands between words."""
    pipeline: list[str]
    fields: dict[str, dict[str, float]]


def search_entries(html: str) -> tuple[SearchEntry, ...]:
    """Return what search finds in the HTML of a page: its beginning, and every heading with an `id`.

    An element with the attribute `data-search-exclude` is left out with all that is in it.
    """
    reader = _Reader()
    end = 0
    for tag in _TAG.finditer(html):
        if end < tag.start():
            reader.text(html[end : tag.start()])
        slash, name, attributes = tag.groups()
        if slash:
            reader.end(name)
        elif name:
            reader.start(name, attributes)
        end = tag.end()
    reader.text(html[end:])
    return reader.entries()


class _Reader:
    """Cuts a page into stretches at its headings."""

    def __init__(self) -> None:
        self._found: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self._into = self._found[0][2]
        self._skipping = 0
        """How many open elements there are within the one that is being skipped, itself included."""

    def start(self, tag: str, attributes: str) -> None:
        if tag in VOID:
            if tag == "br":
                self.text(" ")
        elif self._skipping or tag in SKIPPED or "data-search-exclude" in attributes:
            self._skipping += 1
        elif tag in HEADINGS and (id := _ID.search(attributes)):
            self._found.append((unescape(id[1]), [], []))
            self._into = self._found[-1][1]
        elif tag in KEPT:
            self._into.append(f"<{tag}>")

    def end(self, tag: str) -> None:
        if tag in VOID:
            return
        if self._skipping:
            self._skipping -= 1
        elif tag in HEADINGS:
            self._into = self._found[-1][2]
        elif tag in KEPT:
            if self._into and self._into[-1] == f"<{tag}>":
                self._into.pop()
            else:
                self._into.append(f"</{tag}>")

    def text(self, html: str) -> None:
        if not self._skipping:
            self._into.append(escape(unescape(html).replace("\n", " "), quote=False))

    def entries(self) -> tuple[SearchEntry, ...]:
        return tuple(SearchEntry(anchor, _markup(title), _markup(text)) for anchor, title, text in self._found)


def _markup(parts: list[str]) -> Markup:
    return Markup("".join(parts).strip())


def documents(page: ShellPage) -> str:
    """Return what the index has of a page, as JSON without the brackets around it."""
    found = [
        {
            "location": page.url + (f"#{entry.anchor}" if entry.anchor else ""),
            "title": _html(entry.title or page.title),
            "text": _html(entry.text),
        }
        for entry in page.search
    ]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))[1:-1]


def search_index(documents: Iterable[str], settings: SearchSettings) -> bytes:
    """Return the index of the documents of all pages, searched by these settings."""
    config = json.dumps(settings, ensure_ascii=False, separators=(",", ":"))
    return f'{{"config":{config},"docs":[{",".join(filter(None, documents))}]}}'.encode()


def _html(text: str) -> str:
    return str(text) if isinstance(text, Markup) else escape(text, quote=False)


def search_settings(words: Callable[[str], str], theme: Path) -> SearchSettings:
    """How a language is searched, from the theme's `words` for that language.

    A language that the installed theme ships no word stems for is searched as English is, whole words that is.
    """
    language = str(words("search.config.lang"))
    if language != "en" and not (theme / _stemmer(language)).is_file():
        language = "en"
    pipeline = [step for step in (part.strip() for part in str(words("search.config.pipeline")).split(",")) if step]
    return {
        "lang": [language],
        "separator": str(words("search.config.separator")),
        "pipeline": pipeline,
        "fields": BOOSTS,
    }


def language_files(settings: SearchSettings) -> list[str]:
    """Return the files that the theme's search loads for these settings, as paths below the theme's folder."""
    language = settings["lang"][0]
    if language == "en":
        return []
    segmenter = {"ja": ["tinyseg.js"], "hi": ["wordcut.js"], "th": ["wordcut.js"]}.get(language, [])
    return [
        _stemmer("stemmer.support"),
        *(f"assets/javascripts/lunr/{each}" for each in segmenter),
        _stemmer(language),
    ]


def _stemmer(name: str) -> str:
    return f"assets/javascripts/lunr/min/lunr.{name}.min.js"
