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
    '<a href="JavaScript:alert(1)">Press</a>': "an address is a script",
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
