"""Pages: the way of each page through the house, by itself, and what is to be known of it when it is through.

A page is read, checked, rendered, written and verified before the next one is begun, and nothing of it is kept but what
others need: of its text, what search finds. So the processors can share the pages, and large guides take little memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from selfcheck.check import Checked, check_page
from selfcheck.check.second_scorer import SecondCheck
from selfcheck.model.guide import Page, Section
from selfcheck.model.read_page import GuideReader
from selfcheck.model.targets import Targets
from selfcheck.problems import Problems
from selfcheck.render import Assessed, Rendered, Renderer
from selfcheck.verify import Facts, Site, verify_page
from selfcheck.write import Writer


@dataclass(frozen=True)
class Published:
    """What is to be known of a page that has been rendered and written."""

    file: str
    """Its path in the site."""
    checksum: str
    rendered: Rendered
    facts: Facts


@dataclass(frozen=True)
class Made:
    """What is to be known of a page that has been read."""

    path: str
    """The Markdown file under the content folder."""
    digest: str
    """That of what its files said."""
    title: str
    description: str
    problems: Problems
    """What is wrong with it."""
    checked: Checked
    items: int
    """How many items its bank has."""
    published: Published | None = None
    """None where nothing was to be published, and for a page with errors."""


class Pages:
    """Takes the pages of a guide through the house."""

    def __init__(self, reader: GuideReader, targets: Targets, templates: Path) -> None:
        """Begin with what reads the guide, the targets of its links, and our templates folder."""
        self._reader = reader
        self._targets = targets
        self._templates = templates

    def check(self, pages: Sequence[Page]) -> Iterator[Made]:
        """Read and check some pages, each with its bank."""
        with self._second(pages) as second:
            for page in pages:
                yield self._through(page, second, None)

    def publish(
        self, renderer: Renderer, assessed: Mapping[str, Assessed], pages: Sequence[Page], writer: Writer
    ) -> Iterator[Made]:
        """Read, check, render, write and verify some pages.

        For the pages of chapters, `assessed` has what is known of the banks of their sections, by their ids.
        """
        press: _Press | None = _Press(renderer, assessed, writer)
        with self._second(pages) as second:
            for page in pages:
                made = self._through(page, second, press)
                if made.published is None:
                    press = None  # no site will come of it
                yield made

    def _second(self, pages: Sequence[Page]) -> SecondCheck:
        needed = any(isinstance(page, Section) and page.assessed for page in pages)
        return SecondCheck(self._templates, needed=needed)

    def _through(self, page: Page, second: SecondCheck, press: _Press | None) -> Made:
        problems = Problems()
        page = self._reader.read(page, problems)
        if page.text is None:  # it has gone since the guide was opened
            return Made(page.path, page.digest, page.title, page.description, problems, Checked(), 0)
        checked = check_page(self._reader.guide, page, self._targets, problems)
        bank = page.bank if isinstance(page, Section) else None
        published = None
        if not problems.errors:
            with second.working_on(bank, problems):
                published = press.publish(page, problems) if press else None
        items = len(bank.items) if bank else 0
        return Made(page.path, page.digest, page.title, page.description, problems, checked, items, published)


class _Press:
    """Publishes pages that have no errors."""

    def __init__(self, renderer: Renderer, assessed: Mapping[str, Assessed], writer: Writer) -> None:
        self._renderer = renderer
        self._assessed = assessed
        self._writer = writer
        self._site = Site(writer.folder)

    def publish(self, page: Page, problems: Problems) -> Published:
        """Render, write and verify a page."""
        file, rendered = self._renderer.page(page, self._assessed)
        checksum = self._writer.write(file)
        facts = verify_page(self._site, file.path, page.bank if isinstance(page, Section) else None, problems)
        return Published(file.path, checksum, rendered, facts)
