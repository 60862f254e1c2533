"""Structure: pages say what they are, and so does everything on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Copy

BETA = "one/beta/index.html"


FINE = """
<img src="." alt="">
<h2>Two</h2><h3>Three</h3><h4>Four</h4><h2>Two</h2>
<label>Named <input></label> <input aria-label="Named"> <input type="hidden"> <button>Press</button>
<label for="a">Named</label> <select id="a"><option>1</option></select>
<fieldset>
<legend>Named</legend></fieldset>
<table><tbody><tr><th scope="row">1</th><td>2</td></tr></tbody></table>
<template><input><table></table><h6>Six</h6></template>
"""

WRONG = {
    '<img src=".">': "an image has no description",
    "<h2>Two</h2><h4>Four</h4>": "a heading of level 4 follows one of level 2",
    "<h1>One</h1>": "the page has 2 main headings in place of one",
    "<input>": "a field has no name",
    '<p><textarea name="a"></textarea></p>': "a field has no name",
    '<select aria-label=""></select>': "a field has no name",
    "<fieldset><label>A <input></label></fieldset>": "a group of fields has no legend",
    '<fieldset class="a"><p>A</p><legend>B</legend></fieldset>': "a group of fields has no legend",
    '<fieldset class="b"><legend> </legend></fieldset>': "a group of fields has no legend",
    "<table><tr><td>1</td></tr></table>": "a table has no header cells",
    '<table class="a"><tr><th>1</th></tr></table><table class="b"></table>': "a table has no header cells",
}


def test_what_is_fine(site: Copy) -> None:
    site.add(FINE, BETA)
    assert site.told() == []


def test_what_is_not(site: Copy) -> None:
    site.add("".join(WRONG), BETA)
    assert sorted(site.told()) == sorted(f"SC508 {BETA}: {message}" for message in WRONG.values())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (r"<html [^>]*>", "<html>", "the page does not say its language"),
        (r"<title>[^<]*</title>", "<title> </title><svg><title>A picture</title></svg>", "the page has no title"),
        (r"<h1>([^<]*)</h1>", r"<p>\1</p>", "the page has 0 main headings in place of one"),
    ],
)
def test_the_page_itself(site: Copy, old: str, new: str, message: str) -> None:
    site.write(BETA, re.sub(old, new, site.text(BETA), count=1))
    assert f"SC508 {BETA}: {message}" in site.told()
    assert all("SC508" in told or "SC505" in told for told in site.told())
