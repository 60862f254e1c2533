"""Words about a bank that nobody wrote: conditions, ranges, numbers of questions, norms."""

from __future__ import annotations

from fractions import Fraction
from gettext import NullTranslations
from pathlib import Path

import pytest

from reading import bank
from selfcheck.model.bank import Bank
from selfcheck.render.messages import translations
from selfcheck.render.words import BankWords, Language

ITEMS = """\
responses:
  - {value: 0, label: Never}
  - {value: 1, label: Yearly}
  - {value: 2, label: Monthly}
  - {value: 3, label: Weekly}
  - {value: 4, label: Daily}
  - {value: 5, label: All day}
items:
  - {id: often, text: How often?}
  - {id: seldom, text: How seldom?}
  - id: which
    text: Which?
    type: multiple
    responses: [{value: a, label: A, score: 1}, {value: b, label: B, score: 2}]
  - {id: hours, text: How long?, type: number, range: [0, 24], step: 0.5, unit: hours}
"""
SCALES = """\
scales:
  - {id: s, title: Sleep, items: [often, seldom], method: sum, bands: [{to: 4, label: Low}, {label: High}]}
  - {id: d, title: Days, items: [often, seldom], method: mean}
"""


def words(text: str, language: Language | None = None) -> tuple[Bank, BankWords]:
    read = bank(f"title: T\n{text}")
    return read, BankWords(read, language or Language(NullTranslations()))


def clause(condition: str, language: Language | None = None) -> str:
    """A condition in words: that of an item at the end of a bank."""
    asked, said = words(f"{ITEMS}  - {{id: last, text: Last?, when: {condition}}}\n{SCALES}", language)
    return said.only_if(asked.item["last"])


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("{item: often, is: 1}", "question 1 is “Yearly”"),
        ("{item: often, is: [3, 1]}", "question 1 is “Yearly” or “Weekly”"),
        ("{item: often, at_least: 3}", "question 1 is “Weekly”, “Daily” or “All day”"),
        ("{item: often, at_least: 2}", "question 1 is “Monthly” or one of the answers after it"),
        ("{item: often, at_most: 3}", "question 1 is “Weekly” or one of the answers before it"),
        ("{item: often, above: 0}", "question 1 is anything but “Never”"),
        ("{item: often, at_least: 0}", "question 1 is one of its answers"),
        ("{item: often, at_least: 1, below: 3}", "question 1 is “Yearly” or “Monthly”"),
        ("{item: often, is: [0, 1, 3, 5]}", "question 1 is “Never”, “Yearly”, “Weekly” or “All day”"),
        ("{item: often, above: {item: seldom}}", "the number of question 1 is above the number of question 2"),
        ("{item: which, is: [a, b]}", "“A” or “B” is chosen in question 3"),
        ("{item: which, at_least: 2}", "the number of points of question 3 is at least 2"),
        ("{item: hours, below: 7.5}", "question 4 is below 7.5"),
        ("{item: hours, is: [7, 8]}", "question 4 is 7 or 8"),
        ("{answered: hours}", "question 4 is answered"),
        ("{not: {answered: hours}}", "question 4 is not answered"),
        ("{scale: s, below: 4}", "the score of “Sleep” is below 4"),
        ("{scale: s, at_most: {scale: d}}", "the score of “Sleep” is at most the score of “Days”"),
        ("{scale: s, band: [Low, High]}", "“Sleep” is in the band “Low” or “High”"),
        ("{scored: s}", "“Sleep” has a score"),
        ("{not: {scored: s}}", "“Sleep” has no score"),
        ("{not: {scale: s, above: 3}}", "it is not so that the score of “Sleep” is above 3"),
        ("{all: [{scored: s}, {answered: hours}]}", "“Sleep” has a score, and question 4 is answered"),
        (
            "{any: [{scored: s}, {scored: d}, {answered: hours}]}",
            "“Sleep” has a score, “Days” has a score, or question 4 is answered",
        ),
        (
            "{all: [{any: [{scored: s}, {scored: d}]}, {answered: hours}]}",
            "(“Sleep” has a score, or “Days” has a score), and question 4 is answered",
        ),
    ],
)
def test_conditions(condition: str, said: str) -> None:
    assert clause(condition) == said


def test_conditions_speak_the_language_of_the_guide(templates: Path) -> None:
    german = Language(translations(templates, "de"))
    assert clause("{item: often, is: [1, 2]}", german) == "Frage 1 ist „Yearly“ oder „Monthly“"


BANDS = "bands: [{label: Low}, {from: 40, label: Middle}, {above: 70, label: High}]"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("rescale: [0, 100], decimals: 0", ["0 to 39", "40 to 70", "71 to 100"]),
        ("rescale: [0, 100], decimals: 1", ["0.0 to 39.9", "40.0 to 70.0", "70.1 to 100.0"]),
        ("rescale: [0, 100]", ["0 to under 40", "40 to 70", "above 70 to 100"]),
        ("multiply: 10", ["0 to 30", "40 to 70", "80 to 100"]),
        ("rescale: [0, 100], add: 0.00001", ["under 40", "40 to 70", "above 70"]),
    ],
)
def test_bands_are_named_by_the_scores_that_they_hold(keys: str, said: list[str]) -> None:
    read, found = words(
        f"{ITEMS}scales:\n  - {{id: s, title: T, items: [often, seldom], method: sum, {keys}, {BANDS}}}\n"
    )
    assert [found.band_range(read.scale["s"], place) for place in range(3)] == said


def test_a_prorated_sum_is_not_taken_for_whole_numbers() -> None:
    keys = "method: sum, missing: {min_answered: 1}, bands: [{label: Low}, {from: 4, label: High}]"
    read, found = words(f"{ITEMS}scales:\n  - {{id: s, title: T, items: [often, seldom], {keys}}}\n")
    assert [found.band_range(read.scale["s"], place) for place in range(2)] == ["0 to under 4", "4 to 10"]


def test_questions_that_are_asked_by_condition_have_letters() -> None:
    more = "".join(f"  - {{id: more{n}, text: More?, when: {{answered: hours}}}}\n" for n in range(28))
    read, found = words(f"{ITEMS}{more}  - {{id: end, text: End?}}\n{SCALES}")
    numbers = [found.number_of(item) for item in read.items]
    assert numbers[:6] == ["1", "2", "3", "4", "4a", "4b"]
    assert numbers[29:] == ["4z", "4aa", "4ab", "5"]


@pytest.mark.parametrize(
    ("keys", "said", "keyboard"),
    [
        ("range: [0, 10]", "A whole number from 0 to 10", "numeric"),
        ("range: [0, 10], unit: cups", "A whole number from 0 to 10 cups", "numeric"),
        ("range: [0.5, 10], step: 0.5", "From 0.5 to 10, in steps of 0.5", "decimal"),
        ("range: [-5, 5]", "A whole number from −5 to 5", "text"),
        ("range: [0, 100], step: 5", "From 0 to 100, in steps of 5", "numeric"),
    ],
)
def test_what_can_be_typed(keys: str, said: str, keyboard: str) -> None:
    read, found = words(f"{ITEMS}  - {{id: n, text: How many?, type: number, {keys}}}\n{SCALES}")
    item = read.item["n"]
    assert found.allowed(item) == said
    assert item.number
    assert found.keyboard(item.number) == keyboard


def test_alerts_follow_the_last_question_they_look_at() -> None:
    alerts = [
        "{any: [{item: seldom, is: 5}, {item: often, is: 5}]}",
        "{item: often, is: 4}",
        "{all: [{item: often, is: 5}, {scale: s, above: 3}]}",
    ]
    listed = "".join(f"  - {{when: {when}, text: '?'}}\n" for when in alerts)
    _, found = words(f"{ITEMS}{SCALES}alerts:\n{listed}")
    assert {after: [place for place, _ in each] for after, each in found.alerts.items()} == {
        "seldom": [0],
        "often": [1],
        "": [2],
    }


NORMS = "norms: {to: %s, population: adults, source: 'Test, 2020', groups: [%s]}"
GROUP = "{mean: 4, sd: 2, n: 120}"


@pytest.mark.parametrize(
    ("to", "groups", "said"),
    [
        (
            "t",
            GROUP,
            "Compared with 120 people: adults (Test, 2020). Their average is 50;",
        ),
        ("z", GROUP, "Compared with 120 people: adults (Test, 2020). Their average is 0;"),
        ("percentile", GROUP, "Compared with 120 people: adults (Test, 2020). The number says how many in a hundred"),
        (
            "t",
            f"{{when: {{item: often, is: 1}}, mean: 4, sd: 2, n: 50}}, {GROUP}",
            "Compared with adults, in groups of 50 to 120 people (Test, 2020). Their average is 50;",
        ),
    ],
)
def test_norms_name_with_whom_a_score_is_compared(to: str, groups: str, said: str) -> None:
    keys = f"id: s, title: T, items: [often, seldom], method: sum, {NORMS % (to, groups)}, decimals: 0"
    read, found = words(f"{ITEMS}scales:\n  - {{{keys}}}\n")
    assert found.norms(read.scale["s"]).startswith(said)
    assert found.compares


def test_a_sign_stays_in_front_of_its_number_where_text_is_written_from_the_right() -> None:
    arabic = Language(NullTranslations(), right_to_left=True)
    assert [arabic.number(Fraction(-1, 2)), arabic.decimal(Fraction(-1), 1)] == ["\u200e−0.5", "\u200e−1.0"]
    assert arabic.number(Fraction(1, 2)) == "0.5"
    assert Language(NullTranslations()).number(Fraction(-1, 2)) == "−0.5"


def test_scales_without_norms_compare_with_nobody() -> None:
    read, found = words(f"{ITEMS}{SCALES}")
    assert found.norms(read.scale["s"]) == ""
    assert not found.compares
