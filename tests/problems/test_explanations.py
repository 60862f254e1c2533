"""Every code is explained, and its examples are what they say: one problem of this code, and none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from places import REPOSITORY, SMALL_GUIDE
from selfcheck.build import build, check
from selfcheck.catalogue import CATALOGUE
from selfcheck.explanations import explanation, reasons

if TYPE_CHECKING:
    from places import MakeGuide

FOLDER = REPOSITORY / "generator" / "selfcheck" / "explanations"

TOLD_IN_WORDS = {
    *("SC102", "SC108", "SC311"),  # what is on the disk but not in a text
    "SC229",  # what is wrong in one file and mended in another
    *("SC403", "SC501", "SC503", "SC504", "SC505", "SC506", "SC507", "SC508", "SC512"),  # bugs and changed templates
    *("SC509", "SC510", "SC511", "SC513"),  # files of the site, and large ones
    *("SC601", "SC602", "SC603", "SC604"),  # the machine
    *("SC701", "SC702", "SC703", "SC704", "SC705", "SC706"),  # files of responses
}
"""The codes whose examples are no piece of a guide, since no text file can show them."""

PICTURE = {"plan.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n'}
"""What examples of pages may show."""

LAYOUT = re.compile(
    r"(?P<prose>.+?)\n"
    r"\nWrong(?P<path>, in `[^`\n]+`)?:\n\n```(?P<language>[a-z]+)\n(?P<wrong>.+?)\n```\n"
    r"\nRight:\n\n```(?P=language)\n(?P<right>.+?)\n```\n",
    re.DOTALL,
)


@dataclass
class Example:
    path: str
    """Empty when it is told in words."""
    wrong: str
    right: str


def example(code: str) -> Example:
    found = LAYOUT.fullmatch(explanation(code))
    assert found, f"{code}.md has another layout than selfcheck/explanations/__init__.py says"
    return Example((found["path"] or "").removeprefix(", in ").strip("`"), f"{found['wrong']}\n", f"{found['right']}\n")


def laid_over(path: str, text: str) -> str:
    """A file of the small guide with the keys of an example in place of its own; a page is all example."""
    if not path.endswith(".yaml"):
        return text
    keys = by_key((SMALL_GUIDE / path).read_text())
    return "".join((keys | by_key(text)).values())


def by_key(text: str) -> dict[str, str]:
    """The lines of a YAML file by the key they belong to."""
    starts = [match.start() for match in re.finditer(r"^\w+:", text, re.MULTILINE)]
    assert starts[0] == 0, "an example starts with a key"
    parts = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    return {part.partition(":")[0]: part for part in parts}


def test_every_code_is_explained_and_nothing_else() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_the_prose_is_short(code: str) -> None:
    assert example(code).wrong != example(code).right
    prose = reasons(code)
    assert 2 <= len(re.findall(r"[.?!](?= [A-Z]|$)", prose, re.MULTILINE)) <= 6
    assert not re.search(r"\bshould\b", prose), "say what is so, or what to do"


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - TOLD_IN_WORDS))
def test_the_wrong_example_is_wrong_and_the_right_one_right(code: str, make_guide: MakeGuide) -> None:
    shown = example(code)
    assert shown.path, f"add {code} to those that are told in words, if no text file can show it"
    for text, expected in ((shown.wrong, [code]), (shown.right, [])):
        content = make_guide({**PICTURE, shown.path: laid_over(shown.path, text)})
        # What only the built site shows takes a build.
        outcome = build(content, content.parent / "site") if code.startswith("SC5") else check(content)
        assert [problem.code for problem in outcome.problems] == expected


def test_what_is_told_in_words_names_no_file() -> None:
    assert {code for code in CATALOGUE if not example(code).path} == TOLD_IN_WORDS
