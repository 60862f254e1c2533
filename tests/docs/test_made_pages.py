"""The pages of commands and of Python names are what the program says of itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from api_page import api_page
from commands_page import commands_page
from places import REPOSITORY, UPDATE
from selfcheck import api
from selfcheck.cli import main


@pytest.mark.parametrize(("name", "made"), [("commands", commands_page), ("python", api_page)])
def test_they_are_up_to_date(name: str, made: Callable[[], str]) -> None:
    page = REPOSITORY / "docs" / "reference" / f"{name}.md"
    if UPDATE:
        page.write_text(made())
    assert page.read_text() == made(), "run it again with SELFCHECK_UPDATE=1"


def test_nothing_is_left_out() -> None:
    told = commands_page()
    for name, command in main.commands.items():
        assert f"{{#{name}}}" in told
        assert all(option in told for parameter in command.params for option in parameter.opts if option[0] == "-")
    assert all(f"## `{name}`" in api_page() for name in api.__all__)
