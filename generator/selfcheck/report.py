"""Report: problems and outcomes in words, for a terminal or a plain file.

error[SC309]: the anchor `plan` is there twice
   --> content/one/alpha.md:11:11
  7 | ## Making a plan {#plan}
    |                    ---- first given here
...
 11 | ## More {#plan}
    |           ^^^^
    = help: choose another anchor for one of the two
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.text import Text

from selfcheck.catalogue import Level
from selfcheck.excerpt import Mark, excerpt, gutter_of, printable
from selfcheck.problems import Problem

if TYPE_CHECKING:
    from selfcheck.batch.run import Scored
    from selfcheck.outcome import Outcome

STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow"}
"""How the levels look."""

_LABEL = "bold blue"


def problem_text(problem: Problem) -> Text:
    """A problem with its places, excerpts and a remedy, over several lines; `.plain` is the text without colours."""
    text = Text()
    text.append(f"{problem.level}[{problem.code}]", STYLES[problem.level])
    text.append(f": {printable(problem.message)}\n", "bold")
    gutter = gutter_of([problem.place, *(label.place for label in problem.labels)])
    arrow = "-->"
    for marks in _by_file(problem):
        text.append(f"{' ' * gutter}{arrow} ", "blue").append(f"{printable(str(marks[0].place))}\n")
        if lines := [mark for mark in marks if mark.place.line]:
            text.append_text(excerpt(lines, gutter))
        arrow = ":::"
    for label in problem.labels:
        if not label.place.line:  # a file as a whole has no line to show
            text.append(f"{' ' * gutter}::: ", "blue").append(f"{printable(label.place.source.path)}: ")
            text.append(f"{printable(label.text)}\n", _LABEL)
    if problem.help:
        text.append(f"{' ' * gutter} = ", "blue").append("help: ", "bold").append(f"{printable(problem.help)}\n")
    return text


def _by_file(problem: Problem) -> list[list[Mark]]:
    """The problem's own place and its labels in lines, by file: its own file first, its own place the first in it."""
    files = {problem.place.source.path: [Mark(problem.place, "", "^", STYLES[problem.level])]}
    for label in problem.labels:
        if label.place.line:
            files.setdefault(label.place.source.path, []).append(Mark(label.place, label.text, "-", _LABEL))
    return list(files.values())


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


def scored_summary(scored: Scored) -> str:
    """One line about the scoring of a file of responses."""
    if scored.failed or (scored.problems.errors and not (scored.rows or scored.rejected)):
        return "Not scored."
    rest = scored.rejected - scored.told
    untold = f", {rest:,} of them not told of" if rest else ""
    aside = f", set aside {scored.rejected:,}{untold}" if scored.rejected else ""
    return f"Scored {_count(scored.rows, 'row')}{aside}."


def more_about(problems: Iterable[Problem]) -> str:
    """The command that tells more about the codes of some problems."""
    return f"More about these problems: selfcheck explain {' '.join(sorted({problem.code for problem in problems}))}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
