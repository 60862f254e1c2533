"""Policy: it is there, first and strict, and nothing on a page breaks it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Copy

ALPHA = "one/alpha/index.html"
NOT_STRICT = f"SC504 {ALPHA}: the security policy is not strict"


FINE = """
<script type="application/json">{"a": 1}</script>
<p data-style="color: red" data-onclick="no handler">on="nothing"</p>
<template><p>Nothing</p></template>
"""

WRONG = {
    "<script>alert(1)</script>": "the security policy does not allow a script on the page",
    "<template><script>alert(2)</script></template>": "the security policy does not allow a script on the page",
    "<style>p { color: red }</style>": "the page has a style element",
    '<p STYLE="color: red">Red</p>': "an element has the attribute `style`",
    '<p onclick="alert(1)">Press</p>': "an element has the attribute `onclick`",
    "<p OnFocus=alert(1)>Look</p>": "an element has the attribute `onfocus`",
    '<template><p onblur="alert(1)">Red</p></template>': "an element has the attribute `onblur`",
    '<meta http-equiv="Refresh" content="0">': "a `meta` stands for the header `Refresh`",
    '<template><meta http-equiv="link" content="a"></template>': "a `meta` stands for the header `link`",
    '<meta http-equiv="Content-Security-Policy">': "a `meta` stands for the header `Content-Security-Policy`",
    '<template shadowrootmode="open"></template>': "the page has a template that shows itself",
    '<meta name="Referrer" content="origin">': "the page does not say once that browsers keep its address secret",
    '<iframe srcdoc="a"></iframe>': "the page has an element `iframe`",
    "<template><object></object></template>": "the page has an element `object`",
    "<embed>": "the page has an element `embed`",
    "<base>": "the page has an element `base`",
    "<noscript></noscript>": "the page has an element `noscript`",
}


def test_what_is_fine(site: Copy) -> None:
    site.add(FINE)
    assert site.told() == []


def test_what_is_not(site: Copy) -> None:
    site.add("".join(WRONG))
    assert sorted(site.told()) == sorted(f"SC504 {ALPHA}: {message}" for message in WRONG.values())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<meta http-equiv="Content-Security-Policy"', '<meta name="policy"'),
        ('<meta charset="utf-8">', '<meta charset="latin1">'),
        ('<meta charset="utf-8">', '<meta charset="utf-8"><meta name="first" content="me">'),
    ],
)
def test_a_page_without_it(site: Copy, old: str, new: str) -> None:
    site.replace(ALPHA, old, new)
    assert site.told() == [f"SC504 {ALPHA}: the page has no security policy right after its charset"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("default-src 'none'", "default-src 'self'"),
        ("default-src 'none'", "default-src *; default-src 'none'"),
        ("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
        ("img-src 'self' data:", "img-src 'self' data: https:"),
        ("font-src 'self'", "font-src https://example.org"),
        ("connect-src 'self'", "connect-src 'self'; report-uri https://example.org/"),
        ("worker-src 'self'", "worker-src data:"),
        ("; style-src 'self'", ""),
        ("; connect-src 'self'", "; frame-src 'self'"),
        ("; base-uri 'none'", ""),
        ("form-action 'none'", "form-action 'self'"),
    ],
)
def test_a_policy_that_is_not_strict(site: Copy, old: str, new: str) -> None:
    site.replace(ALPHA, old, new)
    assert site.told() == [NOT_STRICT]


def test_hashes_are_worked_out_again(site: Copy) -> None:
    hashes = re.findall(r"'sha256-[^']+'", site.text(ALPHA))
    site.replace(ALPHA, hashes[0], "'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='")
    assert site.told() == [
        f"SC504 {ALPHA}: the security policy allows a script that is not on the page",
        f"SC504 {ALPHA}: the security policy does not allow a script on the page",
    ]


def test_who_leaves_quickly_is_not_traced(site: Copy) -> None:
    way = '<p class="sc-exit"><a href="https://example.org/" rel="{}">Leave</a></p>'
    site.add(way.format("noreferrer") + way.format("next"))
    assert sorted(site.told()) == [
        f"SC504 {ALPHA}: the link to leave quickly tells where the reader comes from",
        f"SC504 {ALPHA}: the page does not say once that browsers keep its address secret",
    ]
    site.add('<meta name="referrer" content="no-referrer">')
    assert site.told() == [f"SC504 {ALPHA}: the link to leave quickly tells where the reader comes from"]


def test_templates_in_templates(site: Copy) -> None:
    site.add("<template>" * 2_000 + '<p style="">A</p>' + "</template>" * 2_000)
    assert site.told() == [f"SC504 {ALPHA}: an element has the attribute `style`"]
