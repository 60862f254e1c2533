"""Words of the interface, put into templates when these are compiled rather than on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.ext import Extension
from jinja2.lexer import Token
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator
    from gettext import NullTranslations

    from jinja2.lexer import TokenStream

_SAYS = ("variable_begin", "name", "lparen", "string", "rparen", "variable_end")
"""The tokens of `{{ _("…") }}`."""


class Said(Extension):
    """Turns `{{ _("…") }}` into what it says; messages with variables in them are left to the pages.

    The environment has the catalogue as `translations`.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Go over the tokens of a template."""
        translations: NullTranslations = self.environment.translations  # type: ignore[attr-defined]
        held: list[Token] = []
        for token in stream:
            held.append(token)
            if token.type != _SAYS[len(held) - 1] or (token.type == "name" and token.value != "_"):
                yield from held
                held = []
            elif len(held) == len(_SAYS):
                # As `gettext` of Jinja does it.
                yield Token(token.lineno, "data", str(Markup(translations.gettext(held[3].value)) % {}))
                held = []
        yield from held
