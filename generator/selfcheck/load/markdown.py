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
from functools import cache
from itertools import product
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from selfcheck.load.allowed_html import RESERVED
from selfcheck.load.clean_html import clean, rearranged
from selfcheck.load.raw_html import RAW, TAKEN, raw_html, stretches
from selfcheck.load.yaml import Node, load_yaml
from selfcheck.problems import Place, Problems, Source

Resolve = Callable[[str], str]
"""Turns the target of a link as it was written into the one for the page it is shown on."""

_QUOTES = {
    "de": "„“‚‘",
    "en": "“”‘’",
    "es": "«»“”",
    "fr": ["«\u202f", "\u202f»", "‹\u202f", "\u202f›"],
    "it": "«»“”",
    "nl": "“”‘’",
    "pt": "“”‘’",
}
_HEADING_ID = re.compile(r"\{#([A-Za-z][\w.:-]*)\}\s*$")
_CODE_TITLE = re.compile(r'(?:^|\s)title="([^"]+)"')
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_SIGNS = re.compile(r"[\[<{#&]|[\r\n][\s>]*[-=]")
_INLINE_SIGNS = re.compile(r"""[\n!&*<>\[\\\]^_`{}~"']""")
"""All with which something other than text can begin or end within a line, quotation marks among them."""
_OPENING = re.compile(r"[(<]\s*")
_CLOSING = re.compile(r"[\s>)]")
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
    parser = _parser("")
    if not html:
        return str(parser.renderer.render(tokens, parser.options, env))
    parts = ((str(parser.renderer.render(part, parser.options, env)), raw) for part, raw in stretches(tokens))
    return "".join(clean(text) if raw else text for text, raw in parts)


def load_markdown(source: Source, language: str, problems: Problems, *, html: bool = False) -> Document:
    """Read a whole Markdown file with its front matter; `html` lets HTML in it through."""
    env: dict[str, Any] = {}
    tokens = _parser(language, html=html).parse(source.text, env)
    meta = None
    if tokens and tokens[0].type == "front_matter":
        meta = _front_matter(source, tokens[0], problems)
        tokens = tokens[1:]
    return _document(source, tokens, meta, env, Place(source, 0), html=html)


def load_prose(text: str, place: Place, language: str, *, html: bool = False) -> Document:
    """Read a Markdown text that stands in a YAML file; everything in it is placed at `place`."""
    env: dict[str, Any] = {}
    return _document(place.source, _parser(language, html=html).parse(text, env), None, env, place, html=html)


def may_refer(text: str) -> bool:
    """Whether a Markdown text without front matter can hold a link, an image, a footnote, a tag or an id.

    Links and footnotes need a square bracket, tags and addresses an angle one, attributes a curly one; ids stand at
    headings too, with `#` or a line below; any of these may be written as `&#35;` where it is looked for in the text.
    """
    return _SIGNS.search(text) is not None


def load_line(text: str, place: Place, language: str, *, html: bool = False) -> Document:
    """Read one line of Markdown, which becomes HTML without a paragraph around it; all in it is placed at `place`."""
    env: dict[str, Any] = {}
    return _document(place.source, _parser(language, html=html).parseInline(text, env), None, env, place, html=html)


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
        here = _Lines(source, token.map if fallback.line == 0 else None, fallback)
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
    parser = _parser("")
    for part, raw in stretches(tokens):
        if raw:
            text = str(parser.renderer.render(part, parser.options, {**env, "resolve": str, "labels": ("", "")}))
            if tag := rearranged(text):
                lines = _extent(part) if fallback.line == 0 else None
                said = f"`{tag}` cannot stand where it does; the text is put in order as browsers would do it"
                yield (
                    said,
                    "docs/reference/format.md tells what HTML is let through",
                    _Lines(source, lines, fallback).find(tag.rstrip(">")),
                )


def _extent(tokens: list[Token]) -> list[int] | None:
    """The first line of some blocks and the one after the last, from 0; None when there is no telling."""
    lines = [token.map for token in tokens if token.map]
    return [lines[0][0], max(end for _, end in lines)] if lines else None


def _references(token: Token, here: _Lines, targets: Counter[tuple[int, str]]) -> Iterator[Reference]:
    """The link or image that a token begins; `targets` counts how often each target was met in each block."""
    if token.type not in ("link_open", "image"):
        return
    image = token.type == "image"
    target = str(token.attrGet("src" if image else "href"))
    block = here.lines[0] if here.lines else 0
    place = here.find_target(target, targets[block, target])
    targets[block, target] += 1
    yield Reference(target, place, image, token.content if image else "")


@dataclass(frozen=True)
class _Lines:
    """The lines of a block, to find out where a piece of it stands."""

    source: Source
    lines: list[int] | None
    """First line and the one after the last, from 0; None when only the fallback is known."""
    fallback: Place

    def find(self, text: str) -> Place:
        if not self.lines:
            return self.fallback
        for number in range(self.lines[0] + 1, self.lines[1] + 1):
            column = self.source.line(number).find(text)
            if text and column >= 0:
                return Place(self.source, number, column + 1, len(text))
        return Place(self.source, self.lines[0] + 1, 1, max(1, len(self.source.line(self.lines[0] + 1).rstrip())))

    def find_target(self, target: str, before: int) -> Place:
        """Where the target of a link or image stands that is in the block `before` times before."""
        if not self.lines:
            return self.fallback
        # What the parser has percent-encoded was most likely typed as it is read.
        spellings = (target, unquote(target))
        found = [
            Place(self.source, number, start + 1, length)
            for number in range(self.lines[0] + 1, self.lines[1] + 1)
            for start, length in _written(self.source.line(number), spellings)
        ]
        return found[min(before, len(found) - 1)] if found else self.find(target)


def _written(line: str, spellings: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where a target stands in a line, behind `(` or `<` and before white space, `>` or `)`, and its length there."""
    at = 0
    while opening := _OPENING.search(line, at):
        at = opening.start() + 1
        # A target may itself begin with white space.
        for start, spelling in product(range(opening.end(), opening.start(), -1), spellings):
            end = start + len(spelling)
            if line.startswith(spelling, start) and _CLOSING.match(line, end):
                yield start, len(spelling)
                at = end
                break


def plain_text(token: Token) -> str:
    """The text of an inline token, without its markup."""
    if token.children is None:
        return token.content if token.type in ("text", "code_inline", "code_block", "fence") else ""
    parts = [
        " " if child.type in ("softbreak", "hardbreak") else plain_text(child) if child.children else child.content
        for child in token.children
        if child.type in ("text", "code_inline", "softbreak", "hardbreak", "image", "text_special")
    ]
    return "".join(parts)


@cache
def _parser(language: str, *, html: bool = False) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": html, "typographer": True})
    parser.enable(["table", "strikethrough"])
    if quotes := _QUOTES.get(language.split("-", maxsplit=1)[0]):
        parser.enable("smartquotes")
        parser.options["quotes"] = quotes
    front_matter_plugin(parser)
    footnote_plugin(parser, inline=False)
    deflist_plugin(parser)
    admon_plugin(parser)
    tasklists_plugin(parser, label=True)
    attrs_plugin(parser, allowed=["id", "class"])
    parser.core.ruler.at("inline", _inline)
    parser.core.ruler.after("inline", "heading_ids", _heading_ids)
    parser.core.ruler.after("inline", "names_of_the_page", _names_of_the_page)
    if html:
        parser.core.ruler.after("inline", "raw_html", raw_html)  # before task lists make HTML of their own
    parser.core.ruler.push("class_for_alignment", _class_for_alignment)
    for name, rule in _RULES.items():
        parser.add_render_rule(name, rule)
    return parser


def _inline(state: StateCore) -> None:
    """Read what stands within blocks, as the parser's own rule does, which would look at texts without signs too."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = token.children or []
            if token.content and not _INLINE_SIGNS.search(token.content):
                token.children.append(Token("text", "", 0, content=token.content))
            else:
                state.md.inline.parse(token.content, state.md, state.env, token.children)


def _names_of_the_page(state: StateCore) -> None:
    """Take away attributes that name what the page around the text is made of."""
    for block in state.tokens:
        for token in block.children or ():
            for name, sign in (("class", "."), ("id", "#")) if token.attrs else ():
                given = str(token.attrGet(name) or "")
                if RESERVED.search(given):
                    del token.attrs[name]
                    said = f"`{{{sign}{given}}}` names a part of the page itself; it is taken away"
                    help = "`sc-`, `md-`, `__` and `fn1` begin names of the page's own; choose another"
                    block.meta.setdefault(TAKEN, []).append((f"{sign}{given}", said, help))


def _heading_ids(state: StateCore) -> None:
    """Give every heading an id: the one written behind it, else one made of its words."""
    used: set[str] = set()
    for number, token in enumerate(state.tokens):
        if token.type != "heading_open":
            continue
        inline = state.tokens[number + 1]
        last = inline.children[-1] if inline.children else None
        written = _HEADING_ID.search(last.content) if last is not None and last.type == "text" else None
        if last is not None and written:
            last.content = last.content[: written.start()].rstrip()
            inline.content = _HEADING_ID.sub("", inline.content).rstrip()
        base = written[1] if written else _slug(plain_text(inline))
        id = base
        if not written:
            id = next(i for i in [base, *(f"{base}-{n}" for n in range(1, len(used) + 2))] if i not in used)
        used.add(id)
        token.attrSet("id", id)


def _slug(title: str) -> str:
    return re.sub(r"[\s_-]+", "-", re.sub(r"[^\w\s-]", "", title.lower())).strip("-") or "section"


def _class_for_alignment(state: StateCore) -> None:
    """Say the alignment of table cells by a class: the pages' security policy allows no `style` attribute."""
    for token in state.tokens:
        if token.type in ("th_open", "td_open") and (style := token.attrs.pop("style", None)):
            token.attrJoin("class", f"sc-align-{str(style).removeprefix('text-align:')}")


# Render rules: the renderer calls each with the tokens and the number of the one to render.


def _link_open(self: RendererHTML, tokens: list[Token], number: int, options: Any, env: Any) -> str:
    attributes = {**tokens[number].attrs, "href": env["resolve"](str(tokens[number].attrs["href"]))}
    return f"<a{_attributes(attributes)}>"


def _image(self: RendererHTML, tokens: list[Token], number: int, options: Any, env: Any) -> str:
    token = tokens[number]
    alt = self.renderInlineAsText(token.children, options, env)
    attributes = {**token.attrs, "src": env["resolve"](str(token.attrs["src"])), "alt": alt, "loading": "lazy"}
    return f"<img{_attributes(attributes)}>"


def _fence(self: RendererHTML, tokens: list[Token], number: int, options: Any, env: Any) -> str:
    """Code, under its title where it has one, in the way of the theme."""
    token = tokens[number]
    title = _CODE_TITLE.search(token.info)
    if not title:
        return str(self.fence(tokens, number, options, env))
    code = str(self.fence([token.copy(info=token.info.replace(title[0], "", 1))], 0, options, env))
    return f'<div class="highlight"><span class="filename">{escapeHtml(title[1])}</span>{code}</div>\n'


def _raw_block(self: RendererHTML, tokens: list[Token], number: int, options: Any, env: Any) -> str:
    return str(self.renderInline(tokens[number].children or [], options, env))


def _footnote_anchor(self: RendererHTML, tokens: list[Token], number: int, options: Any, env: Any) -> str:
    token = tokens[number]
    note = token.meta["id"] + 1
    again = f":{token.meta['subId']}" if token.meta["subId"] > 0 else ""
    label = {"href": f"#fnref{note}{again}", "class": "footnote-backref", "aria-label": f"{env['labels'][1]} {note}"}
    return f" <a{_attributes(label)}>↩\ufe0e</a>"


def _footnote_block_open(self: RendererHTML, tokens: list[Token], number: int, options: Any, env: Any) -> str:
    label = _attributes({"class": "footnotes", "aria-label": env["labels"][0]})
    return f'<section{label}>\n<ol class="footnotes-list">\n'


def _attributes(attributes: dict[str, Any]) -> str:
    return "".join(f' {name}="{escapeHtml(str(value))}"' for name, value in attributes.items())


_RULES = {
    "link_open": _link_open,
    "image": _image,
    "fence": _fence,
    "raw_block": _raw_block,
    "footnote_anchor": _footnote_anchor,
    "footnote_block_open": _footnote_block_open,
}
