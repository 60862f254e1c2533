"""HTML in Markdown, for guides that ask for it: what is let through, what is taken away, and who is told.

Tags that authors write become the tokens that Markdown makes, so that links, images and anchors in them are found,
checked and led to their places like all others. Whatever `allowed_html.py` does not name is taken away, and said. The
HTML that comes of it then goes through nh3, which parses it as browsers do: what it would arrange in another way is
said as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from markdown_it.common.html_re import attr_name, attr_value, close_tag, open_tag
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from selfcheck.load.allowed_html import BLOCK, EVERYWHERE, HERE, INLINE, RESERVED, SILENCED, VOID

_ELSEWHERE = re.compile(r"[a-z][\w+.-]*:|//", re.IGNORECASE)

_PIECE = re.compile(
    rf"(?P<open>{open_tag})|(?P<close>{close_tag})|(?P<other><!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|<![A-Za-z\[][^>]*(?:>|\Z))"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL,
)
_BEGINS = re.compile(r"/?[A-Za-z]")
_ATTRIBUTE = re.compile(rf"\s+({attr_name})(?:\s*=\s*({attr_value}))?")

RAW = "raw"
"""The key under which tokens that stand for raw HTML are known in their `meta`."""
TAKEN = "taken"
"""The key in the `meta` of a token for what was taken away there: the text to look for, what is said, what to do."""


def raw_html(state: StateCore) -> None:
    """Turn the HTML of a text into tokens like those of Markdown, balanced within what they stand in: a core rule."""
    state.tokens = _Reader(state).all()


class _Open(NamedTuple):
    """What has begun and not ended: a tag, or an element of Markdown's own, which has no name."""

    name: str
    block: Token
    shown: bool = True


class _Reader:
    """Goes over the tokens of one text."""

    def __init__(self, state: StateCore) -> None:
        self._state = state
        self._open: list[_Open] = []
        self._headed: list[bool] = []
        """Of the open tables, whether they have a header cell."""
        self._refused: set[str] = set()
        """The names of elements whose beginning was taken away: their ends go without another word."""
        self._silenced = ""
        """The element that is being left out with its content, up to the end of what it stands in.

        What Markdown begins in there is not shown either, though it may end behind it: `<style>*</style>*`.
        """

    def all(self) -> list[Token]:
        tokens = self._level(self._state.tokens)
        return tokens + self._close_all()

    def _level(self, tokens: list[Token], block: Token | None = None) -> list[Token]:
        """These tokens with tags in place of HTML; `block` is the block that they are the line of, if any."""
        found: list[Token] = []
        for token in tokens:
            owner = block or token
            if token.type == "html_inline":
                found += self._pieces(token.content, owner, INLINE)
                continue
            if self._silenced and token.nesting >= 0:
                self._open += [_Open("", owner, shown=False)] * token.nesting
                continue
            if token.type == "html_block":
                whole = Token("raw_block", "", 0, map=token.map, block=True, meta={RAW: True})
                whole.children = self._pieces(token.content, whole, INLINE | BLOCK)
                self._silenced = ""
                found.append(whole)
                continue
            if token.nesting < 0:
                found += self._close_all()
                if not self._open.pop().shown:
                    continue
                self._silenced = ""
            if token.type == "image":
                self._description(token, owner)
            elif token.children:
                self._open.append(_Open("", token))
                token.children = self._level(token.children, token) + self._close_all()
                self._open.pop()
                self._silenced = ""
            found.append(token)
            if token.nesting > 0:
                self._open.append(_Open("", owner))
        return found

    def _description(self, image: Token, owner: Token) -> None:
        for child in image.children or ():
            if child.type == "html_inline":
                self._take(owner, child.content, "cannot stand in the description of an image", "write it without tags")
        image.children = [child for child in image.children or () if child.type != "html_inline"]

    def _pieces(self, html: str, owner: Token, allowed: frozenset[str]) -> list[Token]:
        found: list[Token] = []
        for piece in _PIECE.finditer(html):
            text = piece[0]
            if piece["close"]:
                found += self._closing(text, owner)
            elif self._silenced:
                continue
            elif piece["open"]:
                found += self._opening(text, owner, allowed)
            elif piece["other"]:
                self._take(owner, text, "is not shown", "delete it, or write `&lt;` when it is meant as text")
            else:
                if text == "<" and _BEGINS.match(html, piece.end()):
                    said = f"`{_shortened(html[piece.start() :])}` is no whole tag, and is shown as text"
                    _tell(
                        owner,
                        html[piece.start() :].partition("\n")[0],
                        said,
                        "look for a quotation mark or `>` that is missing",
                    )
                found.append(Token("text", "", 0, content=unescape(text), meta={RAW: True}))
        return found

    def _opening(self, html: str, owner: Token, allowed: frozenset[str]) -> Iterator[Token]:
        name = _name(html)
        if name not in allowed:
            self._take(owner, html, *_why_not(name))
            self._refused.add(name)
            self._silenced = name if name in SILENCED else ""
            return
        attributes = dict(self._attributes(name, html, owner))
        if name == "img":
            if "src" in attributes:
                yield _image(attributes)
            elif "src" not in (key.lower() for key, _ in _ATTRIBUTE.findall(html, len(name) + 1)):
                self._take(owner, html, "has no image of the guide to show", 'name one by its path: `src="map.png"`')
            return
        if name not in VOID:
            self._open.append(_Open(name, owner))
        if name == "table":
            self._headed.append(False)
        elif name == "th" and self._headed:
            self._headed[-1] = True
        linked = name == "a" and "href" in attributes
        kind = "link_open" if linked else "raw_open"
        yield Token(kind, name, 0 if name in VOID else 1, attrs=attributes, meta={RAW: True})

    def _closing(self, html: str, owner: Token) -> Iterator[Token]:
        name = _name(html)
        if self._silenced:
            self._silenced = "" if name == self._silenced else self._silenced
            return
        inner = next((at for at in range(len(self._open), 0, -1) if not self._open[at - 1].name), 0)
        if name in (each.name for each in self._open[inner:]):
            while self._open[-1].name != name:
                yield self._close(told=True)
            yield self._close(told=False)
        elif name not in self._refused:
            self._take(owner, html, "closes nothing", f"write `<{name}>` before it in the same block, or delete it")

    def _close_all(self) -> list[Token]:
        """The ends of all tags that are open in the element of Markdown's own that comes to its end."""
        found = []
        while self._open and self._open[-1].name:
            found.append(self._close(told=True))
        return found

    def _close(self, *, told: bool) -> Token:
        name, owner, _ = self._open.pop()
        if told:
            where = f"write `</{name}>` where it ends, in the same block, list or quotation"
            _tell(owner, f"<{name}", f"`<{name}>` is not closed", where)
        if name == "table" and not self._headed.pop():
            help = "make its first row or column of `<th>`; a page with such a table is not published"
            _tell(owner, "<table", "`<table>` has no header cell, which screen readers need", help)
        return Token("raw_close", name, -1, meta={RAW: True})

    def _attributes(self, tag: str, html: str, owner: Token) -> Iterator[tuple[str, str | int | float]]:
        allowed = EVERYWHERE | HERE.get(tag, {})
        seen = set()
        for name, quoted in _ATTRIBUTE.findall(html, len(tag) + 1):
            key = name.lower()
            value = unescape(quoted[1:-1] if quoted[:1] in ("'", '"') else quoted)
            if key in seen:
                why, help = "is there twice", "keep one of the two"
            else:
                why, help = self._fault(tag, key, value, allowed)
            seen.add(key)
            if why:
                _tell(
                    owner,
                    f"{name}={quoted}" if quoted else name,
                    f"`{name}` of `<{tag}>` {why}; it is taken away",
                    help,
                )
            elif key in ("href", "src"):
                yield key, self._state.md.normalizeLink(value.strip())
            else:
                yield key, value

    def _fault(self, tag: str, name: str, value: str, allowed: dict[str, str]) -> tuple[str, str]:
        """What is wrong with an attribute and what to do; nothing when it may stay."""
        if name == "style" or name.startswith("on"):
            return "is not let through", "the page's security policy would stop it; use a class or Markdown"
        if name not in allowed:
            return "is not let through", f"`<{tag}>` may have {_listed(allowed)}"
        if name in ("id", "class") and RESERVED.search(value):
            return f"cannot be `{value}`", "`sc-`, `md-`, `__` and `fn1` begin names of the page's own; choose another"
        if not re.fullmatch(allowed[name], value):
            return (
                f"cannot be `{value}`" if value else "says nothing",
                "docs/reference/format.md tells what HTML is let through",
            )
        if name in ("href", "src") and not self._state.md.validateLink(self._state.md.normalizeLink(value.strip())):
            return "is no link", "use https:, mailto: or a path to a file"
        if name == "src" and _ELSEWHERE.match(value.strip()):
            return "leads to no file of the guide", "put the image beside the page, and name it by its path"
        return "", ""

    def _take(self, owner: Token, text: str, why: str, help: str) -> None:
        _tell(owner, text, f"`{_shortened(text)}` {why}; it is taken away", help)


def _why_not(name: str) -> tuple[str, str]:
    if name in BLOCK:
        return "cannot stand within a line", "put it on a line of its own, with an empty line before it"
    if re.fullmatch("h[1-6]", name):
        return (
            "is not let through",
            f"write `{'#' * int(name[1])}`, so that the contents and the search know the heading",
        )
    return "is not let through", "use Markdown, or write `&lt;` when it is meant as text"


def _tell(token: Token, text: str, said: str, help: str) -> None:
    token.meta.setdefault(TAKEN, []).append((text, said, help))


def _name(html: str) -> str:
    return re.match(r"</?([A-Za-z][A-Za-z0-9-]*)", html)[1].lower()  # type: ignore[index]  # a tag has a name


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"


def _listed(names: dict[str, str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _image(attributes: dict[str, str | int | float]) -> Token:
    text = str(attributes.pop("alt", ""))
    return Token(
        "image",
        "img",
        0,
        attrs=attributes,
        content=text,
        children=[Token("text", "", 0, content=text)],
        meta={RAW: True},
    )


def is_raw(token: Token) -> bool:
    """Whether a token stands for raw HTML, or has some in it, or had."""
    return RAW in token.meta or TAKEN in token.meta or any(map(is_raw, token.children or ()))


def stretches(tokens: list[Token]) -> Iterator[tuple[list[Token], bool]]:
    """The tokens of a text as stretches in which everything that is opened is closed, and whether one has raw HTML."""
    start = depth = 0
    for end, token in enumerate(tokens, 1):
        depth += token.nesting + sum(child.nesting for child in token.children or () if token.type == "raw_block")
        if depth == 0 or end == len(tokens):
            yield tokens[start:end], any(map(is_raw, tokens[start:end]))
            start = end
