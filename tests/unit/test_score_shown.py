"""Bands, and the score as the reader sees it: sections 6 and 7 of the scoring page."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from reading import bank_of
from selfcheck.score import ScaleScore, score

BANDS = "bands: [{from: 0, label: A, text: A}, {from: 40, label: B, text: B}, {from: 70, label: C, text: C}]"


def scored(number: str, keys: str = "", *, most: str = "100", bands: str = BANDS) -> ScaleScore:
    """What a raw score of `number` in a range from 0 to `most` comes to."""
    bank = bank_of(f"id: s, items: all, method: sum{keys}, {bands}", items=1)
    (item,) = bank.items
    points = (Fraction(0), Fraction(number), Fraction(most))
    options = tuple(replace(item.options[n], value=str(n), points=points[n]) for n in range(3))
    return score(replace(bank, items=(replace(item, options=options),)), {"i1": "1"}).scales["s"]


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
    bank = bank_of("id: s, items: [{item: i1, weight: -1}], method: sum, rescale: [-1, 1], decimals: 1", items=1)
    assert [score(bank, {"i1": str(answer)}).scales["s"].shown for answer in range(5)] == [
        "1.0",
        "0.5",
        "0.0",
        "-0.5",
        "-1.0",
    ]
