"""The catalogue: one way of being wrong a code, each of them found by somebody."""

from __future__ import annotations

import re

import pytest

from places import REPOSITORY
from selfcheck.catalogue import CATALOGUE, GROUPS, grouped

PACKAGE = REPOSITORY / "generator" / "selfcheck"


def test_codes_stand_in_order() -> None:
    assert list(CATALOGUE) == sorted(CATALOGUE)


def test_every_code_is_in_one_group() -> None:
    codes = [code for _, codes in grouped() for code in codes]
    assert codes == sorted(CATALOGUE)
    assert all(re.fullmatch(r"SC\d{3}", code) for code in codes)
    assert [about for about, _ in grouped()] == list(GROUPS.values())


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_title_is_one_line_of_its_own(code: str) -> None:
    title = CATALOGUE[code].title
    assert re.fullmatch(r"[A-Z].*[^.]", title)
    assert [entry.title for entry in CATALOGUE.values()].count(title) == 1


def test_every_code_can_be_told() -> None:
    modules = (path for path in PACKAGE.rglob("*.py") if path.name != "catalogue.py")
    used = {code for path in modules for code in re.findall(r'"(SC\d{3})"', path.read_text())}
    assert used == set(CATALOGUE)
