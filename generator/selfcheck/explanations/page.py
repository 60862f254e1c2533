"""The pages of all codes, `docs/reference/problems*.md`, made from the catalogue and the explanations."""

from __future__ import annotations

from selfcheck.catalogue import CATALOGUE, grouped
from selfcheck.explanations import explanation

_INTRODUCTION = """\
---
title: All problems
description: Every problem that selfcheck can find with a guide, by its code.
---

Everything that `selfcheck` can find wrong. An error keeps the site from being built, a warning does not. A code never
changes its meaning. In a terminal `selfcheck explain SC214` says the same as the pages here.
"""

_NAMES = ("files", "banks", "prose", "cases", "site", "machine", "responses")
"""What the page of each group is called, in their order."""


def problem_pages() -> dict[str, str]:
    """The pages in Markdown by the names of their files: the list of all codes, then a page for each group."""
    groups = [(f"problems-{name}.md", *group) for name, group in zip(_NAMES, grouped(), strict=True)]
    lists = [_contents(file, about, codes) for file, about, codes in groups]
    return {
        "problems.md": "\n".join([_INTRODUCTION, *lists]),
        **{file: _explained(about, codes) for file, about, codes in groups},
    }


def _contents(file: str, about: str, codes: list[str]) -> str:
    rows = (
        f"| [{code}]({file}#{code.lower()}) | {CATALOGUE[code].level} | {CATALOGUE[code].title} |\n" for code in codes
    )
    return f"## {about}\n\n| code | level | title |\n|---|---|---|\n{''.join(rows)}"


def _explained(about: str, codes: list[str]) -> str:
    description = f"What {codes[0]} to {codes[-1]} mean, and how to mend them."
    head = f"---\ntitle: 'Problems: {about}'\ndescription: {description}\n---\n"
    parts = (
        f"## {code}: {CATALOGUE[code].title} {{#{code.lower()}}}\n\n*{CATALOGUE[code].level.capitalize()}.*"
        f" {explanation(code)}"
        for code in codes
    )
    return "\n".join([head, *parts])
