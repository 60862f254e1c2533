"""Sitemap: it has every page once, and pages agree with it on where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Copy

HERE = "https://example.org/repo/"


def without_copy(site: Copy) -> Copy:
    """A site whose pages may be changed: no copy for reading offline has to be changed with them."""
    site.write("sw.js", "")
    return site


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (f"<url><loc>{HERE}about/</loc></url>\n", "", "about/index.html: the page is not in the sitemap"),
        (
            f"<url><loc>{HERE}about/</loc></url>",
            f"<url><loc>{HERE}about/</loc></url><url><loc>{HERE}gone/</loc></url>",
            f"sitemap.xml: `{HERE}gone/` is no page of the site",
        ),
        (
            f"<url><loc>{HERE}about/</loc></url>",
            f"<url><loc>{HERE}about/</loc></url><url><loc>{HERE}about/</loc></url>",
            f"sitemap.xml: `{HERE}about/` is listed more than once",
        ),
    ],
)
def test_what_the_sitemap_lacks_or_has_besides(published: Copy, old: str, new: str, told: str) -> None:
    published.replace("sitemap.xml", old, new)
    assert published.told() == [f"SC507 {told}"]


def test_a_page_that_says_it_is_elsewhere(published: Copy) -> None:
    site = without_copy(published)
    site.replace("about/index.html", f'rel="canonical" href="{HERE}about/"', f'rel="canonical" href="{HERE}About/"')
    assert site.told() == [f"SC507 about/index.html: the page says that its address is `{HERE}About/`"]


def test_a_page_that_does_not_say(published: Copy) -> None:
    site = without_copy(published)
    site.replace("about/index.html", f'<link rel="canonical" href="{HERE}about/">', "")
    assert site.told() == ["SC507 about/index.html: the page says that its address is not known"]


def test_a_site_that_could_be_anywhere(site: Copy) -> None:
    site.replace("sitemap.xml", "</urlset>", f"<url><loc>{HERE}</loc></url></urlset>")
    assert site.told() == [f"SC507 sitemap.xml: `{HERE}` is no page of the site"]


def test_no_sitemap(site: Copy) -> None:
    site.remove("sitemap.xml")
    assert site.told() == [
        "SC509 .selfcheck: `sitemap.xml` was built and is not there",
        "SC507 sitemap.xml: there is no sitemap, which the theme asks for",
    ]
