"""Compiled templates are kept between runs, and whatever happens to them costs time only."""

from __future__ import annotations

from pathlib import Path

import pytest

from selfcheck.build import build
from selfcheck.shell.compiled import compiled_by


def test_templates_are_kept_and_another_build_comes_out_the_same(
    make_guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    content = make_guide({})
    site = tmp_path / "site"

    def built() -> dict[str, bytes]:
        assert not list(build(content, site).problems)
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    first = built()
    kept = list((tmp_path / "cache" / "selfcheck").glob("templates-*/*"))
    assert len(kept) > 20
    times = {path: path.stat().st_mtime_ns for path in kept}
    assert built() == first
    assert {path: path.stat().st_mtime_ns for path in kept} == times
    for number, path in enumerate(kept):
        path.write_bytes([b"", b"not a template", path.read_bytes()[:30], path.read_bytes()[:-20]][number % 4])
    assert built() == first
    path.unlink()
    path.mkdir()
    assert built() == first


def test_without_a_place_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    assert compiled_by(Path(__file__)) is None
