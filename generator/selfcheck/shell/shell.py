"""The reading shell itself: renders pages into the theme, and gives the files that go with them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from gettext import NullTranslations
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup

from selfcheck.shell import addresses, functions, policy
from selfcheck.shell.contract import NOBODY, Chapter, Entry, Navigation, Page, contents, navigation
from selfcheck.shell.entries import Contents, Entries
from selfcheck.shell.environment import environment, theme_folder
from selfcheck.shell.frame import Frame, texts_around
from selfcheck.shell.functions import NOT_FOUND, View
from selfcheck.shell.pages import Link, Listed, ShellPage
from selfcheck.shell.pattern import striptags
from selfcheck.shell.search import INDEX, documents, language_files, search_index, search_settings
from selfcheck.shell.settings import features, palette, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
    from pathlib import Path

    from jinja2 import Environment


ASSETS = ("javascripts/*.js", "javascripts/workers/*.js", "stylesheets/*.css")
"""What every page needs of the theme's assets."""

_ASSETS = "assets/"
"""The folder of the site to which the frames of all pages refer: pages in it see it from within."""

SITEMAP = "sitemap.xml"
"""Where the sitemap stands in the site."""


@dataclass(frozen=True, kw_only=True)
class Shell:
    """A guide's reading shell. Rendering is pure: it reads templates and the theme, and writes nothing."""

    title: str
    description: str
    language: str
    """A language tag, such as `en` or `pt-BR`."""
    navigation: tuple[Link, ...]
    """In reading order; home is the entry with the address ""."""
    templates: Path
    """The folder of our templates."""
    assets: Mapping[str, str]
    """Where each of our own files is published, from the root of the site, by its path below `templates`."""
    author: str = ""
    copyright: str = ""
    """Plain text, or `Markup`."""
    url: str = ""
    """The address of the site, or nothing when it is not known."""
    repository: str = ""
    """The address of the repository, for edit links; nothing for none."""
    branch: str = "main"
    """The branch that edit links lead to."""
    translations: NullTranslations = field(default_factory=NullTranslations)
    """The words of our own templates."""
    filters: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    variables: Mapping[str, Any] = field(default_factory=dict)
    """What templates find beside the context of their page: functions for the most part."""

    def render(self, page: ShellPage) -> str:
        """Return the whole HTML of a page: its own text in a frame that is rendered once for many pages."""
        variables = self._variables(page)
        current: Page = variables["page"]
        view = View(page.url, variables["base"])
        contents = self._contents.html(current)
        entries = self._entries.html(variables["nav"], current, view, contents)
        texts = texts_around(page.title, current, view, contents, entries)
        # By all that templates ask for and that is no text.
        titled = "title" in (current.meta or {})
        inside = page.url if page.url in ("", NOT_FOUND) or page.url.startswith(_ASSETS) else "/"
        kind = (page.template, view.base, inside, titled, *page.frame.items(), *texts)
        if kind not in self._frames:
            template = self._environment.get_template(page.template)
            self._frames[kind] = Frame(template, {**page.frame, **variables}, texts)
        return self._frames[kind].page({**page.context, **variables}, texts)

    def whole(self, page: ShellPage) -> str:
        """Return what `render` does, made by the templates in one go: what `render` is to be measured by."""
        permitted: dict[str, None] = {}
        html = self._environment.get_template(page.template).render(
            {
                **page.context,
                **self._variables(page),
                "content_security_policy": policy.PLACE,
                policy.PERMITTED: permitted,
            }
        )
        return html.replace(policy.PLACE, policy.policy(permitted), 1)

    def _variables(self, page: ShellPage) -> dict[str, Any]:
        """What the shell tells the templates of a page."""
        places, current = self._places.around(self._page(page))
        base = self._base if page.url == NOT_FOUND else addresses.relative("", page.url)
        return {
            "title": page.title,
            "config": self._config,
            "nav": places,
            "page": current,
            "base": base,
            "base_url": base,
        }

    def part(self, template: str, url: str, context: Mapping[str, object]) -> Markup:
        """Return what a template makes that is a part of the page at `url`, as that page would have it."""
        base = addresses.relative("", url)
        given = {**context, "page": replace(NOBODY, url=url), "base": base, "base_url": base}
        return Markup(self._environment.get_template(template).render(given))

    @staticmethod
    def listed(page: ShellPage) -> Listed:
        """Return what `files` has to know of a page."""
        return Listed(page.url, documents(page))

    def files(self, pages: Iterable[Listed]) -> Iterator[tuple[str, bytes]]:
        """Return what the site needs beside its pages, as (path from the root of the site, content).

        `pages` are all pages of the site in reading order, the page for missing ones not among them.
        """
        pages = tuple(pages)
        settings = search_settings(self._language.t, self._theme)
        yield from self._theme_files(language_files(settings))
        yield INDEX, search_index((page.documents for page in pages), settings)
        yield SITEMAP, self._sitemap(pages).encode()
        yield NOT_FOUND, self.whole(self.not_found).encode()

    @property
    def not_found(self) -> ShellPage:
        """The page that is shown for an address where there is none."""
        return ShellPage(NOT_FOUND, self.translations.gettext("Page not found"), NOT_FOUND)

    def _theme_files(self, more: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        folder = self._theme / "assets"
        always = (file for pattern in ASSETS for file in sorted(folder.glob(pattern)))
        for file in (*always, *(self._theme / path for path in more)):
            yield file.relative_to(self._theme).as_posix(), file.read_bytes()

    def _sitemap(self, pages: Iterable[Listed]) -> str:
        """Return the sitemap: empty, yet there, when the address of the site is not known, for Material asks for it."""
        found = (addresses.canonical(self._site, page.url) for page in pages)
        urls = "".join(f"<url><loc>{escape(url, quote=False)}</loc></url>\n" for url in found if url)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
        )

    def _page(self, page: ShellPage) -> Page:
        """Return the page as the templates know it, not yet in its place in the navigation."""
        at = self._order.get(page.url)
        entries = self._places.entries
        entry = entries[at] if at is not None else None
        meta: dict[str, object] = {"description": page.description} if page.description else {}
        if entry and not entry.is_homepage and entry.title != Markup.escape(page.title):
            meta["title"] = Markup.escape(page.title)
        return Page(
            title=Markup.escape(page.title),
            url=page.url,
            is_index=False,
            is_homepage=page.url == "",
            active=True,
            content=page.context.get("content", ""),
            toc=contents(page.title, page.contents),
            meta=meta,
            canonical_url=None if page.url == NOT_FOUND else addresses.canonical(self._site, page.url),
            edit_url=addresses.edit(self.repository, self.branch, page.source),
            previous_page=entries[at - 1] if at else None,
            next_page=entries[at + 1] if at is not None and at + 1 < len(entries) else None,
        )

    @cached_property
    def _theme(self) -> Path:
        return theme_folder()

    @cached_property
    def _site(self) -> str:
        """The address of the site with a slash at its end, or nothing."""
        return self.url.rstrip("/") + "/" if self.url else ""

    @cached_property
    def _base(self) -> str:
        """The absolute path of the root of the site, as far as it is known."""
        return urlsplit(self._site).path or "/"

    @cached_property
    def _places(self) -> Navigation:
        return navigation(self.navigation)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {entry.url: at for at, entry in enumerate(self._places.entries)}

    @cached_property
    def _frames(self) -> dict[Hashable, Frame]:
        return {}

    @cached_property
    def _entries(self) -> Entries:
        def render(entry: Entry | Chapter, page: Page, path: str) -> str:
            return str(self._module("partials/nav-item.html", page).named(entry, path, 1))

        return Entries(self._places, render)

    @cached_property
    def _contents(self) -> Contents:
        return Contents(lambda page: str(self._module("partials/toc.html", page)))

    @cached_property
    def _environment(self) -> Environment:
        filters: dict[str, Callable[..., Any]] = {
            "url": functions.url,
            "script_tag": functions.script_tag,
            "permit": policy.permit,
            "striptags": striptags,
            **self.filters,
        }
        variables = {"asset": functions.asset(self.assets), "same": functions.same(), **self.variables}
        return environment(self.templates, self.language, self.translations, filters, variables)

    def _module(self, template: str, page: Page) -> Any:
        """Return a template of the theme by itself, with what the others would have told it for a page."""
        told = {
            "config": self._config,
            "features": self._config["theme"]["features"],
            "lang": self._language,
            "page": page,
            "base_url": "",
        }
        return self._environment.get_template(template).make_module(told)

    @cached_property
    def _language(self) -> Any:
        """What the theme says in the language of the guide, as `t(key)`."""
        return self._environment.get_template("partials/language.html").make_module({"config": self._config})

    @cached_property
    def _config(self) -> Mapping[str, Any]:
        guide = {
            "title": self.title,
            "description": self.description,
            "author": self.author,
            "copyright": self.copyright,
            "language": self.language,
            "url": self._site,
        }
        # Material looks pages up in the sitemap before it swaps them in, and the sitemap needs the site's address.
        chosen = features(entries=len(self._places.entries), instant=bool(self.url), edit=bool(self.repository))
        return settings(
            guide,
            features=chosen,
            palette=palette(self.translations.gettext),
            stylesheet=self.assets["styles/shell.css"],
            favicon=self.assets["assets/favicon.svg"],
        )
