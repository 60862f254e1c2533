"""What comes of a run, and who is told meanwhile how it gets on."""

from __future__ import annotations

from dataclasses import dataclass, field

from selfcheck.problems import Problems


class Progress:
    """Is told how a build gets on; this one does not care."""

    def start(self, pages: int) -> None:
        """So many pages are about to be rendered."""

    def page(self) -> None:
        """One more page is rendered."""

    def stage(self, name: str) -> None:
        """A stage begins: `check`, `render` or `verify`."""

    def wait(self) -> None:
        """Another build is writing the same site, and is waited for."""


@dataclass
class Outcome:
    """What came of a run."""

    problems: Problems = field(default_factory=Problems)
    """What was found; `problems.errors` says how many are errors."""
    pages: int = 0
    """How many pages the guide has, those of the reader's own not among them."""
    banks: int = 0
    """How many banks it has."""
    items: int = 0
    """How many items its banks have together."""
    files: int = 0
    """How many files the site has; 0 when none was built."""
    seconds: float = 0
    """How long it took."""
