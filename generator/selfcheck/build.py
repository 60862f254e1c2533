"""Build: what can be done with a guide and with a site, from beginning to end."""

from __future__ import annotations

import time
from pathlib import Path

from selfcheck.memory import Memory
from selfcheck.model.read_guide import open_guide
from selfcheck.outcome import Outcome, Progress
from selfcheck.paths import templates_folder
from selfcheck.problems import Place, Source
from selfcheck.publication import Publication, unwritable
from selfcheck.verify import verify_site
from selfcheck.write import alone, listed


def check(content: Path, progress: Progress | None = None) -> Outcome:
    """Read and check the guide in the folder `content`; nothing is built."""
    started = time.perf_counter()
    outcome = Outcome()
    (progress or Progress()).stage("check")
    _check(content, outcome, "")
    outcome.seconds = time.perf_counter() - started
    return outcome


def build(
    content: Path,
    site: Path,
    url: str = "",
    progress: Progress | None = None,
    *,
    force: bool = False,
    memory: Memory | None = None,
) -> Outcome:
    """Check the guide in the folder `content` and build its site into the folder `site`.

    `url` is the address of the site, in place of the one in `guide.yaml`. What `site` holds that was not built here is
    only replaced with `force`. With any error in the outcome's problems `site` is just as it was. Pages that `memory`
    knows are taken from the site that is there.
    """
    started = time.perf_counter()
    outcome = Outcome()
    progress = progress or Progress()
    progress.stage("check")
    if _overlap(content, site):
        _check(content, outcome, url)
        message = f"`{site}` is the folder of the guide, holds it or lies in it"
        here = Place(Source(str(site), ""), 0)
        outcome.problems.add("SC602", message, here, "name another folder with `--site`")
    else:
        _publish(content, site, outcome, url, progress, memory or Memory(""), force)
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


def _check(content: Path, outcome: Outcome, url: str) -> None:
    reader = open_guide(content, outcome.problems, url)
    if reader:
        Publication(reader, content, templates_folder(), outcome).check()


def _publish(
    content: Path, site: Path, outcome: Outcome, url: str, progress: Progress, memory: Memory, force: bool
) -> None:
    """Build a site, alone; a guide that was changed while another build was waited for is as it is afterwards."""
    try:
        with alone(site, progress.wait):
            titles = memory.titles
            digests = memory.contents.digests(content) if titles else {}
            reader = open_guide(content, outcome.problems, url, titles, digests)
            publication = Publication(reader, content, templates_folder(), outcome) if reader else None
            if publication and outcome.problems.errors:
                publication.check()
            elif publication:
                publication.publish(site, memory, progress, force=force)
    except OSError as error:
        _check(content, outcome, url)
        outcome.problems.add("SC601", *unwritable("written", error, site))


def _overlap(content: Path, site: Path) -> bool:
    """Whether replacing the site would take something of the guide with it."""
    guide, built = content.resolve(), site.resolve()
    return guide.is_relative_to(built) or built.is_relative_to(guide)
