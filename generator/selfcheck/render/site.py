"""The pages of a guide, and everything else its site is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from selfcheck.load.markdown import load_line, load_prose
from selfcheck.model.bank import Bank
from selfcheck.model.guide import Chapter, Guide, Page, Section
from selfcheck.model.scale import Decimals, Rescale, Step
from selfcheck.model.targets import ASSESSMENT_ANCHOR, Targets
from selfcheck.page_data import bank_text
from selfcheck.render.assets import assets
from selfcheck.render.messages import translations
from selfcheck.render.offline import WORKER, Copy, no_worker
from selfcheck.render.own_pages import own_links, own_pages, own_shell_pages
from selfcheck.render.words import BankWords, Language
from selfcheck.shell import Heading, Link, Shell, ShellPage, direction, search_entries
from selfcheck.shell.addresses import relative


@dataclass(frozen=True)
class Built:
    """One file of the site."""

    path: str
    """From the root of the site, with forward slashes."""
    data: bytes


def render_guide(
    guide: Guide, templates: Path, content: Path, done: Callable[[], None] = lambda: None
) -> Iterator[Built]:
    """Every file of the site of a guide that has no errors, in an order that never changes.

    `templates` is our templates folder and `content` the guide's own, from which linked files are read. `done` is
    called after each page.
    """
    copy = Copy()
    for built in _files(guide, templates, content, done):
        if guide.offline:
            copy.add(built.path, built.data)
        yield built
    # It is there also when it has nothing to keep: it takes away what an earlier one kept.
    yield Built(WORKER, copy.worker(templates) if guide.offline else no_worker(templates))


def _files(guide: Guide, templates: Path, content: Path, done: Callable[[], None]) -> Iterator[Built]:
    renderer = _Renderer(guide, templates)
    pages: list[ShellPage] = []
    for page in guide.all_pages:
        shell_page = renderer.page(page)
        pages.append(shell_page)
        yield Built(f"{page.url}index.html", renderer.shell.render(shell_page).encode())
        done()
    for shell_page in renderer.own_pages():
        pages.append(shell_page)
        yield Built(f"{shell_page.url}index.html", renderer.shell.render(shell_page).encode())
    for path, data in renderer.shell.files(pages):
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
        """The files of the content folder that pages lead to, images among them."""
        self._digests: dict[str, str] = {}
        """The digests of the page data of the banks whose pages are rendered, by section."""
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

    def own_pages(self) -> Iterator[ShellPage]:
        """What the shell is told about the reader's own pages, once all others are rendered."""
        return own_shell_pages(self._guide, self._own_pages, self._language, self._digests)

    def page(self, page: Page) -> ShellPage:
        """What the shell is told about a page."""
        labels = (self._words.gettext("Footnotes"), self._words.gettext("Back to text"))
        text, notes = page.document.parts(lambda target: self._resolve(target, page.path, page), labels)
        contents = _contents(page, self._words.gettext("Self-assessment"))
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
            if page.bank:
                words = BankWords(page.bank, self._language)
                data = bank_text(page.bank)
                self._digests[page.bank.id] = data.digest
                context |= {"words": words, "data": data.text, "whole": _needs_the_whole_language(page.bank)}
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
        guide = self._guide
        document = load_prose(text, guide.at.place, guide.language, html=guide.html)
        return Markup(document.html(lambda target: self._resolve(target, path, page)))

    def _inline(self, text: str, path: str, page: Page) -> Markup:
        guide = self._guide
        line = load_line(text, guide.at.place, guide.language, html=guide.html)
        return Markup(line.html(lambda target: self._resolve(target, path, page)))

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
    body = Markup("").join(Markup("<p>{}</p>").format(text) for text in texts)
    # Plain text: `Markup` would escape the HTML that it is put behind.
    return str(Markup('<h2 id="{}">{}</h2>').format(ASSESSMENT_ANCHOR, bank.title) + body)
