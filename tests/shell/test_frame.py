"""Pages are put together from pieces that are rendered once: each is what the templates make in one go."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from places import TESTS
from selfcheck.model.read_guide import read_guide
from selfcheck.model.targets import Targets
from selfcheck.problems import Problems
from selfcheck.render.own_pages import own_shell_pages
from selfcheck.render.site import Renderer
from selfcheck.shell import Heading, Link, Shell, ShellPage, ThemeChangedError
from selfcheck.shell.functions import same
from selfcheck.shell.pattern import Pattern, bare, mark, striptags

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TEMPLATES = Path(__file__).parents[2] / "templates"

ODD = "A  <b onclick='x'>\"wide\"</b>\n& {{ title }} {% raw %} שלום &amp; /selfcheck-title/ \ufdd0"
"""A title with all that templates, HTML and patterns have signs for."""


def assert_the_same(one: Shell, pages: Sequence[ShellPage]) -> None:
    """All pages in both orders, so that each is also made from the pieces of others."""
    whole = [one.whole(page) for page in pages]
    assert [one.render(page) for page in pages] == whole
    again = replace(one)
    assert [again.render(page) for page in reversed(pages)] == whole[::-1]


def headings(*levels: int, title: str = "Asking") -> tuple[Heading, ...]:
    """Headings one below the other."""
    first, *rest = levels
    return (Heading(first, f"h{first}", f"{title} {first}", headings(*rest, title=title) if rest else ()),)


@pytest.mark.parametrize("settings", [{}, {"url": "https://example.org/a/"}, {"repository": "https://github.com/a/b"}])
def test_the_small_guide(shell: Callable[..., Shell], pages: tuple[ShellPage, ...], settings: dict[str, str]) -> None:
    one = shell(**settings)
    assert_the_same(one, [*pages, one.not_found])


@pytest.mark.parametrize("language", ["de", "he", "ar-EG"])
def test_other_languages(shell: Callable[..., Shell], pages: tuple[ShellPage, ...], language: str) -> None:
    one = shell(language=language, url="https://example.org/")
    assert_the_same(one, [*pages, one.not_found])


def test_texts_with_signs_of_their_own(shell: Callable[..., Shell]) -> None:
    links = (Link(ODD, ""), Link(ODD, "a/", (Link(ODD, "a/b/"), Link("B", "a/c&'d/"))), Link(ODD, "c/"))
    one = shell(
        title=ODD, description=ODD, author=ODD, copyright=ODD, navigation=links, repository="https://github.com/a/b"
    )
    contents = headings(2, 3, 4, title=ODD) + headings(2, title=" x ")
    pages = [
        ShellPage(url, title, "main.html", description, contents, {"content": ODD}, source="a&b.md")
        for url in ("", "a/", "a/b/", "a/c&'d/", "c/", "elsewhere/deep/down/")
        for title, description in ((ODD, ODD), ("B", ""))
    ]
    assert_the_same(one, pages)


@pytest.mark.parametrize("chapters", [3, 80])
def test_navigations_of_every_shape(shell: Callable[..., Shell], chapters: int) -> None:
    """With few entries all are shown, with many only chapters; a folder may be that of several entries."""
    links = (
        Link("Start", ""),
        *(
            Link(
                f"Chapter {c}",
                f"c{c}/" if c % 3 else None,
                tuple(Link(f"{c}.{s}", f"c{c}/s{s}/") for s in range(c % 4 + 1)),
            )
            for c in range(chapters)
        ),
        Link("Assets", "assets/", (Link("Scripts", "assets/javascripts/"),)),
        Link("Mixed", "c2/mixed/", (Link("Mixed 1", "mixed/one/"), Link("Mixed 2", "about/us/"))),
        Link("About", "about/"),
        Link("More", "about/more/"),
        Link("Deep", "c1/s0/deep/down/"),
        Link("Files", "a.b/", (Link("One", "a.b/c/d/e/"), Link("Nested", None, (Link("Two", "a.b/c/"),)))),
    )
    sections = ["c0/s0/", "c1/", "c1/s1/", "c2/", "c2/s1/", "c1/s0/deep/down/", "about/us/", "mixed/one/"]
    others = ["assets/", "assets/javascripts/", "a.b/", "a.b/c/", "a.b/c/d/e/", "404.html", "elsewhere/deep/down/"]
    urls = ["", "about/", "about/more/", *sections, *others]
    shapes = [(), headings(2), headings(2) + headings(2, 3), headings(3, 6) + headings(2), headings(1, 2)]
    pages = [ShellPage(url, "A page", "main.html", contents=shapes[at % 5]) for at, url in enumerate(urls * 2)]
    assert_the_same(shell(navigation=links, url="https://example.org/a/"), pages)


@pytest.mark.parametrize(
    "more",
    [
        "",
        "url: https://example.org/guide/\nrepository: https://github.com/a/b\n",
        "language: de\nquick_exit: https://example.org/\nhelp_resources: '[Call](index.md) & talk.'\n",
        "language: he\nhtml: true\noffline: true\ncopyright: '*Mine* & yours'\n",
    ],
)
@pytest.mark.parametrize("name", ["small", "every-kind", "profile"])
def test_whole_guides(name: str, more: str, tmp_path: Path, templates: Path) -> None:
    for path in (TESTS / "guides" / name).rglob("*.*"):
        copy = tmp_path / path.relative_to(TESTS / "guides" / name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    given = (tmp_path / "guide.yaml").read_text()
    lines = [line for line in more.splitlines() if f"{line.partition(':')[0]}:" not in given]
    (tmp_path / "guide.yaml").write_text("\n".join([given, *lines, ""]))
    problems = Problems()
    guide = read_guide(tmp_path, problems)
    assert guide
    assert not problems.errors
    renderer = Renderer(guide, Targets(guide), templates)
    rendered = [renderer.page(section, {})[1] for section in guide.sections]
    assessed = {each.assessed.id: each.assessed for each in rendered if each.assessed}
    pages = [renderer._page(page, assessed) for page in guide.all_pages]
    own = own_shell_pages(guide, renderer._own_pages, renderer._language, assessed)
    assert_the_same(renderer._shell, [*pages, *own, renderer._shell.not_found])


def test_a_template_that_changes_a_text_is_noticed() -> None:
    html = f"<p>{mark('one')}</p>"
    assert Pattern(html, {"one": "1"}).fill({"one": "2"}) == "<p>2</p>"
    for changed in (html.upper(), html.replace("/", "%2F"), html[:-9]):
        with pytest.raises(ThemeChangedError):
            Pattern(changed, {"one": "1"})
    with pytest.raises(ThemeChangedError):
        Pattern(html, {"two": "1"})


def test_tags_are_taken_out_of_what_comes_later() -> None:
    title = Markup.escape(ODD)
    html = f"<p>{Markup.escape(striptags(mark('one')))}</p>"
    assert Pattern(html, {"one": "", "one_bare": ""}).fill({"one_bare": bare(title)}) == f"<p>{bare(title)}</p>"
    assert striptags(title) == title.striptags()


def test_the_frame_does_not_see_the_text_of_a_page(shell: Callable[..., Shell], tmp_path: Path) -> None:
    """What it is to see has to be among what pages are told apart by."""
    copytree(TEMPLATES, tmp_path, dirs_exist_ok=True)
    (tmp_path / "odd.html").write_text('{% extends "main.html" %}{% block styles %}{{ bank }}{% endblock %}')
    page = ShellPage("a/", "A", "odd.html", context={"bank": "B"})
    one = shell(templates=tmp_path)
    with pytest.raises(UndefinedError, match="'bank' is undefined"):
        one.render(page)
    assert_the_same(one, [replace(page, frame=page.context), replace(page, context={"bank": "C"}, frame={"bank": "C"})])


def test_what_is_the_same_is_rendered_once(shell: Callable[..., Shell], tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text("{{ kind }}: {{ text }}")
    environment = shell(templates=tmp_path)._environment
    once = same()
    first = once(environment, "one.html", {"text": "<1>"}, kind="a")
    assert first == "a: &lt;1&gt;"
    (tmp_path / "one.html").write_text("changed")
    assert once(environment, "one.html", {"text": "2"}, kind="a") == "a: 2"
    assert re.fullmatch("b: 3", once(environment, "one.html", {"text": "3"}, kind="b"))
