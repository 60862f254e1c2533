"""The pages of all codes are what the catalogue and the explanations say."""

from __future__ import annotations

import re

from places import REPOSITORY, UPDATE
from selfcheck.catalogue import CATALOGUE
from selfcheck.explanations import explanation
from selfcheck.explanations.page import problem_pages

FOLDER = REPOSITORY / "docs" / "reference"


def test_the_pages_are_up_to_date() -> None:
    if UPDATE:
        for name, text in problem_pages().items():
            (FOLDER / name).write_text(text)
    there = {path.name: path.read_text() for path in FOLDER.glob("problems*.md")}
    assert there == problem_pages(), "run it again with SELFCHECK_UPDATE=1"


def test_every_code_is_listed_and_explained_once() -> None:
    contents, *pages = problem_pages().values()
    explained = "".join(pages)
    assert re.findall(r"^\| \[(SC\d+)\]\(problems-[a-z]+\.md#sc\d+\) \|", contents, re.MULTILINE) == list(CATALOGUE)
    assert re.findall(r"^## (SC\d+): ", explained, re.MULTILINE) == list(CATALOGUE)
    for code, entry in CATALOGUE.items():
        assert f"#{code.lower()}) | {entry.level} | {entry.title} |\n" in contents
        assert (
            f"## {code}: {entry.title} {{#{code.lower()}}}\n\n*{entry.level.capitalize()}.* {explanation(code)}"
            in explained
        )
