"""What every problem has to be, whatever the file was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.catalogue import CATALOGUE
from selfcheck.report import problem_text

if TYPE_CHECKING:
    from selfcheck.problems import Problem

LONGEST_LINE = 400
"""So many characters a line on the terminal may have."""


def unsound(problem: Problem) -> str:
    """What is wrong with a problem; nothing when it can be shown to an author."""
    place = problem.place
    lines = place.source.lines
    if problem.code not in CATALOGUE:
        return f"{problem.code} is no code"
    if not 0 <= place.line <= len(lines):
        return f"{place} is not in a file of {len(lines)} lines"
    if place.length < 1 or place.column < 1 or (place.line and place.column > len(place.source.line(place.line)) + 1):
        return f"{place} with {place.length} characters is not in its line"
    shown = problem_text(problem).plain.split("\n")
    if not all(line.isprintable() for line in shown):
        return f"{shown} does something to a terminal"
    longest = max(map(len, shown))
    return f"a line of {longest} characters" if longest > LONGEST_LINE else ""
