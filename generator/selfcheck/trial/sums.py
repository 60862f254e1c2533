"""Numbers and sums as readers see them in an account: exact where they are short decimals, else rounded behind an ≈.

The page writes them in the same way (`templates/client/numbers.js`).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from selfcheck.model.numbers import exact
from selfcheck.score import rounded

_SHORT = 6
"""A number of at most so many decimal places is shown in full."""
_DIGITS = 4
"""Any other is rounded to so many digits that say something, and to so many places at least."""
_PLACES = 2
_MOST_PLACES = 12


def _digits(x: Fraction) -> tuple[str, bool]:
    """A number with a true minus sign, and whether it is exact."""
    if rounded(x, _SHORT) == x:
        return exact(x).replace("-", "−"), True
    places = _PLACES
    while places < _MOST_PLACES and abs(x) * 10**places < 10 ** (_DIGITS - 1):
        places += 1
    near = rounded(x, places)
    digits = str(abs(near) * 10**places).rjust(places + 1, "0")
    return f"{'−' if near < 0 else ''}{digits[:-places]}.{digits[-places:]}", False


def written(x: Fraction) -> str:
    """A number by itself: `3.5` or `≈ 3.333`."""
    text, is_exact = _digits(x)
    return text if is_exact else f"≈ {text}"


def term(x: Fraction) -> str:
    """A number within a sum: a negative one stands in parentheses."""
    return f"({written(x)})" if x < 0 else written(x)


def equation(sum: str, x: Fraction) -> str:
    """A sum, and what it comes to: `3 × 2 = 6` or `10 ÷ 3 ≈ 3.333`."""
    text, is_exact = _digits(x)
    return f"{sum} {'=' if is_exact else '≈'} {text}"


def chain(terms: Sequence[Fraction], sign: str) -> str:
    """Terms one after the other, with a sign such as `+` between them."""
    return f" {sign} ".join([*map(written, terms[:1]), *map(term, terms[1:])])


def times(by: Fraction) -> str:
    """Times a number, which may be a fraction: `× 4`, `÷ 3.5`, `× 2 ÷ 3`."""
    if _digits(by)[1]:
        return f"× {term(by)}"
    if _digits(1 / by)[1]:
        return f"÷ {term(1 / by)}"
    return f"× {term(Fraction(by.numerator))} ÷ {by.denominator}"


def stretched(width: Fraction, by: Fraction) -> str:
    """Times the width that it shall have, by the width it has."""
    if by == 1:
        return f"× {term(width)}"
    return f"÷ {term(by)}" if width == 1 else f"× {term(width)} ÷ {term(by)}"


def plus(sum: str, x: Fraction) -> str:
    """A sum with a number added: `3 + 2`, or `3 − 2` where it is negative; without it where it is 0."""
    return f"{sum} {'−' if x < 0 else '+'} {written(abs(x))}" if x else sum
