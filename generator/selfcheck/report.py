"""Report: problems and outcomes in words, for a terminal or a plain file.

error[SC214]: bands leave a gap: no band of `overall` holds 39.5
  --> content/supportive-network/mentors.yaml:61:14
   61 |       - {from: 40, label: Taking shape}
      |                ^^
   = help: …
"""

from __future__ import annotations

from rich.text import Text

from selfcheck.build import Outcome
from selfcheck.catalogue import Level
from selfcheck.problems import Place, Problem

_WIDTH = 120
_STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow"}


def problem_text(problem: Problem) -> Text:
    """A problem with its place, an excerpt and a remedy, over several lines; `.plain` is the text without colours."""
    text = Text()
    text.append(f"{problem.level}[{problem.code}]", _STYLES[problem.level])
    text.append(f": {_printable(problem.message)}\n", "bold")
    place = problem.place
    gutter = len(str(place.line)) + 1
    text.append(f"{' ' * gutter}--> ", "blue").append(f"{_printable(str(place))}\n")
    if place.line:
        _excerpt(text, place, gutter)
    if problem.help:
        text.append(f"{' ' * gutter} = ", "blue").append("help: ", "bold").append(f"{_printable(problem.help)}\n")
    return text


def _excerpt(text: Text, place: Place, gutter: int) -> None:
    line = place.source.line(place.line).rstrip()
    # Of a very long line only the part around the place is shown.
    start = max(0, place.column - _WIDTH // 2) if len(line) > _WIDTH else 0
    shown = _printable(line[start : start + _WIDTH])
    lead = _printable(line[start : place.column - 1])
    mark = "^" * max(1, min(place.length, len(shown) - len(lead)))
    text.append(f"{place.line:>{gutter}} | ", "blue").append(f"{shown}\n")
    text.append(f"{' ' * gutter} | ", "blue").append(f"{' ' * len(lead)}{mark}\n", "bold red")


def _printable(text: str) -> str:
    """Text in which every character takes one column and none can do anything to a terminal."""
    return "".join(
        character if character.isprintable() else " " if character == "\t" else "\ufffd" for character in text
    )


def summary(outcome: Outcome, did: str) -> str:
    """One line about a whole run; `did` says what was done, such as "Checked"."""
    counts = ", ".join(
        _count(number, noun)
        for number, noun in ((outcome.pages, "page"), (outcome.banks, "bank"), (outcome.items, "item"))
    )
    errors = outcome.problems.errors
    warnings = len(outcome.problems) - errors
    found = [_count(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number]
    return f"{did}: {counts}, {' and '.join(found) or 'no problems'}, {outcome.seconds:.1f} s."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
