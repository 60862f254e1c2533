"""How a reader takes tables of points, ranges and joined clauses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from by_hand.paper import Filled, number

Points = Callable[[Filled], Fraction | None]


def typed(x: Filled) -> Fraction | None:
    return x if isinstance(x, Fraction) else None


def taken_from(both: Fraction, points: Points) -> Points:
    def turned(answer: Filled) -> Fraction | None:
        x = points(answer)
        return None if x is None else both - x

    return turned


def by_label(column: Mapping[str, Fraction | None], together: Callable[[list[Fraction]], Fraction]) -> Points:
    def points(answer: Filled) -> Fraction | None:
        found = [x for label in answer if (x := column[label]) is not None] if isinstance(answer, list) else []
        return together(found) if found else None

    return points


def by_range(column: Mapping[str, Fraction | None]) -> Points:
    def points(answer: Filled) -> Fraction | None:
        return next((x for range, x in column.items() if isinstance(answer, Fraction) and inside(answer, range)), None)

    return points


def inside(x: Fraction, range: str) -> bool:
    """Whether a range in words holds a number."""
    if range == "any number":
        return True
    first, _, last = range.rpartition(" to ")
    if not first and (found := re.fullmatch(r"(above|under)? ?(\S+?)( or more| or less)?", range)):
        end = number(found[2])
        tests = {"above": x > end, "under": x < end, " or more": x >= end, " or less": x <= end}
        return tests.get(found[1] or found[3], x == end)
    low, high = number(first.removeprefix("above ")), number(last.removeprefix("under "))
    above = x > low if first.startswith("above ") else x >= low
    return above and (x < high if last.startswith("under ") else x <= high)


# Clauses in clauses


def last_apart(clause: str, word: str) -> tuple[str, bool, str]:
    """What stands before and after the last `word` that is in no parentheses."""
    for found in reversed([*re.finditer(re.escape(word), clause)]):
        head = clause[: found.start()]
        if head.count("(") == head.count(")"):
            return head, True, clause[found.end() :]
    return "", False, clause


def clauses(text: str) -> list[str]:
    """Clauses that are joined by commas; a comma also stands between answers."""
    found: list[str] = []
    ahead: list[str] = []
    for piece in re.split(r", (?![^(]*\))", text):
        if re.fullmatch(r"“[^”]*”", piece):
            ahead.append(piece)  # the beginning of a clause, or a part of the one before: what follows will tell
        elif re.match(r"“[^”]*”(?: or “[^”]*”)? is chosen ", piece):
            found.append(", ".join([*ahead, piece]))
            ahead = []
        elif found and re.fullmatch(r"“[^”]*” or “[^”]*”|[\d.−]+(?: or [\d.−]+)?", piece):
            found[-1] = ", ".join([found[-1], *ahead, piece])
            ahead = []
        else:
            found.append(piece)
    return [*found, *ahead]


def bare(clause: str) -> str:
    return clause[1:-1] if clause.startswith("(") else clause
