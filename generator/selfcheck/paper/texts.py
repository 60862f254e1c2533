"""Texts on paper: the Markdown of a bank, where nothing can be followed and no other file is at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import escape

from markdown_it.token import Token
from markupsafe import Markup

from selfcheck.around import Around
from selfcheck.load.markdown import load_prose
from selfcheck.model.targets import leads_elsewhere


class Texts:
    """Renders the texts of one bank."""

    def __init__(self, around: Around, pictures: Mapping[str, str]) -> None:
        """Render nothing yet; `pictures` are `data:` addresses by what is written for them."""
        self._around = around
        self._pictures = pictures

    def block(self, text: str) -> Markup:
        """Markdown as HTML blocks. Links keep their words, and only those to elsewhere their address."""
        document = load_prose(text, self._around.help_at, self._around.language, html=self._around.html)
        tokens = [
            token.copy(children=list(_without_links_of_the_guide(token.children))) if token.children else token
            for token in document.tokens
        ]
        html = replace(document, tokens=tokens).html(str)
        # Only now: what cleans HTML that an author wrote lets no such address through.
        for target, data in self._pictures.items():
            html = html.replace(f'src="{escape(target)}"', f'src="{data}"')
        return Markup(html)


def _without_links_of_the_guide(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens without the links that lead to pages of the guide; links are never nested."""
    dropped = False
    for token in tokens:
        if token.type == "link_open" and not leads_elsewhere(str(token.attrGet("href"))):
            dropped = True
        elif token.type == "link_close" and dropped:
            dropped = False
        else:
            yield token
