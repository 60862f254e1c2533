"""The fenced blocks of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from pathlib import Path

    from markdown_it.token import Token


@dataclass(frozen=True)
class Block:
    """One fenced block."""

    kind: str
    """The first word behind the fence, such as `sh`."""
    title: str
    """The file it is, from `title="…"`; empty without one."""
    text: str
    place: str
    """The page and the line, for messages."""


def blocks(page: Path) -> list[Block]:
    tokens = MarkdownIt("commonmark").parse(page.read_text("utf-8"))
    return [_block(page, token) for token in tokens if token.type == "fence"]


def _block(page: Path, token: Token) -> Block:
    title = re.search(r'\stitle="([^"]+)"', token.info)
    kind = re.match(r"\S*", token.info)
    line = token.map[0] + 1 if token.map else 0
    return Block(kind[0] if kind else "", title[1] if title else "", token.content, f"{page}:{line}")
