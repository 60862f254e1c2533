"""Without overrides of ours, the shell makes of Material's templates what MkDocs makes of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from markdown import Markdown
from markupsafe import Markup

from selfcheck.shell import Heading, Link, Shell, ShellPage, search_entries
from selfcheck.shell.settings import palette

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

URL = "https://example.org/guides/one/"

SOURCES = {
    "index.md": "# Start {: #__content }\n\nWelcome to *it*.\n\n## First\n\nText with `code`.\n",
    "support/index.md": "# Support {: #__content }\n\nWhat it is.\n",
    "support/mentors.md": (
        "# Mentors {: #__content }\n\nWho.\n\n## Asking\n\n1. One\n2. Two\n\n### Words\n\nSay so.\n\n## After\n\nOn.\n"
    ),
    "support/friends.md": "# Friends {: #__content }\n\nPlain.\n\n## One thing\n\nThis.\n",
    "about.md": "# About {: #__content }\n\nJust text.\n",
}

NAVIGATION = (
    Link("Start", ""),
    Link("Support", "support/", (Link("Mentors", "support/mentors/"), Link("Friends", "support/friends/"))),
    Link("About", "about/"),
)

DIFFERENCES = (
    # Ours is no MkDocs; `templates/main.html` mends the line where it is used.
    (r"mkdocs-[\d.]*, mkdocs-material", "mkdocs-material"),
    # The address of the root, as MkDocs joins it where pages have absolute addresses.
    (r'href="/guides/one/\."', 'href="/guides/one/"'),
)
"""What may differ between a page of ours and the same of MkDocs, each with its reason."""

SETTINGS = {
    "site_name": "A guide",
    "site_url": URL,
    "site_description": "A guide to try things on",
    "site_author": "Someone",
    "copyright": "Free for all",
    "repo_url": "",
    "edit_uri": "https://github.com/someone/guide/edit/main/content/",
    "nav": [
        {"Start": "index.md"},
        {"Support": ["support/index.md", {"Mentors": "support/mentors.md"}, {"Friends": "support/friends.md"}]},
        {"About": "about.md"},
    ],
    "markdown_extensions": ["attr_list"],
    "extra_css": ["assets/guide/shell.css"],
    "plugins": ["search"],
}


@pytest.fixture(scope="module", params=["de", "en", "he"])
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, shell: Callable[..., Shell]
) -> tuple[Path, Shell]:
    """The site as MkDocs builds it, and the shell with nothing but the theme's own templates, in three languages."""
    folder = tmp_path_factory.mktemp("mkdocs")
    ours = shell(
        navigation=NAVIGATION,
        language=request.param,
        url=URL,
        author="Someone",
        repository="https://github.com/someone/guide",
        templates=folder,
    )
    theme = ours._config["theme"] | {"name": "material", "palette": palette(str)}
    (folder / "mkdocs.yml").write_text(json.dumps(SETTINGS | {"theme": theme}))
    for path, text in SOURCES.items():
        file = folder / "docs" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", folder / "mkdocs.yml"], check=True)
    return folder / "site", ours


def page(path: str) -> ShellPage:
    """The page of a source, its Markdown read as MkDocs reads it."""
    reader = Markdown(extensions=["toc", "tables", "fenced_code", "attr_list"])
    html = reader.convert(SOURCES[path])
    (top,) = reader.toc_tokens
    url = path.removesuffix(".md").removesuffix("index")
    entries = search_entries(re.sub("<h1.*?</h1>", "", html))
    return ShellPage(
        url if not url or url.endswith("/") else url + "/",
        top["name"],
        "main.html",
        contents=headings(top["children"]),
        context={"content": Markup(html)},
        source=f"content/{path}",
        search=entries,
    )


def headings(tokens: list[dict[str, object]]) -> tuple[Heading, ...]:
    return tuple(Heading(each["level"], each["id"], each["name"], headings(each["children"])) for each in tokens)


def comparable(html: str) -> list[str]:
    for pattern, same in DIFFERENCES:
        html = re.sub(pattern, same, html)
    return html.split("\n")


@pytest.mark.parametrize("path", SOURCES)
def test_pages_are_the_same(built: tuple[Path, Shell], path: str) -> None:
    site, ours = built
    ours_page = page(path)
    theirs = (site / ours_page.url / "index.html").read_text()
    assert comparable(ours.whole(ours_page)) == comparable(theirs)


def test_the_page_for_missing_ones_is_the_same_but_has_a_title_and_a_beginning(built: tuple[Path, Shell]) -> None:
    # MkDocs gives the theme no page there, and so it has neither a title nor a way to skip to the text.
    site, ours = built
    theirs = (site / "404.html").read_text()
    mine = ours.whole(ours.not_found)
    title = f"<title>Page not found - {ours.title}</title>"
    assert title in mine
    mine = mine.replace(title, f"<title>{ours.title}</title>").replace("Page not found", "")
    mine = re.sub(r'<a href="#__content" class="md-skip">.*?</a>', "", mine, flags=re.DOTALL)
    assert "".join(comparable(mine)).split() == "".join(comparable(theirs)).split()


def test_the_search_index_is_the_same(built: tuple[Path, Shell]) -> None:
    site, ours = built
    theirs = json.loads((site / "search/search_index.json").read_text())
    files = dict(ours.files(ours.listed(page(path)) for path in SOURCES))
    mine = json.loads(files["search/search_index.json"])
    # Of a language without steps the plugin says that it has one, with no name; the search passes over it.
    theirs["config"]["pipeline"] = [step for step in theirs["config"]["pipeline"] if step.strip()]
    assert mine["config"] == theirs["config"]
    assert by_location(mine) == by_location(theirs)


def by_location(index: dict[str, list[dict[str, str]]]) -> dict[str, tuple[str, str]]:
    """The entries by place, white space between blocks aside."""
    return {each["location"]: (each["title"], re.sub(r"\s+(?=<|$)", "", each["text"])) for each in index["docs"]}


def test_the_sitemap_is_the_same_but_for_dates(built: tuple[Path, Shell]) -> None:
    # The date of a build says nothing about a page, and two builds of one guide are to be the same.
    site, ours = built
    files = dict(ours.files(ours.listed(page(path)) for path in SOURCES))
    locations = [
        re.findall("<loc>(.*?)</loc>", text)
        for text in (files["sitemap.xml"].decode(), (site / "sitemap.xml").read_text())
    ]
    assert sorted(locations[0]) == sorted(locations[1])
    assert "lastmod" not in files["sitemap.xml"].decode()


def test_assets_are_the_theme_s_own_less_what_no_page_asks_for(built: tuple[Path, Shell]) -> None:
    site, ours = built
    for path, data in ours.files([]):
        if path.startswith("assets/"):
            assert data == (site / path).read_bytes()
            assert not path.endswith(".map")
    assert not [path for path, _ in replace(ours, language="en").files([]) if "lunr" in path]
