"""Wording: items that ask two things, leave no room, run long, are hard to read or say no twice.

All of it is advice: every code is a warning. The rules work with lists of words and patterns, without any service, for
the languages that have a module here; for any other language they say nothing. One check a file.

What to avoid is common ground of those who teach how to write items: Edwards, Techniques of attitude scale construction
(1957), and Artino and others, Developing questionnaires for educational research, Medical Teacher 36 (2014), 463-474,
doi:10.3109/0142159X.2014.889814.
"""

from __future__ import annotations

from selfcheck.check.wording.absolute import check_absolute
from selfcheck.check.wording.double_barrelled import check_double_barrelled
from selfcheck.check.wording.language import Language
from selfcheck.check.wording.length import check_length
from selfcheck.check.wording.negation import check_negation
from selfcheck.check.wording.reading_level import check_reading_level
from selfcheck.check.wording.text import Text
from selfcheck.model.bank import Bank
from selfcheck.problems import Problems

_TEXT_CHECKS = (check_double_barrelled, check_absolute, check_length, check_negation)


def check_wording(bank: Bank, tag: str, problems: Problems) -> None:
    """Add what readers may stumble over in the items of a bank, when the language of the tag is known here."""
    language = language_of(tag)
    if language:
        texts = [Text.of(item) for item in bank.items]
        for text in texts:
            for check in _TEXT_CHECKS:
                check(text, language, problems)
        check_reading_level(texts, language, problems)


def language_of(tag: str) -> Language | None:
    """The rules for a language tag such as `en-GB`; None for a language without any."""
    name = tag.lower().partition("-")[0]
    if name == "en":
        from selfcheck.check.wording.english import ENGLISH

        return ENGLISH
    if name == "de":
        from selfcheck.check.wording.german import GERMAN

        return GERMAN
    return None
