"""The terminal: colours and a progress bar where somebody is looking, plain lines where nobody is."""

from __future__ import annotations

from collections.abc import Iterable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as RichProgress

from selfcheck.outcome import Progress
from selfcheck.problems import Problem
from selfcheck.report import problem_text

LONG_BUILD = 40
"""With so many pages or more a build shows a progress bar."""


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, an empty line after each."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for problem in problems:
        console.print(problem_text(problem))


def print_summary(line: str, *, failed: bool, stderr: bool = False) -> None:
    """Print the closing line to standard output, or to standard error where that is taken."""
    Console(highlight=False, soft_wrap=True, stderr=stderr).print(
        line, style="bold red" if failed else "bold green", markup=False
    )


class _Bar:
    """A bar on standard error that is there for a while, on a terminal only."""

    def __init__(self, quiet: bool, count: ProgressColumn) -> None:
        """Show nothing at all when `quiet`; `count` is how the work is counted."""
        console = Console(stderr=True)
        self._bar = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(),
            count,
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=quiet or not console.is_terminal,
        )

    def __enter__(self) -> Self:
        """Begin to show the bar."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar away."""
        self._bar.stop()


class TerminalProgress(_Bar, Progress):
    """Shows a bar while a long build renders its pages, on a terminal only."""

    def __init__(self, quiet: bool) -> None:
        """Show nothing at all when `quiet`."""
        super().__init__(quiet, MofNCompleteColumn())
        self._task = self._bar.add_task("Checking", total=None, visible=False)

    def start(self, pages: int) -> None:
        """So many pages are about to be rendered."""
        self._bar.update(self._task, total=pages, visible=pages >= LONG_BUILD)

    def page(self) -> None:
        """One more page is rendered."""
        self._bar.advance(self._task)

    def stage(self, name: str) -> None:
        """A stage begins."""
        self._bar.update(
            self._task, description={"check": "Checking", "render": "Building", "verify": "Verifying"}[name]
        )

    def wait(self) -> None:
        """Another build is waited for."""
        self._bar.console.print("Another build is writing here; waiting for it to end.")


class RowProgress(_Bar):
    """Shows a bar while rows are scored, on a terminal only."""

    def __init__(self, quiet: bool, size: int | None) -> None:
        """Show nothing at all when `quiet`; `size` is that of the file in bytes, where it has one."""
        super().__init__(quiet, TaskProgressColumn())
        self._task = self._bar.add_task("Scoring", total=size)

    def done(self, position: int, rows: int) -> None:
        """So many bytes of the file are read, and so many rows scored."""
        self._bar.update(self._task, completed=position, description=f"Scored {rows:,} rows")
