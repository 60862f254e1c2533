from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

import pytest
from jinja2 import UndefinedError

from selfcheck.shell import Link, SearchEntry, Shell, ShellPage, ThemeChangedError, search_entries
from selfcheck.shell.environment import amend, theme_folder
from selfcheck.shell.search import language_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_titles_are_text_wherever_they_stand(shell: Callable[..., Shell]) -> None:
    title = "\"Is 1 < 2\" & <b onclick='x'>so</b>?"
    navigation = (Link(title, ""), Link(title, "a/", (Link(title, "a/b/"),)), Link(title, "c/"))
    one = shell(title=title, description=title, navigation=navigation, url="https://example.org/")
    for url in ("", "a/", "a/b/", "c/"):
        html = one.render(ShellPage(url, title, "main.html", description=title))
        assert "<b " not in html
        assert "&amp;lt;" not in html
        assert "Is 1 &lt; 2" in html


def test_a_title_that_the_navigation_shortens(shell: Callable[..., Shell]) -> None:
    html = shell().render(ShellPage("about/", "About this long guide", "main.html"))
    assert "<title>About this long guide - A guide</title>" in html
    assert re.search(
        r'<a href="\./" class="md-nav__link md-nav__link--active">\s*<span class="md-ellipsis">\s*About\s', html
    )


def test_the_page_for_missing_ones_has_absolute_addresses(shell: Callable[..., Shell]) -> None:
    one = shell(url="https://example.org/guides/one")
    html = one.render(one.not_found)
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    ours = [address for address in addresses if not address.startswith(("#", "https://squidfunk"))]
    assert ours
    assert all(address.startswith("/guides/one/") for address in ours)
    assert "canonical" not in html


def test_without_an_address_of_the_site(shell: Callable[..., Shell], pages: tuple[ShellPage, ...]) -> None:
    """Material asks for a sitemap all the same, and could not swap pages in place."""
    one = shell()
    files = dict(one.files(map(one.listed, pages)))
    assert b"<loc>" not in files["sitemap.xml"]
    assert b"</urlset>" in files["sitemap.xml"]
    html = one.render(pages[1])
    assert "navigation.instant" not in html
    assert "canonical" not in html


def test_edit_links(shell: Callable[..., Shell], pages: tuple[ShellPage, ...]) -> None:
    html = shell(repository="https://github.com/a/b", branch="trunk").render(pages[2])
    assert 'href="https://github.com/a/b/edit/trunk/content/support/mentors.md"' in html
    assert "/edit/" not in shell().render(pages[2])


@pytest.mark.parametrize(
    ("language", "tag", "direction", "search"),
    [
        ("en", "en", "ltr", "Search"),
        ("en-GB", "en-GB", "ltr", "Search"),
        ("de", "de", "ltr", "Suche"),
        ("de-AT", "de-AT", "ltr", "Suche"),
        ("he", "he", "rtl", "חיפוש"),
        ("ar-EG", "ar-EG", "rtl", "إبحث"),
        ("ps", "ps", "rtl", "Search"),
        ("qya", "qya", "ltr", "Search"),
    ],
)
def test_languages(
    shell: Callable[..., Shell], pages: tuple[ShellPage, ...], language: str, tag: str, direction: str, search: str
) -> None:
    html = shell(language=language).render(pages[2])
    assert f'<html lang="{tag}"' in html
    assert f'<body dir="{direction}"' in html
    assert f'role="dialog" aria-label="{search}"' in html


def test_what_is_no_language_is_refused(shell: Callable[..., Shell], pages: tuple[ShellPage, ...]) -> None:
    with pytest.raises(ValueError, match="no language tag"):
        shell(language='en" %}{{ 1 }}').render(pages[0])


def test_search_files_of_every_language_of_the_theme_exist(shell: Callable[..., Shell]) -> None:
    languages = [file.stem for file in (theme_folder() / "partials" / "languages").glob("*.html")]
    assert len(languages) > 50
    for language in languages:
        files = dict(takewhile(lambda file: file[0] != "sitemap.xml", shell(language=language).files([])))
        settings = json.loads(files["search/search_index.json"])["config"]
        assert set(language_files(settings)) <= set(files)
        assert any("lunr" in path for path in files) == (settings["lang"] != ["en"])


def test_our_templates_are_strict_and_the_theme_s_are_not(shell: Callable[..., Shell], tmp_path: Path) -> None:
    (tmp_path / "strict.html").write_text(
        '{% extends "main.html" %}{% block content %}{{ no_such_name }}{% endblock %}'
    )
    with pytest.raises(UndefinedError):
        shell(templates=tmp_path).whole(ShellPage("about/", "About", "strict.html"))


def test_amending_what_is_not_there_once_is_an_error() -> None:
    assert amend("a b c", "b", "d") == "a d c"
    for text in ("a c", "b b"):
        with pytest.raises(ThemeChangedError):
            amend(text, "b", "d")


def test_rendering_leaves_nothing_behind(shell: Callable[..., Shell], pages: tuple[ShellPage, ...]) -> None:
    one = shell(url="https://example.org/")
    first = [one.render(page) for page in pages]
    assert [one.render(page) for page in reversed(pages)] == first[::-1]


def test_assets_are_found_from_every_depth(shell: Callable[..., Shell], tmp_path: Path) -> None:
    (tmp_path / "asset.html").write_text("{{ asset('styles/shell.css') }}")
    one = shell(templates=tmp_path)
    found = [one.whole(ShellPage(url, "A", "asset.html")) for url in ("", "a/", "a/b/", "404.html")]
    name = "assets/guide/shell.css"
    assert found == [name, f"../{name}", f"../../{name}", f"/{name}"]


def test_search_entries() -> None:
    html = (
        '<p>Before.</p><div data-search-exclude><p>Not <br>this</p></div><h2 id="one">One &amp; <em>all</em></h2>'
        '<p>Two<br>lines &lt;b&gt;</p><template>{"a":1}</template><form><p>Nor this</p></form>'
        "<ul><li>Three</li></ul><p></p>"
    )
    first, second = search_entries(html)
    assert (first.anchor, first.title, first.text) == ("", "", "<p>Before.</p>")
    assert (second.anchor, second.title) == ("one", "One &amp; all")
    assert second.text == "<p>Two lines &lt;b&gt;</p><ul><li>Three</li></ul>"


def test_plain_text_in_search_entries_is_escaped(shell: Callable[..., Shell], pages: tuple[ShellPage, ...]) -> None:
    page = replace(pages[0], search=(SearchEntry("x", "a < b", "<script>"),))
    files = dict(shell().files([shell().listed(page)]))
    (entry,) = json.loads(files["search/search_index.json"])["docs"]
    assert entry == {"location": "#x", "title": "a &lt; b", "text": "&lt;script&gt;"}
