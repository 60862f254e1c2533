"""Response options: readers can tell what they choose, and values are what they look like."""

from __future__ import annotations

import re

from selfcheck.model.bank import Bank
from selfcheck.model.item import Option
from selfcheck.model.numbers import fits, is_number
from selfcheck.problems import Problems

_LIKE_A_NUMBER = re.compile(r"[-+]?\.?\d")
_WORD = re.compile(r"[^\W\d_]")


def check_responses(bank: Bank, problems: Problems) -> None:
    """Add values that look like numbers and are none, and sets whose ends are not in words."""
    shared = {id(item.options): item.options for item in bank.items if item.options}
    for options in dict.fromkeys(shared.values()):
        _values(options, problems)
        _labels(options, problems)


def _values(options: tuple[Option, ...], problems: Problems) -> None:
    """Values that begin like a number but have no points, which is most likely a slip."""
    for option in options:
        unscored = option.points is None and "score" not in option.at.keys
        if unscored and option.number is None and _LIKE_A_NUMBER.match(option.value):
            quoted = is_number(option.value) and fits(option.value)
            problems.add(
                "SC217",
                f"the value `{option.value}` has no points: "
                + ("in quotes it is text" if quoted else "it is no number as they are written here"),
                option.at["value"],
                "remove the quotes, or say `score: none` when it is to be worth nothing"
                if quoted
                else "write at most 15 digits with a point before decimals, or let the value start with a letter",
            )


def _labels(options: tuple[Option, ...], problems: Problems) -> None:
    """At least the two ends of a set say in words what they mean."""
    scored = all(option.points is not None for option in options)
    bare = [option for option in (options[0], options[-1]) if not _WORD.search(option.label)]
    if scored and len(options) > 2 and bare:
        problems.add(
            "SC246",
            f"the label `{bare[0].label}` does not say what it stands for",
            bare[0].at["label"],
            "say it in words at both ends: `0, not at all` … `10, completely`",
        )
