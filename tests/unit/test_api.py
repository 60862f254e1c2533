"""The names for other programs, and what they say of themselves."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from places import SMALL_GUIDE
from selfcheck import api

if TYPE_CHECKING:
    from places import MakeGuide


def test_every_name_says_what_it_is() -> None:
    for name in api.__all__:
        assert (getattr(api, name).__doc__ or "").strip(), name


def test_a_guide_and_the_scores_of_its_bank() -> None:
    (bank,) = api.load(SMALL_GUIDE).banks
    result = api.score(bank, {"plan": "2", "keep": "1"})
    assert result.scales["overall"].score == Fraction(3)
    assert (result.scales["overall"].shown, result.scales["overall"].band) == ("3", 1)


def test_a_guide_with_errors(make_guide: MakeGuide) -> None:
    content = make_guide({"about.md": "No title.\n", "left-over.md": "---\ntitle: T\n---\n"})
    with pytest.raises(api.GuideError, match=r"^content/about\.md.*SC\d{3}; `selfcheck check` tells all") as raised:
        api.load(content)
    assert {problem.code for problem in raised.value.problems} > {"SC302"}
