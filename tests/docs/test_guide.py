"""The documentation is a guide like any other: it is built without a warning, and not part of the wheel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from places import REPOSITORY
from selfcheck.build import build
from selfcheck.report import problem_text

if TYPE_CHECKING:
    from pathlib import Path

DOCS = REPOSITORY / "docs"


def test_it_is_built_without_a_word(tmp_path: Path) -> None:
    outcome = build(DOCS, tmp_path / "site")
    assert not list(outcome.problems), "\n".join(problem_text(problem).plain for problem in outcome.problems)
    assert outcome.banks >= 1, "the documentation shows what it teaches"
    assert "selfcheck build --content docs --site site-docs" in (REPOSITORY / "Makefile").read_text()


def test_lines_are_short_and_pages_have_no_title_of_their_own() -> None:
    for page in DOCS.rglob("*.md"):
        text = page.read_text()
        prose = re.sub(r"^(`{3,}).*?^\1", "", text, flags=re.MULTILINE | re.DOTALL)
        assert not re.search(r"^# ", prose, re.MULTILINE), page
        if page.name != "scoring.md" and (page.parent.name != "reference" or page.stem in ("index", "markdown")):
            assert max(map(len, text.splitlines())) <= 120, page
