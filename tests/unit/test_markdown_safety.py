"""What hostile Markdown comes to: text, and nothing that runs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from reading import html, markdown
from selfcheck.load.markdown import load_markdown
from selfcheck.problems import Problems, Source


def test_raw_html_is_shown_as_text() -> None:
    text = "<script>alert(1)</script>\n\na <b onclick=x>b</b> <!-- c -->\n\n<div>\nx\n</div>\n"
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html(text)
    assert [node.tag for node in LexborHTMLParser(html(text)).css("body *")] == ["p", "p", "p"]
    assert [found for kind, found, _ in markdown(text).oddities if kind == "html"] == [
        "<script>",
        "</script>",
        "<b onclick=x>",
        "</b>",
        "<!--",
        "<div>",
        "</div>",
    ]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "file:///etc/passwd",
        "data:text/html,x",
        "data:text/html;base64,eA==",
        "data:image/svg+xml,x",
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "[x](<{}>)", "![x]({})", "<{}>", "[x][y]\n\n[y]: {}"])
def test_dangerous_links_are_no_links(target: str, form: str) -> None:
    found = LexborHTMLParser(html(form.format(target)))
    for node in found.css("a, img"):
        address = str(node.attributes.get("href") or node.attributes.get("src"))
        assert address.startswith(("%01", "java%09", "java&")), address


def test_only_ids_and_classes_can_be_given() -> None:
    text = html('[a](b.md){.x #y style="color: red" onclick="alert(1)" target=_blank}\n')
    assert text == '<p><a href="b.md" id="y" class="x">a</a></p>\n'


ALLOWED = re.compile(
    "p|h[1-6]|[uod]l|li|d[td]|blockquote|pre|code|em|strong|s|a|img|[bh]r|table|thead|tbody|t[rhd]|div|section|sup|input|label"
)
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--",
    "]]>",
    "\u2028",
    "\u202e",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1))",
    '![x](" onerror="alert(1))',
    '[x](y "a\\" onclick=\\"b")',
    "`x`{.a}",
    '{#a" onclick="b}',
    "[^1]",
    "[^1]: x",
    "| a |\n|:-:|\n| b |",
    "!!! note\n    x",
    "- [ ] x",
    "## y {#z}",
    "&lt;script&gt;",
    "\x00",
    "> ",
    "\n\n",
    "\n",
    " ",
    "*",
    "~~",
    "```\n",
    "---\n",
    ": ",
]


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=5)), max_size=12).map("".join))
def test_hostile_text_comes_to_harmless_html(text: str) -> None:
    document = load_markdown(Source("a.md", text), "en", Problems())
    # The paragraph in front keeps the parser from taking what begins a document for its head.
    body = LexborHTMLParser("<!doctype html><body><p></p>" + document.html(str)).body
    assert body
    for node in body.css("body *"):
        assert ALLOWED.fullmatch(node.tag or "")
        assert not [name for name in node.attributes if name == "style" or name.startswith("on")]
        address = str(node.attributes.get("href") or node.attributes.get("src") or "")
        assert not address.lower().startswith(("javascript:", "vbscript:", "file:"))
    for place in [*(r.place for r in document.references), *(h.place for h in document.headings)]:
        assert 0 < place.line <= len(place.source.lines)
