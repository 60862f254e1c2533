"""Publication: what is done with a guide as a whole, around the way of each of its pages (`pages.py`).

check    what is known of all pages -> problems
render   what is known of all pages -> the other files of the site
write    these -> the folder in which the pages are
verify   the folder -> problems
swap     the folder -> the site
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from selfcheck.check import check_guide
from selfcheck.memory import Memory, Recalled
from selfcheck.model.guide import Chapter, Page
from selfcheck.model.read_page import GuideReader
from selfcheck.model.targets import Targets
from selfcheck.outcome import Outcome, Progress
from selfcheck.pages import Made, Pages, Published
from selfcheck.problems import Place, Source
from selfcheck.processes import share
from selfcheck.render import Assessed, Built, Renderer
from selfcheck.shell import ThemeChangedError
from selfcheck.verify import Known, Origin, verify_site
from selfcheck.write import Batch, NotAFolderError, NotOursError, TakenOver, discard, swap, write_site


class _UnsoundError(Exception):
    """There is no use in going on, since problems have been found."""


class Publication:
    """One guide, to be checked or published once."""

    def __init__(self, reader: GuideReader, content: Path, templates: Path, outcome: Outcome) -> None:
        """Begin with a guide that is open, its folder, our templates folder, and where to put what comes of it."""
        self._reader = reader
        self._guide = reader.guide
        self._content = content
        self._templates = templates
        self._outcome = outcome
        self._problems = outcome.problems
        self._targets = Targets(self._guide)
        self._pages = Pages(reader, self._targets, templates)
        self._made: dict[str, Made] = {}
        """What is known of each page, by the path of its Markdown file."""
        self._taken_over: list[tuple[str, str]] = []
        """The pages of the site before that are as they would be made now: paths and checksums."""
        outcome.pages = sum(1 for _ in self._guide.all_pages)

    def check(self) -> None:
        """Read and check all pages of which nothing is known yet, then the guide."""
        self._check([page for page in self._guide.all_pages if page.path not in self._made])
        self._check_guide()

    def publish(self, site: Path, memory: Memory, progress: Progress, *, force: bool) -> None:
        """Build the site, unless there are errors; to be called when nobody else writes it."""
        recalled = memory.recall(site, self._reader)
        try:
            folder = write_site(self._files(recalled, progress), site, force=force)
        except _UnsoundError:
            return
        except (NotOursError, ThemeChangedError, OSError) as error:
            self.check()  # so that all is told in one run
            self._problems.add(*_unwritten(error, site))
            return
        try:
            progress.stage("verify")
            facts = {published.file: published.facts for published in self._published()}
            known = Known(facts, frozenset(path for path, _ in self._taken_over), memory.site)
            verified = verify_site(folder, self._problems, Origin(self._content, self._templates), known)
            self._outcome.files = len(verified.files)
            if self._problems.errors:
                discard(folder)
            else:
                swap(folder, site)
        except OSError as error:
            discard(folder)
            self._problems.add("SC601", *unwritable("replaced", error, site))
        except BaseException:
            discard(folder)
            raise
        if not self._problems.errors:
            memory.learn(site, verified.seen, recalled.keys(self._made, self._assessed()))

    def _files(self, recalled: Recalled, progress: Progress) -> Iterator[Built | TakenOver | Batch[Page, Made]]:
        """All files of the site. Raises `_UnsoundError` when there are errors in the guide."""

        def made(page: Made) -> None:
            self._take(page)
            progress.page()

        progress.stage("render")
        progress.start(self._outcome.pages)
        renderer = Renderer(self._guide, self._targets, self._templates)
        # The page of a chapter shows something of its sections.
        others = [page for page in self._guide.all_pages if not isinstance(page, Chapter)]
        for pages in (others, self._guide.chapters):
            assessed = self._assessed()
            new = []
            for page in pages:
                known = recalled.find(page, assessed)
                if known and known.published:
                    self._taken_over.append((known.published.file, known.published.checksum))
                    made(known)
                else:
                    new.append(page)
            if self._problems.errors:
                self._check(new)
            else:
                yield Batch(new, partial(self._pages.publish, renderer, assessed), made)
        self._check_guide()
        if self._problems.errors:
            raise _UnsoundError
        # Not before all is well: a second name changes how the file lies on the disk, by which it is known.
        yield TakenOver(self._taken_over)
        published = ((each.file, each.checksum, each.rendered) for each in self._published())
        yield from renderer.rest(published, self._content)

    def _published(self) -> Iterator[Published]:
        """What is known of the pages that have been written, in reading order."""
        made = (self._made.get(page.path) for page in self._guide.all_pages)
        return (each.published for each in made if each and each.published)

    def _assessed(self) -> dict[str, Assessed]:
        """What is known of the banks of the pages that have been written, by their ids."""
        return {each.id: each for one in self._published() if (each := one.rendered.assessed)}

    def _take(self, made: Made) -> None:
        self._made[made.path] = made
        self._problems.extend(made.problems)
        self._outcome.banks += bool(made.items)
        self._outcome.items += made.items

    def _check(self, pages: Sequence[Page]) -> None:
        share(self._pages.check, pages, self._take)

    def _check_guide(self) -> None:
        checked = {path: each.checked for path, each in self._made.items()}
        check_guide(self._reader, self._content, self._targets, checked, self._problems)


def _unwritten(error: NotOursError | ThemeChangedError | OSError, site: Path) -> tuple[str, str, Place, str]:
    """The problem of a site that was not written: its code, its message, its place and a remedy."""
    if isinstance(error, ThemeChangedError):
        remedy = "install the version of mkdocs-material that selfcheck asks for"
        return "SC603", str(error), Place(Source(str(site), ""), 0), remedy
    if isinstance(error, NotOursError):
        other = "name another folder with `--site`"
        help = other if isinstance(error, NotAFolderError) else f"{other}, or replace this one with `--force`"
        return "SC602", str(error), Place(Source(str(site), ""), 0), help
    return "SC601", *unwritable("written", error, site)


def unwritable(done: str, error: OSError, site: Path) -> tuple[str, Place, str]:
    """What is said when the disk says no, of what cannot be `done` with the site."""
    why = f"the site cannot be {done}: {error.strerror or error}"
    return why, Place(Source(str(site), ""), 0), "make room, or check permissions"
