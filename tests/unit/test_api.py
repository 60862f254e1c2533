"""The names for other programs, and what they say of themselves."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from places import SMALL_GUIDE, TESTS
from selfcheck import api

if TYPE_CHECKING:
    from pathlib import Path

    from places import MakeGuide


NIGHTS = TESTS / "guides" / "every-kind" / "one" / "nights.yaml"


def test_every_name_says_what_it_is() -> None:
    for name in api.__all__:
        assert (getattr(api, name).__doc__ or "").strip(), name


def test_a_guide_and_the_scores_of_its_bank() -> None:
    (bank,) = api.load(SMALL_GUIDE).banks
    result = api.score(bank, {"plan": "2", "keep": "1"})
    assert result.scales["overall"].score == Fraction(3)
    assert (result.scales["overall"].shown, result.scales["overall"].band) == ("3", 1)


@pytest.mark.parametrize(("plan", "keep"), [("2", "1"), (2, 1), (2.0, "1.0")])
def test_answers_are_told_as_they_are_at_hand(plan: object, keep: object) -> None:
    (bank,) = api.load(str(SMALL_GUIDE)).banks
    assert api.score(bank, {"plan": plan, "keep": keep}).scales["overall"].shown == "3"
    assert api.score(bank, {"plan": plan, "keep": None}) == api.score(bank, {"plan": plan})


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"plan": 7}, r"`plan` does not offer `7`"),
        ({"plan": ["1", "2"]}, r"`plan` does not offer"),
        ({"plan": {}}, r"`plan` does not offer"),
        ({"plna": 1}, r"`plna` is no item of the bank"),
    ],
)
def test_what_is_no_answer_is_refused(answers: dict[str, object], said: str) -> None:
    (bank,) = api.load(SMALL_GUIDE).banks
    with pytest.raises(api.AnswerError, match=said):
        api.score(bank, answers)


def test_lists_and_words_of_ones_own_are_answers() -> None:
    bank = api.load_bank(str(NIGHTS))
    result = api.score(bank, {"awake": 4, "why": ["noise", "worry"], "shifts": "not_applicable", "hours": 4.5})
    assert result == api.score(
        bank, {"awake": "4", "why": ("noise", "worry"), "shifts": "not_applicable", "hours": "4.5"}
    )


def test_a_site_is_built_and_verified_by_names_of_folders(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert api.build(str(SMALL_GUIDE), str(site)).pages == api.verify(str(site)).pages == 5


def test_a_guide_with_errors(make_guide: MakeGuide) -> None:
    content = make_guide({"about.md": "No title.\n", "left-over.md": "---\ntitle: T\n---\n"})
    with pytest.raises(api.GuideError, match=r"^content/about\.md.*SC\d{3}; `selfcheck check` tells all") as raised:
        api.load(content)
    assert {problem.code for problem in raised.value.problems} > {"SC302"}
