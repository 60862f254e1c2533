"""A build of what is built already is only looked at, and whatever has changed is built as if for the first time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from places import MakeGuide
from selfcheck import rebuild as module
from selfcheck.cli import main

WARNED = {"left-over.md": "---\ntitle: Left over\n---\n"}
SITE = Path("site")


@pytest.fixture(scope="module")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("caches")


@pytest.fixture(autouse=True)
def cache(caches: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder, with nothing about sites in it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(caches))
    for record in (caches / "selfcheck").glob("site-*"):
        record.unlink()
    return caches / "selfcheck"


def build(*arguments: str) -> tuple[str, str]:
    result = CliRunner().invoke(main, ["build", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.stdout, result.stderr


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_built_already_is_left_as_it_is_and_told_again(make_guide: MakeGuide) -> None:
    make_guide(WARNED)
    told, problems = build()
    assert told.startswith("Built site: 5 pages")
    assert "warning[SC302]" in problems
    before = {path: path.stat() for path in SITE.rglob("*")}
    Path("content/.notes.swp").write_text("An editor's own, which is no part of the guide.")
    again, same = build()
    assert again.startswith("Nothing new in site: 5 pages, 1 bank, 2 items, 1 warning, ")
    assert same == problems
    assert {path: path.stat() for path in SITE.rglob("*")} == before


def append(path: str, text: str) -> Callable[[], None]:
    def change() -> None:
        with Path(path).open("a") as file:
            file.write(text)

    return change


def same_size(path: str, old: str, new: str) -> Callable[[], None]:
    """Change a file so that neither its size nor the time at which it says it was written is another."""

    def change() -> None:
        file, times = Path(path), Path(path).stat()
        file.write_text(file.read_text().replace(old, new, 1))
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert file.stat().st_size == times.st_size

    return change


CHANGES: dict[str, Callable[[], object]] = {
    "a page, to the same size at the same time": same_size("content/one/beta.md", "Beta", "Bota"),
    "a new file": lambda: Path("content/new.md").write_text("---\ntitle: New\n---\n"),
    "a page of the site": append("site/one/beta/index.html", "<p>More.</p>"),
    "a page of the site, to the same size at the same time": same_size("site/one/beta/index.html", "Beta", "Bota"),
    "a page of the site that is gone": lambda: Path("site/one/beta/index.html").unlink(),
    "the whole site": lambda: shutil.rmtree(SITE),
    "a file that is not of the site": lambda: (
        Path("site/mine.txt").unlink(missing_ok=True) or Path("site/.gitignore").write_text("*\n")
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_has_changed_is_built_anew(make_guide: MakeGuide, change: Callable[[], object]) -> None:
    make_guide({})
    build()
    change()
    assert build()[0].startswith("Built site: ")
    found = files(SITE)
    assert build()[0].startswith("Nothing new in site: ")
    assert files(SITE) == found
    build("--site", "elsewhere")
    assert files(SITE).keys() - files(Path("elsewhere")).keys() <= {".gitignore"}
    assert {path: data for path, data in found.items() if path != ".gitignore"} == files(Path("elsewhere"))


def test_another_address_folder_or_release_is_built_anew(
    make_guide: MakeGuide, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make_guide({})
    build()
    assert build("--url", "https://example.org/guide/")[0].startswith("Built site: ")
    assert build()[0].startswith("Built site: ")
    assert build("--content", str(tmp_path / "content"))[0].startswith("Built site: ")
    build()
    monkeypatch.setattr(module, "release", lambda name: "99")
    assert build()[0].startswith("Built site: ")


def test_pages_are_as_readable_as_files_made_now(make_guide: MakeGuide) -> None:
    make_guide({})
    before = os.umask(0o077)
    try:
        build()
        os.umask(0o022)
        assert build()[0].startswith("Built site: ")
        assert {path.stat().st_mode & 0o777 for path in SITE.rglob("*") if path.is_file()} == {0o644}
    finally:
        os.umask(before)


def test_folders_are_seen(make_guide: MakeGuide, tmp_path: Path) -> None:
    make_guide({}).rename("first")
    shutil.copytree("first", "second")
    Path("content").symlink_to("first")
    build()
    Path("content").unlink()
    Path("content").symlink_to("second")
    assert build()[0].startswith("Built site: ")
    Path("second", "notes.md").mkdir()
    assert "error[SC101]" in build()[1]


def test_a_guide_with_errors_is_not_remembered(make_guide: MakeGuide, cache: Path) -> None:
    make_guide({"about.md": "No title.\n"})
    for _ in range(2):
        told, problems = build()
        assert told.startswith("Not built: ")
        assert "error[SC301]" in problems
    assert not list(cache.glob("site-*"))


def test_what_changes_during_a_build_is_not_remembered(make_guide: MakeGuide, monkeypatch: pytest.MonkeyPatch) -> None:
    make_guide({})
    page = Path("content/one/beta.md")
    text = page.read_text()

    def changed_and_back(*arguments: object, **keywords: object) -> object:
        page.write_text(text.replace("Beta", "Gamma"))
        try:
            return real(*arguments, **keywords)
        finally:
            page.write_text(text)

    builder = sys.modules["selfcheck.build"]
    real = builder.build
    monkeypatch.setattr(builder, "build", changed_and_back)
    build()
    assert "Gamma" in (SITE / "one" / "beta" / "index.html").read_text()
    monkeypatch.setattr(builder, "build", real)
    build()
    assert "Gamma" not in (SITE / "one" / "beta" / "index.html").read_text()


def test_what_changes_while_a_build_looks_is_not_remembered(
    make_guide: MakeGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_guide({})
    page = Path("content/one/beta.md")
    text = page.read_text()
    real = module._ingredients

    def changed_behind(*arguments: object) -> object:
        found = real(*arguments)  # type: ignore[arg-type]
        page.write_text(text.replace("Beta", "Gamma"))
        return found

    monkeypatch.setattr(module, "_ingredients", changed_behind)
    build()
    monkeypatch.setattr(module, "_ingredients", real)
    page.write_text(text)
    build()
    assert "Gamma" not in (SITE / "one" / "beta" / "index.html").read_text()


def test_pages_are_remembered_from_one_run_to_the_next(make_guide: MakeGuide, cache: Path) -> None:
    make_guide({})
    build()
    home, beta = SITE / "index.html", SITE / "one" / "beta" / "index.html"
    before = home.stat().st_ino, beta.stat().st_ino
    append("content/one/beta.md", "\nMore.\n")()
    build()
    assert (home.stat().st_ino, beta.stat().st_ino != before[1]) == (before[0], True)


def test_a_record_that_cannot_be_read_costs_time_only(make_guide: MakeGuide, cache: Path) -> None:
    make_guide({})
    build()
    (record,) = cache.glob("site-*.pickle")
    for spoil in (lambda _: b"", lambda _: b"no pickle", lambda data: data[:-9]):
        append("content/one/beta.md", "\nMore.\n")()
        record.write_bytes(spoil(record.read_bytes()))
        assert build()[0].startswith("Built site: ")
        assert build()[0].startswith("Nothing new in site: ")


def test_records_of_few_sites_are_kept(make_guide: MakeGuide, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_KEPT", 2)
    make_guide({})
    for name in ("a", "b", "c"):
        build("--site", name)
    assert len(list(cache.glob("site-*.pickle"))) == 2
    assert build("--site", "c")[0].startswith("Nothing new in c: ")


LOADED = """\
import sys
from selfcheck.cli import main
try:
    main(["build", "--quiet"])
finally:
    print(sorted(set(sys.modules) & {"jinja2", "markdown_it", "selectolax", "yaml", "selfcheck.build"}))
"""


def test_nothing_that_builds_is_loaded_for_it(make_guide: MakeGuide) -> None:
    make_guide({})
    build()
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"
