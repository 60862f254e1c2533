"""Budgets: what is beyond them is told, with the numbers of a file that says what each is about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from selfcheck.verify import budgets as module
from selfcheck.verify.budgets import budgets

if TYPE_CHECKING:
    from conftest import Copy

ALPHA = "one/alpha/index.html"


def ours(site: Copy, name: str) -> str:
    """Where a file of ours is published."""
    return (
        next(path for path in site.folder.rglob("*") if path.as_posix().endswith(name))
        .relative_to(site.folder)
        .as_posix()
    )


def test_a_question_with_too_many_elements(site: Copy) -> None:
    more = "<b>&nbsp;</b>" * 9
    site.replace(ALPHA, "<legend>1. I have a plan.", f"<legend>1. I have a plan.{more}")
    assert site.told() == [f"SC511 {ALPHA}: `plan` takes 17 elements, more than the 14 that its options need"]


def test_what_only_some_questions_say_does_not_count(site: Copy) -> None:
    note = '<p class="sc-only">' + "<b>If</b> " * 20 + "</p>"
    site.replace(ALPHA, "<legend>1. I have a plan.</legend>", f"<legend>1. I have a plan.</legend>{note}")
    assert site.told() == []


def test_a_script_that_has_grown(site: Copy) -> None:
    path = ours(site, "client/assessment.js")
    noise = "".join(f"/*{number * number * 7919:x}*/" for number in range(3000))
    site.write(path, site.text(path) + noise)
    (told,) = site.told()
    assert re.fullmatch(
        rf"SC511 {ALPHA}: our scripts and styles come to \d\d,\d\d\d bytes on the page, more than 12,000", told
    )


def test_more_files_than_a_phone_is_to_ask_for(site: Copy) -> None:
    for number in range(6):
        site.build(f"assets/selfcheck/0/styles/{number}.css", "")
    site.add("".join(f'<link rel="stylesheet" href="../../assets/selfcheck/0/styles/{n}.css">' for n in range(6)))
    assert f"SC511 {ALPHA}: the page asks for 9 files of ours, more than 8" in site.told()


def test_a_script_with_nothing_to_do(site: Copy) -> None:
    path = ours(site, "client/progress.js")
    site.add(f'<script type="module" src="../{path}"></script>', "about/index.html")
    message = f"the page loads `{path}`, with nothing on it for a script of ours to do"
    assert site.told() == [f"SC511 about/index.html: {message}"]


@pytest.mark.parametrize(
    ("name", "path", "message"),
    [
        ("page", "about/index.html", "the file has {size:,} bytes, more than {limit:,}"),
        ("file", "assets/large.bin", "the file has {size:,} bytes, more than {limit:,}"),
    ],
)
def test_files_that_are_too_large(
    site: Copy, name: str, path: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = 200_000
    monkeypatch.setattr(module, "budgets", lambda: replace(budgets(), **{name: limit}))
    if name == "page":
        site.add("<p>More</p>" * 30_000, path)
    else:
        site.build(path, b"0" * 300_000)
    size = (site.folder / path).stat().st_size
    assert site.told() == [f"SC511 {path}: {message.format(size=size, limit=limit)}"]


def test_a_site_that_is_too_large(site: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    size = sum(path.stat().st_size for path in site.folder.rglob("*") if path.is_file())
    monkeypatch.setattr(module, "budgets", lambda: replace(budgets(), site=size - 1))
    assert site.told() == [f"SC511 : the site has {size:,} bytes, more than {size - 1:,}"]


def test_the_promises() -> None:
    assert (budgets().section, budgets().section_requests, budgets().item_elements) == (12_000, 8, 14)
