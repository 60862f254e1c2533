"""The page of all codes, `CODES.md`, made from the catalogue and the explanations."""

from __future__ import annotations

from selfcheck.catalogue import CATALOGUE, grouped
from selfcheck.explanations import explanation

_INTRODUCTION = """\
# Problem codes

Everything that `selfcheck` can find wrong with a guide. In a terminal `selfcheck explain SC214` says the same. An error
keeps the site from being built, a warning does not. A code never changes its meaning.
"""


def codes_page() -> str:
    """The whole page, in Markdown."""
    groups = list(grouped())
    return "\n".join(
        [
            _INTRODUCTION,
            *(_contents(about, codes) for about, codes in groups),
            *(_explained(about, codes) for about, codes in groups),
        ]
    )


def _contents(about: str, codes: list[str]) -> str:
    rows = (f"| [{code}](#{code.lower()}) | {CATALOGUE[code].level} | {CATALOGUE[code].title} |\n" for code in codes)
    return f"**{about}**\n\n| code | level | title |\n|---|---|---|\n{''.join(rows)}"


def _explained(about: str, codes: list[str]) -> str:
    parts = (
        f"### {code}\n\n**{CATALOGUE[code].title}** ({CATALOGUE[code].level})\n\n{explanation(code)}" for code in codes
    )
    return "\n".join([f"## {about}\n", *parts])
