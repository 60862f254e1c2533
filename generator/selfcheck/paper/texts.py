"""Texts on paper: the Markdown of a bank, where nothing can be followed and no other file is at hand."""

from __future__ import annotations

import base64
import mimetypes
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from markdown_it.token import Token
from markupsafe import Markup

from selfcheck.around import Around
from selfcheck.load.markdown import load_prose
from selfcheck.problems import Place, Source

_ELSEWHERE = re.compile(r"(https?|mailto|tel|sms):", re.IGNORECASE)


class Texts:
    """Renders the texts of one bank; pictures become part of the sheet."""

    def __init__(self, bank_file: Path, around: Around) -> None:
        """Render nothing yet."""
        self._folder = bank_file.resolve().parent
        self._around = around
        self._place = Place(Source(bank_file.as_posix(), ""), 0)

    def block(self, text: str) -> Markup:
        """Markdown as HTML blocks. Links keep their words, and only those to elsewhere their address."""
        document = load_prose(text, self._place, self._around.language, html=self._around.html)
        tokens = [
            token.copy(children=list(_without_links_of_the_guide(token.children))) if token.children else token
            for token in document.tokens
        ]
        return Markup(replace(document, tokens=tokens).html(self._resolve))

    def _resolve(self, target: str) -> str:
        if _ELSEWHERE.match(target):
            return target
        file = self._folder / target
        kind = mimetypes.guess_type(file.name)[0] or ""
        if not kind.startswith("image/") or not file.is_file():
            return ""
        return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


def _without_links_of_the_guide(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens without the links that lead to pages of the guide; links are never nested."""
    dropped = False
    for token in tokens:
        if token.type == "link_open" and not _ELSEWHERE.match(str(token.attrGet("href"))):
            dropped = True
        elif token.type == "link_close" and dropped:
            dropped = False
        else:
            yield token
