"""The scoring page, example by example, its edges, and what holds for every bank."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from banks import answers, banks
from hypothesis import assume, given
from hypothesis import strategies as st

from reading import bank as read
from selfcheck.model.bank import Bank, Decimals
from selfcheck.score import ScaleScore, Status, Value, attainable, rounded, score

ITEMS = 9
SET = ", ".join(f"{{value: {points}, label: '{points}'}}" for points in range(5))


def make(*scales: str, items: int = ITEMS, keys: str = "", options: str = SET) -> Bank:
    """A bank of items i1, i2 … with the same options and keys."""
    asked = "".join(f"  - {{id: i{n}, text: '?'{keys}}}\n" for n in range(1, items + 1))
    listed = "".join(f"  - {{title: T, {scale}}}\n" for scale in scales)
    return read(f"title: T\nresponses: [{options}]\nitems:\n{asked}scales:\n{listed}")


def given_answers(*values: object) -> dict[str, str]:
    """Answers to i1, i2 …; None for one that is missing, "-" for one that does not apply."""
    return {
        f"i{n}": "not_applicable" if value == "-" else str(value)
        for n, value in enumerate(values, 1)
        if value is not None
    }


def found(bank: Bank, *values: object, scale: str = "") -> ScaleScore:
    return score(bank, given_answers(*values))[scale or bank.scales[0].id]


def x(result: ScaleScore) -> Fraction:
    assert result.value
    return result.value.x


def reach(result: ScaleScore) -> tuple[Fraction, Fraction]:
    assert result.value
    return result.value.low, result.value.high


# 1. From an answer to points


def test_an_answer_and_a_reversed_one() -> None:
    plain = make("id: s, items: all, method: sum", items=1)
    turned = make("id: s, items: all, method: sum", items=1, keys=", reverse: true")
    assert (x(found(plain, 1)), x(found(turned, 1))) == (1, 3)
    assert reach(found(plain, 1)) == reach(found(turned, 1)) == (0, 4)


@pytest.mark.parametrize("answer", [None, "5", "", "1.0", "not_applicable", "no such value"])
def test_what_counts_as_missing(answer: str | None) -> None:
    bank = make("id: s, items: all, method: sum", items=1)
    result = score(bank, {} if answer is None else {"i1": answer})["s"]
    assert (result.status, result.answered, result.applicable) == (Status.NOT_ENOUGH, 0, 1)
    assert (result.value, result.band, result.shown) == (None, None, "")


def test_an_option_without_points_counts_as_missing() -> None:
    bank = make("id: s, items: all, method: sum", items=1, options=SET + ", {value: unsure, label: Not sure}")
    assert found(bank, "unsure").status is Status.NOT_ENOUGH
    assert reach(found(bank, 4)) == (0, 4)


def test_answers_to_what_is_no_item_are_of_no_interest() -> None:
    bank = make("id: s, items: all, method: sum", items=1)
    assert score(bank, {"i1": "3", "i99": "4"})["s"].shown == "3"


# 2. Parts and weights


def test_a_part_can_be_turned_around_for_one_scale() -> None:
    bank = make(
        "id: as-is, items: all, method: sum",
        "id: turned, items: [{item: i1, reverse: true}], method: sum",
        items=1,
        keys=", reverse: true",
    )
    assert (x(found(bank, 1, scale="as-is")), x(found(bank, 1, scale="turned"))) == (3, 1)


def test_a_scale_is_turned_around_in_its_own_range() -> None:
    bank = make(
        "id: above, scales: [{scale: below, reverse: true}], method: sum",
        "id: below, items: all, method: mean, rescale: [-10, 30]",
        items=1,
    )
    assert (x(found(bank, 1, scale="below")), x(found(bank, 1, scale="above"))) == (0, 20)
    assert reach(found(bank, 1, scale="above")) == (-10, 30)


def test_weights_of_items_parts_and_scales() -> None:
    bank = make(
        "id: own, items: all, method: sum",
        "id: given, items: [{item: i1, weight: 5}], method: sum",
        "id: above, scales: [{scale: own, weight: 0.5}], items: [i1], method: sum",
        items=1,
        keys=", weight: 2",
    )
    assert [(s.scale, x(s)) for s in score(bank, {"i1": "3"}).values()] == [("own", 6), ("given", 15), ("above", 9)]


def test_a_negative_weight_in_a_sum() -> None:
    bank = make("id: s, items: [i1, {item: i2, weight: -2}], method: sum, rescale: [0, 100]", items=2)
    raw = make("id: s, items: [i1, {item: i2, weight: -2}], method: sum", items=2)
    assert (x(found(raw, 3, 1)), reach(found(raw, 3, 1))) == (1, (-8, 4))
    assert x(found(bank, 3, 1)) == 75


def test_a_negative_weight_counts_with_its_size_when_a_sum_is_prorated() -> None:
    bank = make("id: s, items: [i1, {item: i2, weight: -2}], method: sum, missing: {min_answered: 1}", items=2)
    assert (x(found(bank, 3)), reach(found(bank, 3))) == (9, (0, 12))
    assert (x(found(bank, None, 3)), reach(found(bank, None, 3))) == (-9, (-12, 0))


# 3. Is there enough?


def status(min_answered: str, *values: object, not_applicable: bool = True) -> str:
    keys = ", not_applicable: true" if not_applicable else ""
    missing = f", missing: {{min_answered: {min_answered}}}" if min_answered else ""
    return found(make(f"id: s, items: all, method: mean{missing}", keys=keys), *values).status


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
    bank = make("id: s, items: all, method: mean", items=2, keys=", not_applicable: true")
    result = found(bank, "-", "-")
    assert (result.status, result.answered, result.applicable, result.value) == ("not_applicable", 0, 0, None)


def test_nested_scales_without_a_score() -> None:
    bank = make(
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
    bank = make(
        "id: top, scales: [middle], method: sum",
        "id: bottom, items: all, method: sum",
        "id: middle, scales: [bottom], method: sum",
        items=2,
    )
    assert list(score(bank, given_answers(3, 4))) == ["top", "bottom", "middle"]
    assert x(found(bank, 3, 4)) == 7


# 4. The raw score


def test_mean_and_prorated_sum() -> None:
    mean = found(make("id: s, items: all, method: mean, missing: {min_answered: 1}", items=3), 4, 3)
    total = found(make("id: s, items: all, method: sum, missing: {min_answered: 1}", items=3), 4, 3)
    assert (x(mean), reach(mean), mean.shown) == (Fraction(7, 2), (0, 4), "3.5")
    assert (x(total), reach(total), total.shown) == (Fraction(21, 2), (0, 12), "10.5")


def test_a_weighted_mean() -> None:
    bank = make("id: s, items: [i1, {item: i2, weight: 3}], method: mean", items=2)
    assert x(found(bank, 4, 0)) == 1


def test_what_does_not_apply_is_prorated_too() -> None:
    bank = make("id: s, items: all, method: sum", items=3, keys=", not_applicable: true")
    assert x(found(bank, 4, 3, "-")) == Fraction(21, 2)


# 5. Steps


def test_rescale_and_decimals() -> None:
    keys = "id: s, items: all, method: mean, missing: {min_answered: 1}, rescale: [0, 100]"
    exact = found(make(keys, items=3), 4, 3)
    assert (x(exact), exact.shown) == (Fraction(175, 2), "88")
    rounded_too = found(make(f"{keys}, decimals: 0", items=3), 4, 3)
    assert (x(rounded_too), rounded_too.shown) == (88, "88")


def test_steps_are_taken_in_the_order_in_which_they_are_written() -> None:
    first = make("id: s, items: all, method: mean, decimals: 0, rescale: [0, 100]", items=2)
    assert x(found(first, 1, 0)) == 25
    last = make("id: s, items: all, method: mean, rescale: [0, 100], decimals: 0", items=2)
    assert x(found(last, 1, 0)) == 13


def test_rescale_uses_the_range_of_what_was_answered() -> None:
    bank = read("""\
title: T
items:
  - {id: small, text: '?', not_applicable: true, responses: [{value: 0, label: A}, {value: 1, label: B}]}
  - {id: large, text: '?', not_applicable: true, responses: [{value: 0, label: A}, {value: 10, label: B}]}
scales: [{id: s, title: T, items: all, method: sum, rescale: [0, 100]}]
""")
    assert score(bank, {"small": "1", "large": "not_applicable"})["s"].shown == "100"
    assert score(bank, {"small": "0", "large": "10"})["s"].value == Value(
        Fraction(1000, 11), Fraction(0), Fraction(100)
    )


def test_rescale_downwards() -> None:
    result = found(make("id: s, items: all, method: mean, rescale: [100, 0]", items=1), 1)
    assert (x(result), reach(result)) == (75, (0, 100))


def test_rescale_of_a_range_without_width() -> None:
    bank = make(
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
    bank = make("id: s, items: all, method: mean, rescale: [-0.5, 2.5], decimals: 0", items=1)
    assert reach(found(bank, 0)) == attainable(bank, bank.scales[0]) == (-1, 3)
    assert found(bank, 0).shown == "-1"


# 6. Bands

BANDS = "bands: [{from: 0, label: A, text: A}, {from: 40, label: B, text: B}, {from: 70, label: C, text: C}]"


def scored(number: str, keys: str = "", *, most: str = "100", bands: str = BANDS) -> ScaleScore:
    """What a raw score of `number` in a range from 0 to `most` comes to."""
    bank = make(f"id: s, items: all, method: sum{keys}, {bands}", items=1)
    (item,) = bank.items
    points = (Fraction(0), Fraction(number), Fraction(most))
    options = tuple(replace(item.options[n], value=str(n), points=points[n]) for n in range(3))
    return found(replace(bank, items=(replace(item, options=options),)), 1)


@pytest.mark.parametrize(
    ("number", "band"), [("0", 0), ("39.99999", 0), ("119/3", 0), ("40", 1), ("69.5", 1), ("70", 2), ("100", 2)]
)
def test_a_band_begins_with_its_first_score(number: str, band: int) -> None:
    assert scored(number).band == band


def test_a_band_is_decided_after_all_steps() -> None:
    assert scored("39.5", ", decimals: 0").band == 1
    assert scored("39.5", ", rescale: [0, 10]").band == 0
    assert scored("3.95", ", rescale: [0, 100]", most="10").band == 0
    assert scored("3.95", ", rescale: [0, 100], decimals: 0", most="10").band == 1


def test_a_score_below_all_bands_is_in_none() -> None:
    assert scored("0.5", bands=BANDS.replace("from: 0", "from: 1")).band is None


# 7. The score as shown


def test_the_examples_of_shown_scores() -> None:
    assert scored("200/3").shown == "67"
    assert scored("39.97").shown == "39.97"


@pytest.mark.parametrize(
    ("number", "most", "text"),
    [
        ("66", "100", "66"),
        ("66.5", "100", "67"),
        ("2.5", "100", "3"),
        ("39.4", "100", "39"),
        ("39.5", "100", "39.5"),
        ("39.96", "100", "39.96"),
        ("1199/30", "100", "39.97"),
        ("40.4", "100", "40"),
        ("69.999999", "100", "69.999999"),
        ("69.9999999999999", "100", "70.000000000000"),
        ("5/2", "4", "2.5"),
        ("7/3", "4", "2.33"),
        ("2.345", "4", "2.35"),
        ("2.3", "10", "2.3"),
        ("2.34", "10", "2.3"),
        ("1/3", "0.5", "0.333"),
        ("1/3000000", "0.000001", "0.000000"),
        ("1/3", "1000", "0"),
    ],
)
def test_as_many_places_as_it_takes(number: str, most: str, text: str) -> None:
    assert scored(number, most=most).shown == text


def test_decimals_are_always_shown() -> None:
    assert scored("66", ", decimals: 2").shown == "66.00"
    assert scored("39.997", ", decimals: 2").shown == "40.00"
    assert scored("0.001", ", decimals: 2").shown == "0.00"
    # A step that is not the last one says nothing about what is shown.
    assert scored("66.6", ", decimals: 1, rescale: [0, 10]").shown == "6.7"


def test_negative_scores_are_shown_with_their_sign() -> None:
    bank = make("id: s, items: [{item: i1, weight: -1}], method: sum, rescale: [-1, 1], decimals: 1", items=1)
    assert [found(bank, answer).shown for answer in range(5)] == ["1.0", "0.5", "0.0", "-0.5", "-1.0"]


# What holds for every bank


@given(st.data())
def test_every_score_is_within_its_range(data: st.DataObject) -> None:
    bank = data.draw(banks())
    for result in score(bank, data.draw(answers(bank))).values():
        assert (result.value is None) == (result.status is not Status.SCORED) == (result.shown == "")
        assert 0 <= result.answered <= result.applicable <= len(bank.scale[result.scale].parts)
        if result.value:
            assert result.value.low <= result.value.x <= result.value.high


@given(st.data())
def test_the_band_of_a_score_is_the_band_of_what_is_shown(data: st.DataObject) -> None:
    bank = data.draw(banks())
    for result in score(bank, data.draw(answers(bank))).values():
        if result.value:
            starts = [band.start for band in bank.scale[result.scale].bands]
            at = [number for number, start in enumerate(starts) if start <= Fraction(result.shown)]
            assert result.band == (at[-1] if at else None)


@given(st.data())
def test_what_is_shown_is_next_to_the_score(data: st.DataObject) -> None:
    bank = data.draw(banks())
    for result in score(bank, data.draw(answers(bank))).values():
        if result.value:
            low, high = attainable(bank, bank.scale[result.scale])
            off = abs(Fraction(result.shown) - result.value.x)
            assert off <= max((high - low) / 200, Fraction(1, 2 * 10**6))
            steps = bank.scale[result.scale].steps
            if steps and isinstance(steps[-1], Decimals):
                assert len(result.shown.partition(".")[2]) == steps[-1].places


@given(st.data())
def test_all_lowest_and_all_highest_answers_come_to_the_ends_of_the_range(data: st.DataObject) -> None:
    bank = data.draw(banks())
    plain = [s for s in bank.scales if all(p.kind == "item" for p in s.parts)]
    # Rounding can leave a range without width, which a later step stretches again.
    plain = [s for s in plain if not any(isinstance(step, Decimals) for step in s.steps[:-1])]
    assume(plain)
    scale = replace(data.draw(st.sampled_from(plain)), min_answered=1)
    bank = replace(bank, scales=(scale,))

    def end(highest: bool) -> Fraction:
        chosen = {}
        for part in scale.parts:
            item = bank.item[part.id]
            high = highest ^ part.reverse ^ (part.weight < 0)
            best = (max if high else min)(
                (o for o in item.options if o.points is not None), key=lambda o: o.points or 0
            )
            chosen[item.id] = best.value
        return x(score(bank, chosen)[scale.id])

    assert sorted((end(highest=False), end(highest=True))) == sorted(attainable(bank, scale))


def test_scales_upon_scales_take_no_time_to_speak_of() -> None:
    # Each scale is made of all those before it: without memory the range of the last is worked out 2 to the 60th times.
    below = [f"id: s{n}, scales: [{', '.join(f's{m}' for m in range(n))}], method: mean" for n in range(1, 60)]
    bank = make("id: s0, items: all, method: mean", *below, items=1)
    assert attainable(bank, bank.scales[-1]) == (0, 4)
    assert found(bank, 3, scale="s59").shown == "3"
