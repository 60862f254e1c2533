"""The guide: its pages, chapters and sections, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from selfcheck.load.markdown import Document
from selfcheck.model.at import At
from selfcheck.model.bank import Bank
from selfcheck.model.condition import When

READERS_PAGES = "my"
"""The folder of the site for the pages that are the reader's own: nothing of the guide may stand there."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of prose."""

    path: str
    """The Markdown file under the content folder, `chapter/section.md`."""
    title: str
    description: str
    text: Document | None = field(repr=False)
    """None as long as nothing but the front matter has been read."""
    digest: str = field(default="", compare=False, repr=False)
    """A digest of what its files said when they were read, those of its bank among them."""
    at: At = field(compare=False, repr=False)

    @property
    def document(self) -> Document:
        """The text. Raises `LookupError` as long as nothing but the front matter has been read."""
        if self.text is None:
            raise LookupError(f"the text of `{self.path}` has not been read")
        return self.text

    @property
    def url(self) -> str:
        """Where the page stands in the site, relative to its root: `chapter/section/`, or nothing for the home page."""
        stem = self.path.removesuffix(".md")
        if stem == "index" or stem.endswith("/index"):
            return stem.removesuffix("index")
        return f"{stem}/"


@dataclass(frozen=True, kw_only=True)
class Section(Page):
    """A page that readers can be asked about: the prose and its self-assessment."""

    id: str
    """`chapter/section`, which saved answers hang on."""
    bank: Bank | None
    """None for a section without a bank, for one whose bank has errors, and as long as it has not been read."""
    assessed: bool
    """Whether the section has a bank, sound or not."""


@dataclass(frozen=True, kw_only=True)
class Chapter(Page):
    """Sections with an opening page."""

    id: str
    """The name of its folder."""
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Note:
    """What readers are told on their profile when some results come together."""

    when: When
    """A condition on sections: on the scores of their headlines."""
    text: str
    """In Markdown."""
    at: At = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Guide:
    """A whole guide."""

    title: str
    description: str
    language: str
    """A language tag such as `en` or `pt-BR`."""
    author: str
    copyright: str
    """In Markdown; may be empty."""
    url: str
    """Where the site will be published, with a slash at the end; empty when nobody has said."""
    repository: str
    """Where the source is kept, for edit links; may be empty."""
    branch: str
    """The branch edit links lead to."""
    content: str
    """The content folder as people are told it, for edit links."""
    html: bool
    """Whether HTML in Markdown is let through, as far as it is harmless."""
    offline: bool
    """Whether readers' browsers keep the site, so that it can be read without a network."""
    margin: Fraction | None
    """What counts as a change, for scales that do not say so themselves: a share of their range, above 0."""
    help_resources: str
    """Whom to turn to, in Markdown: shown above every assessment and with every result; may be empty."""
    notes: tuple[Note, ...]
    """What readers are told on their profile, in order."""
    quick_exit: str
    """Where readers are taken who want to leave the page quickly, in case somebody comes in; may be empty."""
    home: Page
    chapters: tuple[Chapter, ...]
    pages: tuple[Page, ...]
    """Further pages, such as one about the guide."""
    files: frozenset[str]
    """The paths of all files of the content folder, which links may lead to."""
    unread: frozenset[str]
    """The paths of files that could not be read; a problem has said why, so that links to them are no further one."""
    at: At = field(compare=False, repr=False)

    @property
    def all_pages(self) -> Iterator[Page]:
        """Every page in reading order: home, the chapters with their sections, further pages."""
        yield self.home
        for chapter in self.chapters:
            yield chapter
            yield from chapter.sections
        yield from self.pages

    @property
    def sections(self) -> Iterator[Section]:
        """Every section in reading order."""
        for chapter in self.chapters:
            yield from chapter.sections

    @property
    def banks(self) -> Iterator[Bank]:
        """Every bank in reading order. Raises `LookupError` as long as its section has not been read."""
        return (section.bank for section in self.sections if section.assessed and section.document and section.bank)
