"""What the files of a folder say is known without reading them again, and never from before they were written."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from selfcheck import footprint as module
from selfcheck.footprint import Contents, footprint


def said(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files, one of them below, and one that is hidden."""
    (tmp_path / "below").mkdir()
    for path in ("one.md", "below/two.md", ".hidden"):
        (tmp_path / path).write_text(path)
    return tmp_path


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """All files count as settled as soon as they are written."""
    monkeypatch.setattr(module, "_SETTLED", 0)


def test_all_that_is_there_is_known_by_what_it_says(folder: Path) -> None:
    contents = Contents()
    (folder / "link.md").symlink_to("one.md")
    assert contents.digests(folder) == {
        "below/": "",
        "below/two.md": said("below/two.md"),
        "link.md": "",
        "one.md": said("one.md"),
    }
    assert contents.footprint == footprint(folder, hidden=False)


@pytest.mark.usefixtures("settled")
def test_a_file_is_read_once_until_it_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    file_digest = hashlib.file_digest

    def reading(file, kind):
        read.append(Path(file.name).name)
        return file_digest(file, kind)

    monkeypatch.setattr(hashlib, "file_digest", reading)
    contents = Contents()
    first = contents.digests(folder)
    assert sorted(read) == ["one.md", "two.md"]
    assert contents.digests(folder) == first
    times = (folder / "one.md").stat()
    (folder / "one.md").write_text("two.md")
    os.utime(folder / "one.md", ns=(times.st_atime_ns, times.st_mtime_ns))  # of the same size, at the same time
    assert contents.digests(folder) == first | {"one.md": said("two.md")}
    assert sorted(read) == ["one.md", "one.md", "two.md"]
    (folder / "one.md").unlink()
    assert contents.digests(folder) == {path: digest for path, digest in first.items() if path != "one.md"}


def test_a_file_that_was_just_written_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some disks tell the time in seconds: a second change within one of them does not show."""
    monkeypatch.setattr(module, "_lies", lambda about: (about.st_ino, about.st_size))
    contents = Contents()
    contents.digests(folder)
    (folder / "one.md").write_text("two.md")
    assert contents.digests(folder)["one.md"] == said("two.md")
    monkeypatch.setattr(time, "time_ns", lambda: (folder / "one.md").stat().st_ctime_ns + 3_000_000_000)
    contents.digests(folder)
    (folder / "one.md").write_text("six.md")
    assert contents.digests(folder)["one.md"] == said("two.md"), "it has settled: the disk is believed"
