"""Reading level: what school grade it takes to understand the items of a bank.

Items are to be read by everybody who may need them: for self-reports on health the American Medical Association advises
grade 6 and the National Institutes of Health grade 8 at most (Readability of orthopaedic patient-reported outcome
measures, Clinical Orthopaedics and Related Research 475 (2017), doi:10.1007/s11999-017-5339-0). A formula sees no more
than the length of sentences and words, and a single item has too few of them; so a bank is judged as a whole, and what
is clearly above is reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from selfcheck.check.wording.language import Counts, Language
from selfcheck.check.wording.text import Text
from selfcheck.problems import Problems

HIGHEST_GRADE = 9
"""One grade above the advice, which is about how far a hundred words scatter by chance."""
LEAST_WORDS = 60
"""A bank with fewer words is too small to be judged."""

_TOP_GRADE = 16
"""Where grades end; the formulas go on."""
_SENTENCE_END = re.compile(r"[.?!…:;]+\s")


def check_reading_level(texts: Sequence[Text], language: Language, problems: Problems) -> None:
    """Add the items of a bank when they are too hard to read, at the hardest of them."""
    if sum(len(text.words) for text in texts) < LEAST_WORDS:
        return
    grade = language.grade(count(texts, language))
    if grade >= HIGHEST_GRADE:
        hardest = max(texts, key=lambda text: language.grade(count([text], language)))
        problems.add(
            "SC233",
            f"the items read at grade {min(grade, _TOP_GRADE):.0f}{' or more' if grade > _TOP_GRADE else ''} "
            f"({language.formula}), above the 6 to 8 that suit most readers; this one is the hardest",
            hardest.place,
            f"shorten the sentences, and find everyday words for {_longest(texts, language)}",
        )


def count(texts: Iterable[Text], language: Language) -> Counts:
    """Count sentences, words and syllables of texts, each of which is at least one sentence."""
    words: list[str] = []
    sentences = 0
    for text in texts:
        words += text.words
        sentences += 1 + len(_SENTENCE_END.findall(text.straight.rstrip(".?!…:; ")))
    of_syllables = Counter(map(language.syllables, words))
    return Counts(
        sentences=max(1, sentences),
        words=max(1, len(words)),
        syllables=sum(number * times for number, times in of_syllables.items()),
        one_syllable=of_syllables[1],
        three_syllables=sum(times for number, times in of_syllables.items() if number >= 3),
        long=sum(times for length, times in Counter(map(len, words)).items() if length > 6),
    )


def _longest(texts: Iterable[Text], language: Language) -> str:
    """The three words with most syllables, to be quoted."""
    words = dict.fromkeys(word for text in texts for word in text.words)
    longest = sorted(words, key=lambda word: (-language.syllables(word), -len(word)))[:3]
    return ", ".join(f"`{word}`" for word in longest)
