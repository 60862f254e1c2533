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


def test_entries_are_taken_out() -> None:
    html = f"<ul>{ENTRY}{ENTRY}{ENTRY}</ul>".encode()
    rest, links = without_entries(html)
    assert links == ["../one/", "../one/"]  # the end of the list stands behind the last one
    assert rest == f"<ul>{ENTRY}</ul>".encode()


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
        ("../one/", "https://example.org/"),
        ("../one/", "javascript:alert(1)"),
        (' href="../one/"', ""),
    ],
)
def test_whatever_is_more_than_a_link_stays(old: str, new: str) -> None:
    html = f"<ul>{ENTRY.replace(old, new, 1)}{ENTRY}</ul>".encode()
    assert without_entries(html) == (html, [])


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
