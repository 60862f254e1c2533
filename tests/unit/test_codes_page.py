"""The page of all codes is what the catalogue and the explanations say."""

from __future__ import annotations

import re

from places import REPOSITORY, UPDATE
from selfcheck.catalogue import CATALOGUE
from selfcheck.explanations import explanation
from selfcheck.explanations.page import codes_page

PAGE = REPOSITORY / "CODES.md"


def test_the_page_is_up_to_date() -> None:
    if UPDATE:
        PAGE.write_text(codes_page())
    assert PAGE.read_text() == codes_page(), "run it again with SELFCHECK_UPDATE=1"


def test_every_code_is_listed_and_explained_once() -> None:
    page = codes_page()
    assert re.findall(r"^\| \[(SC\d+)\]\(#sc\d+\) \|", page, re.MULTILINE) == list(CATALOGUE)
    assert re.findall(r"^### (SC\d+)$", page, re.MULTILINE) == list(CATALOGUE)
    for code, entry in CATALOGUE.items():
        assert f"| [{code}](#{code.lower()}) | {entry.level} | {entry.title} |\n" in page
        assert f"### {code}\n\n**{entry.title}** ({entry.level})\n\n{explanation(code)}" in page


def test_the_readme_leads_to_it() -> None:
    assert "[CODES.md](CODES.md)" in (REPOSITORY / "README.md").read_text()
