"""The pages of a guide, and everything else its site is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from selfcheck.page_data import bank_text
from selfcheck.render.assets import assets
from selfcheck.render.built import Built
from selfcheck.render.messages import translations
from selfcheck.render.offline import WORKER, Copy, no_worker
from selfcheck.render.own_pages import own_links, own_pages, own_shell_pages
from selfcheck.render.profile import PROFILE, Assessed, assessed_bank, row_context
from selfcheck.render.words import BankWords, Language
from selfcheck.shell import Heading, Link, Listed, Shell, ShellPage, direction, search_entries
from selfcheck.shell.addresses import relative


class Rendered(NamedTuple):
    """What is to be known of a page that has been rendered, to render what shows all of them."""

    listed: Listed
    linked: frozenset[str]
    """The files of the content folder that it leads to, images among them."""
    assessed: Assessed | None
    """What other pages show of its bank."""


class Renderer:
    """Renders the pages of one guide without errors, each by itself, and then everything else its site is made of."""

    def __init__(self, guide: Guide, targets: Targets, templates: Path) -> None:
        """Render `guide`, whose pages need not have been read, by the targets of its links and our templates folder."""
        self._guide = guide
        self._templates = templates
        self._targets = targets
        self._linked: set[str] = set()
        """The files of the content folder that what was rendered leads to, images among them."""
        self._known: dict[tuple[Callable[..., Document], str], Markup] = {}
        """What Markdown is as HTML that is the same on every page."""
        self._assets = assets(templates)
        self._words = translations(templates, guide.language)
        self._language = Language(self._words, right_to_left=direction(guide.language) == "rtl")
        self._own_pages = own_pages(guide, self._words)
        self._shell = Shell(
            title=guide.title,
            description=guide.description,
            language=guide.language,
            navigation=_navigation(guide) + own_links(self._own_pages, self._words),
            templates=templates,
            assets={asset.name: asset.path for asset in self._assets},
            author=guide.author,
            copyright=self._inline(guide.copyright, "index.md", guide.home) if guide.copyright else "",
            url=guide.url,
            repository=guide.repository,
            branch=guide.branch,
            translations=self._words,
            filters={"markdown": self._markdown, "inline": self._line},
            variables={"offline": guide.offline, "worker": WORKER},
        )

    def page(self, page: Page, assessed: Mapping[str, Assessed]) -> tuple[Built, Rendered]:
        """The file of a page that has been read, and what else there is to know of it.

        For the page of a chapter, `assessed` has what is known of the banks of its sections, by their ids.
        """
        self._linked = set()
        shell_page = self._page(page, assessed)
        file = Built(f"{page.url}index.html", self._shell.render(shell_page).encode())
        bank = page.bank if isinstance(page, Section) else None
        shown = self._assessed(bank, shell_page.context) if bank else None
        return file, Rendered(self._shell.listed(shell_page), frozenset(self._linked), shown)

    def rest(self, pages: Iterable[tuple[str, str, Rendered]], content: Path) -> Iterator[Built]:
        """Every file of the site but the `pages` of the guide, in an order that never changes.

        Of each page there are the path of its file, the checksum of that and what is known of it, in reading order.
        `content` is the folder of the guide, from which linked files are read.
        """
        copy, rendered, keeps = Copy(), [], self._guide.offline
        for path, checksum, each in pages:
            copy.note(path, checksum)
            rendered.append(each)
        for file in self._rest(rendered, content):
            if keeps:
                copy.add(file.path, file.data)
            yield file
        # It is there also when it has nothing to keep: it takes away what an earlier one kept.
        yield Built(WORKER, copy.worker(self._templates) if keeps else no_worker(self._templates))

    def _rest(self, pages: Sequence[Rendered], content: Path) -> Iterator[Built]:
        self._linked = set().union(*(page.linked for page in pages))
        listed = [page.listed for page in pages]
        assessed = {page.assessed.id: page.assessed for page in pages if page.assessed}
        for own in own_shell_pages(self._guide, self._own_pages, self._language, assessed):
            listed.append(self._shell.listed(own))
            yield Built(f"{own.url}index.html", self._shell.render(own).encode())
        for path, data in self._shell.files(listed):
            yield Built(path, data)
        for asset in self._assets:
            yield Built(asset.path, asset.data)
        for path in sorted(self._linked):
            yield Built(path, (content / path).read_bytes())
        # GitHub Pages would otherwise leave out files whose names start with an underscore.
        yield Built(".nojekyll", b"")

    def _assessed(self, bank: Bank, context: Mapping[str, Any]) -> Assessed:
        shown = {**context, **row_context(bank, context["words"])}
        return assessed_bank(bank, self._shell.part("components/own/row.html", PROFILE, shown))

    def _page(self, page: Page, assessed: Mapping[str, Assessed]) -> ShellPage:
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
            context |= {"chapter": page, "assessed": assessed}
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
            return anchor if found.page.url == page.url and anchor else relative(found.page.url, page.url) + anchor
        if found.file:
            self._linked.add(found.file)
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
