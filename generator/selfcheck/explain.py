"""Explain: what codes mean, laid out for a terminal, or as it is written, in Markdown, where nobody is looking."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from rich.console import Console
from rich.markdown import Markdown
from rich.text import Text
from rich.theme import Theme

from selfcheck.catalogue import CATALOGUE, Level, grouped
from selfcheck.explanations import explanation
from selfcheck.report import STYLES

_WIDTH = 100
"""Longer lines of prose are hard to read."""

_THEME = Theme({"markdown.code": "bold cyan"})
"""Code in a sentence without the black ground that rich gives it, which is hard to read on white."""


class UnknownCodeError(ValueError):
    """A text is no code of the catalogue; says which one may have been meant."""


def code_of(text: str) -> str:
    """The code that a text names, in any case and with or without its letters: `SC214`, `sc214` or `214`.

    Raises `UnknownCodeError` when there is no such code.
    """
    code = re.sub(r"^(?:SC)?(?=\d)", "SC", text.strip().upper())
    if code in CATALOGUE:
        return code
    raise UnknownCodeError(f"there is no code `{text}`; {_suggestion(text.strip(), code)}")


def _suggestion(text: str, code: str) -> str:
    """What may have been meant: a code with nearly the same number, or codes whose titles have the word in them."""
    meant = difflib.get_close_matches(code, CATALOGUE, 3, 0.75) or [
        code for code, entry in CATALOGUE.items() if len(text) > 2 and text.lower() in entry.title.lower()
    ]
    if not meant:
        return "`selfcheck explain` lists them all"
    return f"did you mean {', '.join(meant[:-1])}{' or ' if meant[1:] else ''}{meant[-1]}?"


def print_explanations(codes: Iterable[str]) -> None:
    """Print what is said about each code to standard output, with an empty line between two."""
    console = Console(highlight=False, theme=_THEME)
    for number, code in enumerate(codes):
        if number:
            console.print()
        entry = CATALOGUE[code]
        title = Text.assemble((f"{entry.level}[{code}]", STYLES[entry.level]), (f": {entry.title}", "bold"))
        console.print(title, soft_wrap=True)
        console.print()
        if console.is_terminal:
            console.print(Markdown(explanation(code), code_theme="ansi_dark"), width=min(_WIDTH, console.width))
        else:
            console.out(explanation(code), highlight=False, end="")


def print_codes() -> None:
    """Print all codes with their titles to standard output, by what they are about."""
    console = Console(highlight=False)
    for number, (about, codes) in enumerate(grouped()):
        console.print(Text(f"\n{about}" if number else about, "bold"))
        for code in codes:
            entry = CATALOGUE[code]
            line = Text.assemble("  ", (code, STYLES[entry.level]), f"  {entry.title}")
            console.print(line.append(" (warning)" if entry.level is Level.WARNING else ""), soft_wrap=True)
