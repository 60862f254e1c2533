"""Double-barrelled items: those that ask two things at once, so that one answer cannot fit both.

Every word becomes a letter that says what it does in a sentence, and patterns over these letters tell a conjunction
that joins clauses or predicates ("listens to me and gives me time off") from one inside a phrase ("family and
friends"). There is no parser: where the letters leave a doubt, the item passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from selfcheck.check.wording.language import Join, Language
from selfcheck.check.wording.text import Text
from selfcheck.load.yaml import shorten
from selfcheck.problems import Problems

MOST_WORDS = 100
"""A text of more words is not looked at: it is no item, and the patterns would take their time."""

_TOKEN = re.compile(r"\w+(?:[-'/]\w+)*|[^\w\s]")


def check_double_barrelled(text: Text, language: Language, problems: Problems) -> None:
    """Add an item whose conjunction joins two questions."""
    found = second_question(text, language)
    if found:
        one, other = text.item.text[: found.start()].strip(" ,"), text.item.text[found.end() :].strip(" ,.?!")
        problems.add(
            "SC230",
            f"the item asks two things: `{shorten(one)}` {found[0]} `{shorten(other)}`",
            text.part(*found.span()),
            "ask one of them, or make two items of it; one answer cannot fit both",
        )


def second_question(text: Text, language: Language) -> re.Match[str] | None:
    """The first conjunction of a text that joins two questions; None when there is none."""
    if len(text.words) > MOST_WORDS or language.conjunctions.isdisjoint(text.low):
        return None
    tokens = _TOKEN.findall(text.straight)
    letters = _letters(tokens, language)
    for at, token in enumerate(tokens):
        if letters[at] == "&":
            around = letters[:at], letters[at + 1 :], token.lower()
            if _any(language.joins, *around) and not _any(language.not_joined, *around):
                found = next(islice(_TOKEN.finditer(text.straight), at, None))
                if not any(
                    phrase.start() <= found.start() < phrase.end()
                    for phrase in language.set_phrases.finditer(text.straight)
                ):
                    return found
    return None


def _letters(tokens: Iterable[str], language: Language) -> str:
    """A letter for each token; every mark of punctuation is a comma."""
    letters = []
    first = True
    for token in tokens:
        if token[0].isalnum():
            letters.append(language.letter(token, first))
            first = False
        else:
            letters.append(",")
            first = first or token in {".", "?", "!", ":"}
    return "".join(letters)


def _any(joins: tuple[Join, ...], left: str, right: str, conjunction: str) -> bool:
    return any(
        join.right.match(right)
        and (not join.conjunctions or conjunction in join.conjunctions)
        and join.left.search(left)
        for join in joins
    )
