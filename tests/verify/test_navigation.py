"""Navigation: what is taken out of a page to be read once is whole, and nothing but a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selfcheck.verify.navigation import without_entries

if TYPE_CHECKING:
    from conftest import Copy

ENTRY = (
    '<li class="md-nav__item"><a href="../one/" class="md-nav__link"><span class="md-ellipsis">One</span></a></li>\n'
)


PRUNED = ENTRY.replace("md-nav__item", "md-nav__item md-nav__item--pruned md-nav__item--nested")
"""A chapter whose sections are not shown."""


@pytest.mark.parametrize("entry", [ENTRY, PRUNED], ids=["a section", "a chapter"])
def test_entries_are_taken_out(entry: str) -> None:
    html = f"<ul>{entry}{entry}{entry}</ul>".encode()
    rest, links = without_entries(html)
    assert links == ["../one/"]  # the first one stays, and the end of the list stands behind the last one
    assert rest == f"<ul>{entry}{entry}</ul>".encode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<span", '<span id="one"'),
        ("<span", '<span style="color: red"'),
        ("<span", '<span onclick="alert(1)"'),
        ("<span", '<img src="a.png"><span'),
        ("<span", '<a href="../two/"></a><span'),
        ("</span>", "</span></div>"),
        ("</span>", "</span></div><b>"),
        ("</span>", ""),
        ("</a>", "</a><ul>"),
        ('class="md-nav__link"', "class=md-nav__link"),
        ('class="md-nav__link"', 'class="-->"'),
        (">One<", "> 'One' <"),
        (">One<", "><!-- One --><"),
        ("../one/", "https://example.org/"),
        ("../one/", "javascript:alert(1)"),
        (' href="../one/"', ""),
    ],
)
def test_whatever_is_more_than_a_link_stays(old: str, new: str) -> None:
    html = f"<ul>{ENTRY}{ENTRY.replace(old, new, 1)}{ENTRY}</ul>".encode()
    assert without_entries(html) == (html, [])


BESIDE = '<li class="md-nav__item"><h1>Two</h1></li>'


@pytest.mark.parametrize(
    "html",
    [
        f'<!--<li class="md-nav__item"><a href="../beta/" class=x-->y</a></li>{BESIDE}<!-- -->',
        f"""<p title='<li class="md-nav__item"><a href="../beta/" class="'>">y</a></li>{BESIDE}<i title=''></i>""",
        f"""<p title="> {ENTRY}<li class="md-nav__item x='"><h1>Two</h1><i title=''></i>""",
        f"<!--{ENTRY}><p title='--><h1>Two</h1><li class=\"md-nav__item\"></li><p title=''>",
    ],
)
def test_nothing_is_hidden_around_an_entry(site: Copy, html: str) -> None:
    """Whatever the place in which it stands is to a browser."""
    site.add(html)
    assert "SC508 one/alpha/index.html: the page has 2 main headings in place of one" in site.told()


def test_what_is_wrong_with_an_entry_is_told(site: Copy) -> None:
    """Whether it is taken out or stays."""
    page = "one/alpha/index.html"
    html = site.text(page)
    at = html.index('<li class="md-nav__item')
    bad = ENTRY.replace("../one/", "../gone/") + ENTRY.replace("../one/", "../Gone/").replace(
        "<span", '<span id="plan"'
    )
    site.write(page, html[:at] + bad + html[at:])
    assert sorted(site.told()) == [
        f"SC501 {page}: `../Gone/` leads to `one/Gone/index.html`, which is not in the site",
        f"SC501 {page}: `../gone/` leads to `one/gone/index.html`, which is not in the site",
        f"SC502 {page}: the id `plan` is there 2 times",
    ]
