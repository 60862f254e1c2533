"""Every way of being wrong that needs no more than text files, and what authors are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from golden import FOLDER, read_cases, write_cases
from places import UPDATE
from selfcheck.catalogue import CATALOGUE
from selfcheck.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from places import MakeGuide

FIXTURES = sorted(FOLDER.glob("SC*.txt"))


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_authors_are_told(fixture: Path, make_guide: MakeGuide, tmp_path: Path) -> None:
    cases = read_cases(fixture.read_text())
    for case in cases:
        if not case.files:
            continue  # made by test_machine.py
        content = make_guide(case.files)
        result = CliRunner().invoke(main, ["check", "--quiet"])
        for path in sorted(content.rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        told = result.stderr.replace(str(tmp_path), "")
        if UPDATE:
            case.expected = told
        assert told == case.expected, case.title
        assert f"[{fixture.stem}]" in told, f"{case.title}: no {fixture.stem}"
        assert result.exit_code == (1 if "error[" in told else 0)
    if UPDATE and any(case.files for case in cases):
        fixture.write_text(write_cases(cases))


def test_every_code_is_shown_by_a_fixture() -> None:
    assert {path.stem for path in FIXTURES} == set(CATALOGUE)


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_every_fixture_says_what_is_told(fixture: Path) -> None:
    cases = read_cases(fixture.read_text())
    assert cases
    assert all(f"[{fixture.stem}]" in case.expected for case in cases)
