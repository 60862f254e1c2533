"""The pages of a guide, and everything else its site is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from selfcheck.load.markdown import Document, load_line, load_prose
from selfcheck.model.bank import Bank
from selfcheck.model.guide import Chapter, Guide, Page, Section
from selfcheck.model.scale import Decimals, Rescale, Step
from selfcheck.model.targets import ASSESSMENT_ANCHOR, Targets
from selfcheck.page_data import bank_text, remember
from selfcheck.render.assets import assets
from selfcheck.render.built import Batch, Built
from selfcheck.render.messages import translations
from selfcheck.render.offline import WORKER, Copy, no_worker
from selfcheck.render.own_pages import own_links, own_pages, own_shell_pages
from selfcheck.render.profile import PROFILE, Assessed, row_context
from selfcheck.render.words import BankWords, Language
from selfcheck.shell import Heading, Link, Listed, Shell, ShellPage, direction, search_entries
from selfcheck.shell.addresses import relative


class Note(NamedTuple):
    """What came to light while a page was rendered."""

    listed: Listed
    linked: frozenset[str]
    """The files of the content folder that it leads to, images among them."""
    assessed: Assessed | None
    """What the reader's own pages show of its bank."""


def render_guide(
    guide: Guide, templates: Path, content: Path, done: Callable[[], None] = lambda: None
) -> Iterator[Built | Batch[Page, Note]]:
    """Every file of the site of a guide that has no errors, in an order that never changes.

    `templates` is our templates folder and `content` the guide's own, from which linked files are read. `done` is
    called for each page. What comes after a batch is rendered by the notes of its files, so they have to be made first.
    """
    copy = Copy()
    for file in _files(guide, templates, content, copy, done):
        if isinstance(file, Built) and guide.offline:
            copy.add(file.path, file.data)
        yield file
    # It is there also when it has nothing to keep: it takes away what an earlier one kept.
    yield Built(WORKER, copy.worker(templates) if guide.offline else no_worker(templates))


def _files(
    guide: Guide, templates: Path, content: Path, copy: Copy, done: Callable[[], None]
) -> Iterator[Built | Batch[Page, Note]]:
    renderer = _Renderer(guide, templates)
    notes: list[Note] = []

    def made(path: str, checksum: str, note: Note) -> None:
        copy.note(path, checksum)
        notes.append(note)
        done()

    linked = renderer.linked
    yield Batch(tuple(guide.all_pages), renderer.built, made)
    renderer.linked = linked.union(*(note.linked for note in notes))
    listed = [note.listed for note in notes]
    assessed = [note.assessed for note in notes if note.assessed]
    for bank, each in zip(guide.banks, assessed, strict=True):
        remember(bank, each.data)  # who verifies the site asks for it again
    for page in renderer.own_pages(assessed):
        listed.append(renderer.shell.listed(page))
        yield Built(f"{page.url}index.html", renderer.shell.render(page).encode())
    for path, data in renderer.shell.files(listed):
        yield Built(path, data)
    for asset in renderer.assets:
        yield Built(asset.path, asset.data)
    for path in sorted(renderer.linked):
        yield Built(path, (content / path).read_bytes())
    # GitHub Pages would otherwise leave out files whose names start with an underscore.
    yield Built(".nojekyll", b"")


class _Renderer:
    """Renders the pages of one guide."""

    def __init__(self, guide: Guide, templates: Path) -> None:
        self._guide = guide
        self._targets = Targets(guide)
        self.linked: set[str] = set()
        """The files of the content folder that what was rendered leads to, images among them."""
        self._known: dict[tuple[Callable[..., Document], str], Markup] = {}
        """What Markdown is as HTML that is the same on every page."""
        self.assets = assets(templates)
        self._words = translations(templates, guide.language)
        self._language = Language(self._words, right_to_left=direction(guide.language) == "rtl")
        self._own_pages = own_pages(guide, self._words)
        self.shell = Shell(
            title=guide.title,
            description=guide.description,
            language=guide.language,
            navigation=_navigation(guide) + own_links(self._own_pages, self._words),
            templates=templates,
            assets={asset.name: asset.path for asset in self.assets},
            author=guide.author,
            copyright=self._inline(guide.copyright, "index.md", guide.home) if guide.copyright else "",
            url=guide.url,
            repository=guide.repository,
            branch=guide.branch,
            translations=self._words,
            filters={"markdown": self._markdown, "inline": self._line},
            variables={"offline": guide.offline, "worker": WORKER},
        )

    def built(self, page: Page) -> tuple[Built, Note]:
        """The file of a page, and what else there is to know of it."""
        self.linked = set()
        shell_page = self._page(page)
        file = Built(f"{page.url}index.html", self.shell.render(shell_page).encode())
        bank = page.bank if isinstance(page, Section) else None
        assessed = self._assessed(bank, shell_page.context) if bank else None
        return file, Note(self.shell.listed(shell_page), frozenset(self.linked), assessed)

    def _assessed(self, bank: Bank, context: Mapping[str, Any]) -> Assessed:
        row = self.shell.part("components/own/row.html", PROFILE, {**context, **row_context(bank, context["words"])})
        return Assessed(bank.id, bank_text(bank), row)

    def own_pages(self, assessed: Iterable[Assessed]) -> Iterator[ShellPage]:
        """What the shell is told about the reader's own pages, once all others are rendered."""
        return own_shell_pages(self._guide, self._own_pages, self._language, assessed)

    def _page(self, page: Page) -> ShellPage:
        """What the shell is told about a page."""
        labels = (self._words.gettext("Footnotes"), self._words.gettext("Back to text"))
        text, notes = page.document.parts(lambda target: self._resolve(target, page.path, page), labels)
        contents = _contents(page, self._words.gettext("Self-assessment"))
        frame: dict[str, bool] = {}
        context: dict[str, Any] = {
            "title": page.title,
            "content": Markup(text),
            "footnotes": Markup(notes),
            "path": page.path,
            "current": page,
            "quick_exit": self._guide.quick_exit,
            "help_resources": self._block(self._guide.help_resources, "index.md", page),
        }
        template = "pages/page.html"
        if isinstance(page, Section):
            template = "pages/section.html"
            context |= {"section": page, "bank": page.bank}
            frame |= {"bank": bool(page.bank), "quick_exit": bool(self._guide.quick_exit), "whole": False}
            if page.bank:
                words = BankWords(page.bank, self._language)
                context |= {
                    "words": words,
                    "data": bank_text(page.bank).text,
                    "whole": _needs_the_whole_language(page.bank),
                }
                frame |= {"whole": context["whole"]}
                # The first of several with the same id is the one that browsers go to.
                context |= {"headings": {each.id: each.title for each in reversed(page.document.headings)}}
                context |= {"own_pages": {own.name: own for own in self._own_pages}}
        elif isinstance(page, Chapter):
            template = "pages/chapter.html"
            context |= {"chapter": page}
        return ShellPage(
            page.url,
            page.title,
            template,
            page.description,
            contents,
            context,
            frame,
            source=_in_repository(self._guide.content, page.path),
            search=search_entries(text + _searchable(page)),
        )

    def _resolve(self, target: str, path: str, page: Page) -> str:
        """The address on `page` of what a link written in the file `path` leads to."""
        found = self._targets.follow(target, path)
        anchor = f"#{found.anchor}" if found.anchor else ""
        if found.page is not None:
            return anchor if found.page is page and anchor else relative(found.page.url, page.url) + anchor
        if found.file:
            self.linked.add(found.file)
            return quote(relative(found.file, page.url)) + anchor
        return found.elsewhere

    def _block(self, text: str, path: str, page: Page) -> Markup:
        return self._read(load_prose, text, path, page)

    def _inline(self, text: str, path: str, page: Page) -> Markup:
        return self._read(load_line, text, path, page)

    def _read(self, load: Callable[..., Document], text: str, path: str, page: Page) -> Markup:
        """Markdown as HTML. Where it leads nowhere it is the same on every page, and read once."""
        known = self._known.get((load, text))
        if known is None:
            document = load(text, self._guide.at.place, self._guide.language, html=self._guide.html)
            known = Markup(document.html(lambda target: self._resolve(target, path, page)))
            if not document.references:
                self._known[load, text] = known
        return known

    @pass_context
    def _markdown(self, context: Context, text: str) -> Markup:
        """Markdown of a bank as HTML blocks: a filter of the templates."""
        return self._block(text, context["path"], context["current"])

    @pass_context
    def _line(self, context: Context, text: str) -> Markup:
        """One line of Markdown of a bank as HTML without a paragraph: a filter of the templates."""
        return self._inline(text, context["path"], context["current"])


def _in_repository(content: str, path: str) -> str:
    """The path of a page in its repository, the folder of the command being its root; empty when it is not below."""
    return "" if content.startswith("/") else f"{content}/{path}" if content else path


def _navigation(guide: Guide) -> tuple[Link, ...]:
    chapters = [
        Link(chapter.title, chapter.url, tuple(Link(section.title, section.url) for section in chapter.sections))
        for chapter in guide.chapters
    ]
    further = [Link(page.title, page.url) for page in guide.pages]
    return (Link(guide.home.title, guide.home.url), *chapters, *further)


def _contents(page: Page, assessment: str) -> tuple[Heading, ...]:
    """The table of contents of a page: its headings as a tree, the assessment at the end."""
    flat = [Heading(heading.level, heading.id, heading.title) for heading in page.document.headings]
    if isinstance(page, Section) and page.bank:
        flat.append(Heading(2, ASSESSMENT_ANCHOR, assessment))
    return _tree(flat)


def _tree(flat: list[Heading]) -> tuple[Heading, ...]:
    """Headings in reading order as a tree: each below the last one of a higher level."""
    tree: list[Heading] = []
    while flat:
        first = flat.pop(0)
        below = []
        while flat and flat[0].level > first.level:
            below.append(flat.pop(0))
        tree.append(Heading(first.level, first.id, first.title, _tree(below)))
    return tuple(tree)


def _needs_the_whole_language(bank: Bank) -> bool:
    """Whether a bank uses more of the scoring language than the ordinary script of a page knows."""
    return (
        bool(bank.alerts or bank.classifications)
        or any(item.type != "single" or item.when for item in bank.items)
        or any(
            scale.when
            or scale.method not in ("sum", "mean")
            or any(part.kind == "points" for part in scale.parts)
            or any(not _is_ordinary(step) for step in scale.steps)
            for scale in bank.scales
        )
    )


def _is_ordinary(step: Step) -> bool:
    return isinstance(step, Rescale) or (isinstance(step, Decimals) and step.rounding == "decimals")


def _searchable(page: Page) -> str:
    """What search finds of an assessment: its title, its questions and its next steps."""
    if not isinstance(page, Section) or page.bank is None:
        return ""
    bank = page.bank
    texts = [bank.title, *(item.text for item in bank.items), *(step.title for step in bank.next_steps)]
    body = "".join(f"<p>{escape(text)}</p>" for text in texts)
    return f'<h2 id="{ASSESSMENT_ANCHOR}">{escape(bank.title)}</h2>{body}'
