"""What a scale can come to is just what answers lead to."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import pytest
from banks import answers, banks, whole_banks
from hypothesis import given, settings
from hypothesis import strategies as st

from reading import bank as read
from reading import bank_of
from selfcheck.model.ranges import Range
from selfcheck.score import Reachable, Scorer, reachable
from selfcheck.score.branch import possible_answers
from selfcheck.score.sums import TooManyError, sums
from selfcheck.score.values import added

if TYPE_CHECKING:
    from selfcheck.model.bank import Bank


def brute(bank: Bank, scale: str) -> list[Fraction]:
    """Every score, by trying all complete sets of answers."""
    scorer = Scorer(bank)
    choices = [possible_answers(item) for item in bank.items]
    found = {
        score
        for chosen in product(*choices)
        if (score := scorer(dict(zip(bank.item, chosen, strict=True))).scales[scale].score) is not None
    }
    return sorted(found)


@given(st.data())
@whole_banks
def test_no_score_lies_outside(data: st.DataObject) -> None:
    bank = data.draw(banks())
    scorer = Scorer(bank)
    reachable = Reachable(scorer)
    result = scorer(data.draw(answers(bank)))
    for scale, found in result.scales.items():
        # What a part below 0 does to a percentage has no simple end.
        percent = bank.scale[scale].method == "percent" and any(
            scorer.ranges.part(part).high <= 0 for part in bank.scale[scale].parts
        )
        if found.score is not None and not percent:
            reach = reachable.scale(scale)
            assert reach.low <= found.score <= reach.high
            assert reach.dense or found.score in (*reach.scores, *(reach.others or ()))


SCALES = [
    "id: s, items: all, method: mean, rescale: [0, 100]",
    "id: s, items: all, method: sum, multiply: 3, clamp: [4, 20], decimals: 0",
    "id: s, items: all, method: min",
    "id: s, items: all, method: max",
    "id: s, items: all, method: count, counts: {at_least: 2}",
    "id: s, items: [i1, {item: i2, weight: -1}, {item: i3, weight: 0.5, reverse: true}], method: sum",
    "id: s, items: [i1, i2], points: [{when: {item: i3, at_least: 3}, score: 10}], method: sum",
    "id: s, items: [i1, i2], method: sum, when: {item: i3, above: 1}, otherwise: -5",
    "id: s, items: [i1, i2, i3], method: sum, steps: [{from: 0, score: 1}, {above: 5, score: 2}]",
    "id: s, items: [{item: i1, recode: {0: 7, 4: -7}}, i2], method: product",
]


@pytest.mark.parametrize("scale", SCALES)
def test_every_score_and_no_other_is_found(scale: str) -> None:
    bank = bank_of(scale, items=3)
    assert list(Reachable(Scorer(bank)).scale("s").scores) == brute(bank, "s")


LEFT_OUT = "items: [{item: i1, weight: 2}, i2, i3], method: sum, missing: {min_answered: 2}"
"""A scale that can come to many scores with answers left out."""


def with_gaps(bank: Bank, scale: str) -> list[Fraction]:
    """Every score, by trying all sets of answers, also those with answers left out."""
    scorer = Scorer(bank)
    choices = [[*possible_answers(item), ""] for item in bank.items]
    found = {
        score
        for chosen in product(*choices)
        if (score := scorer(dict(zip(bank.item, chosen, strict=True))).scales[scale].score) is not None
    }
    return sorted(found)


@pytest.mark.parametrize(
    "scale",
    [
        "items: all, method: sum, missing: {min_answered: 2}",
        "items: all, method: mean, missing: {min_answered: half}, rescale: [0, 100]",
        "items: all, method: mean, missing: {min_answered: more_than_half}, multiply: 3, decimals: 0",
        "items: all, method: percent, missing: {min_answered: 1}, clamp: [10, 90]",
        "items: all, method: product, missing: {min_answered: 2}",
        "items: all, method: count, counts: {at_least: 3}, missing: {min_answered: 1}",
        "items: all, method: sum, missing: {min_answered: 1, fill: 0}",
    ],
)
def test_every_score_with_answers_left_out_is_found(scale: str) -> None:
    bank = bank_of(f"id: s, {scale}", items=3)
    reach = Reachable(Scorer(bank)).scale("s")
    assert not reach.dense
    assert sorted({*reach.scores, *(reach.others or ())}) == with_gaps(bank, "s")


@pytest.mark.parametrize(
    "scale",
    [
        "items: [{item: i1, weight: 2}, i2, i3], method: min, missing: {min_answered: 2}",
        "items: [i1, {item: i2, weight: 2}, {item: i3, fill: 7}], method: sum, missing: {min_answered: 2, fill: -1}",
        f"{LEFT_OUT}, steps: [{{to: 5, score: 1}}, {{score: 4}}], add: 1",
    ],
)
def test_no_score_with_answers_left_out_is_forgotten(scale: str) -> None:
    bank = bank_of(f"id: s, {scale}", items=3)
    reach = Reachable(Scorer(bank)).scale("s")
    assert not reach.dense
    assert {*with_gaps(bank, "s")} <= {*reach.scores, *(reach.others or ())}


def test_scores_with_different_parts_left_out_are_known_by_their_ends() -> None:
    bank = bank_of(f"id: s, {LEFT_OUT}", items=3)
    reach = Reachable(Scorer(bank)).scale("s")
    assert reach.dense
    assert (reach.low, reach.high) == (0, 16)
    assert reach.low <= min(with_gaps(bank, "s"))
    assert max(with_gaps(bank, "s")) <= reach.high


def test_items_below_two_scales_are_told_apart() -> None:
    bank = bank_of(
        "id: up, items: [i1, i2], method: sum",
        "id: down, items: [i2, i3], method: sum",
        "id: s, scales: [up, {scale: down, weight: -1}], method: sum",
        items=3,
    )
    found = list(Reachable(Scorer(bank)).scale("s").scores)
    assert found == brute(bank, "s") == list(range(-4, 5))


def test_hidden_items_follow_what_decides() -> None:
    bank = read(
        """\
title: T
responses: [{value: 0, label: No}, {value: 1, label: A bit}, {value: 2, label: Yes}]
items:
  - {id: first, text: A?}
  - {id: second, text: B?, when: {item: first, above: 0}, otherwise: 0}
  - {id: third, text: C?, when: {scale: both, at_least: 3}, otherwise: 2}
scales:
  - {id: both, title: T, items: [first, second], method: sum}
  - {id: s, title: T, items: [first, second, third], method: sum}
"""
    )
    reach = Reachable(Scorer(bank)).scale("s")
    assert list(reach.scores) == brute(bank, "s")


ALIKE = [
    *SCALES,
    "id: s, items: all, method: sum, missing: {min_answered: 2}",
    "id: s, items: all, method: sum, missing: {min_answered: 2}, add: 1",
    f"id: s, {LEFT_OUT}",
    "id: s, items: all, method: sum, table: {0: 1, 1: 3}",
    "id: s, items: all, method: mean, missing: {min_answered: 1}, table: {0: 1, 1: 3}",
    "id: s, items: all, method: sum, missing: {min_answered: 1, fill: 0}",
]
KEYS = ["", ", reverse: true", ", not_applicable: true", ", type: multiple", ", type: multiple, none: true"]


def test_scales_that_are_alike_come_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found out about any scale before changes nothing."""
    sets = [
        f"{{value: 0, label: A}}, {{value: 1, label: B}}, {{value: 4, label: C, score: {points}}}" for points in (4, 5)
    ]
    wanted = [(scale, keys) for scale in ALIKE for keys in KEYS if "recode" not in scale or "multiple" not in keys]
    made = [bank_of(scale, items=3, keys=keys, options=of) for scale, keys in wanted for of in sets]
    for bank in [*made, *made]:
        after_others = Reachable(Scorer(bank))
        with monkeypatch.context() as patch:
            patch.setattr(reachable, "_found", {})
            alone = Reachable(Scorer(bank))
            assert alone.scale("s") == after_others.scale("s")
        assert (alone.lost, alone.in_between) == (after_others.lost, after_others.in_between)


@given(st.data())
@settings(whole_banks, max_examples=20)
def test_what_was_found_before_changes_nothing(data: st.DataObject) -> None:
    bank = data.draw(banks())
    after_others = Reachable(Scorer(bank))
    found = {scale.id: after_others.scale(scale.id) for scale in bank.scales}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reachable, "likeness", lambda bank, scale: None)
        alone = Reachable(Scorer(bank))
        assert {scale.id: alone.scale(scale.id) for scale in bank.scales} == found


numbers = st.fractions(min_value=-3, max_value=3, max_denominator=4)


@given(st.lists(numbers).map(sorted), st.none() | numbers, st.none() | numbers, st.booleans(), st.booleans())
def test_the_numbers_of_a_range(
    rising: list[Fraction], low: Fraction | None, high: Fraction | None, low_open: bool, high_open: bool
) -> None:
    within = Range(low, high, low_open, high_open)
    assert within.among(rising) == [x for x in rising if x in within]


@given(st.lists(numbers))
def test_numbers_are_added_up(many: list[Fraction]) -> None:
    assert added(many) == sum(many)


def test_sums_of_many_numbers() -> None:
    assert len(sums([{Fraction(n) for n in range(5)}] * 120)) == 481
    assert sums([{Fraction(1, 3), Fraction(-1)}, {Fraction(1, 2)}]) == {Fraction(5, 6), Fraction(-1, 2)}
    with pytest.raises(TooManyError):
        sums([{Fraction(2**n), Fraction(0)} for n in range(40)])


def test_too_many_scores_are_known_by_their_ends() -> None:
    weights = ", ".join(f"{{item: i{n}, weight: {1 + n * 0.00137:.5f}}}" for n in range(1, 31))
    bank = bank_of(f"id: s, items: [{weights}], method: sum", items=30)
    scorer = Scorer(bank)
    reach = Reachable(scorer).scale("s")
    assert reach.scores == ()
    assert (reach.low, reach.high) == (0, scorer.ranges.scale("s").high)
    assert reach.dense
