"""HTML in the Markdown of a guide that asks for it: what stays, what is taken away, and that both are said."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from hostile.xss import PAYLOADS
from places import SMALL_GUIDE
from selfcheck.build import build
from selfcheck.load.clean_html import rearranged
from selfcheck.load.markdown import Document, load_line, load_markdown, load_prose
from selfcheck.problems import Place, Problems, Source
from selfcheck.shell import search_entries

if TYPE_CHECKING:
    from places import MakeGuide


def read(text: str) -> Document:
    return load_markdown(Source("a.md", text), "en", Problems(), html=True)


def html(text: str) -> str:
    """What comes of a text in which there is nothing to take away."""
    document = read(text)
    assert document.taken == ()
    return document.html(str).strip()


def said(text: str) -> list[str]:
    return [f"{place.line}: {message}" for message, _, place in read(text).taken]


@pytest.mark.parametrize(
    "text",
    [
        '<p><kbd>Ctrl</kbd>, H<sub>2</sub>O, <mark>this</mark>, <abbr title="World Health Organization">WHO</abbr></p>',
        '<p>a<br>b <ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <time datetime="2026-05-01">May</time></p>',
        '<dl>\n<dt lang="de">Angst</dt>\n<dd dir="auto">fear</dd>\n</dl>',
        '<figure class="wide" id="plan">\n<figcaption>A plan</figcaption>\n</figure>',
        '<ol start="3" reversed="">\n<li value="7">x</li>\n</ol>',
        "<hr>",
    ],
)
def test_harmless_html_stays(text: str) -> None:
    assert html(text) == text


def test_cells_may_span() -> None:
    table = '<table><tr><th scope="col" colspan="2">Both</th></tr><tr><td rowspan="2">x</td><td>y</td></tr></table>'
    assert html(table) == table.replace("<table>", "<table><tbody>").replace("</table>", "</tbody></table>")


def test_markdown_stands_within_html_and_html_within_markdown() -> None:
    inside = "## A <kbd>K</kbd> {#k}\n\n- [ ] *x* <b>y</b>[^1]"
    text = f"<details>\n<summary>More</summary>\n\n{inside}\n\n</details>\n\n[^1]: A <i>note</i>.\n"
    document = read(text)
    assert document.taken == ()
    assert [(heading.id, heading.title) for heading in document.headings] == [("k", "A K")]
    tree = LexborHTMLParser(document.html(str))
    assert [node.text() for node in tree.css("details > h2#k > kbd, details li b, .footnotes li i")] == [
        "K",
        "y",
        "note",
    ]
    assert tree.css("details input[type=checkbox][disabled]")
    assert [entry.anchor for entry in search_entries(document.html(str))] == ["", "k"]


def test_links_images_and_anchors_are_those_of_the_guide() -> None:
    document = read(
        'A <a href="b.md#c" title="B">b</a>.\n\n<p><img src="a b.png" alt="Map" width="30"> <a id="here"></a></p>\n'
    )
    found = [(each.target, each.image, each.text, str(each.place)) for each in document.references]
    assert found == [("b.md#c", False, "", "a.md:1:12"), ("a%20b.png", True, "Map", "a.md:3:1")]
    assert [anchor for anchor, _ in document.anchors] == ["here"]
    text = document.html(lambda target: f"../{target}")
    assert '<a href="../b.md#c" title="B">b</a>' in text
    assert '<img src="../a%20b.png" width="30" alt="Map" loading="lazy">' in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <script>x</script> b", ["1: `<script>` is not let through; it is taken away"]),
        ("a\n\n<iframe src=x>\nb\n</iframe>", ["3: `<iframe src=x>` is not let through; it is taken away"]),
        ("a <b onclick=x>b</b>", ["1: `onclick` of `<b>` is not let through; it is taken away"]),
        ("a <b class='x sc-y'>b</b>", ["1: `class` of `<b>` cannot be `x sc-y`; it is taken away"]),
        ("a <b id=__x>b</b>", ["1: `id` of `<b>` cannot be `__x`; it is taken away"]),
        ("a <b id=fn1>b</b>", ["1: `id` of `<b>` cannot be `fn1`; it is taken away"]),
        ("a <a href=javascript:x>b</a>", ["1: `href` of `<a>` is no link; it is taken away"]),
        ("<img src=//e.org/x alt=x>", ["1: `src` of `<img>` leads to no file of the guide; it is taken away"]),
        ("a <!-- b --> c", ["1: `<!-- b -->` is not shown; it is taken away"]),
        ("a <b>b\n\nc</b>", ["1: `<b>` is not closed", "3: `</b>` closes nothing; it is taken away"]),
        ("- <div>\n\n</div>", ["1: `<div>` is not closed", "3: `</div>` closes nothing; it is taken away"]),
        ("a <div>b</div>", ["1: `<div>` cannot stand within a line; it is taken away"]),
        ("<h2>a</h2>", ["1: `<h2>` is not let through; it is taken away"]),
        ("</form>", ["1: `</form>` closes nothing; it is taken away"]),
        (
            "<p>a <p>b</p></p>",
            ["1: `<p>` cannot stand where it does; the text is put in order as browsers would do it"],
        ),
        (
            "[a <a href=b>c</a>](d)",
            ["1: `<a>` cannot stand where it does; the text is put in order as browsers would do it"],
        ),
        ("<table><tr><td>x</td></tr></table>", ["1: `<table>` has no header cell, which screen readers need"]),
        ('<div x="" "y">', ['1: `<div x="" "y">` is no whole tag, and is shown as text']),
    ],
)
def test_what_does_not_come_through_is_said_with_its_line(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_text_in_a_bank_and_a_single_line_are_no_exception() -> None:
    place = Place(Source("a.yaml", "about: x"), 1, 8)
    for document in (
        load_prose("<b style=x>b</b>", place, "en", html=True),
        load_line("<b style=x>b</b>", place, "en", html=True),
    ):
        assert [(message, found) for message, _, found in document.taken] == [
            ("`style` of `<b>` is not let through; it is taken away", place)
        ]
        assert "<b>b</b>" in document.html(str)


def test_code_and_typed_entities_stay_text() -> None:
    assert html('`<b>`\n\n<pre>&lt;b&gt; "x"</pre>') == '<p><code>&lt;b&gt;</code></p>\n<pre>&lt;b&gt; "x"</pre>'
    assert read("<pre>&lt;b&gt;</pre>").oddities == ()


PAGE = """---
title: Beta
---

<details>
<summary>More</summary>

## Below {#below}

<figure><img src="map.svg" alt="A map"><figcaption>See <a href="alpha.md#plan">the plan</a></figcaption></figure>

</details>
"""


def test_a_guide_with_html_is_built_and_all_its_links_lead_somewhere(make_guide: MakeGuide) -> None:
    files = {"one/beta.md": PAGE, "one/map.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}
    content = make_guide(files | {"guide.yaml": f"html: true\n{(SMALL_GUIDE / 'guide.yaml').read_text()}"})
    site = Path("site")
    assert [problem.message for problem in build(content, site).problems] == []
    page = LexborHTMLParser((site / "one/beta/index.html").read_text())
    assert [node.attributes["src"] for node in page.css("article details figure > img")] == ["../map.svg"]
    assert [node.attributes["href"] for node in page.css("article figcaption > a")] == ["../alpha/#plan"]
    assert "Below" in [node.text(strip=True) for node in page.css(".md-nav--secondary a[href='#below']")]
    assert (site / "one/map.svg").is_file()
    index = json.loads((site / "search/search_index.json").read_text())
    assert "one/beta/#below" in [entry["location"] for entry in index["docs"]]


def test_what_cleans_is_loaded_only_when_a_guide_asks_for_it() -> None:
    script = (
        "import sys; from selfcheck.load.markdown import load_line; from selfcheck.problems import Place, Source\n"
        "for html in (False, True):\n"
        "    load_line('<b>x</b>', Place(Source('a.yaml', ''), 1), 'en', html=html).html(str)\n"
        "    print('nh3' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["False", "True"]


# Whatever it is, it is harmless


ALLOWED = re.compile(
    "a(bbr)?|b(di|do|r|lockquote)?|caption|cite|code|d[dlt]|del|details|dfn|div|em|fig(ure|caption)|h[1-6r]|i|img|input|ins"
    "|kbd|label|li|mark|ol|p(re)?|q|rp|rt|ruby|s(amp)?|section|small|span|strong|sub|sup|summary|table|tbody|t[dhr]|tfoot"
    "|thead|time|ul?|var|wbr"
)
RUNS = re.compile(r"[\s\0-\x20]*(javascript|vbscript|data|file)\s*:", re.IGNORECASE)


class Nesting(HTMLParser):
    """Whether every tag is closed, in the order of opening."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == [], text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "hr", "img", "input", "wbr"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass  # as Markdown writes `<br />`

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def is_harmless(text: str) -> None:
    body = LexborHTMLParser("<!doctype html><body><p></p>" + text).body
    assert body
    for node in body.css("body *"):
        assert ALLOWED.fullmatch(node.tag or ""), text
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name not in (
                "style",
                "srcdoc",
                "srcset",
                "ping",
                "name",
                "form",
                "formaction",
                "target",
                "xlink:href",
            )
            assert name not in ("href", "src") or not RUNS.match(value or "")
            assert name not in ("id", "class") or not (value or "").startswith(("sc-x", "md-", "__"))
    Nesting(text)
    assert rearranged(text) == ""


@pytest.mark.parametrize(
    "frame", ["{}", "- {}\n- b", "> {}\n\nc", "## {}", "| a |\n| - |\n| {} |", "<div>\n{}\n</div>", "*{}* b"]
)
def test_public_attacks_come_to_harmless_html(frame: str) -> None:
    for payload in PAYLOADS:
        is_harmless(read(frame.replace("{}", payload)).html(str))


PIECES = [
    *(
        "<b>",
        "</b>",
        "<div>",
        "</div>\n",
        "<p>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<a href=x>",
        "</a>",
        "<li>",
        "<details>",
    ),
    *(
        "<svg>",
        "<style>",
        "</style>",
        "<math>",
        "<script>",
        "<!--",
        "-->",
        "<img src=x onerror=y alt=",
        "'",
        '"',
        ">",
        "<",
        "&lt;",
    ),
    *(
        "\n\n",
        "\n",
        "- ",
        "> ",
        "## ",
        "*",
        "`",
        "[",
        "](x)",
        "[^1]",
        "\n\n[^1]: ",
        "| a |\n|-|\n| ",
        "    ",
        "x",
        "\0",
        "<pre>",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("<b><style>*</style>*")
@example("<style>*</style><b>*</b>")
@example("*<style>*</style>**<b>*")
@example("<style>[</style>](x) <style>*</style><style>*</style>")
def test_any_mixture_comes_to_harmless_html(text: str) -> None:
    document = read(text)
    is_harmless("".join(document.parts(str)))
    for place in (place for *_, place in document.taken):
        assert 0 < place.line <= len(place.source.lines)
