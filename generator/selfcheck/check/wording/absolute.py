"""Absolute words: "always" and "never" push readers to one end of the responses, whatever they do most of the time."""

from __future__ import annotations

from selfcheck.check.wording.language import Language
from selfcheck.check.wording.text import Text
from selfcheck.problems import Problems


def check_absolute(text: Text, language: Language, problems: Problems) -> None:
    """Add an item with absolute words, all of them in one problem at the first."""
    if language.absolute_words.isdisjoint(text.low):
        return
    found = [match for match in language.absolute.finditer(text.straight) if match["word"]]
    if found:
        words = list(dict.fromkeys(f"`{match['word'].lower()}`" for match in found))
        problems.add(
            "SC231",
            f"{' and '.join(words)} {'leaves' if len(words) == 1 else 'leave'} no room between yes and no",
            text.part(*found[0].span("word")),
            f"do without {'it' if len(words) == 1 else 'them'}, as the responses say how often or how much; "
            "or name the people or things you mean",
        )
