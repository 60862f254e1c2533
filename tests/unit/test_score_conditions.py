"""Sections 2 and 10 of the scoring page: conditions, classifications and alerts."""

from __future__ import annotations

import pytest

from reading import bank
from selfcheck.score import Status, score

BANK = """\
title: T
responses: [{value: 0, label: No}, {value: 1, label: A bit}, {value: 2, label: Yes}]
items:
  - {id: x, text: X?, not_applicable: true, reverse: true}
  - {id: y, text: Y?}
  - {id: word, text: W?, responses: [{value: mild, label: M, score: 3}, {value: bad, label: B}]}
  - {id: apart, text: A?, responses: [{value: 1, label: M, score: 30}, {value: 2, label: B, score: 40}]}
  - {id: many, text: M?, type: multiple, none: true}
  - {id: age, text: Age?, type: number, range: [0, 120], steps: [{from: 0, score: 7}]}
  - {id: z, text: Z?, not_applicable: true}
scales:
  - id: s
    title: T
    items: [y, z]
    method: sum
    missing: {min_answered: 2}
    bands: [{from: 0, label: Low}, {from: 2, label: High}]
  - {id: none, title: T, items: [z], method: sum}
  - {id: t, title: T, items: [x, y, word, apart, many, age], method: sum}
classifications:
  - id: c
    title: C
    classes: [{when: CONDITION, label: A}, {when: {item: y, is: 2}, label: B}]
alerts:
  - {when: CONDITION, text: Look.}
"""

TRUE, FALSE, UNKNOWN = "true", "false", "unknown"


def outcome(condition: str, answers: dict[str, str | tuple[str, ...]]) -> str:
    """What a condition comes to, seen from outside: by an alert, by that of its opposite, and by a classification."""
    found = score(bank(BANK.replace("CONDITION", condition)), answers)
    opposite = score(bank(BANK.replace("CONDITION", f"{{not: {condition}}}")), answers)
    known = TRUE if found.alerts else FALSE if opposite.alerts else UNKNOWN
    assert not (found.alerts and opposite.alerts)
    status = found.classes["c"].status
    assert (status is Status.NOT_ENOUGH) == (known is UNKNOWN or (known is FALSE and "y" not in answers))
    assert (found.classes["c"].place == 0) == (known is TRUE)
    return known


@pytest.mark.parametrize(
    ("condition", "answers", "expected"),
    [
        ("{item: x, is: 1}", {"x": "1"}, TRUE),
        ("{item: x, is: [0, 1]}", {"x": "1"}, TRUE),
        ("{item: x, is: 1}", {"x": "2"}, FALSE),
        ("{item: x, is: 1}", {}, UNKNOWN),
        ("{item: x, is: 1}", {"x": "9"}, UNKNOWN),
        ("{item: x, is: 1}", {"x": "not_applicable"}, FALSE),
        ("{item: many, is: 1}", {"many": ("0", "1")}, TRUE),
        ("{item: many, is: 1}", {"many": ()}, FALSE),
        ("{item: many, at_least: 3}", {"many": ("2", "1")}, TRUE),
        ("{item: x, at_least: 2}", {"x": "2"}, TRUE),
        ("{item: x, above: 2}", {"x": "2"}, FALSE),
        ("{item: x, at_most: 1}", {"x": "1"}, TRUE),
        ("{item: x, below: 1}", {"x": "1"}, FALSE),
        ("{item: x, below: 1}", {}, UNKNOWN),
        ("{item: x, below: 1}", {"x": "not_applicable"}, FALSE),
        ("{item: x, at_least: 1, below: 2}", {"x": "1"}, TRUE),
        ("{item: x, at_least: 1, below: 2}", {"x": "2"}, FALSE),
        ("{item: word, at_least: 3}", {"word": "mild"}, TRUE),
        ("{item: word, at_least: 3}", {"word": "bad"}, FALSE),
        ("{item: word, is: bad}", {"word": "bad"}, TRUE),
        ("{item: apart, at_least: 3}", {"apart": "2"}, FALSE),
        ("{item: age, at_least: 65}", {"age": "70"}, TRUE),
        ("{item: age, is: 70}", {"age": "70"}, TRUE),
        ("{item: age, is: 70}", {"age": "70.0"}, TRUE),
        ("{item: x, at_least: {item: y}}", {"x": "1", "y": "1"}, TRUE),
        ("{item: x, at_least: {item: y}}", {"x": "1", "y": "2"}, FALSE),
        ("{item: x, at_least: {item: y}}", {"x": "1"}, UNKNOWN),
        ("{item: y, at_least: {item: x}}", {"x": "not_applicable", "y": "1"}, FALSE),
        ("{item: x, above: {scale: s}}", {"x": "2", "y": "1", "z": "0"}, TRUE),
        ("{scale: s, at_least: 2}", {"y": "2", "z": "0"}, TRUE),
        ("{scale: s, below: 2}", {"y": "2"}, UNKNOWN),
        ("{scale: none, below: 2}", {"z": "not_applicable"}, FALSE),
        ("{scale: s, band: High}", {"y": "2", "z": "2"}, TRUE),
        ("{scale: s, band: [Low]}", {"y": "2", "z": "2"}, FALSE),
        ("{scale: s, band: [Low, High]}", {"y": "2"}, UNKNOWN),
        ("{answered: x}", {"x": "0"}, TRUE),
        ("{answered: x}", {}, FALSE),
        ("{answered: x}", {"x": "not_applicable"}, FALSE),
        ("{answered: word}", {"word": "bad"}, TRUE),
        ("{scored: s}", {"y": "2", "z": "2"}, TRUE),
        ("{scored: s}", {"y": "2"}, FALSE),
        ("{scored: none}", {"z": "not_applicable"}, FALSE),
    ],
)
def test_a_condition(condition: str, answers: dict[str, str | tuple[str, ...]], expected: str) -> None:
    assert outcome(condition, answers) == expected


HOLDS = {TRUE: "{item: x, is: 1}", FALSE: "{item: x, is: 0}", UNKNOWN: "{item: age, is: 3}"}


@pytest.mark.parametrize("first", HOLDS)
@pytest.mark.parametrize("second", HOLDS)
def test_conditions_are_joined(first: str, second: str) -> None:
    both = {first, second}
    of = f"[{HOLDS[first]}, {HOLDS[second]}]"
    whole = FALSE if FALSE in both else UNKNOWN if UNKNOWN in both else TRUE
    either = TRUE if TRUE in both else UNKNOWN if UNKNOWN in both else FALSE
    assert outcome(f"{{all: {of}}}", {"x": "1"}) == whole
    assert outcome(f"{{any: {of}}}", {"x": "1"}) == either


@pytest.mark.parametrize(
    ("answers", "status", "place"),
    [
        ({"x": "1"}, Status.SCORED, 0),
        ({"x": "0", "y": "2"}, Status.SCORED, 1),
        ({"x": "0", "y": "1"}, Status.NOT_APPLICABLE, None),
        ({"x": "0"}, Status.NOT_ENOUGH, None),
        ({"y": "2"}, Status.NOT_ENOUGH, None),
    ],
)
def test_a_classification(answers: dict[str, str], status: Status, place: int | None) -> None:
    found = score(bank(BANK.replace("CONDITION", "{item: x, is: 1}")), answers).classes["c"]
    assert (found.status, found.place) == (status, place)


def test_a_class_without_a_condition_takes_the_rest() -> None:
    text = BANK.replace("CONDITION", "{item: x, is: 1}").replace("{when: {item: y, is: 2}, label: B}", "{label: B}")
    assert score(bank(text), {"x": "0"}).classes["c"].place == 1
    assert score(bank(text), {}).classes["c"].status is Status.NOT_ENOUGH
