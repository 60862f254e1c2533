"""What the independent keys have in common: reading answers, adding up, rounding; without the project's scorer."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import cast

Answers = Mapping[str, str | tuple[str, ...]]
Number = Fraction | None
"""A number, or None where there is none."""
Scores = dict[str, Fraction | str | None]
"""What an instrument comes to, by scale (a number) or classification (a label); None for no score."""
Key = Callable[[Answers], Scores]


def row(numbers: str) -> list[Fraction]:
    """A row of a table, as it is printed."""
    return [Fraction(number) for number in numbers.split()]


def word(answers: Answers, id: str) -> str | None:
    """The answer to a question with one answer."""
    return cast("str | None", answers.get(id))


def number(answers: Answers, id: str) -> Number:
    """The answer as a number; None when there is none."""
    text = answers.get(id)
    return Fraction(text) if isinstance(text, str) and text != "not_applicable" else None


def numbers(answers: Answers, prefix: str, items: Iterable[int]) -> list[Number]:
    """The answers to some numbered items."""
    return [number(answers, f"{prefix}{item}") for item in items]


def points(answers: Answers, ids: Iterable[str], worth: Mapping[str, int | str | Fraction]) -> list[Number]:
    """What the answers to some items are worth."""
    found = (word(answers, id) for id in ids)
    return [None if answer is None else Fraction(worth[answer]) for answer in found]


def known(values: Iterable[Number]) -> list[Fraction]:
    """Those that are there."""
    return [value for value in values if value is not None]


def total(values: Sequence[Number]) -> Number:
    """The sum, if all are there."""
    present = known(values)
    return sum(present, Fraction(0)) if len(present) == len(values) else None


def mean(values: Sequence[Number], least: int | None = None) -> Number:
    """The mean of those that are there, if there are so many; of all of them when nothing is said."""
    present = known(values)
    enough = len(present) >= (len(values) if least is None else least)
    return sum(present, Fraction(0)) / len(present) if present and enough else None


def turned(value: Number, low: int, high: int) -> Number:
    """A reversed answer on a scale from `low` to `high`."""
    return None if value is None else low + high - value


def half_up(x: Fraction, places: int) -> Fraction:
    """Rounded half away from zero."""
    scaled = abs(x) * 10**places
    whole = scaled.numerator // scaled.denominator
    if scaled - whole >= Fraction(1, 2):
        whole += 1
    return Fraction(whole if x >= 0 else -whole, 10**places)


def up(x: Fraction) -> int:
    """The next whole number that is not lower."""
    return math.ceil(x)


def all_of(*outcomes: bool | None) -> bool | None:
    """Whether all hold: certainly not, certainly, or unknown."""
    if any(outcome is False for outcome in outcomes):
        return False
    return None if None in outcomes else True


def at_least(x: Number, limit: int) -> bool | None:
    """Whether a number is at least so high; unknown when there is none."""
    return None if x is None else x >= limit


def label(classes: Iterable[tuple[bool | None, str]]) -> str | None:
    """The first class that holds; none when it is not known of an earlier one."""
    for outcome, name in classes:
        if outcome is not False:
            return name if outcome else None
    return None


def normal_percentile(z: Fraction) -> Fraction:
    """100 · Φ(z), rounded to 12 places: by the Maclaurin series of the error function, in 60 digits."""
    with localcontext() as context:
        context.prec = 60
        x = Decimal(z.numerator) / Decimal(z.denominator) / Decimal(2).sqrt()
        power = series = x
        n = 0
        while abs(power) > Decimal(10) ** -50:
            n += 1
            power *= -x * x / n
            series += power / (2 * n + 1)
        erf = 2 * series / _PI.sqrt()
        return half_up(Fraction(50 * (1 + erf)), 12)


_PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899")
