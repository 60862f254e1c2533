"""The key to score by hand says the same as the scorer where answers are left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from places import MakeGuide
from selfcheck.model.read_guide import read_guide
from selfcheck.problems import Problems
from selfcheck.render import render_guide


@pytest.fixture
def key_of(make_guide: MakeGuide, templates: Path, tmp_path: Path) -> Callable[..., str]:
    def key(bank_keys: str, weight: str = "") -> str:
        bank = Path(tmp_path / "content" / "one" / "alpha.yaml")
        make_guide({})
        text = bank.read_text().replace("    method: sum\n", f"    method: sum\n{bank_keys}")
        bank.write_text(text.replace("    text: I keep to it.\n", f"    text: I keep to it.\n{weight}"))
        guide = read_guide(tmp_path / "content", Problems())
        assert guide
        files = {file.path: file.data for file in render_guide(guide, templates, tmp_path / "content")}
        html = files["one/alpha/index.html"].decode()
        found = re.search(r'class="sc-key".*?</section>', html, re.DOTALL)
        assert found
        return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())

    return key


def test_nothing_is_said_of_what_cannot_be_left_out(key_of: Callable[..., str]) -> None:
    assert "left out" not in key_of("")


def test_a_plain_sum_is_prorated_by_count(key_of: Callable[..., str]) -> None:
    assert "multiply by 2 and divide by how many you answered" in key_of("    missing: {min_answered: 1}\n")


def test_a_weighted_sum_is_prorated_by_weights(key_of: Callable[..., str]) -> None:
    said = key_of("    missing: {min_answered: 1}\n", "    weight: 3\n")
    assert "multiply by 4 and divide by the sum of the numbers behind the ×" in said


def test_what_may_not_apply_is_prorated_though_all_are_needed(key_of: Callable[..., str]) -> None:
    assert "multiply by 2 and divide" in key_of("", "    not_applicable: true\n")
