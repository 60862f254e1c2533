"""From the files of a page to the page, with its bank, or to problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from selfcheck.footprint import digest
from selfcheck.load.files import Content
from selfcheck.load.markdown import load_markdown
from selfcheck.load.yaml import Node, load_yaml
from selfcheck.model.at import At
from selfcheck.model.bank import Bank
from selfcheck.model.guide import Guide, Page, Section
from selfcheck.model.guide_format import FRONT_MATTER
from selfcheck.model.read_bank import read_bank
from selfcheck.problems import Place, Problems, Source

_Page = TypeVar("_Page", bound=Page)


class GuideReader:
    """Reads the pages of a guide, one by one."""

    def __init__(self, content: Content, guide: Guide, settings: str, digests: Mapping[str, str]) -> None:
        """Begin with the files of a guide, and with what is known of it before its pages are read."""
        self._content = content
        self.digests = digests
        """A digest of what the files of each page say, by its path: what its `digest` is when it is read."""
        self.settings = settings
        """What `guide.yaml` says, as it was written."""
        self.guide = guide
        """The guide; its pages have a title and a description, and no text yet."""

    def read(self, page: _Page, problems: Problems) -> _Page:
        """A page of the guide with its text, a section with its bank; what is wrong is added to `problems`."""
        source = self._content.read(page.path, problems)
        assessed = isinstance(page, Section) and page.assessed
        bank_source = self._content.read(bank_file(page.path), problems) if assessed else None
        if source:
            document = load_markdown(source, self.guide.language, problems, html=self.guide.html)
            title, description, at = read_front_matter(source, document.meta, problems)
            # A page without a title is a problem; it stays in the guide so that links to it are not problems too.
            page = replace(page, title=title or page.path, description=description, text=document, at=at)
        if isinstance(page, Section) and bank_source:
            bank = read_bank_file(bank_source, page.id, problems)
            page = replace(page, bank=bank and replace(bank, margin=self.guide.margin))
        return replace(page, digest=digest_of(self._content, page.path, assessed=assessed))


def digest_of(content: Content, path: str, *, assessed: bool) -> str:
    """A digest of what the files of a page say, which have been read; with `assessed`, its bank is one of them."""
    return digest(content.digest(path), content.digest(bank_file(path)) if assessed else "")


def bank_file(path: str) -> str:
    """The path of the bank of a section, by that of its Markdown file."""
    return f"{path.removesuffix('.md')}.yaml"


def read_bank_file(source: Source, id: str, problems: Problems) -> Bank | None:
    """The bank of the section with an id; None when it cannot be used."""
    node = load_yaml(source, problems)
    return read_bank(node, id, problems) if node else None


def read_front_matter(source: Source, meta: Node | None, problems: Problems) -> tuple[str, str, At]:
    """The title and the description of a page, and where they stand."""
    start = Place(source, 1)
    if meta is None:
        if not source.text.startswith("---"):
            problems.add("SC301", "the page has no title", start, "start it with `---`, `title: …` and `---`")
        elif not any(problem.place.source is source for problem in problems):
            problems.add("SC301", "the page has no title", start, "write `title: …` between the two `---`")
        return "", "", At(start)
    fields = FRONT_MATTER.read(meta, problems)
    if fields is None:
        return "", "", At(start)
    return fields.get("title", str, ""), fields.get("description", str, ""), fields.at
