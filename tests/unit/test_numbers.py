"""Numbers: as exact text, and as authors type them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfcheck.load.yaml import Scalar
from selfcheck.model.numbers import canonical_value, exact, typed_number
from selfcheck.problems import Place, Source


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(-0), "0"),
        (Fraction(40), "40"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(1, 40), "0.025"),
        (Fraction(-123, 100), "-1.23"),
        (Fraction(4, 3), "4/3"),
        (Fraction(-1, 7), "-1/7"),
        (Fraction(1, 1024), "0.0009765625"),
        (Fraction(10**20), "1" + "0" * 20),
    ],
)
def test_exact_text(number: Fraction, text: str) -> None:
    assert exact(number) == text


@given(st.fractions())
def test_exact_text_is_exact_and_short(number: Fraction) -> None:
    text = exact(number)
    assert Fraction(text) == number
    assert not ("." in text and text.endswith("0"))


def typed(text: str, *, plain: bool = True) -> Scalar:
    return Scalar(text, plain, Place(Source("a.yaml", ""), 1))


@pytest.mark.parametrize(
    ("text", "value"),
    [("3.0", "3"), (".50", "0.5"), ("+2", "2"), ("-0", "0"), ("-.5", "-0.5"), ("0", "0"), ("1.", "1"), (" 7 ", "7")],
)
def test_a_typed_number_is_brought_to_its_shortest_form(text: str, value: str) -> None:
    assert canonical_value(typed(text)) == value
    assert typed_number(typed(text)) == Fraction(value)


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "014",
        "1e3",
        "1e999999999",
        "1_000",
        "4/3",
        "0x10",
        "٣",
        "12:30",
        "12345678901234567890",
        ".",
        "-",
        "inf",
        "nan",
    ],
)
def test_anything_else_stays_as_it_was_typed_and_is_no_number(text: str) -> None:
    assert canonical_value(typed(text)) == text
    assert typed_number(typed(text)) is None


def test_a_quoted_number_is_text() -> None:
    assert canonical_value(typed("3.0", plain=False)) == "3.0"
    assert typed_number(typed("3.0", plain=False)) is None
