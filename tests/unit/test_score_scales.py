"""Sections 4 to 8 of the scoring page: parts, what is missing, methods and steps."""

from __future__ import annotations

import math
from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import bank, bank_of
from selfcheck.score import Scorer, Status
from selfcheck.score.normal import percentile


def found(scale: str, *values: object, keys: str = "", items: int = 3) -> object:
    """(score, low, high) of a scale over items with the options 0 to 4, or its status."""
    made = bank_of(f"id: s, {scale}", items=items, keys=keys)
    answers = {
        f"i{n}": "not_applicable" if value == "-" else str(value)
        for n, value in enumerate(values, 1)
        if value is not None
    }
    result = Scorer(made)(answers).scales["s"]
    return (result.value.x, result.value.low, result.value.high) if result.value else result.status


ALL = "items: all"
EARNED = "{when: {item: i2, is: 4}"
FILLED = "items: [i1, i2, {item: i3, fill: 2, weight: 3}]"
TURNED = "{item: i1, reverse: true}"
GHQ = "recode: {0: 0, 1: 0, 2: 1, 3: 1, 4: 1}"


@pytest.mark.parametrize(
    ("scale", "values", "expected"),
    [
        # 4. Parts
        (f"{ALL}, method: sum, {GHQ}", (1, 2, 4), (2, 0, 3)),
        (f"items: [i1, {{item: i2, recode: {{4: 10}}}}], method: sum, {GHQ}", (1, 4), (10, 0, 11)),
        (f"items: [{{item: i1, reverse: true}}], method: sum, {GHQ}", (1,), (1, 0, 1)),
        ("items: [i1], points: [{when: {item: i2, is: 4}, score: 5}], method: sum", (1, 4), (6, 0, 9)),
        ("items: [i1], points: [{when: {item: i2, is: 4}, score: 5}], method: sum", (1, 3), (1, 0, 9)),
        ("points: [{when: {item: i2, is: 4}, score: -5, otherwise: 2}], method: sum", (1, 3), (2, -5, 2)),
        ("points: [{when: {item: i2, is: 4}, score: 5}], method: sum", (1,), Status.NOT_ENOUGH),
        (f"items: [i1], points: [{EARNED}, score: 6, weight: 2}}], method: mean", (3, 4), (5, 0, Fraction(16, 3))),
        (f"{ALL}, method: count, counts: {{at_least: 2}}", (1, 2, 4), (2, 0, 3)),
        (f"{ALL}, method: count, counts: {{above: 1, below: 4}}", (1, 2, 4), (1, 0, 3)),
        (f"{ALL}, method: count, counts: {{is: [0, 4]}}", (0, 2, 4), (2, 0, 3)),
        ("method: count, items: [{item: i1, at_least: 2}, {item: i2, at_least: 3}]", (2, 2), (1, 0, 2)),
        (f"items: [{TURNED}, {{item: i2, weight: 2}}], method: count, counts: {{above: 2}}", (0, 4), (3, 0, 3)),
        # 5 and 6. What is missing
        (f"{ALL}, method: sum, missing: {{min_answered: 2}}", (4, 3), (10.5, 0, 12)),
        (f"{ALL}, method: sum, missing: {{min_answered: 2, fill: mean}}", (4, 3), (10.5, 0, 12)),
        (f"{ALL}, method: sum, missing: {{min_answered: 2, fill: 0}}", (4, 3), (7, 0, 12)),
        (f"{ALL}, method: mean, missing: {{min_answered: 2, fill: 0}}", (4, 3), (Fraction(7, 3), 0, 4)),
        (f"{ALL}, method: sum, missing: {{min_answered: 2, fill: -1}}", (4, 3), (6, -1, 12)),
        (f"{ALL}, method: sum, missing: {{min_answered: 3, fill: 0}}", (4, 3), Status.NOT_ENOUGH),
        (f"{FILLED}, method: sum, missing: {{min_answered: 2, fill: 0}}", (4,), Status.NOT_ENOUGH),
        (f"{FILLED}, method: sum, missing: {{min_answered: 1, fill: 0}}", (4,), (10, 0, 20)),
        ("items: [i1, {item: i2, fill: 2, reverse: true}], method: sum, missing: {min_answered: 1}", (4,), (6, 0, 8)),
        (f"{ALL}, method: sum, missing: {{min_answered: more_than_half}}", (4, 3), (10.5, 0, 12)),
        (f"{ALL}, method: count, counts: {{above: 2}}, missing: {{min_answered: 2}}", (4, 3), (3, 0, 3)),
        (f"{ALL}, method: max, missing: {{min_answered: 1}}", (None, 3), (3, 0, 4)),
        # 7. Methods
        (f"{ALL}, method: mean", (4, 3, 2), (3, 0, 4)),
        (f"{ALL}, method: min", (4, 3, 2), (2, 0, 4)),
        (f"{ALL}, method: max", (4, 3, 2), (4, 0, 4)),
        ("items: [i1, {item: i2, weight: -1}], method: min", (4, 3), (-3, -4, 0)),
        (f"{ALL}, method: percent", (4, 3, 0), (Fraction(700, 12), 0, 100)),
        (f"{ALL}, method: percent, missing: {{min_answered: 2}}", (4, 3), (87.5, 0, 100)),
        ("items: [i1, {item: i2, weight: 2}], method: product", (3, 2), (12, 0, 64)),
        ("items: [i1, {item: i2, weight: -1, recode: {0: 2, 1: 2}}], method: product", (3, 2), (1.5, 0, 2)),
        ("items: [i1, {item: i2, weight: 2, recode: {0: -3}}], method: product", (3, 2), (12, 0, 64)),
        # 8. Steps
        (f"{ALL}, method: mean, multiply: 4, add: 1", (4, 3, 3.5), Status.NOT_ENOUGH),
        ("items: [i1, i2], method: mean, multiply: 4, add: 1", (4, 3), (15, 1, 17)),
        ("items: [i1, i2], method: mean, add: 1, multiply: 4", (4, 3), (18, 4, 20)),
        ("items: [i1, i2], method: sum, divide: 3.5", (4, 3), (2, 0, Fraction(16, 7))),
        ("items: [i1, i2], method: mean, multiply: -1", (4, 3), (-3.5, -4, 0)),
        ("items: [i1, i2], method: mean, clamp: [1, 3]", (4, 3), (3, 1, 3)),
        ("items: [i1, i2], method: mean, clamp: [1, 3]", (0, 0), (1, 1, 3)),
        ("items: [i1, i2], method: mean, round_up: 0", (4, 3), (4, 0, 4)),
        ("items: [i1, i2], method: mean, round_down: 0", (4, 3), (3, 0, 4)),
        ("items: [i1, i2], method: mean, multiply: -1, round_up: 0", (4, 3), (-3, -4, 0)),
        ("items: [i1, i2], method: mean, multiply: -1, round_down: 0", (4, 3), (-4, -4, 0)),
        ("items: [i1, i2], method: mean, multiply: -1, decimals: 0", (4, 3), (-4, -4, 0)),
        ("items: [i1], method: sum, table: {0: 10, 1: 10.5, 2: -3, 99: 100}", (1,), (10.5, -3, 10.5)),
        ("items: [i1], method: sum, table: {0: 10, 1: 10.5, 2: -3}", (4,), Status.NOT_APPLICABLE),
        ("items: [i1], method: sum, table: {0: 1, 1: 5, 2: 9}, rescale: [0, 100]", (1,), (50, 0, 100)),
        ("items: [i1], method: sum, steps: [{from: 0, score: 1}, {above: 2, score: 7}]", (2,), (1, 1, 7)),
        ("items: [i1], method: sum, steps: [{score: 1}, {above: 2, score: 7}, {from: 9, score: 99}]", (3,), (7, 1, 7)),
        ("items: [i1], method: sum, steps: [{above: 0, score: 1}]", (0,), Status.NOT_APPLICABLE),
    ],
)  # fmt: skip
def test_a_scale(scale: str, values: tuple[object, ...], expected: object) -> None:
    assert found(scale, *values) == expected


def test_answers_are_counted_over_items() -> None:
    made = bank_of(
        "id: a, items: [i1, i2, i3], method: mean, missing: {min_answered: 1}",
        "id: b, items: [i4, i5], method: mean, missing: {min_answered: 1}",
        "id: s, scales: [a, b], method: sum, missing: {min_answered: 80%, of: items}",
        items=5,
    )
    scorer = Scorer(made)
    few = scorer({"i1": "4", "i2": "4", "i4": "2"}).scales["s"]
    assert (few.status, few.answered, few.applicable) == (Status.NOT_ENOUGH, 3, 5)
    enough = scorer({"i1": "4", "i2": "4", "i3": "4", "i4": "2"}).scales["s"]
    assert (enough.score, enough.answered, enough.applicable) == (6, 4, 5)


def test_an_answer_that_has_points_by_a_recode_alone_is_counted_over_items() -> None:
    made = bank_of(
        "id: a, items: [i1, i2], recode: {1: 5, 2: 9}, method: sum, missing: {min_answered: 1}",
        "id: s, scales: [a], method: sum, missing: {min_answered: 2, of: items}",
        items=2,
        keys=", scored: false",
    )
    scores = Scorer(made)({"i1": "1", "i2": "2"}).scales
    assert (scores["s"].score, scores["s"].answered) == (14, 2)
    assert Scorer(made)({"i1": "1", "i2": "0"}).scales["s"].status is Status.NOT_ENOUGH


def test_a_share_is_of_what_applies() -> None:
    keys = ", not_applicable: true"
    scale = "items: all, method: mean, missing: {min_answered: half}"
    assert found(scale, "-", 4, keys=keys) == (4, 0, 4)
    assert found(scale, "-", "-", "-", keys=keys) is Status.NOT_APPLICABLE


NORMED = """\
title: T
items:
  - {id: raw, text: Raw?, type: number, range: [0, 40]}
  - {id: sex, text: Sex?, scored: false, responses: [{value: f, label: F}, {value: m, label: M}, {value: x, label: X}]}
scales:
  - id: s
    title: T
    items: [raw]
    method: sum
    norms:
      to: TO
      population: Adults
      source: A book
      groups:
        - {when: {item: sex, is: f}, mean: 20, sd: 5, n: 100}
        - {when: {item: sex, is: m}, mean: 10, sd: 2.5, n: 100}
"""


@pytest.mark.parametrize(
    ("to", "answers", "expected"),
    [
        ("z", {"raw": "28", "sex": "f"}, (Fraction(8, 5), -4, 4)),
        ("t", {"raw": "28", "sex": "f"}, (66, 10, 90)),
        ("t", {"raw": "10", "sex": "m"}, (50, 10, 170)),
        ("percentile", {"raw": "28", "sex": "f"}, Fraction("94.520070830044")),
        ("t", {"raw": "28"}, Status.NOT_ENOUGH),
        ("t", {"sex": "f"}, Status.NOT_ENOUGH),
        ("t", {"raw": "28", "sex": "x"}, Status.NOT_APPLICABLE),
    ],
)
def test_norms(to: str, answers: dict[str, str], expected: object) -> None:
    result = Scorer(bank(NORMED.replace("TO", to)))(answers).scales["s"]
    if isinstance(expected, Fraction):
        assert result.score == expected
    elif isinstance(expected, Status):
        assert result.status is expected
    else:
        assert result.value
        assert (result.value.x, result.value.low, result.value.high) == expected


def test_the_range_of_norms_is_that_of_all_groups() -> None:
    assert Scorer(bank(NORMED.replace("TO", "t"))).ranges.scale("s").high == 170


@given(st.fractions(min_value=-9, max_value=9, max_denominator=10**6))
def test_percentiles_are_those_of_the_normal_distribution(z: Fraction) -> None:
    found = percentile(z)
    assert math.isclose(float(found), 100 * NormalDist().cdf(float(z)), rel_tol=1e-9, abs_tol=2e-12)
    assert (found * 10**12).denominator == 1
    assert found + percentile(-z) == 100


@pytest.mark.parametrize(("z", "expected"), [("0", "50"), ("10", "100"), ("-10", "0"), ("1.96", "97.500210485178")])
def test_known_percentiles(z: str, expected: str) -> None:
    assert percentile(Fraction(z)) == Fraction(expected)
