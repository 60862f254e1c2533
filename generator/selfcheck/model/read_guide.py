"""From the content folder to a `Guide`, or to problems."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from selfcheck.load.files import Content
from selfcheck.load.markdown import Document, load_markdown
from selfcheck.load.yaml import load_yaml
from selfcheck.model.at import At
from selfcheck.model.bank import Bank
from selfcheck.model.guide import READERS_PAGES, Chapter, Guide, Note, Page, Section
from selfcheck.model.guide_format import FRONT_MATTER, GUIDE
from selfcheck.model.read_bank import read_bank
from selfcheck.model.read_profile import read_notes
from selfcheck.model.record import Fields
from selfcheck.problems import Label, Place, Problems

GUIDE_FILE = "guide.yaml"
_NOT_PAGES = frozenset({"README.md", "LICENSE.md"})


def read_guide(folder: Path, problems: Problems) -> Guide | None:
    """The guide in a content folder; None when `guide.yaml` itself cannot be used.

    Pages and banks with problems are left out of what is returned, so a caller checks `problems.errors` before it
    publishes anything.
    """
    content = Content(folder, problems)
    source = content.read(GUIDE_FILE)
    node = load_yaml(source, problems) if source else None
    fields = GUIDE.read(node, problems) if node else None
    return _Reader(content, fields, problems).guide() if fields else None


class _Reader:
    """Reads one guide."""

    def __init__(self, content: Content, fields: Fields, problems: Problems) -> None:
        self._content = content
        self._fields = fields
        self._problems = problems
        self._language = fields.get("language", str, "en")
        self._html = fields.get("html", bool, False)
        self._used = {GUIDE_FILE}
        self._named: list[tuple[Page, Place]] = []
        """Every page that could be read, as often as it is named, with the place that names it."""

    def guide(self) -> Guide | None:
        fields = self._fields
        home = self._read_page("index.md", fields.at.place)
        chapters = [
            chapter
            for entry in cast("list[Fields]", fields.get("chapters", list, []))
            if (chapter := self._chapter(entry)) is not None
        ]
        paths = cast("list[tuple[str, Place]]", fields.get("pages", list, []))
        pages = [page for path, place in paths if (page := self._page(path, place)) is not None]
        notes = self._notes(chapters)
        self._twice()
        self._left_over()
        if home is None:
            return None
        url = fields.get("url", str, "")
        return Guide(
            title=fields.get("title", str, ""),
            description=fields.get("description", str, ""),
            language=self._language,
            author=fields.get("author", str, ""),
            copyright=fields.get("copyright", str, ""),
            url=url if not url or url.endswith("/") else f"{url}/",
            repository=fields.get("repository", str, "").rstrip("/"),
            branch=fields.get("branch", str, "main"),
            content=self._content.shown("").rstrip("/"),
            html=self._html,
            offline=fields.get("offline", bool, False),
            help_resources=fields.get("help_resources", str, ""),
            notes=notes,
            quick_exit=fields.get("quick_exit", str, ""),
            home=home,
            chapters=tuple(chapters),
            pages=tuple(pages),
            files=self._content.paths,
            unread=frozenset(self._content.unread),
            at=fields.at,
        )

    def _chapter(self, entry: Fields) -> Chapter | None:
        folder = entry.get("folder", str, "")
        if not folder:
            return None
        names = cast("list[tuple[str, Place]]", entry.get("sections", list, []))
        opening = self._page(f"{folder}/index.md", entry.at["folder"])
        sections = [section for name, place in names if (section := self._section(folder, name, place))]
        if opening is None:
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
        banks = {section.id: section.bank for section in sections if section.bank or not section.assessed}
        return read_notes(self._fields, written, banks, self._problems)

    def _section(self, folder: str, name: str, place: Place) -> Section | None:
        id = f"{folder}/{name}"
        page = self._page(f"{id}.md", place)
        bank = self._bank(id)
        return Section(**_of(page), id=id, bank=bank, assessed=self._content.holds(f"{id}.yaml")) if page else None

    def _bank(self, id: str) -> Bank | None:
        path = f"{id}.yaml"
        if not self._content.holds(path):
            return None
        self._used.add(path)
        source = self._content.read(path)
        node = load_yaml(source, self._problems) if source else None
        margin = self._fields.get("margin", object, None)
        bank = read_bank(node, id, self._problems) if node else None
        return replace(bank, margin=margin) if bank and isinstance(margin, Fraction) else bank

    def _page(self, path: str, named_at: Place) -> Page | None:
        """A page that `guide.yaml` names."""
        page = self._read_page(path, named_at)
        if page is not None:
            self._named.append((page, named_at))
        return page

    def _read_page(self, path: str, named_at: Place) -> Page | None:
        self._used.add(path)
        source = self._content.read(path, named_at)
        if source is None:
            return None
        document = load_markdown(source, self._language, self._problems, html=self._html)
        title, description, at = self._front_matter(document)
        # A page without a title is a problem; it stays in the guide so that links to it are not problems too.
        return Page(path=path, title=title or path, description=description, document=document, at=at)

    def _front_matter(self, document: Document) -> tuple[str, str, At]:
        start = Place(document.source, 1)
        if document.meta is None:
            if not document.source.text.startswith("---"):
                self._problems.add("SC301", "the page has no title", start, "start it with `---`, `title: …` and `---`")
            elif not any(problem.place.source is document.source for problem in self._problems):
                self._problems.add("SC301", "the page has no title", start, "write `title: …` between the two `---`")
            return "", "", At(start)
        fields = FRONT_MATTER.read(document.meta, self._problems)
        if fields is None:
            return "", "", At(start)
        return fields.get("title", str, ""), fields.get("description", str, ""), fields.at

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

    def _left_over(self) -> None:
        for path in sorted(self._content.paths - self._used):
            if path.endswith((".md", ".yaml", ".yml")) and path.rpartition("/")[2] not in _NOT_PAGES:
                source = self._content.read(path)
                if source:
                    self._problems.add("SC302", "the guide does not use this file", Place(source, 0), _how_to_use(path))


def _of(page: Page) -> dict[str, Any]:
    """The fields of a page, to make a section or a chapter of it."""
    return {name: getattr(page, name) for name in ("path", "title", "description", "document", "at")}


def _how_to_use(path: str) -> str:
    if path.endswith(".yml"):
        return "rename it to end with `.yaml`"
    if path.endswith(".yaml"):
        return "a bank has the name of its section, which is listed in `guide.yaml`"
    return "list it in `guide.yaml`, under `sections` of its chapter or under `pages`"
