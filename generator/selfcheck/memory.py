"""Memory: what is known of the pages of a site from when it was built, so that only what has changed is made anew.

A page is known by a key in which there is all that it is made of: what its files say, what all pages of the guide are
made of, and for the page of a chapter what it shows of its sections. The page itself is in the site of that time.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from selfcheck.footprint import Contents, digest, footprint
from selfcheck.model.guide import Chapter, Page, Section
from selfcheck.model.read_page import GuideReader
from selfcheck.pages import Made
from selfcheck.render import Assessed
from selfcheck.verify import Seen

Assessments = Mapping[str, Assessed]
"""What is known of banks, by their ids."""


class Memory:
    """What is known of the pages of one site."""

    def __init__(self, maker: str) -> None:
        """Know no page; `maker` is a digest of all that has a part in what is made of a guide, but for the guide."""
        self.maker = maker
        self.site = Seen(frozenset(), {}, {})
        """The site as it was seen when it was verified."""
        self.footprint = ""
        """How it lay on the disk then."""
        self.contents = Contents()
        """What the files of the guide say."""
        self._made: dict[str, Made] = {}

    @property
    def titles(self) -> dict[str, tuple[str, str]]:
        """The titles and descriptions of all pages, by digests of what their files said."""
        return {made.digest: (made.title, made.description) for made in self._made.values()}

    def recall(self, site: Path, reader: GuideReader) -> Recalled:
        """What is known of the pages of a guide, which is nothing unless `site` lies on the disk as it was left."""
        known = self._made if self._made and footprint(site) == self.footprint else {}
        return Recalled(known, reader, self.maker)

    def learn(self, site: Path, seen: Seen, made: Mapping[str, Made]) -> None:
        """Know the pages of a guide by their keys, and no others; they are in `site`, which was `seen` so."""
        self.site = seen
        self._made = dict(made)
        self.footprint = footprint(site)


class Recalled:
    """What is known of the pages of one guide."""

    def __init__(self, known: Mapping[str, Made], reader: GuideReader, maker: str) -> None:
        """Begin with the pages that are known by their keys, what reads the guide, and what makes sites of guides."""
        self._known = known
        self._reader = reader
        guide = reader.guide
        pages = ((page.path, page.title, isinstance(page, Section) and page.assessed) for page in guide.all_pages)
        self._all = digest(maker, guide.url, guide.content, reader.settings, *pages)

    def find(self, page: Page, assessed: Assessments) -> Made | None:
        """What is known of a page, if it is just what would be made now; `assessed` is as `key` says."""
        made = self._known.get(self.key(page, self._reader.digests[page.path], assessed)) if self._known else None
        linked = made.published.rendered.linked if made and made.published else frozenset[str]()
        return made if linked <= self._reader.guide.files else None

    def keys(self, made: Mapping[str, Made], assessed: Assessments) -> dict[str, Made]:
        """All pages by their keys; `made` has them by the paths of their files, `assessed` is as `key` says."""
        pages = self._reader.guide.all_pages
        return {self.key(page, made[page.path].digest, assessed): made[page.path] for page in pages}

    def key(self, page: Page, said: str, assessed: Assessments) -> str:
        """The key of a page by a digest of what its files say; `assessed` has what is known of a chapter's banks."""
        sections = page.sections if isinstance(page, Chapter) else ()
        shown = ((section.description, assessed.get(section.id)) for section in sections)
        return digest(self._all, page.path, said, *shown)
