"""Ids: each is there once, and those that are named are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Copy

ALPHA = "one/alpha/index.html"


FINE = """
<p id="other">Other</p>
<template><p id="plan">Plan</p></template>
<p aria-describedby="plan sc-title">Two names</p>
<label for="__toc">What the theme names</label>
"""

WRONG = {
    '<p id="plan">Plan</p>': "the id `plan` is there 2 times",
    '<p aria-describedby="plan gone">A</p>': "`aria-describedby` names the id `gone`, which is not on the page",
    '<label for="away">A</label>': "`for` names the id `away`, which is not on the page",
    '<template><p id="there"></p></template><p aria-labelledby="there">A</p>': (
        "`aria-labelledby` names the id `there`, which is not on the page"
    ),
}


def test_what_is_fine(site: Copy) -> None:
    site.add(FINE)
    assert site.told() == []


def test_what_is_not(site: Copy) -> None:
    site.add("".join(WRONG))
    assert sorted(site.told()) == sorted(f"SC502 {ALPHA}: {message}" for message in WRONG.values())
