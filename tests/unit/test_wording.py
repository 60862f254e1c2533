"""The wording of items: warnings that are due, silence where they are not, and where they point."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import pytest

from places import TESTS
from reading import bank
from selfcheck.check.wording import check_wording, language_of
from selfcheck.check.wording.double_barrelled import MOST_WORDS as MOST_WORDS_READ
from selfcheck.check.wording.length import MOST_WORDS
from selfcheck.check.wording.reading_level import LEAST_WORDS, count
from selfcheck.check.wording.text import Text
from selfcheck.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selfcheck.check.wording.language import Language
    from selfcheck.problems import Problem

LABELLED = TESTS / "wording"
AGREEMENT = "[{value: 0, label: Disagree}, {value: 1, label: Agree}]"
FREQUENCY = "[{value: 0, label: Never}, {value: 1, label: Always}]"


class Labelled(NamedTuple):
    text: str
    due: frozenset[str]
    told: frozenset[str]
    """The codes that are told, in place of those that are due."""


def labelled(language: str) -> list[Labelled]:
    found = []
    for line in (LABELLED / f"{language}.txt").read_text().splitlines():
        if not line.startswith("#"):
            marks, text = line.split(" | ")
            codes = [mark for mark in marks.split() if mark != "-"]
            due = frozenset(code.removesuffix("?") for code in codes if not code.endswith("!"))
            told = frozenset(code.removesuffix("!") for code in codes if not code.endswith("?"))
            found.append(Labelled(text, due, told))
    return found


def told(texts: Iterable[str], language: str = "en-GB", responses: str = FREQUENCY) -> list[Problem]:
    """What is told about a guide of one bank, whose items are given as they are typed in YAML."""
    items = "".join(f"  - id: i{number}\n    text: {text}\n" for number, text in enumerate(texts))
    made = bank(
        f"title: T\nresponses: {responses}\nitems:\n{items}scales: [{{id: s, title: S, items: all, method: sum}}]\n"
    )

    problems = Problems()
    check_wording(made, language, problems)
    return list(problems)


def codes(*texts: str, language: str = "en-GB", responses: str = FREQUENCY) -> list[str]:
    return [problem.code for problem in told(texts, language, responses)]


def rules(language: str) -> Language:
    found = language_of(language)
    assert found
    return found


# How well it is judged


@pytest.mark.parametrize("language", ["en", "de"])
def test_items_are_judged_as_they_are_labelled(language: str) -> None:
    items = labelled(language)
    found = {item.text: frozenset(codes(quoted(item.text), language=language)) for item in items}
    assert found == {item.text: item.told for item in items}


@pytest.mark.parametrize(("language", "least"), [("en", 60), ("de", 30)])
def test_most_warnings_are_due_and_most_that_are_due_come(language: str, least: int) -> None:
    items = labelled(language)
    silent = sum(not item.due for item in items)
    assert len(items) >= 2 * least
    assert 0.3 < silent / len(items) < 0.7
    for code in ("SC230", "SC231", "SC232", "SC234"):
        right = sum(code in item.due & item.told for item in items)
        assert right / sum(code in item.told for item in items) >= 0.95
        assert right / sum(code in item.due for item in items) >= 0.9


def quoted(text: str) -> str:
    return f'"{text}"'


@pytest.mark.parametrize("language", ["fr", "nl-BE", "eng", "x-de"])
def test_other_languages_are_left_alone(language: str) -> None:
    assert codes("I always plan and never rest.", "I do not rest.", language=language, responses=AGREEMENT) == []


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN-us", "de", "de-AT"])
def test_regions_of_a_language_share_its_rules(tag: str) -> None:
    text = "Ich plane immer." if tag.startswith("de") else "I always plan."
    assert codes(text, language=tag) == ["SC231"]


def test_only_the_text_of_an_item_is_looked_at() -> None:
    assert (
        codes("I plan.", responses="[{value: 0, label: Never}, {value: 1, label: I always plan and never rest}]") == []
    )


def test_upper_case_and_typographic_apostrophes_make_no_difference() -> None:
    assert codes("NEVER do I rest.") == ["SC231"]
    assert codes("I don’t feel that nobody cares.") == codes('"I don\'t feel that nobody cares."') == ["SC234"]


# Where a warning points


def marked(text: str) -> list[str]:
    """What is underlined in the line of the file."""
    return [
        problem.place.source.line(problem.place.line)[problem.place.column - 1 :][: problem.place.length]
        for problem in told([text])
    ]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("I rest, and I always eat.", ["and", "always"]),
        ("'I always rest.'", ["always"]),
        ('"I rest: I always do."', ["always"]),
        ("I’m always at rest.", ["always"]),
        ("'I''m always at rest.'", ["'I''m always at rest.'"]),
        ("I always\n      rest.", ["I always"]),
        (">-\n      I always rest.", [">-"]),
    ],
)
def test_the_mark_is_on_the_word_where_the_text_stands_as_it_is(text: str, mark: list[str]) -> None:
    assert marked(text) == mark


# Length


def test_twenty_words_are_not_too_long() -> None:
    words = ["rest"] * MOST_WORDS
    assert MOST_WORDS == 20
    assert codes(f"{' '.join(words)}.") == []
    assert [problem.message for problem in told([f"{' '.join(words)} well-being."])] == [
        "the item has 21 words, more than 20"
    ]


def test_a_text_that_is_no_item_is_only_called_long() -> None:
    clause = "I sleep and I eat "
    assert codes(clause * (MOST_WORDS_READ // 5)) == ["SC232", "SC233", "SC230"]
    assert codes(clause * (MOST_WORDS_READ // 5 + 1)) == ["SC232", "SC233"]


# Negation


def test_a_negated_item_is_fine_where_no_response_denies_it() -> None:
    assert codes("I do not rest.", responses=FREQUENCY) == []
    assert codes("I do not rest.", responses=AGREEMENT) == ["SC234"]
    assert codes("When I do not rest, I eat.", "I rest where people do not eat.", responses=AGREEMENT) == []
    assert codes("I not only rest.", "I can say no.", "I do not just rest.", responses=AGREEMENT) == []


# Reading level

HARD = "Organisational responsibilities necessitate considerable administrative communication."
EASY = "I rest when I am tired."


def test_a_few_words_have_no_reading_level() -> None:
    assert codes(*[HARD] * ((LEAST_WORDS - 1) // 6)) == []
    assert codes(*[HARD] * (LEAST_WORDS // 6)) == ["SC233"]


def test_the_hardest_item_is_marked() -> None:
    (problem,) = told([HARD, EASY, f"{HARD[:-1]} immediately.", *[HARD] * 8])
    assert problem.place.source.line(problem.place.line) == f"    text: {HARD[:-1]} immediately."
    assert problem.message == (
        "the items read at grade 16 or more (Flesch-Kincaid), above the 6 to 8 that suit most readers; "
        "this one is the hardest"
    )
    assert "`responsibilities`, `Organisational`, `administrative`" in problem.help


def text_of(text: str) -> Text:
    return Text.of(bank(SMALLEST.format(text=text)).items[0])


SMALLEST = """\
title: T
responses: [{{value: 0, label: Never}}, {{value: 1, label: Always}}]
items: [{{id: one, text: "{text}"}}]
scales: [{{id: s, title: S, items: all, method: sum}}]
"""


def test_the_formulas_by_hand() -> None:
    english, german = rules("en"), rules("de")
    # 6 words, 1 sentence, 6 syllables
    cat = count([text_of("The cat sat on the mat.")], english)
    assert english.grade(cat) == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    # 12 words, 2 sentences; Nachbarin, Zeitung, Haustür are longer than six letters, two have three syllables or more
    texts = [text_of("Die Katze liegt auf dem Sofa."), text_of("Meine Nachbarin liest Zeitung. Die Haustür.")]
    counts = count(texts, german)
    assert (counts.sentences, counts.words, counts.one_syllable, counts.three_syllables, counts.long) == (
        3,
        12,
        6,
        1,
        3,
    )
    shares = [Fraction(100 * part, 12) for part in (1, 3, 6)]
    by_hand = (
        0.1935 * float(shares[0]) + 0.1672 * 12 / 3 + 0.1297 * float(shares[1]) - 0.0327 * float(shares[2]) - 0.875
    )
    assert german.grade(counts) == pytest.approx(by_hand)


ENGLISH = """
support 2 people 2 family 3 friends 1 someone 2 advice 2 practical 3 balance 2 pressure 2 moments 2 important 3
situation 4 responsibility 6 colleagues 2 supervisor 4 encourage 3 emotional 4 organisation 5 feel 1 asked 1 needed 2
wanted 2 decided 3 talked 1 usually 4 usual 3 idea 3 area 3 being 2 doing 2 quiet 2 create 2 reliable 4 experience 4
science 2 every 2 evening 2 business 2 different 3 comfortable 4 little 2 able 2 trouble 2 worries 2 tired 1 hours 1
private 2 relationship 4 available 4 information 4 themselves 2 sometimes 2 something 2 homework 2 lifestyle 2
statement 2 hopeless 2 changes 2 closes 2 makes 1 message 2 schedule 2 guilty 2 any 2 over 2 easily 3 family's 3
didn't 2 don't 1
"""
GERMAN = """
Unterstützung 4 Menschen 2 Familie 4 Freunde 2 jemand 2 Rat 1 praktisch 2 Gleichgewicht 3 Druck 1 Augenblicke 4
wichtig 2 Verantwortung 4 Kolleginnen 4 Vorgesetzte 4 ermutigen 4 Organisation 6 fühle 2 gefragt 2 brauche 2
entschieden 3 über 2 oder 2 Abend 2 Idee 2 Ideen 3 Bereich 2 Museum 3 ruhig 2 schaue 2 neue 2 Bauern 2 Aufgabe 3
Arbeitszeit 3 Erfahrung 3 Ruhe 2 Beruf 2 beeinflussen 4 Häuser 2 Freundinnen 3 Partnerschaft 3 verfügbar 3
Information 5 Nachrichten 3 manchmal 2 geeignet 3 bearbeiten 4 aktuell 3 individuell 5 Qualität 3 Linie 3 Ferien 3
national 4 böse 2 See 1 ich 1 eine 2 meine 2 ihre 2 Ausgleich 2 Zuhause 3 reagieren 4 wäre 2 Quelle 2 Seen 2
"""


@pytest.mark.parametrize(
    ("language", "table", "wrong"),
    [("en", ENGLISH, {"business": 3, "every": 3, "evening": 3, "create": 1}), ("de", GERMAN, {"Seen": 1})],
)
def test_syllables(language: str, table: str, wrong: dict[str, int]) -> None:
    pairs = [(word, int(number)) for word, number in re.findall(r"(\S+) (\d)", table)]
    assert len(pairs) >= 60
    found = {word: rules(language).syllables(word) for word, _ in pairs}
    assert found == dict(pairs) | wrong
