"""GitHub: problems as workflow commands, which GitHub Actions shows beside the lines they are about.

::error file=content/one/alpha.md,line=11,col=11,endColumn=15,title=SC309::the anchor `plan` is there twice%0A…
"""

from __future__ import annotations

from selfcheck.excerpt import printable
from selfcheck.outcome import Outcome
from selfcheck.problems import Problem


def github(outcome: Outcome) -> str:
    """One command a line for every problem of a run."""
    return "".join(f"{_command(problem)}\n" for problem in outcome.problems)


def _command(problem: Problem) -> str:
    place = problem.place
    properties = {"file": place.source.path}
    if place.line:
        properties |= {"line": str(place.line), "col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = problem.code
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{problem.level} {told}::{_data(_message(problem))}"


def _message(problem: Problem) -> str:
    """The message, what the labels say, and the remedy, on a line each."""
    labels = [f"{label.place}: {label.text}" for label in problem.labels]
    return "\n".join([problem.message, *labels, *([f"help: {problem.help}"] if problem.help else [])])


def _data(text: str) -> str:
    """Text as a command tells it: on one line, and without anything that acts on the log."""
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    """Text as a property of a command, where colons and commas have a meaning too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
