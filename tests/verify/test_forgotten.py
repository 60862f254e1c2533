"""Forgotten pages: whoever begins at home can come to every page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from selfcheck.shell.policy import policy

if TYPE_CHECKING:
    from conftest import Copy

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">
<title>A page</title></head><body><h1>A page</h1>{body}</body></html>
"""
POLICY = policy(())


def add_page(site: Copy, path: str, body: str) -> None:
    """A further page, which search knows."""
    site.build(path, PAGE.format(policy=POLICY, body=body))
    index = json.loads(site.text("search/search_index.json"))
    index["docs"].append({"location": path.removesuffix("index.html"), "title": "A page", "text": ""})
    site.write("search/search_index.json", json.dumps(index))


def test_pages_that_only_know_each_other(site: Copy) -> None:
    add_page(site, "two/index.html", '<a href="../three.html">Three</a> <a href="..">Home</a>')
    add_page(site, "three.html", '<a href="two">Two</a>')
    assert site.told() == [f"SC512 {path}: no link leads to this page" for path in ("three.html", "two/index.html")]
    site.add('<a href="../../two#">Two</a>')
    assert site.told() == []


def test_a_page_that_only_programs_are_told_of(site: Copy) -> None:
    add_page(site, "two/index.html", "")
    site.add('<link rel="next" href="../../two/">')
    assert site.told() == ["SC512 two/index.html: no link leads to this page"]
