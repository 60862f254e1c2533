"""Numbers as authors type them and as they are shown: exact, in decimals, of a size that every scorer can hold."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from selfcheck.load.yaml import Scalar

MAX_DIGITS = 15

_NUMBER = re.compile(r"[-+]?((0|[1-9][0-9]*)(\.[0-9]*)?|\.[0-9]+)")
_MAX_LENGTH = 2 * MAX_DIGITS
"""Zeros that lead or trail count as no digits, but there is an end to them."""


def is_number(text: str) -> bool:
    """Whether a text is typed like a number, of whatever length: `-1`, `0.5`, `.5`; not `014`, `1e3` or `1,5`."""
    return _NUMBER.fullmatch(text) is not None


def fits(text: str) -> bool:
    """Whether a text that is typed like a number keeps to at most 15 digits."""
    return len(text) <= _MAX_LENGTH and len(text.replace(".", "").lstrip("-+0")) <= MAX_DIGITS


def typed_number(node: Scalar) -> Fraction | None:
    """The number that was typed, without quotes and in at most 15 digits; None when it is no number."""
    text = node.value.strip()
    return read_number(text.removeprefix("+")) if node.plain and is_number(text) else None


@lru_cache(1_000)
def read_number(text: str) -> Fraction | None:
    """The number that an answer is, in at most 15 digits and without a plus; None when it is no number."""
    return Fraction(text) if is_number(text) and fits(text) and not text.startswith("+") else None


def canonical_value(node: Scalar) -> str:
    """A response value as it is compared and saved: a number in its shortest form, anything else as it was typed."""
    number = typed_number(node)
    return node.value.strip() if number is None else exact(number)


def exact(number: Fraction) -> str:
    """A number as the shortest text that holds it exactly: a decimal such as "-0.5" where there is one, else "4/3"."""
    if number.denominator == 1:
        return str(number.numerator)
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    places = max(twos, fives)
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
