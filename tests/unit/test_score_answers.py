"""Sections 1, 3 and 9 of the scoring page: what an answer is worth, and what is shown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reading import bank
from selfcheck.model.item import Answer
from selfcheck.score import Result, Status, score

OPTIONS = (
    "responses: [{value: a, label: A, score: 2}, {value: b, label: B, score: -1}, {value: c, label: C, score: none}]"
)
NUMBER = "type: number, range: [0, 24], step: 0.5"
HOURS = f"{NUMBER}, steps: [{{from: 0, score: 3}}, {{from: 5, score: 2}}, {{above: 7, score: 0}}]"


def with_item(keys: str, answer: Answer | None) -> Result:
    made = bank(
        f"title: T\nresponses: [{{value: 0, label: No}}, {{value: 1, label: Yes}}]\nitems:\n"
        f"  - {{id: q, text: '?', {keys}}}\n"
        "scales: [{id: s, title: T, items: [q], method: sum}]\n"
    )
    return score(made, {} if answer is None else {"q": answer})


def worth(keys: str, answer: Answer | None) -> tuple[Fraction, Fraction, Fraction] | Status:
    found = with_item(keys, answer).scales["s"]
    return (found.value.x, found.value.low, found.value.high) if found.value else found.status


@pytest.mark.parametrize(
    ("keys", "answer", "expected"),
    [
        (OPTIONS, "a", (2, -1, 2)),
        (OPTIONS, "b", (-1, -1, 2)),
        (OPTIONS, "c", Status.NOT_ENOUGH),
        (OPTIONS, ("a",), Status.NOT_ENOUGH),
        (f"{OPTIONS}, reverse: true", "a", (-1, -1, 2)),
        (f"type: multiple, {OPTIONS}", ("a", "b"), (1, -1, 2)),
        (f"type: multiple, {OPTIONS}", ("a", "c"), (2, -1, 2)),
        (f"type: multiple, {OPTIONS}", ("c",), Status.NOT_ENOUGH),
        (f"type: multiple, {OPTIONS}", "a", Status.NOT_ENOUGH),
        (f"type: multiple, {OPTIONS}", ("a", "a"), Status.NOT_ENOUGH),
        (f"type: multiple, {OPTIONS}", ("a", "z"), Status.NOT_ENOUGH),
        (f"type: multiple, {OPTIONS}", (), Status.NOT_ENOUGH),
        (f"type: multiple, none: true, {OPTIONS}", (), (0, -1, 2)),
        (f"type: multiple, method: max, {OPTIONS}", ("a", "b"), (2, -1, 2)),
        (f"type: multiple, method: max, {OPTIONS}", ("b",), (-1, -1, 2)),
        (f"type: multiple, method: count, {OPTIONS}", ("a", "b"), (2, 1, 2)),
        (f"type: multiple, method: count, none: true, {OPTIONS}", ("c", "b"), (1, 0, 2)),
        (NUMBER, "7.5", (7.5, 0, 24)),
        (NUMBER, "07.5", Status.NOT_ENOUGH),
        (NUMBER, "7.50", (7.5, 0, 24)),
        (NUMBER, "7.3", Status.NOT_ENOUGH),
        (NUMBER, "24.5", Status.NOT_ENOUGH),
        (NUMBER, "-0.5", Status.NOT_ENOUGH),
        (NUMBER, "1e1", Status.NOT_ENOUGH),
        (NUMBER, "٣", Status.NOT_ENOUGH),
        (NUMBER, "1٣", Status.NOT_ENOUGH),
        (NUMBER, "+3", Status.NOT_ENOUGH),
        (NUMBER, "", Status.NOT_ENOUGH),
        ("type: number, range: [1, 10], step: 2", "9", (9, 1, 9)),
        (HOURS, "0", (3, 0, 3)),
        (HOURS, "5", (2, 0, 3)),
        (HOURS, "7", (2, 0, 3)),
        (HOURS, "7.5", (0, 0, 3)),
        (f"{HOURS}, reverse: true", "7.5", (3, 0, 3)),
    ],
)
def test_what_an_answer_is_worth(keys: str, answer: Answer, expected: object) -> None:
    assert worth(keys, answer) == expected


def test_not_applicable_is_an_answer_only_where_it_is_offered() -> None:
    for keys in (OPTIONS, NUMBER, f"type: multiple, {OPTIONS}"):
        assert worth(keys, "not_applicable") is Status.NOT_ENOUGH
        assert worth(f"{keys}, not_applicable: true", "not_applicable") is Status.NOT_APPLICABLE


SKIPS = """\
title: T
responses: [{value: 0, label: No}, {value: 1, label: A bit}, {value: 2, label: Yes}]
items:
  - {id: first, text: A?}
  - {id: second, text: B?, when: {item: first, above: 0}, otherwise: 0}
  - {id: third, text: C?, when: {item: first, is: 2}}
  - {id: last, text: D?, type: multiple, none: true, when: {scale: s, at_least: 3}, otherwise: []}
scales:
  - {id: s, title: T, items: [first, second], method: sum}
  - {id: t, title: T, items: [first, third], method: mean}
  - {id: u, title: T, items: [last], method: sum}
"""


def test_a_hidden_item_counts_as_its_otherwise() -> None:
    found = score(bank(SKIPS), {"first": "0", "second": "2", "third": "2", "last": ("1", "2")})
    assert found.hidden == ("second", "third", "last")
    assert found.answers == {"first": "0", "second": "0", "third": "not_applicable", "last": ()}
    assert {id: each.score for id, each in found.scales.items()} == {"s": 0, "t": 0, "u": 0}
    assert (found.scales["t"].answered, found.scales["t"].applicable) == (1, 1)


def test_a_shown_item_counts_as_what_was_answered() -> None:
    found = score(bank(SKIPS), {"first": "2", "second": "2", "third": "1", "last": ("1", "2")})
    assert found.hidden == ()
    assert {id: each.score for id, each in found.scales.items()} == {"s": 4, "t": Fraction(3, 2), "u": 3}


def test_an_item_is_missing_while_it_is_not_known_whether_it_is_shown() -> None:
    found = score(bank(SKIPS), {"second": "2"})
    assert found.hidden == ("second", "third", "last")
    assert found.answers == {}
    assert {each.status for each in found.scales.values()} == {Status.NOT_ENOUGH}


CONDITIONAL = """\
title: T
responses: [{value: 0, label: No}, {value: 1, label: Yes}]
items: [{id: asked, text: A?}, {id: other, text: B?}]
scales:
  - {id: plain, title: T, items: [other], method: sum, when: {item: asked, is: 1}}
  - {id: given, title: T, items: [other], method: sum, when: {item: asked, is: 1}, otherwise: -5, rescale: [0, 10]}
"""


@pytest.mark.parametrize(
    ("asked", "plain", "given"),
    [
        ("1", 1, 10),
        ("0", Status.NOT_APPLICABLE, -5),
        (None, Status.NOT_ENOUGH, Status.NOT_ENOUGH),
    ],
)
def test_a_scale_with_a_condition(asked: str | None, plain: object, given: object) -> None:
    answers = {"other": "1"} | ({"asked": asked} if asked else {})
    found = score(bank(CONDITIONAL), answers).scales
    outcomes = {id: each.status if each.score is None else each.score for id, each in found.items()}
    assert outcomes == {"plain": plain, "given": given}
    if found["given"].value:
        assert (found["given"].value.low, found["given"].value.high) == (-5, 10)


UP = "[{from: 0, label: A}, {above: 15, label: B}]"
DOWN = "[{label: B}, {to: 15, label: A}]"
BOTH = "[{from: 0, to: 4, label: A}, {from: 5, below: 30, label: B}]"


@pytest.mark.parametrize(
    ("bands", "x", "label"),
    [
        (UP, "0", "A"),
        (UP, "15", "A"),
        (UP, "15.5", "B"),
        (UP, "-1", None),
        (DOWN, "15", "A"),
        (DOWN, "-1", "A"),
        (DOWN, "15.5", "B"),
        (BOTH, "4", "A"),
        (BOTH, "4.5", None),
        (BOTH, "5", "B"),
        (BOTH, "30", None),
    ],
)
def test_the_band_of_a_score(bands: str, x: str, label: str | None) -> None:
    made = bank(
        "title: T\nitems: [{id: q, text: '?', type: number, range: [-1, 30], step: 0.5}]\n"
        f"scales: [{{id: s, title: T, items: [q], method: sum, bands: {bands}}}]\n"
    )
    band = score(made, {"q": x}).scales["s"].band
    assert (None if band is None else made.scale["s"].bands[band].label) == label
