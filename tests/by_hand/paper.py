"""What a reader has on paper: the questions, when each is asked, what they have filled in, and the key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from gettext import NullTranslations

from selfcheck.model.bank import Bank
from selfcheck.model.item import NOT_APPLICABLE, Answer
from selfcheck.render.words import BankWords, Language
from selfcheck.render.words.said import Line

MISSING, DOES_NOT_APPLY = "missing", "does not apply"
Found = Fraction | str
"""A number, or why there is none, or the outcome of a classification."""
Filled = Found | list[str]
"""What stands at a question: a number, labels that are ticked, or why there is neither."""


def number(text: str) -> Fraction:
    return Fraction(text.replace("−", "-"))


def quotes(text: str) -> list[str]:
    return re.findall(r"“([^”]*)”", text)


def sentences(paragraph: str) -> list[str]:
    return re.split(r"(?<=\.) (?=[A-Z])|(?<=:) (?=The points|Take)", paragraph)


@dataclass
class Paper:
    """What a reader has before them, and what they have filled in."""

    options: dict[str, list[str]]
    """The labels of the options by number of the question, in order."""
    only_if: dict[str, str]
    answers: dict[str, Filled]
    intro: tuple[Line, ...]
    entries: list[tuple[str, tuple[Line, ...]]]
    """How each scale is worked out, by its title."""


def paper(bank: Bank, given: Mapping[str, Answer]) -> Paper:
    words = BankWords(bank, Language(NullTranslations()))
    answers: dict[str, Filled] = {}
    for item in bank.items:
        answer = given.get(item.id)
        found: Filled = MISSING
        if answer == NOT_APPLICABLE and item.not_applicable:
            found = DOES_NOT_APPLY
        elif answer is not None and item.accepts(answer):
            chosen = [answer] if isinstance(answer, str) else list(answer)
            labels = [item.option[value].label for value in chosen] if item.options else []
            found = Fraction(chosen[0]) if item.number else labels or ["None of these"]
        answers[words.number_of(item)] = found
    only_if = {words.number_of(item): words.only_if(item) for item in bank.items if item.when}
    entries = [(entry.title, entry.lines) for entry in words.key.entries]
    options = {words.number_of(item): [option.label for option in item.options] for item in bank.items}
    return Paper(options, only_if, answers, words.key.intro, entries)
