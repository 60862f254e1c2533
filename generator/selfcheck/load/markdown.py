"""Markdown: one dialect for chapters and banks, every block with its line; raw HTML only where a guide asks for it.

CommonMark with tables, strikethrough, footnotes, definition lists, task lists, admonitions, heading anchors (`## Title
{#anchor}`), titles of code (`title="name.yaml"` behind its language) and attributes (`{.class #id}` after a link, an
image or code). Quotation marks become typographic ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from markdown_it.token import Token

from selfcheck.load.clean_html import clean, rearranged
from selfcheck.load.markdown_dialect import front_matter_parser, markdown_parser, plain_text, to_html
from selfcheck.load.markdown_places import Lines
from selfcheck.load.raw_html import RAW, TAKEN, stretches
from selfcheck.load.yaml import Node, load_yaml
from selfcheck.problems import Place, Problems, Source

Resolve = Callable[[str], str]
"""Turns the target of a link as it was written into the one for the page it is shown on."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_SIGNS = re.compile(r"[\[<{#&]|[\r\n][\s>]*[-=]")
_FRONT_MATTER_END = re.compile(r"^ *(?:-{3,}|\.{3})[ \t\r]*$", re.MULTILINE)
_MOST_ENDS = 3
"""So many lines are tried of those that look like the end of the front matter."""
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")


@dataclass(frozen=True)
class Heading:
    """A heading of a page."""

    level: int
    """From 1 to 6."""
    id: str
    title: str
    """Plain text."""
    place: Place


@dataclass(frozen=True)
class Reference:
    """A link or an image."""

    target: str
    """As it was written."""
    place: Place
    image: bool = False
    text: str = ""
    """What an image shows, in words; empty for a link."""


@dataclass(frozen=True)
class Document:
    """A Markdown text that has been read."""

    source: Source
    tokens: list[Token]
    meta: Node | None
    """What the front matter says."""
    headings: tuple[Heading, ...]
    references: tuple[Reference, ...]
    anchors: tuple[tuple[str, Place], ...]
    """The ids in the text, those of headings included, each as often as it stands there."""
    oddities: tuple[tuple[str, str, Place], ...] = ()
    """HTML tags that are shown as text (`html`) and footnotes without text (`footnote`): kind, text and place."""
    taken: tuple[tuple[str, str, Place], ...] = ()
    """What of the HTML was not let through: what is said of it, what to do, and the place."""
    raw: bool = False
    """Whether HTML is let through."""
    env: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def html(self, resolve: Resolve, labels: tuple[str, str] = ("Footnotes", "Back to text")) -> str:
        """The text with its footnotes as HTML; see `parts`."""
        return "".join(self.parts(resolve, labels))

    def parts(self, resolve: Resolve, labels: tuple[str, str] = ("Footnotes", "Back to text")) -> tuple[str, str]:
        """The text and its footnotes as HTML; the second is empty when there are none.

        `resolve` is asked for every link and image, `labels` name the footnotes for screen readers.
        """
        env = {**self.env, "resolve": resolve, "labels": labels}
        ends = (number for number, token in enumerate(self.tokens) if token.type == "footnote_block_open")
        end = next(ends, len(self.tokens))
        halves = (self.tokens[:end], self.tokens[end:])
        text, notes = (_render(tokens, env, html=self.raw) for tokens in halves)
        return text, notes


def _render(tokens: list[Token], env: dict[str, Any], *, html: bool) -> str:
    if not html:
        return to_html(tokens, env)
    return "".join(clean(to_html(part, env)) if raw else to_html(part, env) for part, raw in stretches(tokens))


def load_markdown(source: Source, language: str, problems: Problems, *, html: bool = False) -> Document:
    """Read a whole Markdown file with its front matter; `html` lets HTML in it through."""
    env: dict[str, Any] = {}
    tokens = markdown_parser(language, html=html).parse(source.text, env)
    meta = None
    if tokens and tokens[0].type == "front_matter":
        meta = _front_matter(source, tokens[0], problems)
        tokens = tokens[1:]
    return _document(source, tokens, meta, env, Place(source, 0), html=html)


def load_front_matter(source: Source, problems: Problems) -> Node | None:
    """What the front matter of a Markdown file says; the rest of it is not read."""
    if not source.text.startswith("---"):
        return None
    # Where it ends is for the parser to say, which is slow with text that is none.
    ends = (end.end() for end in islice(_FRONT_MATTER_END.finditer(source.text, 3), _MOST_ENDS))
    for end in chain(ends, [None]):
        tokens = front_matter_parser().parse(source.text[:end])
        if tokens and tokens[0].type == "front_matter":
            return _front_matter(source, tokens[0], problems)
    return None


def load_prose(text: str, place: Place, language: str, *, html: bool = False) -> Document:
    """Read a Markdown text that stands in a YAML file; everything in it is placed at `place`."""
    env: dict[str, Any] = {}
    return _document(place.source, markdown_parser(language, html=html).parse(text, env), None, env, place, html=html)


def may_refer(text: str) -> bool:
    """Whether a Markdown text without front matter can hold a link, an image, a footnote, a tag or an id.

    Links and footnotes need a square bracket, tags and addresses an angle one, attributes a curly one; ids stand at
    headings too, with `#` or a line below; any of these may be written as `&#35;` where it is looked for in the text.
    """
    return _SIGNS.search(text) is not None


def load_line(text: str, place: Place, language: str, *, html: bool = False) -> Document:
    """Read one line of Markdown, which becomes HTML without a paragraph around it; all in it is placed at `place`."""
    env: dict[str, Any] = {}
    return _document(
        place.source, markdown_parser(language, html=html).parseInline(text, env), None, env, place, html=html
    )


def _front_matter(source: Source, token: Token, problems: Problems) -> Node | None:
    # The YAML keeps the line numbers of the file: the line of the opening `---` is left empty.
    text = "\n" + token.content
    return load_yaml(source, problems, text) if token.content.strip() else None


def _document(
    source: Source, tokens: list[Token], meta: Node | None, env: dict[str, Any], fallback: Place, *, html: bool
) -> Document:
    headings: list[Heading] = []
    references: list[Reference] = []
    anchors: list[tuple[str, Place]] = []
    oddities: list[tuple[str, str, Place]] = []
    taken: list[tuple[str, str, Place]] = []
    targets: Counter[tuple[int, str]] = Counter()
    for number, token in enumerate(tokens):
        if not (token.children or token.attrs or token.meta or token.type == "heading_open"):
            continue
        here = Lines(source, token.map if fallback.line == 0 else None, fallback)
        taken += [(said, help, here.find(text)) for text, said, help in token.meta.get(TAKEN, ())]
        if anchor := token.attrGet("id"):
            anchors.append((str(anchor), here.find(str(anchor))))
        if token.type == "heading_open":
            title = tokens[number + 1]
            place = here.find(title.content[:20])
            headings.append(Heading(int(token.tag[1]), str(token.attrGet("id")), plain_text(title), place))
        for child in token.children or ():
            if child.attrs:
                references += _references(child, here, targets)
                if (anchor := child.attrGet("id")) and child.type != "footnote_ref":
                    anchors.append((str(anchor), here.find(str(anchor))))
            if child.type == "text" and ("<" in child.content or "[^" in child.content) and RAW not in child.meta:
                oddities += [("html", tag, here.find(tag)) for tag in _TAG.findall(child.content)]
                oddities += [("footnote", note, here.find(note)) for note in _FOOTNOTE.findall(child.content)]
    taken += _rearranged(source, tokens, env, fallback) if html else ()
    return Document(
        source,
        tokens,
        meta,
        tuple(headings),
        tuple(references),
        tuple(anchors),
        tuple(dict.fromkeys(oddities)),
        tuple(dict.fromkeys(taken)),
        html,
        env,
    )


def _rearranged(
    source: Source, tokens: list[Token], env: dict[str, Any], fallback: Place
) -> Iterator[tuple[str, str, Place]]:
    """Where HTML does not nest as HTML has to: browsers would make something else of it."""
    for part, raw in stretches(tokens):
        if raw and (tag := rearranged(to_html(part, {**env, "resolve": str, "labels": ("", "")}))):
            said = f"`{tag}` cannot stand where it does; the text is put in order as browsers would do it"
            help = "docs/reference/format.md tells what HTML is let through"
            lines = Lines(source, _extent(part) if fallback.line == 0 else None, fallback)
            yield said, help, lines.find(tag.rstrip(">"))


def _extent(tokens: list[Token]) -> list[int] | None:
    """The first line of some blocks and the one after the last, from 0; None when there is no telling."""
    lines = [token.map for token in tokens if token.map]
    return [lines[0][0], max(end for _, end in lines)] if lines else None


def _references(token: Token, here: Lines, targets: Counter[tuple[int, str]]) -> Iterator[Reference]:
    """The link or image that a token begins; `targets` counts how often each target was met in each block."""
    if token.type not in ("link_open", "image"):
        return
    image = token.type == "image"
    target = str(token.attrGet("src" if image else "href"))
    block = here.lines[0] if here.lines else 0
    place = here.find_target(target, targets[block, target])
    targets[block, target] += 1
    yield Reference(target, place, image, token.content if image else "")
