"""The blocks of code on a page, as the site's own parser sees them: in boxes, lists and footnotes too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selfcheck.load.markdown import load_markdown
from selfcheck.problems import Problems, Source

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token

INDENTED = "indented"
"""The kind of code that stands four spaces in, without a fence."""
_TITLE = re.compile(r'(?:^|\s)title="([^"]+)"')


@dataclass(frozen=True)
class Block:
    """One block of code."""

    kind: str
    """The first word behind the fence, such as `sh`; empty without one."""
    title: str
    """The file it is, from `title="…"`; empty without one."""
    text: str
    page: str
    line: int
    """Where it begins, counted from 1."""

    @property
    def place(self) -> str:
        """The page and the line, for messages."""
        return f"{self.page}:{self.line}"


def blocks(page: Path) -> list[Block]:
    """From top to bottom; the parser itself puts footnotes last."""
    source = Source(str(page), page.read_text("utf-8"))
    tokens = load_markdown(source, "en", Problems()).tokens
    found = [_block(page, token) for token in tokens if token.type in ("fence", "code_block")]
    return sorted(found, key=lambda block: block.line)


def _block(page: Path, token: Token) -> Block:
    title = _TITLE.search(token.info)
    words = _TITLE.sub("", token.info).split() if token.type == "fence" else [INDENTED]
    line = token.map[0] + 1 if token.map else 0
    return Block(words[0] if words else "", title[1] if title else "", token.content, str(page), line)
