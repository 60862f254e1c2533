"""Sections 1 to 5 of the scoring page, example by example, and their edges."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reading import OPTIONS, bank_of
from reading import bank as read
from selfcheck.model.bank import Bank
from selfcheck.score import ScaleScore, Status, Value, attainable, rounded, score


def given_answers(*values: object) -> dict[str, str]:
    """Answers to i1, i2 …; None for one that is missing, "-" for one that does not apply."""
    return {
        f"i{n}": "not_applicable" if value == "-" else str(value)
        for n, value in enumerate(values, 1)
        if value is not None
    }


def found(bank: Bank, *values: object, scale: str = "") -> ScaleScore:
    return score(bank, given_answers(*values)).scales[scale or bank.scales[0].id]


def x(result: ScaleScore) -> Fraction:
    assert result.value
    return result.value.x


def reach(result: ScaleScore) -> tuple[Fraction, Fraction]:
    assert result.value
    return result.value.low, result.value.high


# 1. From an answer to points


def test_an_answer_and_a_reversed_one() -> None:
    plain = bank_of("id: s, items: all, method: sum", items=1)
    turned = bank_of("id: s, items: all, method: sum", items=1, keys=", reverse: true")
    assert (x(found(plain, 1)), x(found(turned, 1))) == (1, 3)
    assert reach(found(plain, 1)) == reach(found(turned, 1)) == (0, 4)


@pytest.mark.parametrize("answer", [None, "5", "", "1.0", "not_applicable", "no such value"])
def test_what_counts_as_missing(answer: str | None) -> None:
    bank = bank_of("id: s, items: all, method: sum", items=1)
    result = score(bank, {} if answer is None else {"i1": answer}).scales["s"]
    assert (result.status, result.answered, result.applicable) == (Status.NOT_ENOUGH, 0, 1)
    assert (result.value, result.band, result.shown) == (None, None, "")


def test_an_option_without_points_counts_as_missing() -> None:
    bank = bank_of("id: s, items: all, method: sum", items=1, options=OPTIONS + ", {value: unsure, label: Not sure}")
    assert found(bank, "unsure").status is Status.NOT_ENOUGH
    assert reach(found(bank, 4)) == (0, 4)


def test_answers_to_what_is_no_item_are_of_no_interest() -> None:
    bank = bank_of("id: s, items: all, method: sum", items=1)
    assert score(bank, {"i1": "3", "i99": "4"}).scales["s"].shown == "3"


# 2. Parts and weights


def test_a_part_can_be_turned_around_for_one_scale() -> None:
    bank = bank_of(
        "id: as-is, items: all, method: sum",
        "id: turned, items: [{item: i1, reverse: true}], method: sum",
        items=1,
        keys=", reverse: true",
    )
    assert (x(found(bank, 1, scale="as-is")), x(found(bank, 1, scale="turned"))) == (3, 1)


def test_a_scale_is_turned_around_in_its_own_range() -> None:
    bank = bank_of(
        "id: above, scales: [{scale: below, reverse: true}], method: sum",
        "id: below, items: all, method: mean, rescale: [-10, 30]",
        items=1,
    )
    assert (x(found(bank, 1, scale="below")), x(found(bank, 1, scale="above"))) == (0, 20)
    assert reach(found(bank, 1, scale="above")) == (-10, 30)


def test_weights_of_items_parts_and_scales() -> None:
    bank = bank_of(
        "id: own, items: all, method: sum",
        "id: given, items: [{item: i1, weight: 5}], method: sum",
        "id: above, scales: [{scale: own, weight: 0.5}], items: [i1], method: sum",
        items=1,
        keys=", weight: 2",
    )
    assert [(s.scale, x(s)) for s in score(bank, {"i1": "3"}).scales.values()] == [
        ("own", 6),
        ("given", 15),
        ("above", 9),
    ]


def test_a_negative_weight_in_a_sum() -> None:
    bank = bank_of("id: s, items: [i1, {item: i2, weight: -2}], method: sum, rescale: [0, 100]", items=2)
    raw = bank_of("id: s, items: [i1, {item: i2, weight: -2}], method: sum", items=2)
    assert (x(found(raw, 3, 1)), reach(found(raw, 3, 1))) == (1, (-8, 4))
    assert x(found(bank, 3, 1)) == 75


def test_a_negative_weight_counts_with_its_size_when_a_sum_is_prorated() -> None:
    bank = bank_of("id: s, items: [i1, {item: i2, weight: -2}], method: sum, missing: {min_answered: 1}", items=2)
    assert (x(found(bank, 3)), reach(found(bank, 3))) == (9, (0, 12))
    assert (x(found(bank, None, 3)), reach(found(bank, None, 3))) == (-9, (-12, 0))


# 3. Is there enough?


def status(min_answered: str, *values: object, not_applicable: bool = True) -> str:
    keys = ", not_applicable: true" if not_applicable else ""
    missing = f", missing: {{min_answered: {min_answered}}}" if min_answered else ""
    return found(bank_of(f"id: s, items: all, method: mean{missing}", keys=keys), *values).status


def test_the_examples_of_the_page() -> None:
    assert status("6", *[1] * 5) == "not_enough"
    assert status("half", "-", *[1] * 4) == "scored"


@pytest.mark.parametrize(
    ("min_answered", "answered", "not_applicable", "enough"),
    [
        ("6", 6, 0, True),
        ("6", 5, 4, False),
        ("80%", 8, 0, True),
        ("80%", 7, 0, False),
        ("80%", 4, 4, True),
        ("80%", 3, 5, False),
        ("half", 5, 0, True),
        ("half", 4, 0, False),
        ("half", 4, 1, True),
        ("more_than_half", 5, 0, True),
        ("more_than_half", 4, 1, False),
        ("all", 9, 0, True),
        ("all", 8, 0, False),
        ("all", 8, 1, True),
        ("", 8, 0, False),
        ("", 1, 8, True),
        ("1", 0, 0, False),
        ("1%", 0, 8, False),
    ],
)
def test_enough(min_answered: str, answered: int, not_applicable: int, enough: bool) -> None:
    values = [*["-"] * not_applicable, *[2] * answered]
    assert status(min_answered, *values) == ("scored" if enough else "not_enough")


def test_nothing_applies() -> None:
    bank = bank_of("id: s, items: all, method: mean", items=2, keys=", not_applicable: true")
    result = found(bank, "-", "-")
    assert (result.status, result.answered, result.applicable, result.value) == ("not_applicable", 0, 0, None)


def test_nested_scales_without_a_score() -> None:
    bank = bank_of(
        "id: above, scales: [first, second], method: mean, missing: {min_answered: half}",
        "id: first, items: [i1], method: mean",
        "id: second, items: [i2], method: mean",
        items=2,
        keys=", not_applicable: true",
    )

    def above(*values: object) -> tuple[str, int, int]:
        result = found(bank, *values, scale="above")
        return result.status, result.answered, result.applicable

    assert above(4, 2) == ("scored", 2, 2)
    assert above(4, None) == ("scored", 1, 2)
    assert above(4, "-") == ("scored", 1, 1)
    assert above(None, "-") == ("not_enough", 0, 1)
    assert above(None, None) == ("not_enough", 0, 2)
    assert above("-", "-") == ("not_applicable", 0, 0)


def test_scales_may_stand_before_those_they_are_made_of() -> None:
    bank = bank_of(
        "id: top, scales: [middle], method: sum",
        "id: bottom, items: all, method: sum",
        "id: middle, scales: [bottom], method: sum",
        items=2,
    )
    assert list(score(bank, given_answers(3, 4)).scales) == ["top", "bottom", "middle"]
    assert x(found(bank, 3, 4)) == 7


# 4. The raw score


def test_mean_and_prorated_sum() -> None:
    mean = found(bank_of("id: s, items: all, method: mean, missing: {min_answered: 1}", items=3), 4, 3)
    total = found(bank_of("id: s, items: all, method: sum, missing: {min_answered: 1}", items=3), 4, 3)
    assert (x(mean), reach(mean), mean.shown) == (Fraction(7, 2), (0, 4), "3.5")
    assert (x(total), reach(total), total.shown) == (Fraction(21, 2), (0, 12), "10.5")


def test_a_weighted_mean() -> None:
    bank = bank_of("id: s, items: [i1, {item: i2, weight: 3}], method: mean", items=2)
    assert x(found(bank, 4, 0)) == 1


def test_what_does_not_apply_is_prorated_too() -> None:
    bank = bank_of("id: s, items: all, method: sum", items=3, keys=", not_applicable: true")
    assert x(found(bank, 4, 3, "-")) == Fraction(21, 2)


# 5. Steps


def test_rescale_and_decimals() -> None:
    keys = "id: s, items: all, method: mean, missing: {min_answered: 1}, rescale: [0, 100]"
    exact = found(bank_of(keys, items=3), 4, 3)
    assert (x(exact), exact.shown) == (Fraction(175, 2), "88")
    rounded_too = found(bank_of(f"{keys}, decimals: 0", items=3), 4, 3)
    assert (x(rounded_too), rounded_too.shown) == (88, "88")


def test_steps_are_taken_in_the_order_in_which_they_are_written() -> None:
    first = bank_of("id: s, items: all, method: mean, decimals: 0, rescale: [0, 100]", items=2)
    assert x(found(first, 1, 0)) == 25
    last = bank_of("id: s, items: all, method: mean, rescale: [0, 100], decimals: 0", items=2)
    assert x(found(last, 1, 0)) == 13


def test_rescale_uses_the_range_of_what_was_answered() -> None:
    bank = read("""\
title: T
items:
  - {id: small, text: '?', not_applicable: true, responses: [{value: 0, label: A}, {value: 1, label: B}]}
  - {id: large, text: '?', not_applicable: true, responses: [{value: 0, label: A}, {value: 10, label: B}]}
scales: [{id: s, title: T, items: all, method: sum, rescale: [0, 100]}]
""")
    assert score(bank, {"small": "1", "large": "not_applicable"}).scales["s"].shown == "100"
    assert score(bank, {"small": "0", "large": "10"}).scales["s"].value == Value(
        Fraction(1000, 11), Fraction(0), Fraction(100)
    )


def test_rescale_downwards() -> None:
    result = found(bank_of("id: s, items: all, method: mean, rescale: [100, 0]", items=1), 1)
    assert (x(result), reach(result)) == (75, (0, 100))


def test_rescale_of_a_range_without_width() -> None:
    bank = bank_of(
        "id: above, scales: [flat], method: mean, rescale: [10, 20]",
        "id: flat, items: [i1], method: mean, rescale: [0, 0.4], decimals: 0",
        items=1,
    )
    result = found(bank, 3)
    assert (x(result), reach(result)) == (10, (10, 20))


@pytest.mark.parametrize(
    ("number", "places", "result"),
    [
        ("0.5", 0, "1"),
        ("-0.5", 0, "-1"),
        ("2.345", 2, "2.35"),
        ("-2.345", 2, "-2.35"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.49", 0, "0"),
        ("-0.49", 0, "0"),
        ("2/3", 1, "0.7"),
        ("-2/3", 3, "-0.667"),
        ("7", 3, "7"),
        ("1/2000", 3, "0.001"),
    ],
)
def test_half_is_rounded_away_from_zero(number: str, places: int, result: str) -> None:
    assert rounded(Fraction(number), places) == Fraction(result)


def test_the_ends_of_the_range_are_rounded_alike() -> None:
    bank = bank_of("id: s, items: all, method: mean, rescale: [-0.5, 2.5], decimals: 0", items=1)
    assert reach(found(bank, 0)) == attainable(bank, bank.scales[0]) == (-1, 3)
    assert found(bank, 0).shown == "-1"


def test_scales_upon_scales_take_no_time_to_speak_of() -> None:
    # Each scale is made of all those before it: without memory the range of the last is worked out 2 to the 60th times.
    below = [f"id: s{n}, scales: [{', '.join(f's{m}' for m in range(n))}], method: mean" for n in range(1, 60)]
    bank = bank_of("id: s0, items: all, method: mean", *below, items=1)
    assert attainable(bank, bank.scales[-1]) == (0, 4)
    assert found(bank, 3, scale="s59").shown == "3"
