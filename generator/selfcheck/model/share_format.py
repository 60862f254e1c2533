"""Shares as authors write them: `80%`."""

from __future__ import annotations

import re
from fractions import Fraction

from selfcheck.load.yaml import Node, Scalar
from selfcheck.model.grammar import Kind
from selfcheck.problems import Problems

_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,9})?)\s?%", re.ASCII)


def percentage(text: str) -> Fraction | None:
    """The number before a percent sign, which may be any; None when the text is written in another way."""
    found = _PERCENT.fullmatch(text)
    return Fraction(found[1]) if found else None


class Percent(Kind[Fraction]):
    """A share of something, above 0% and at most 100%."""

    article = "a share such as `10%`"

    def read(self, node: Node, problems: Problems) -> Fraction | None:
        """The share, above 0 and at most 1."""
        text = node.value if isinstance(node, Scalar) else ""
        number = percentage(text)
        if number is None:
            digits = text.strip().isdecimal()
            self.refuse(node, problems, f"write it with a percent sign: `{text.strip()}%`" if digits else "")
        elif not 0 < number <= 100:
            problems.add("SC124", f"`{text}` is no share", node.place, "choose one above 0%, at most 100%")
        else:
            return number / 100
        return None
