"""Build: the way of a guide through the house, on one page.

load and model   files -> a guide, or problems
check            guide -> problems
render           guide -> files, and how to make pages
write            these -> a new folder beside the site
verify           that folder -> problems
swap             that folder -> the site
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from selfcheck.check import check_guide
from selfcheck.check.second_scorer import check_second_scorer
from selfcheck.model.guide import Guide
from selfcheck.model.read_guide import read_guide
from selfcheck.outcome import Outcome, Progress
from selfcheck.paths import templates_folder
from selfcheck.problems import Place, Source
from selfcheck.render import render_guide
from selfcheck.shell import ThemeChangedError
from selfcheck.verify import Origin, verify_site
from selfcheck.write import NotAFolderError, NotOursError, alone, discard, listed, swap, write_site


def check(content: Path, progress: Progress | None = None) -> Outcome:
    """Read and check the guide in the folder `content`; nothing is built."""
    started = time.perf_counter()
    outcome = Outcome()
    problems = outcome.problems
    (progress or Progress()).stage("check")
    outcome.guide = guide = read_guide(content, problems)
    if guide:
        outcome.pages = sum(1 for _ in guide.all_pages)
        outcome.banks = sum(1 for _ in guide.banks)
        outcome.items = sum(len(bank.items) for bank in guide.banks)
        check_guide(guide, content, problems)
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
            if _overlap(content, site):
                message = f"`{site}` is the folder of the guide, holds it or lies in it"
                here = Place(Source(str(site), ""), 0)
                outcome.problems.add("SC602", message, here, "name another folder with `--site`")
            else:
                with alone(site, progress.wait):
                    _publish(guide, content, site, outcome, progress, force)
        except OSError as error:
            outcome.problems.add("SC601", *_unwritable("written", error, site))
    outcome.seconds = time.perf_counter() - started
    return outcome


def verify(site: Path, progress: Progress | None = None) -> Outcome:
    """Verify a site that was built before, in the folder `site`; nothing is changed, and its guide is not needed."""
    started = time.perf_counter()
    outcome = Outcome()
    (progress or Progress()).stage("verify")
    if listed(site):
        found = verify_site(site, outcome.problems, shown=f"{site.as_posix()}/")
        outcome.pages, outcome.banks, outcome.items = found.counts
        outcome.files = len(found.files)
    else:
        here = Place(Source(site.as_posix(), ""), 0)
        message = f"`{site}` holds no site that was built here"
        outcome.problems.add("SC513", message, here, "name the folder of a site, or build one with `selfcheck build`")
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
        outcome.files = len(verify_site(folder, problems, Origin(guide, content, templates_folder())).files)
        if problems.errors:
            discard(folder)
        else:
            swap(folder, site)
    except BaseException as error:
        discard(folder)
        if not isinstance(error, OSError):
            raise
        problems.add("SC601", *_unwritable("replaced", error, site))


def _overlap(content: Path, site: Path) -> bool:
    """Whether replacing the site would take something of the guide with it."""
    guide, built = content.resolve(), site.resolve()
    return guide.is_relative_to(built) or built.is_relative_to(guide)


def _unwritable(done: str, error: OSError, site: Path) -> tuple[str, Place, str]:
    """What is said when the disk says no."""
    why = f"the site cannot be {done}: {error.strerror or error}"
    return why, Place(Source(str(site), ""), 0), "make room, or check permissions"
