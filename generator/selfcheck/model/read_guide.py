"""From the content folder to a `Guide`, or to problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, cast

from selfcheck.load.files import Content
from selfcheck.load.markdown import load_front_matter
from selfcheck.load.yaml import load_yaml
from selfcheck.model.at import At
from selfcheck.model.bank import Bank
from selfcheck.model.guide import READERS_PAGES, Chapter, Guide, Note, Page, Section
from selfcheck.model.guide_format import GUIDE
from selfcheck.model.read_page import GuideReader, bank_file, digest_of, read_bank_file, read_front_matter
from selfcheck.model.read_profile import read_notes
from selfcheck.model.record import Fields
from selfcheck.problems import Label, Place, Problems, Source

GUIDE_FILE = "guide.yaml"
_NOT_PAGES = frozenset({"README.md", "LICENSE.md"})


_Page = TypeVar("_Page", bound=Page)

Titles = Mapping[str, tuple[str, str]]
"""The titles and descriptions of pages, by digests of what their files say."""


def read_guide(folder: Path, problems: Problems) -> Guide | None:
    """The guide in a content folder; None when `guide.yaml` itself cannot be used.

    Pages and banks with problems are left out of what is returned, so a caller checks `problems.errors` before it
    publishes anything.
    """
    reader = open_guide(folder, problems)
    if reader is None:
        return None

    def read(page: _Page) -> _Page:
        return reader.read(page, problems)

    guide = reader.guide
    chapters = (replace(read(each), sections=tuple(map(read, each.sections))) for each in guide.chapters)
    return replace(guide, home=read(guide.home), chapters=tuple(chapters), pages=tuple(map(read, guide.pages)))


def open_guide(
    folder: Path,
    problems: Problems,
    url: str = "",
    titles: Titles = MappingProxyType({}),
    digests: Mapping[str, str] = MappingProxyType({}),
) -> GuideReader | None:
    """What reads the pages of a guide, one by one; None when `guide.yaml` itself cannot be used.

    Then everything has been read that can be, and what is wrong with it has been added to `problems`. `url` is where
    the site will be published, in place of what `guide.yaml` says. `titles` are those that are known already, and
    `digests` those of the files as they are now, as far as they are known: pages that both know are not opened.
    """
    content = Content(folder, problems, digests)
    source = content.read(GUIDE_FILE, problems)
    node = load_yaml(source, problems) if source else None
    fields = GUIDE.read(node, problems) if node else None
    return _Opening(content, fields, titles, problems).reader(url) if fields else None


class _Opening:
    """Reads what `guide.yaml` says, and the front matter of the pages that it names."""

    def __init__(self, content: Content, fields: Fields, titles: Titles, problems: Problems) -> None:
        self._content = content
        self._fields = fields
        self._titles = titles
        self._problems = problems
        self._used = {GUIDE_FILE}
        self._named: list[tuple[Page, Place]] = []
        """Every page that is there, as often as it is named, with the place that names it."""
        self._left_out: list[Page] = []
        """Pages that have no place in the guide, since the file of their chapter is missing."""
        self._digests: dict[str, str] = {}

    def reader(self, url: str) -> GuideReader | None:
        """What reads the pages; None when there is no home page. `url` comes before what `guide.yaml` says."""
        fields = self._fields
        home = self._opened("index.md", fields.at.place)
        chapters = [
            chapter
            for entry in cast("list[Fields]", fields.get("chapters", list, []))
            if (chapter := self._chapter(entry)) is not None
        ]
        paths = cast("list[tuple[str, Place]]", fields.get("pages", list, []))
        pages = [page for path, place in paths if (page := self._page(path, place)) is not None]
        notes = self._notes(chapters)
        self._twice()
        self._not_used()
        url = url or fields.get("url", str, "")
        margin = fields.get("margin", object, None)
        guide = Guide(
            title=fields.get("title", str, ""),
            description=fields.get("description", str, ""),
            language=fields.get("language", str, "en"),
            author=fields.get("author", str, ""),
            copyright=fields.get("copyright", str, ""),
            url=url if not url or url.endswith("/") else f"{url}/",
            repository=fields.get("repository", str, "").rstrip("/"),
            branch=fields.get("branch", str, "main"),
            content=self._content.shown("").rstrip("/"),
            html=fields.get("html", bool, False),
            offline=fields.get("offline", bool, False),
            margin=margin if isinstance(margin, Fraction) else None,
            help_resources=fields.get("help_resources", str, ""),
            notes=notes,
            quick_exit=fields.get("quick_exit", str, ""),
            home=home or _unread("index.md", "", ""),
            chapters=tuple(chapters),
            pages=tuple(pages),
            files=self._content.paths,
            unread=frozenset(self._content.unread),
            at=fields.at,
        )
        reader = GuideReader(self._content, guide, fields.at.place.source.text, self._digests)
        placed = [page for page in guide.all_pages if page is not guide.home]
        for page in self._left_out if home else [*placed, *self._left_out]:
            reader.read(page, self._problems)
        return reader if home else None

    def _chapter(self, entry: Fields) -> Chapter | None:
        folder = entry.get("folder", str, "")
        if not folder:
            return None
        names = cast("list[tuple[str, Place]]", entry.get("sections", list, []))
        opening = self._page(f"{folder}/index.md", entry.at["folder"])
        sections = [section for name, place in names if (section := self._section(folder, name, place))]
        if opening is None:
            self._left_out += sections
            return None
        return Chapter(**_of(opening), id=folder, sections=tuple(sections))

    def _notes(self, chapters: list[Chapter]) -> tuple[Note, ...]:
        """The notes of the profile; a bank that could not be read is known, and nothing more is said about it."""
        written = {
            f"{entry.get('folder', str, '')}/{name}"
            for entry in cast("list[Fields]", self._fields.get("chapters", list, []))
            for name, _ in cast("list[tuple[str, Place]]", entry.get("sections", list, []))
        }
        sections = (section for chapter in chapters for section in chapter.sections)
        banks = _Banks(self._content, {section.id: section.assessed for section in sections})
        return read_notes(self._fields, written, banks, self._problems)

    def _section(self, folder: str, name: str, place: Place) -> Section | None:
        id = f"{folder}/{name}"
        path = f"{id}.md"
        assessed = self._content.holds(bank_file(path))
        if assessed:
            self._used.add(bank_file(path))
        page = self._page(path, place, assessed=assessed)
        if page is None:
            bank = self._content.read(bank_file(path), self._problems) if assessed else None
            if bank:
                read_bank_file(bank, id, self._problems)
            return None
        return Section(**_of(page), id=id, bank=None, assessed=assessed)

    def _page(self, path: str, named_at: Place, *, assessed: bool = False) -> Page | None:
        """A page that `guide.yaml` names."""
        page = self._opened(path, named_at, assessed=assessed)
        if page is not None:
            self._named.append((page, named_at))
        return page

    def _opened(self, path: str, named_at: Place, *, assessed: bool = False) -> Page | None:
        """A page with what its front matter says; what is wrong with that is told when the page is read."""
        self._used.add(path)
        said = digest_of(self._content, path, assessed=assessed)
        if said not in self._titles:
            if assessed:
                self._content.read(bank_file(path), self._problems)
            source = self._content.read(path, self._problems, named_at)
            if source is None:
                return None
            untold = Problems()
            title, description, _ = read_front_matter(source, load_front_matter(source, untold), untold)
            said = digest_of(self._content, path, assessed=assessed)
        else:
            title, description = self._titles[said]
        self._digests[path] = said
        return _unread(path, title, description)

    def _twice(self) -> None:
        first: dict[str, tuple[str, Place | None]] = {"": ("index.md", None)}  # the home page is named nowhere
        for page, place in self._named:
            if page.url.partition("/")[0] == READERS_PAGES:
                self._problems.add(
                    "SC201",
                    f"`{page.path}` stands where the site has the reader's own pages, `{READERS_PAGES}/`",
                    place,
                    "choose another name",
                )
            elif page.url not in first:
                first[page.url] = (page.path, place)
                continue
            other, before = first[page.url]
            again = other == page.path
            told = "first named here" if again else f"`{other}` is named here"
            self._problems.add(
                "SC201",
                f"`{page.path}` is in the guide twice"
                if again
                else f"`{other}` and `{page.path}` would have the same address, `{page.url}`",
                place,
                "name it in one place only" if again else "rename one of the two",
                [Label(before, told)] if before and before != place else [],
            )

    def _not_used(self) -> None:
        for path in sorted(self._content.paths - self._used):
            if path.endswith((".md", ".yaml", ".yml")) and path.rpartition("/")[2] not in _NOT_PAGES:
                source = self._content.read(path, self._problems)
                if source:
                    self._problems.add("SC302", "the guide does not use this file", Place(source, 0), _how_to_use(path))


class _Banks(Mapping[str, Bank | None]):
    """The banks of sections, as far as they are sound, and None for a section without one; read when asked for."""

    def __init__(self, content: Content, assessed: Mapping[str, bool]) -> None:
        self._content = content
        self._assessed = assessed
        self._known: dict[str, Bank | None] = {}

    def __getitem__(self, id: str) -> Bank | None:
        if id not in self._known:
            source = self._content.read(f"{id}.yaml", Problems()) if self._assessed[id] else None
            self._known[id] = read_bank_file(source, id, Problems()) if source else None
        if self._assessed[id] and self._known[id] is None:
            raise KeyError(id)
        return self._known[id]

    def __iter__(self) -> Iterator[str]:
        return (id for id in self._assessed if id in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _unread(path: str, title: str, description: str) -> Page:
    """A page whose text has not been read."""
    return Page(path=path, title=title or path, description=description, text=None, at=At(Place(Source(path, ""), 0)))


def _of(page: Page) -> dict[str, Any]:
    """The fields of a page, to make a section or a chapter of it."""
    return {name: getattr(page, name) for name in ("path", "title", "description", "text", "at")}


def _how_to_use(path: str) -> str:
    if path.endswith(".yml"):
        return "rename it to end with `.yaml`"
    if path.endswith(".yaml"):
        return "a bank has the name of its section, which is listed in `guide.yaml`"
    return "list it in `guide.yaml`, under `sections` of its chapter or under `pages`"
