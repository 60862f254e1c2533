"""Links: they lead to what is there, as GitHub Pages serves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selfcheck.verify.hosting import Hosting, Target

if TYPE_CHECKING:
    from conftest import Copy

ALPHA = "one/alpha/index.html"
OUTSIDE = "somewhere outside the site"


# Hosting


@pytest.fixture(scope="module")
def hosting() -> Hosting:
    files = {
        "index.html",
        "404.html",
        "one/index.html",
        "one/a/index.html",
        "one/größe 1.pdf",
        "two.html",
        "assets/x.js",
    }
    return Hosting(files, "https://example.org/repo/", {"one/a/index.html": {"plan", "größe"}, "index.html": set()})


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("", ALPHA.replace("alpha", "a")),
        ("#plan", "one/a/index.html"),
        ("#gr%C3%B6%C3%9Fe", "one/a/index.html"),
        ("#", "one/a/index.html"),
        ("#top", "one/a/index.html"),
        ("?x=1#plan", "one/a/index.html"),
        (".", "one/a/index.html"),
        ("./", "one/a/index.html"),
        ("index.html#plan", "one/a/index.html"),
        ("..", "one/index.html"),
        ("../a", "one/a/index.html"),
        ("../a/#plan", "one/a/index.html"),
        ("../gr%C3%B6%C3%9Fe%201.pdf", "one/größe 1.pdf"),
        ("../..", "index.html"),
        ("../../", "index.html"),
        ("../../one", "one/index.html"),
        ("../../one/../two", "two.html"),
        ("../../two.html?x", "two.html"),
    ],
)
def test_where_addresses_lead(hosting: Hosting, address: str, file: str) -> None:
    assert hosting.target(address, "one/a/index.html") == Target(file)


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("../b/", "`one/b/index.html`, which is not in the site"),
        ("../A/", "`one/A/index.html`, which is not in the site"),
        ("../../two/", "`two/index.html`, which is not in the site"),
        ("../../two.HTML", "`two.HTML`, which is not in the site"),
        ("../größe", "`one/größe`, which is not in the site"),
        ("#Plan", "the anchor `Plan`, which is not on that page"),
        ("../..#plan", "the anchor `plan`, which is not on that page"),
        ("../../..", OUTSIDE),
        ("../../../repo/", OUTSIDE),
        ("/", OUTSIDE),
        ("/repo/one/a/", OUTSIDE),
    ],
)
def test_what_leads_nowhere(hosting: Hosting, address: str, wrong: str) -> None:
    assert hosting.target(address, "one/a/index.html") == Target("", wrong)


def test_the_page_for_missing_ones_is_shown_anywhere(hosting: Hosting) -> None:
    assert hosting.target("/repo/", "404.html") == Target("index.html")
    assert hosting.target("/repo/one/a/#plan", "404.html") == Target("one/a/index.html")
    assert hosting.target("/one/a/", "404.html") == Target("", OUTSIDE)


# Whole sites


FINE = """
<a href="../beta">Beta</a> <a href="https://example.org/nowhere/">Elsewhere</a> <a href="mailto:a@example.org">Write</a>
<img src="../../{icon}" srcset="../../{icon} 1x, ../../{icon} 2x" alt=""> <img src="data:image/png;base64,AA==" alt="">
<svg><use href="#plan"></use></svg>
"""

NOWHERE = {
    '<a href="../a/">A</a>': ("../a/", "one/a/index.html"),
    '<area href="../b/" alt="B">': ("../b/", "one/b/index.html"),
    '<img src="../Map.png" alt="">': ("../Map.png", "one/Map.png"),
    '<img src="." srcset="../map.png 2x" alt="">': ("../map.png", "one/map.png"),
    '<svg><use href="icons.svg#a"></use></svg>': ("icons.svg#a", "one/alpha/icons.svg"),
    '<svg><image xlink:href="map.svg"/></svg>': ("map.svg", "one/alpha/map.svg"),
    '<link rel="manifest" href="site.webmanifest">': ("site.webmanifest", "one/alpha/site.webmanifest"),
    '<link rel="next" href="../c/">': ("../c/", "one/c/index.html"),
    '<form method="dialog" action="../send"></form>': ("../send", "one/send"),
    '<video poster="a.png"></video>': ("a.png", "one/alpha/a.png"),
    '<template><a href="../d/">D</a></template>': ("../d/", "one/d/index.html"),
    '<template><template><a href="../e/">E</a></template></template>': ("../e/", "one/e/index.html"),
    '<p data-later="../../assets/selfcheck/0/a.js"></p>': ("../../assets/selfcheck/0/a.js", "assets/selfcheck/0/a.js"),
    '<p data-worker="../../other.js"></p>': ("../../other.js", "other.js"),
    '<rect fill="url(a.svg)"/>': ("a.svg", "one/alpha/a.svg"),
}


def test_what_is_fine(site: Copy) -> None:
    icon = next(path.relative_to(site.folder).as_posix() for path in site.folder.rglob("favicon.svg"))
    site.add(FINE.replace("{icon}", icon))
    assert site.told() == []


def test_what_leads_to_nothing(site: Copy) -> None:
    site.add("".join(NOWHERE))
    assert sorted(site.told()) == sorted(
        f"SC501 {ALPHA}: `{address}` leads to `{there}`, which is not in the site"
        for address, there in NOWHERE.values()
    )


def test_links_of_odd_kinds(site: Copy) -> None:
    odd = ["http://[bad", "JavaScript:alert(1)", "\tjava\nscript:alert(1)", "data:text/html,a", "https:", "ftp://a.b/"]
    site.add("".join(f'<a href="{address}">A</a>' for address in odd))
    site.add('<a href="TEL:112">A</a> <a href=" https://example.org/">B</a> <a href="//example.org">C</a>')
    assert sorted(site.told()) == sorted(
        f"SC501 {ALPHA}: `{address}` leads to something that is no kind of link" for address in odd
    )


def test_the_page_for_missing_ones_leads_on_from_anywhere(site: Copy) -> None:
    site.add('<a href="about/">About</a><a href="#__content">Here</a>', "404.html")
    assert site.told() == ["SC501 404.html: `about/` leads to another place wherever the page is shown"]


def test_scripts_are_told_where_the_site_begins(site: Copy) -> None:
    site.replace(ALPHA, 'aria-labelledby="sc-title" data-base="../.."', 'aria-labelledby="sc-title" data-base=".."')
    site.replace("404.html", '"base": "/"', '"base": "/one/"')
    assert site.told() == [
        "SC501 404.html: `/one/` leads to `one/index.html`, which is not the beginning of the site",
        f"SC501 {ALPHA}: `..` leads to `one/index.html`, which is not the beginning of the site",
    ]


def test_the_script_that_searches(site: Copy) -> None:
    worker = next((site.folder / "assets" / "javascripts" / "workers").iterdir()).name
    site.replace(ALPHA, f'"search": "../../assets/javascripts/workers/{worker}"', '"search": "../../search.js"')
    assert site.told() == [f"SC501 {ALPHA}: `../../search.js` leads to `search.js`, which is not in the site"]
    site.replace(ALPHA, '"search": "../../search.js"', '"search": ')
    assert {message.partition(": ")[2].partition(",")[0] for message in site.told()} == {
        "`None` leads to `one/alpha/None`"
    }


def test_what_styles_and_scripts_name(site: Copy) -> None:
    texts = {
        "a.css": "p { background: url(map.png) }",
        "b.css": "p { background: url( 'map.png' ) }",
        "c.css": '@import "map.png";',
        "d.css": '@IMPORT/* */"map.png";',
        "e.css": "p { background: u\\72L( map.png",
        "f.css": 'p { background: Image-Set("map.png" 1x) }',
        "a.js": 'import { a } from "./there.js";',
        "b.js": 'export*from"./there.js"',
        "c.js": "import('./there.js')",
        "d.js": 'new Worker("./there.js")',
    }
    for name, text in texts.items():
        site.build(f"assets/{name}", text)
    assert sorted(site.told()) == [
        f"SC501 assets/{name}: `{address}` leads to `assets/{there}`, which is not in the site"
        for name in sorted(texts)
        for address, there in [("map.png", "map.png") if name.endswith("css") else ("./there.js", "there.js")]
    ]
    site.build("assets/map.png", "")
    site.build("assets/there.js", "")
    assert site.told() == []


def test_a_page_of_the_readers_own_knows_where_sections_are(site: Copy) -> None:
    site.replace("my/data/index.html", "&#34;url&#34;:&#34;one/alpha/&#34;", "&#34;url&#34;:&#34;one/gamma/&#34;")
    assert "SC501 my/data/index.html: `../../one/gamma/` leads to `one/gamma/index.html`, which is not in the site" in (
        site.told()
    )
