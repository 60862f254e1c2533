"""Releases are told as the standard library tells them."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distributions
from pathlib import Path

import pytest

from selfcheck.installed import release


def test_releases_are_those_that_the_standard_library_tells() -> None:
    # In the first folder of several that have it, as it is imported.
    expected = {each.metadata["Name"]: each.version for each in reversed(list(distributions()))}
    assert len(expected) > 10
    assert {name: release(name) for name in expected} == expected


@pytest.mark.parametrize("name", ["My_Library", "my-library", "my.library"])
def test_a_library_has_many_spellings(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my_library-1.2.post3.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert release(name) == "1.2.post3"


def test_what_was_installed_in_another_way_is_found_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "older.egg-info").write_text("Metadata-Version: 2.1\nName: older\nVersion: 0.5\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert release("older") == "0.5"
    with pytest.raises(PackageNotFoundError):
        release("no-such-library")
