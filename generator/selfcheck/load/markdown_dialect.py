"""The dialect of Markdown: what its parser knows beside CommonMark, and how it becomes HTML."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

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
from selfcheck.load.raw_html import TAKEN, raw_html

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
_INLINE_SIGNS = re.compile(r"""[\n!&*<>\[\\\]^_`{}~"']""")
"""All with which something other than text can begin or end within a line, quotation marks among them."""


@cache
def markdown_parser(language: str, *, html: bool = False) -> MarkdownIt:
    """The parser of texts in a language, whose quotation marks it knows; `html` lets HTML through."""
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


@cache
def front_matter_parser() -> MarkdownIt:
    """A parser that finds the front matter of a file, and takes little time for the rest of it."""
    parser = MarkdownIt("zero").use(front_matter_plugin)
    parser.disable("inline")
    return parser


def to_html(tokens: list[Token], env: dict[str, Any]) -> str:
    """Tokens as HTML.

    `env` has what the parser has put there, `resolve` for the targets of links and images, and `labels` for footnotes.
    """
    parser = markdown_parser("")
    return str(parser.renderer.render(tokens, parser.options, env))


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
