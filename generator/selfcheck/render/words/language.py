"""The language of a guide: messages of its catalogue, and numbers and lists as readers see them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from gettext import NullTranslations

from selfcheck.model.numbers import exact
from selfcheck.score import rounded

_PLACES = 2
"""A number that is only there to be looked at is shown with at most so many decimal places."""


class Language:
    """Says things in one language."""

    def __init__(self, translations: NullTranslations, *, right_to_left: bool = False) -> None:
        """Take the catalogue of the language, and whether it is written from right to left."""
        self._words = translations
        self.minus = "\u200e−" if right_to_left else "−"
        """A true minus sign, which stays in front of its number in either direction."""

    def say(self, text: str, /, **values: object) -> str:
        """The translation of a message, its placeholders such as `%(number)s` filled in."""
        found = self._words.gettext(text)
        return found % values if values else found

    def ngettext(self, one: str, many: str, num: int, /, **values: object) -> str:
        """The translation of a message that counts, in the form that `num` takes."""
        return self._words.ngettext(one, many, num) % {"num": num, **values}

    def quoted(self, text: str) -> str:
        """A text in the quotation marks of the language."""
        return self.say("“%(text)s”", text=text)

    def either(self, texts: Sequence[str]) -> str:
        """One of several: `a, b or c`."""
        if len(texts) < 2:
            return "".join(texts)
        return self.say("%(first)s or %(last)s", first=", ".join(texts[:-1]), last=texts[-1])

    def both(self, texts: Sequence[str]) -> str:
        """All of several: `a, b and c`."""
        if len(texts) < 2:
            return "".join(texts)
        return self.say("%(first)s and %(last)s", first=", ".join(texts[:-1]), last=texts[-1])

    def number(self, x: Fraction) -> str:
        """A number with a true minus sign, exact: `−0.5`, or `4/3` where it is no decimal."""
        return exact(x).replace("-", self.minus)

    def about(self, x: Fraction) -> str:
        """A number to look at, not to work with: rounded where it has many decimal places."""
        return self.number(x if is_short(x) else rounded(x, _PLACES))

    def decimal(self, x: Fraction, places: int) -> str:
        """A number that has at most so many decimal places, with just so many."""
        return f"{Decimal(x.numerator) / x.denominator:.{places}f}".replace("-", self.minus)


def is_short(x: Fraction) -> bool:
    """Whether a number is a decimal of few places."""
    return rounded(x, _PLACES) == x
