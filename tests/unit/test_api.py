"""The names for other programs: what the README shows, and what they say of themselves."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from places import REPOSITORY, SMALL_GUIDE
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


def test_the_words_of_the_readme(make_guide: MakeGuide, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = re.search(r"```python\n(from pathlib .*?)```", (REPOSITORY / "README.md").read_text(), re.DOTALL)
    assert shown
    make_guide({})
    (Path("content") / "one" / "alpha.yaml").rename("content/one/planning.yaml")
    (Path("content") / "one" / "alpha.md").rename("content/one/planning.md")
    for path in Path("content").rglob("*"):
        if path.is_file():
            path.write_text(re.sub(r"\balpha\b", "planning", path.read_text()))
    told: list[str] = []
    names: dict[str, Any] = {"print": lambda *words: told.append(" ".join(map(str, words)))}
    exec(compile(shown[1], "README.md", "exec"), names)  # noqa: S102  # it is ours
    assert told == ["3 of 4", "5 pages, 0 errors"]
    assert (Path("site") / "one" / "planning" / "index.html").is_file()
