"""What the checks of wording have to know about a language; each language has a module of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


def any_of(phrases: str) -> str:
    """A pattern for any of the phrases, each a pattern itself, with " / " between them; line breaks count as spaces."""
    return f"(?:{'|'.join(' '.join(phrases.split()).split(' / '))})"


def finder(*patterns: str) -> re.Pattern[str]:
    """Finds the first of the patterns that fits, in upper or lower case."""
    return re.compile("|".join(patterns), re.IGNORECASE)


@dataclass(frozen=True)
class Join:
    """A way in which a conjunction joins two clauses or predicates, told by the letters of the words around it."""

    left: re.Pattern[str]
    """Searched in the letters before the conjunction; ends with `$` where it has to touch it."""
    right: re.Pattern[str]
    """Matched with the letters after the conjunction."""
    conjunctions: frozenset[str]
    """The conjunctions it is about, in lower case; empty for all of them."""

    @classmethod
    def of(cls, left: str, right: str, *conjunctions: str) -> Join:
        """A join of patterns, for some conjunctions or for all."""
        return cls(re.compile(left), re.compile(right), frozenset(conjunctions))


@dataclass(frozen=True)
class Counts:
    """What formulas of readability count in a text; it has at least one sentence and one word."""

    sentences: int
    words: int
    syllables: int
    one_syllable: int
    """Words of one syllable."""
    three_syllables: int
    """Words of three syllables or more."""
    long: int
    """Words of more than six letters."""


@dataclass(frozen=True)
class Language:
    """The rules of one language. All patterns ignore case; apostrophes are straight."""

    # Two questions in one
    letter: Callable[[str, bool], str]
    """A letter for a word as it is written: what it does in a sentence, `&` for a conjunction. The second argument is
    whether a sentence starts with the word."""
    conjunctions: frozenset[str]
    """The words of the letter `&`."""
    set_phrases: re.Pattern[str]
    """Finds phrases and lists of examples whose conjunctions join no questions."""
    joins: tuple[Join, ...]
    """The ways in which conjunctions join questions."""
    not_joined: tuple[Join, ...]
    """Exceptions to `joins`."""

    # Words
    absolute_words: frozenset[str]
    """Words of which any match of `absolute` has one."""
    absolute: re.Pattern[str]
    """Finds absolute words in its group `word`, and, without the group, phrases in which such words are none."""
    negations: frozenset[str]
    """Words of which any match of `double_negation` and `negated` has one."""
    double_negation: re.Pattern[str]
    """Finds two negations of one claim in its groups `first` and `second`, and, without the groups, what is none."""
    negated: re.Pattern[str]
    """Matches a statement that is negated as a whole, with the negation in its group `word`."""
    denial: re.Pattern[str]
    """Finds in the label of a response that it denies the statement."""

    # Reading level
    syllables: Callable[[str], int]
    """How many syllables a word has, at least 1."""
    formula: str
    """The name of the formula of readability."""
    grade: Callable[[Counts], float]
    """The school grade in which a text of these counts is understood."""
