"""Every kind of item is looked for on the built page, with all that it has to be answered with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from places import TESTS
from selfcheck.build import build
from selfcheck.model.read_guide import read_guide
from selfcheck.problems import Problems
from selfcheck.verify.assessments import verify_assessments
from selfcheck.verify.pages import Site

GUIDE = TESTS / "guides" / "every-kind"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("every-kind") / "site"
    outcome = build(GUIDE, folder)
    assert [problem.message for problem in outcome.problems] == []
    return folder / "one" / "nights" / "index.html"


@pytest.fixture
def told(built: Path) -> Callable[..., list[str]]:
    """What is said of the page after one piece of it was replaced."""
    whole = built.read_text()
    guide = read_guide(GUIDE, Problems())
    assert guide

    def verified(old: str, new: str) -> list[str]:
        assert whole.count(old) == 1, old
        built.write_text(whole.replace(old, new))
        problems = Problems()
        verify_assessments(Site(built.parents[2]), guide.banks, problems)
        built.write_text(whole)
        return [problem.message for problem in problems]

    return verified


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('type="checkbox" name="why" value="worry"', 'type="radio" name="why" value="worry"', "the options of `why`"),
        ('<input type="checkbox" name="why" value="">', "", "the options of `why`"),
        ('<input type="checkbox" name="shifts" value="not_applicable">', "", "the options of `shifts`"),
        ('enterkeyhint="done" name="hours"', 'enterkeyhint="done" name="other"', "the options of `hours`"),
        ('maxlength="10000" name="note"', 'maxlength="10000" name="other"', "the options of `note`"),
        ('<label for="sc-q-hours"', '<label for="sc-q-shifts"', "`hours` has no label"),
        ("<legend>2a. What", "<legend>2a. Which", "`why` has no legend"),
        ('<p class="sc-only">Only if', "<p>Only if", "the page does not say when `why` is asked"),
        ('data-alert="0"', 'data-alert="1"', "the alerts of its bank"),
        ("<strong>Worn out</strong>", "<strong>Worn</strong>", "the classes of `pattern`"),
    ],
)
def test_what_is_missing_is_told(told: Callable[..., list[str]], old: str, new: str, message: str) -> None:
    (found,) = told(old, new)
    assert message in found


def test_a_whole_page_is_fine(told: Callable[..., list[str]]) -> None:
    assert told('<h2 id="sc-title">', '<h2 class="other" id="sc-title">') == []
