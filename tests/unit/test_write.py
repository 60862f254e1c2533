"""The only writer: all of the new site or all of the old one, and nobody else's folder."""

from __future__ import annotations

import os
import threading
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from selfcheck import processes
from selfcheck.build import build
from selfcheck.problems import Place, Problems, Source
from selfcheck.render import Built
from selfcheck.shell import ThemeChangedError
from selfcheck.verify import Site
from selfcheck.write import (
    MARKER,
    Batch,
    NotOursError,
    TakenOver,
    Writer,
    alone,
    checksum,
    discard,
    kept_before,
    listed,
    place,
    swap,
    write_site,
    writer,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from places import MakeGuide

FILES = (Built("index.html", b"<p>new</p>"), Built("one/alpha/index.html", b"<p>alpha</p>"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """An older site of ours."""
    site = tmp_path / "site"
    site.mkdir()
    (site / MARKER).write_text("index.html\ngone/index.html\n")
    (site / "index.html").write_bytes(b"<p>old</p>")
    (site / "gone").mkdir()
    (site / "gone" / "index.html").write_bytes(b"<p>gone</p>")
    return site


@pytest.fixture(params=["in one step", "in two steps"])
def steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders are exchanged as Linux does it, and as other systems have to."""
    if request.param == "in two steps":
        monkeypatch.setattr(place, "_exchange", lambda *_: False)


def test_a_new_site(tmp_path: Path) -> None:
    with alone(tmp_path / "deep" / "site"):
        folder = write_site(FILES, tmp_path / "deep" / "site")
    assert folder.parent == tmp_path / "deep"
    assert not (tmp_path / "deep" / "site").exists()
    swap(folder, tmp_path / "deep" / "site")
    assert names(tmp_path / "deep") == ["site"]
    found = contents(tmp_path / "deep" / "site")
    assert found.pop(MARKER)
    assert found == {file.path: file.data for file in FILES}


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_others_may_read_the_site_where_they_may_read_anything_new(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        folder = write_site(FILES, tmp_path / "site")
    finally:
        os.umask(before)
    assert [path.stat().st_mode & 0o777 for path in (folder, folder / "one")] == [0o777 & ~umask] * 2


@pytest.mark.usefixtures("steps")
def test_the_new_site_takes_the_place_of_the_old_one(site: Path) -> None:
    swap(write_site(FILES, site), site)
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_bytes() == b"<p>new</p>"
    assert not (site / "gone").exists()


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("has_site", [True, False], ids=["a site", "nothing else"])
def test_what_git_ignores_stays_ignored(site: Path, has_site: bool) -> None:
    if not has_site:
        discard(site)
        site.mkdir()
    (site / ".gitignore").write_bytes(b"*\n!.gitignore\n")
    swap(write_site(FILES, site), site)
    assert (site / ".gitignore").read_bytes() == b"*\n!.gitignore\n"
    swap(write_site(FILES, site), site)
    assert (site / ".gitignore").read_bytes() == b"*\n!.gitignore\n"


def generation(number: int, *more: str) -> tuple[Built, ...]:
    """The files of a site whose scripts and styles are those of a generation."""
    paths = (f"assets/selfcheck/{number:010}/a.js", f"assets/theme.{number:08}.min.css", "assets/plain.js", *more)
    return (*FILES, *(Built(path, str(number).encode()) for path in paths))


def assets(site: Path) -> list[str]:
    return sorted(path.removeprefix("assets/") for path in contents(site) if path.startswith("assets/"))


def test_what_pages_of_the_site_before_ask_for_is_kept_for_one_generation(site: Path) -> None:
    def build(number: int) -> list[str]:
        swap(write_site(generation(number), site), site)
        return assets(site)

    one, two, three = ([f"selfcheck/{number:010}/a.js", f"theme.{number:08}.min.css"] for number in (1, 2, 3))
    assert build(1) == sorted(["plain.js", *one])
    assert build(2) == sorted(["plain.js", *one, *two])
    assert build(2) == sorted(["plain.js", *one, *two]), "also after another build of the same generation"
    assert [path for path, _ in kept_before(site)] == [f"assets/{path}" for path in one]
    assert build(3) == sorted(["plain.js", *two, *three])
    assert build(2) == sorted(["plain.js", *two, *three]), "back again"
    assert [path for path, _ in kept_before(site)] == [f"assets/{path}" for path in three]
    (site / "assets" / three[0]).write_bytes(b"somebody else's")
    assert build(1) == sorted(["plain.js", *one, *two]), "what is not as it was built is left behind"
    (site / "assets" / two[0]).write_bytes(b"somebody else's")
    assert build(1) == sorted(["plain.js", *one, two[1]])


def test_nothing_else_is_kept_whatever_a_marker_says(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.js").write_bytes(b"secret")
    folder = site / "assets" / "selfcheck" / "0000000001"
    folder.mkdir(parents=True)
    (folder / "link.js").symlink_to(tmp_path / "secret.js")
    paths = ["link.js", "../../../../secret.js", "gone.js"]
    secret = checksum(b"secret")
    marked = "".join(f"{secret} assets/selfcheck/0000000001/{path}\n" for path in paths)
    (site / MARKER).write_text(f"{(site / MARKER).read_text()}{marked}")
    swap(write_site(FILES, site), site)
    assert kept_before(site) == []
    assert sorted(contents(site)) == sorted([MARKER, *(file.path for file in FILES)])


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    swap(write_site(FILES, tmp_path / "site"), tmp_path / "site")
    assert "index.html" in contents(tmp_path / "site")


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "cat.jpg").write_bytes(b"a cat")
    with pytest.raises(NotOursError, match=r"holds `cat\.jpg`"):
        write_site(FILES, folder)
    (tmp_path / "link").symlink_to(folder)
    for other in (folder / "cat.jpg", tmp_path / "link"):
        with pytest.raises(NotOursError, match="is not a folder"):
            write_site(FILES, other)
    assert contents(folder) == {"cat.jpg": b"a cat"}
    assert names(tmp_path) == ["link", "photos"]


def test_what_somebody_else_put_into_the_site_is_not_deleted_unasked(site: Path) -> None:
    (site / "gone" / "CNAME").write_bytes(b"example.org")
    with pytest.raises(NotOursError, match="holds `gone/CNAME`"):
        write_site(FILES, site)
    swap(write_site(FILES, site, force=True), site)
    assert not (site / "gone").exists()


def test_what_killed_builds_left_is_cleared_up(site: Path) -> None:
    left = site.with_name(".site.building-abc")
    left.mkdir()
    (left / "index.html").write_bytes(b"half")
    swap(write_site(FILES, site), site)
    assert names(site.parent) == ["site"]


def test_nothing_of_others_is_cleared_up(tmp_path: Path) -> None:
    theirs = tmp_path / ".x.building-mine"
    theirs.mkdir()
    discard(write_site(FILES, tmp_path / "[x]*"))
    assert theirs.is_dir()


def test_a_site_that_a_killed_build_moved_aside_goes_back(site: Path) -> None:
    before = contents(site)
    site.rename(site.with_name(".site.building-abc.old"))
    discard(write_site(FILES, site))
    assert names(site.parent) == ["site"]
    assert contents(site) == before


def test_one_build_waits_for_another(tmp_path: Path) -> None:
    site, waited, entered = tmp_path / "site", threading.Event(), threading.Event()

    def other() -> None:
        with alone(site, waited.set):
            entered.set()

    second = threading.Thread(target=other)
    with alone(site):
        second.start()
        assert waited.wait(30)
        assert not entered.is_set()
    second.join(30)
    assert entered.is_set()


def test_nothing_is_left_behind_when_rendering_fails(site: Path) -> None:
    before = contents(site)

    def files() -> Iterator[Built]:
        yield FILES[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_site(files(), site)
    assert names(site.parent) == ["site"]
    assert contents(site) == before


def batch(items: int, made: list[tuple[str, int]], broken: int = -1) -> Batch[int, tuple[str, int]]:
    """A batch of small files, each with its checksum and its number to be known of it; one of them cannot be made."""

    def make(numbers: Sequence[int], writer: Writer) -> Iterator[tuple[str, int]]:
        for number in numbers:
            if number == broken:
                raise ThemeChangedError("this one")
            yield writer.write(Built(f"{number % 7}/{number}.txt", str(number).encode())), number

    return Batch(range(items), make, made.append)


@pytest.mark.parametrize("items", [0, 20, 250])
def test_a_batch_is_written_where_it_is_made(items: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    made: list[tuple[str, int]] = []

    def files() -> Iterator[Built | Batch[int, tuple[str, int]]]:
        yield batch(items, made)
        yield Built("last.txt", str(len(made)).encode())

    site = tmp_path / "site"
    swap(write_site(files(), site), site)
    assert sorted(made, key=itemgetter(1)) == [(checksum(str(number).encode()), number) for number in range(items)]
    there = {f"{number % 7}/{number}.txt": str(number).encode() for number in range(items)}
    there |= {"last.txt": str(items).encode()}
    assert {path: data for path, data in contents(site).items() if path != MARKER} == there
    assert listed(site) == sorted((path, checksum(data)) for path, data in there.items())


@pytest.mark.parametrize("items", [20, 250])
def test_nothing_is_left_behind_when_part_of_a_batch_fails(
    items: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    before = contents(site)
    with pytest.raises(ThemeChangedError, match="this one"):
        write_site([batch(items, [], broken=items - 1)], site)
    assert names(site.parent) == ["site"]
    assert contents(site) == before


@pytest.mark.parametrize("many", [1, 200], ids=["apart", "here"])
@pytest.mark.parametrize("linked", [True, False])
def test_a_file_is_taken_over_from_the_site_before(
    linked: bool, many: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_MANY", many)

    def cannot(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    if not linked:  # as on a disk that knows no second names
        monkeypatch.setattr(Path, "hardlink_to", cannot)
    swap(write_site(FILES, site), site)
    before, there = contents(site), dict(listed(site))
    inode = (site / FILES[0].path).stat().st_ino
    swap(write_site([TakenOver([(file.path, there[file.path]) for file in FILES])], site), site)
    assert contents(site) == before
    assert dict(listed(site)) == there
    assert ((site / FILES[0].path).stat().st_ino == inode) is linked


@pytest.mark.parametrize("many", [1, 200], ids=["apart", "here"])
def test_nothing_is_left_behind_when_a_file_cannot_be_taken_over(
    many: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "_MANY", many)
    before = contents(site)
    with pytest.raises(FileNotFoundError):
        write_site([TakenOver([("no/such/page.html", "0" * 16)]), *FILES], site)
    assert names(site.parent) == ["site"]
    assert contents(site) == before


def test_the_old_site_is_back_when_it_cannot_be_replaced(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "_exchange", lambda *_: False)
    before = contents(site)
    folder = write_site(FILES, site)
    discard(folder)  # so that it cannot be renamed
    with pytest.raises(FileNotFoundError):
        swap(folder, site)
    assert names(site.parent) == ["site"]
    assert contents(site) == before


# A whole build


@pytest.mark.parametrize("mistake", ["in the guide", "in rendering", "in verifying", "in replacing"])
def test_a_failed_build_leaves_the_old_site(
    mistake: str, make_guide: MakeGuide, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = make_guide({"one/beta.md": "[nowhere](gamma.md)"} if mistake == "in the guide" else {})
    before = contents(site)

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    def broken(folder: Path, problems: Problems, *_: object) -> Site:
        problems.add("SC501", "a link leads nowhere", Place(Source("index.html", ""), 0))
        return Site(folder)

    if mistake == "in rendering":
        monkeypatch.setattr("selfcheck.shell.shell.Shell.files", fails)
    elif mistake == "in verifying":
        monkeypatch.setattr("selfcheck.publication.verify_site", broken)
    elif mistake == "in replacing":
        monkeypatch.setattr("selfcheck.publication.swap", fails)
    outcome = build(content, site)
    assert outcome.problems.errors
    assert contents(site) == before
    assert names(site.parent) == ["content", "site"]


def test_an_interrupted_build_leaves_nothing_behind(
    make_guide: MakeGuide, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = make_guide({})
    before = contents(site)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("selfcheck.publication.verify_site", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(content, site)
    assert contents(site) == before
    assert names(site.parent) == ["content", "site"]
