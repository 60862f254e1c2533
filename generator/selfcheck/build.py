"""Build: the way of a guide through the house, on one page.

load and model   files -> a guide, or problems
check            guide -> problems
render           guide -> pages as text
write            pages -> a new folder beside the site
verify           that folder -> problems
swap             that folder -> the site
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from pathlib import Path

from selfcheck.check import check_guide
from selfcheck.check.second_scorer import check_second_scorer
from selfcheck.model.guide import Guide
from selfcheck.model.read_guide import read_guide
from selfcheck.paths import templates_folder
from selfcheck.problems import Place, Problems, Source
from selfcheck.render import render_guide
from selfcheck.shell import ThemeChangedError
from selfcheck.verify import verify_site
from selfcheck.write import NotAFolderError, NotOursError, alone, discard, swap, write_site


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
    guide: Guide | None = None
    """The guide, as far as it could be read."""
    files: int = 0
    """How many files the new site has; 0 when none was built."""
    seconds: float = 0

    @property
    def pages(self) -> int:
        """How many pages the guide has."""
        return sum(1 for _ in self.guide.all_pages) if self.guide else 0

    @property
    def banks(self) -> int:
        """How many banks the guide has."""
        return sum(1 for _ in self.guide.banks) if self.guide else 0

    @property
    def items(self) -> int:
        """How many items the banks have together."""
        return sum(len(bank.items) for bank in self.guide.banks) if self.guide else 0


def check(content: Path, progress: Progress | None = None) -> Outcome:
    """Read and check the guide in the folder `content`; nothing is built."""
    started = time.perf_counter()
    outcome = Outcome()
    problems = outcome.problems
    (progress or Progress()).stage("check")
    outcome.guide = guide = read_guide(content, problems)
    if guide:
        check_guide(guide, problems)
        if not problems.errors:
            check_second_scorer(guide.banks, templates_folder(), problems)
    outcome.seconds = time.perf_counter() - started
    return outcome


def build(
    content: Path, site: Path, url: str = "", progress: Progress | None = None, *, force: bool = False
) -> Outcome:
    """Check the guide in the folder `content` and build its site into the folder `site`.

    `url` is the address of the site, in place of the one in `guide.yaml`. What `site` holds that was not built here is
    only replaced with `force`. With any error in the outcome's problems `site` is just as it was.
    """
    started = time.perf_counter()
    progress = progress or Progress()
    outcome = check(content, progress)
    if outcome.guide and not outcome.problems.errors:
        guide = replace(outcome.guide, url=url if url.endswith("/") else f"{url}/") if url else outcome.guide
        try:
            with alone(site, progress.wait):
                _publish(guide, content, site, outcome, progress, force)
        except OSError as error:
            outcome.problems.add("SC601", *_unwritable("written", error, site))
    outcome.seconds = time.perf_counter() - started
    return outcome


def _publish(guide: Guide, content: Path, site: Path, outcome: Outcome, progress: Progress, force: bool) -> None:
    problems = outcome.problems
    here = Place(Source(str(site), ""), 0)
    try:
        progress.stage("render")
        progress.start(outcome.pages)
        folder = write_site(render_guide(guide, templates_folder(), content, progress.page), site, force=force)
    except NotOursError as error:
        other = "name another folder with `--site`"
        help = other if isinstance(error, NotAFolderError) else f"{other}, or replace this one with `--force`"
        problems.add("SC602", str(error), here, help)
        return
    except ThemeChangedError as error:
        problems.add("SC603", str(error), here, "install the version of mkdocs-material that selfcheck asks for")
        return
    except OSError as error:
        problems.add("SC601", *_unwritable("written", error, site))
        return
    try:
        progress.stage("verify")
        verify_site(folder, guide.banks, problems)
        outcome.files = sum(1 for path in folder.rglob("*") if path.is_file())
        if problems.errors:
            discard(folder)
        else:
            swap(folder, site)
    except BaseException as error:
        discard(folder)
        if not isinstance(error, OSError):
            raise
        problems.add("SC601", *_unwritable("replaced", error, site))


def _unwritable(done: str, error: OSError, site: Path) -> tuple[str, Place, str]:
    """What is said when the disk says no."""
    why = f"the site cannot be {done}: {error.strerror or error}"
    return why, Place(Source(str(site), ""), 0), "make room, or check permissions"
