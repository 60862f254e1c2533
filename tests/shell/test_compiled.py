"""Compiled templates and small files are kept between runs, and whatever happens to them costs time only."""

from __future__ import annotations

import shutil
from gettext import NullTranslations
from pathlib import Path

import pytest
from jinja2 import pass_context
from jinja2.runtime import Context

from selfcheck.build import build
from selfcheck.render.assets import assets
from selfcheck.render.messages import translations
from selfcheck.shell.compiled import compiled_by
from selfcheck.shell.environment import environment


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


def test_small_files_are_kept_and_made_anew_when_they_cannot_be_read(
    templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    first = assets(templates)
    (kept,) = (tmp_path / "cache" / "selfcheck").glob("assets-*.zip")
    whole, time = kept.read_bytes(), kept.stat().st_mtime_ns
    assert assets(templates) == first
    assert kept.stat().st_mtime_ns == time
    for broken in (
        b"",
        b"no archive",
        whole[:-30],
        whole[: len(whole) // 2],
        whole.replace(b"selfcheck", b"somecheck"),
    ):
        kept.write_bytes(broken)
        assert assets(templates) == first
        assert kept.read_bytes() == whole


def test_another_template_makes_other_small_files_and_old_ones_go(
    templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    ours = shutil.copytree(templates, tmp_path / "templates")
    folders = set()
    for number in range(6):
        (ours / "styles" / "shell.css").write_text(f"body {{ margin: {number}px }}")
        folders |= {asset.path.split("/")[2] for asset in assets(ours)}
    assert len(folders) == 6
    assert len(list((tmp_path / "cache" / "selfcheck").iterdir())) == 4
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    assert {asset.path.split("/")[2] for asset in assets(ours)} <= folders


def test_without_a_place_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    assert compiled_by([Path(__file__)], NullTranslations(), {}) is None


def test_the_words_of_each_language_are_compiled_by_themselves(
    templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "one.html").write_text(
        "{{ _('Your result') }}{{- _('Score, %(range)s', range=1) }} {{ title }}{{ (_('Score')) }}"
    )
    said = {}
    for language in ("en", "de", "en"):
        words = translations(templates, language)
        page = environment(tmp_path, language, words, {}, {}).get_template("one.html").render(title="T")
        assert said.setdefault(language, page) == page
    assert said == {"en": "Your resultScore, 1 TScore", "de": "Dein ErgebnisWert, 1 TWert"}
    assert len(list((tmp_path / "cache" / "selfcheck").glob("templates-*"))) == 2


def test_a_filter_that_is_told_where_it_is_called_has_templates_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "one.html").write_text("{{ text | shown }}")

    @pass_context
    def told(context: Context, text: str) -> str:
        return f"{context['title']}: {text}"

    def plain(text: str) -> str:
        return text

    pages = [
        environment(tmp_path, "en", NullTranslations(), {"shown": shown}, {}).get_template("one.html")
        for shown in (plain, told)
    ]
    assert [page.render(title="T", text="x") for page in pages] == ["x", "T: x"]
