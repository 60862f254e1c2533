"""Problems: what is wrong with a guide, where, why, and what to do about it.

Problems are values. Every stage of the pipeline collects them and goes on, so that one run tells an author everything.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from selfcheck.catalogue import CATALOGUE, Level

_LINE_END = re.compile(r"\r\n|\r|\n")

MOST_OF_A_FILE = 100
"""So many errors are told of one file; an author mends some of them and checks again."""


@dataclass(frozen=True)
class Source:
    """A text file as it was read."""

    path: str
    """Path to show to people and to link to, relative to where the command runs, with forward slashes."""
    text: str
    """The whole text, line ends as in the file."""

    @property
    def lines(self) -> list[str]:
        """The lines of the text, without their ends, be they of Unix, Windows or the old Mac."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    @cached_property
    def starts(self) -> array[int]:
        """Where each line begins in the text, counted from 0."""
        return array("l", [0, *(end.end() for end in _LINE_END.finditer(self.text))])

    def line(self, number: int) -> str:
        """The text of a line (counted from 1), or nothing when the file has no such line."""
        if not 0 < number <= len(self.starts):
            return ""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line of a source."""

    source: Source = field(repr=False)
    line: int
    """Counted from 1; 0 when the problem is with the file as a whole."""
    column: int = 1
    """Counted from 1, in characters."""
    length: int = 1
    """How many characters to mark, at least 1."""

    @property
    def end_column(self) -> int:
        """The column behind the last character of the stretch, at most the one behind the line."""
        behind = len(self.source.line(self.line)) + 1
        return max(self.column, min(self.column + self.length, behind))

    def __str__(self) -> str:
        """The place as `file:line:column`, or just `file` for a file as a whole."""
        return f"{self.source.path}:{self.line}:{self.column}" if self.line else self.source.path


@dataclass(frozen=True, slots=True)
class Label:
    """Another place that a problem has to do with, such as the one where a name was used first."""

    place: Place
    text: str
    """What is there, in a few words, without a full stop: `first used here`."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a stable code, a sentence, a place and a remedy."""

    code: str
    """A key of `catalogue.CATALOGUE`, such as `SC214`."""
    message: str
    """What is wrong, in the words of the field, without a full stop."""
    place: Place
    help: str = ""
    """What to do about it; empty only when the message says it all."""
    level: Level = Level.ERROR
    labels: tuple[Label, ...] = ()
    """Other places to look at, in the order in which they are told."""


class UnsoundError(ValueError):
    """Something cannot be used; its text tells the first error, `problems` has them all."""

    def __init__(self, problems: Problems) -> None:
        """At least one of the problems is an error."""
        first = next(problem for problem in problems if problem.level is Level.ERROR)
        super().__init__(f"{first.place}: {first.message} ({first.code}; `selfcheck check` tells all)")
        self.problems = problems


class Problems:
    """A list of problems that grows while a guide is read, and never lists the same one twice."""

    __slots__ = ("_errors", "_found")  # one is made for every value that is read

    def __init__(self) -> None:
        """Start with no problems."""
        self._found: dict[Problem, None] = {}
        self._errors: dict[str, int] = {}

    def add(self, code: str, message: str, place: Place, help: str = "", labels: Iterable[Label] = ()) -> None:
        """Add a problem; `code` is a key of the catalogue, which says the level too.

        Raises `KeyError` for a code that is not in the catalogue: that is a bug.
        """
        self._keep(Problem(code, message, place, help, CATALOGUE[code].level, tuple(labels)))

    def full(self, source: Source) -> bool:
        """Whether so many errors of a file are known that there is no use in looking for more."""
        return self._errors.get(source.path, 0) > MOST_OF_A_FILE

    def _keep(self, problem: Problem) -> None:
        if problem in self._found:
            return
        source = problem.place.source
        if problem.level is Level.ERROR:
            if self.full(source):
                return
            self._errors[source.path] = self._errors.get(source.path, 0) + 1
            if self.full(source):
                message = f"the file has more than {MOST_OF_A_FILE} errors; the rest is not told"
                problem = Problem("SC107", message, Place(source, 0), "mend these, then check again")
        self._found[problem] = None

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add problems that were found elsewhere, in the order in which they were found."""
        for problem in problems._found if isinstance(problems, Problems) else problems:
            self._keep(problem)

    def clear(self) -> None:
        """Forget all of them, for others that say more."""
        self._found.clear()
        self._errors.clear()

    def __iter__(self) -> Iterator[Problem]:
        """The problems by file, then by line and column."""
        return iter(sorted(self._found, key=lambda p: (p.place.source.path, p.place.line, p.place.column, p.code)))

    def __len__(self) -> int:
        """How many problems there are, warnings included."""
        return len(self._found)

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.level is Level.ERROR for problem in self._found)
