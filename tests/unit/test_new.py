"""`selfcheck new`: guides, chapters and sections that build as they are, and nothing that is there written over."""

from __future__ import annotations

import os
import re
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from command import run
from editor import VALIDATORS, first_document
from selfcheck.build import check
from selfcheck.cli import main
from selfcheck.model.read_guide import read_guide
from selfcheck.model.schema import FORMATS, schema_file, schema_text
from selfcheck.new import disk, part
from selfcheck.new.templates import SAY_WHERE, requirement
from selfcheck.problems import Problems

if TYPE_CHECKING:
    from places import MakeGuide

BANK_LINE = "# yaml-language-server: $schema=../bank.schema.json\n"


@pytest.fixture(scope="module")
def new_guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new guide, to look at, and to build; whoever wants to change it makes another."""
    folder = tmp_path_factory.mktemp("new")
    assert run("new", "rest-and-sleep", folder=folder).returncode == 0
    return folder / "rest-and-sleep"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, where the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def everything(folder: Path) -> dict[str, bytes | None]:
    """What is in a folder: the bytes of files, and None for all else."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    return {name: path.read_bytes() if path.is_file() else None for name, path in found.items()}


def new(*arguments: str) -> str:
    """What the command says when it makes something."""
    done = CliRunner().invoke(main, ["new", *arguments])
    assert (done.exit_code, done.stderr) == (0, ""), done.output
    return done.stdout


def refused(code: int, sentence: str, *arguments: str) -> Result:
    """Run a command that makes nothing, and says why."""
    before = everything(Path())
    done = CliRunner().invoke(main, ["new", *arguments])
    assert (done.exit_code, done.stdout) == (code, ""), done.output
    assert sentence in done.stderr
    assert everything(Path()) == before
    return done


def built(folder: Path, *arguments: str) -> str:
    """What a build says in which nothing is wrong."""
    done = run("build", *arguments, folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


# A guide


def test_a_new_guide_builds_at_once(new_guide: Path) -> None:
    said = built(new_guide, "--url", "https://example.org/guide/")
    assert said.startswith("Built site: 5 pages, 2 banks, 12 items, no problems, ")
    home = (new_guide / "site" / "index.html").read_text()
    assert "<h1>Rest and sleep</h1>" in re.sub(r"<h1[^>]*>", "<h1>", home)
    section = (new_guide / "site" / "rest" / "evenings" / "index.html").read_text()
    assert all(text in section for text in ("Worries kept me awake.", "Hardly any rest", "Write three lines"))


def test_it_has_all_that_a_guide_takes(new_guide: Path) -> None:
    files = {path: data for path, data in everything(new_guide).items() if data and not path.startswith("site")}
    assert sorted(files) == [
        ".github/workflows/pages.yml",
        ".gitignore",
        "README.md",
        "content/about.md",
        "content/bank.schema.json",
        "content/guide.schema.json",
        "content/guide.yaml",
        "content/index.md",
        "content/rest/asking.md",
        "content/rest/asking.yaml",
        "content/rest/evenings.md",
        "content/rest/evenings.yaml",
        "content/rest/index.md",
        "requirements.txt",
    ]
    assert not [path for path, data in files.items() if b"{{ title" in data or b"{{ requirement" in data]
    assert files["requirements.txt"].decode().splitlines()[-1] == requirement()
    for format in FORMATS:
        assert files[f"content/{schema_file(format)}"].decode() == schema_text(format)
    for path in ("content/rest/evenings.yaml", "content/rest/asking.yaml"):
        assert files[path].decode().startswith(BANK_LINE)
        VALIDATORS["bank"].validate(first_document(files[path].decode()))
    VALIDATORS["guide"].validate(first_document(files["content/guide.yaml"].decode()))
    assert files["content/guide.yaml"].startswith(b"# yaml-language-server: $schema=guide.schema.json\n")


def test_what_is_said(tmp_path: Path) -> None:
    done = run("new", "one", folder=tmp_path, FORCE_COLOR="1")
    assert done.stdout.startswith("\x1b[1;32mMade one, a guide in two sections")
    assert done.stdout.endswith("Next:\n  cd one\n  selfcheck serve\n")
    assert "\x1b[1;32m" not in run("new", "two", folder=tmp_path, FORCE_COLOR="1", NO_COLOR="1").stdout
    quiet = run("new", "three", "--quiet", folder=tmp_path)
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "three", "two"]  # and nothing hidden
    assert (tmp_path / "one").stat().st_mode & 0o777 == 0o777 & ~umask()


def test_a_guide_within_a_guide_is_told_from_a_chapter(make_guide: MakeGuide) -> None:
    make_guide({})
    assert new("naps").endswith(
        "selfcheck serve\nIt has nothing to do with the guide in content/; what adds a chapter to that is\n"
        "  selfcheck new --chapter naps\n"
    )


def umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ('What "rest" is: a # start', 'What "rest" is: a # start'),
        ("[no]", "[no]"),
        ("  Größe\u00a0\u2028und   Ruhe ", "Größe und Ruhe"),
        ("null", "null"),
        ("<b>a</b> \\ {{ requirement }}", "<b>a</b> \\ {{ requirement }}"),
    ],
)
def test_any_title(title: str, shown: str, here: Path) -> None:
    new("guide", "--title", title)
    problems = Problems()
    guide = read_guide(here / "guide" / "content", problems)
    assert not list(problems)
    assert guide
    assert guide.title == guide.home.title == shown
    title_of_an_editor = first_document((here / "guide" / "content" / "guide.yaml").read_text())["title"]
    assert title_of_an_editor == shown


@pytest.mark.parametrize("title", ["", "   ", "a\x07b", "\udce4"])
def test_no_title(title: str, here: Path) -> None:
    refused(2, "the title cannot be used", "guide", "--title", title)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../x", "digits and hyphens: `x`"),
        ("/home/kim/My Guide/", "digits and hyphens: `my-guide`"),
        ("Über die Größe", "digits and hyphens: `uber-die-grosse`"),
        ("..", "`..` cannot be the name of a guide"),
        ("", "`` cannot be the name of a guide"),
        (
            "con",
            "`con` cannot be the name of a guide: Windows keeps it for a device; choose another, such as `con-guide`",
        ),
        ("a\x1b[2J", "`a\ufffd[2J` cannot be"),
        ("a" * 65, "at most 64 characters"),
    ],
)
def test_bad_names_of_a_guide(name: str, said: str, here: Path) -> None:
    refused(2, said, name)


def test_a_title_makes_no_name_good(here: Path) -> None:
    refused(2, "cannot be the name of a guide", "../elsewhere", "--title", "Elsewhere")
    assert list(here.parent.glob("elsewhere")) == []


def test_a_folder_that_is_there(here: Path) -> None:
    (here / "full").mkdir()
    (here / "full" / ".hidden").write_text("mine")
    (here / "file").write_text("mine")
    (here / "link").symlink_to(here / "empty")
    (here / "empty").mkdir()
    refused(1, "Error: the folder `full` is there already, and not empty", "full")
    refused(1, "`file` is there already, and no folder", "file")
    refused(1, "`link` is there already, and no folder", "link")
    new("empty")
    assert (here / "empty" / "content" / "guide.yaml").is_file()


def test_nothing_is_left_of_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(disk.RefusedError, match="cannot be made: File name too long"):
        disk.make_folder(tmp_path / "new", {"a": "A", "b" * 300: "B"})
    assert not list(tmp_path.iterdir())
    with pytest.raises(disk.RefusedError, match="cannot be made: No such file"):
        disk.make_folder(tmp_path / "nowhere" / "new", {})


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("", f"selfcheck=={version('selfcheck')}"),
        ('{"url": "file:///home/kim/selfcheck", "dir_info": {}}', SAY_WHERE),
        (
            '{"url": "https://example.org/s.git", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}}',
            "selfcheck @ git+https://example.org/s.git@0a1b",
        ),
        ('{"url": "https://example.org/s.whl", "archive_info": {}}', "selfcheck @ https://example.org/s.whl"),
    ],
)
def test_the_guide_asks_for_the_selfcheck_at_hand(origin: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Ours:
        version = version("selfcheck")

        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return origin or None

    monkeypatch.setattr("selfcheck.new.templates.distribution", lambda name: Ours())
    assert requirement() == expected


# Chapters and sections


def test_a_guide_grows(here: Path) -> None:
    new("guide")
    guide = here / "guide"
    listed = (guide / "content" / "guide.yaml").read_text()
    done = run("new", "--section", "rest/short-naps", "--title", "Naps: why not?", folder=guide)
    assert done.stdout == (
        "Made content/rest/short-naps.md and content/rest/short-naps.yaml; listed in content/guide.yaml.\n"
        "Next: replace what they say, and look at it.\n  selfcheck serve\n"
    )
    os.chdir(guide)
    assert new("--section", "rest/walks", "--no-bank", "-q") == ""
    assert "content/work/first-section.md" in new("--chapter", "work")
    assert "content/home/guests.md" in new("--chapter", "home", "--section", "home/guests")
    assert built(guide).startswith("Built site: 11 pages, 5 banks, 24 items, no problems, ")
    assert (guide / "content" / "guide.yaml").read_text() == listed.replace(
        "      - asking\n",
        "      - asking\n      - short-naps\n      - walks\n"
        "  - folder: work\n    sections:\n      - first-section\n"
        "  - folder: home\n    sections:\n      - guests\n",
    )
    assert (guide / "content" / "rest" / "short-naps.yaml").read_text().startswith(BANK_LINE)
    assert 'title: "Naps: why not?"\n' in (guide / "content" / "rest" / "short-naps.md").read_text()
    assert "title: Guests\n" in (guide / "content" / "home" / "guests.md").read_text()


def test_the_sections_that_came_with_it_can_go(here: Path) -> None:
    """What the tutorial says at its end: their names, their files, and the links to them from two pages."""
    new("guide")
    content = here / "guide" / "content"
    new("--section", "rest/naps", "--content", str(content))
    for file in content.glob("rest/[ae]*"):
        file.unlink()
    guide = content / "guide.yaml"
    guide.write_text(re.sub(r" +- (evenings|asking)\n", "", guide.read_text()))
    assert {problem.place.source.path for problem in check(content).problems} == {
        "guide/content/index.md",
        "guide/content/rest/index.md",
    }
    for page in (content / "index.md", content / "rest" / "index.md"):
        page.write_text(re.sub(r"\[([^]]+)\]\((?:rest/)?(?:evenings|asking)\.md\)", r"\1", page.read_text()))
    assert not list(check(content).problems)


def test_a_guide_of_somebody_else(make_guide: MakeGuide, tmp_path: Path) -> None:
    guide = (
        "\ufefftitle: T\r\nlanguage: de\r\n"
        "chapters: [{folder: one, sections: [alpha, beta,\r\n  later]}] # all\r\npages: [about.md]"
    )
    file = make_guide({"guide.yaml": guide}) / "guide.yaml"
    file.chmod(0o640)
    # A section that is listed already gets its files.
    assert [problem.code for problem in check(Path("content")).problems] == ["SC101"]
    new("--section", "one/later")
    assert file.read_bytes().decode() == guide
    # There are no schemas beside this guide.
    assert not (tmp_path / "content" / "one" / "later.yaml").read_text().startswith(BANK_LINE)
    new("--section", "one/new", "--content", "content")
    assert file.read_bytes().decode() == guide.replace("later", "later, new")
    assert file.stat().st_mode & 0o777 == 0o640
    assert not list(check(Path("content")).problems)
    (tmp_path / "content").rename(tmp_path / "my guide")
    assert new("--chapter", "two", "--content", "my guide").endswith("\n  selfcheck serve --content 'my guide'\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name the guide to make"),
        (["guide", "--chapter", "two"], "a NAME makes a new guide"),
        (["one/naps"], "add a section to this one with `selfcheck new --section one/naps`"),
        (["one/../naps"], "cannot be the name of a guide"),
        (["guide", "--no-bank"], "--no-bank goes with"),
        (["guide", "--content", "content"], "--content goes with"),
        (["--chapter", "Two Words"], "digits and hyphens: `two-words`"),
        (["--chapter", "my"], "the site needs it itself; choose another, such as `my-chapter`"),
        (["--chapter", "two", "--section", "one/new"], "is written like `two/new`"),
        (["--section", "new"], "write its chapter before it, as in `rest/evenings`"),
        (["--section", "one/../two"], "cannot be the name of a section"),
        (["--section", "one/index"], "the site needs it itself"),
        (["--section", "oen/new"], "there is no chapter `oen` in `content/guide.yaml`; did you mean `one`?"),
        (["--section", "else/new"], "make it with `selfcheck new --chapter else`"),
    ],
)
def test_what_is_asked_for_wrongly(arguments: list[str], said: str, make_guide: MakeGuide) -> None:
    make_guide({})
    refused(2, said, *arguments)


def test_what_is_there_is_not_written_over(make_guide: MakeGuide) -> None:
    page = "---\ntitle: T\n---\n"
    make_guide(
        {"one/left.yaml": "", "two/left.md": page, "three.md": page, "one/four/index.md": page, "one/Five.md": page}
    )
    for name, there in (
        ("one/alpha", "one/alpha.md"),
        ("one/left", "one/left.yaml"),
        ("one/four", "one/four/index.md"),
        ("one/five", "one/Five.md"),
    ):
        refused(1, f"`content/{there}` is there already", "--section", name)
    refused(1, "the chapter `one` is in `content/guide.yaml` already", "--chapter", "one")
    refused(1, "the folder `content/two` is there already, and not empty", "--chapter", "two")
    refused(1, "`content/three.md` is there already", "--chapter", "three")


def test_a_guide_that_cannot_be_added_to(make_guide: MakeGuide, tmp_path: Path) -> None:
    refused(1, "there is no `content/guide.yaml`: go into the folder", "--chapter", "two")
    shared = "title: T\nchapters:\n  - {folder: one, sections: &s [alpha]}\n  - {folder: two, sections: *s}\n"
    make_guide({"guide.yaml": shared})
    refused(1, "add `new` to the sections of `one` yourself, then run this again", "--section", "one/new")
    refused(1, "there is no folder `content/two`", "--section", "two/new")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content" / "two").symlink_to(tmp_path / "elsewhere")
    refused(1, "there is no folder `content/two`", "--section", "two/new")
    make_guide({"guide.yaml": "title: T\nchapter: []\n"})
    done = refused(1, "`content/guide.yaml` has errors; mend them first", "--chapter", "two")
    assert done.stderr.startswith("error[SC12")
    (tmp_path / "content" / "guide.yaml").unlink()
    (tmp_path / "guide.yaml").write_text(shared)
    (tmp_path / "content" / "guide.yaml").symlink_to(tmp_path / "guide.yaml")
    refused(1, "error[SC108]", "--chapter", "two")


def test_nothing_is_left_when_the_guide_changes_meanwhile(
    make_guide: MakeGuide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = make_guide({})
    before = sorted(tmp_path.rglob("*"))
    text = (content / "guide.yaml").read_bytes()
    enter = part._enter

    def changed(guide: object, *rest: object) -> None:
        (content / "guide.yaml").write_bytes(text + b"# one more line\n")
        enter(guide, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(part, "_enter", changed)
    for make in (lambda: part.make_section(content, "one/new", None), lambda: part.make_chapter(content, "two", None)):
        (content / "guide.yaml").write_bytes(text)
        with pytest.raises(disk.RefusedError, match="was changed meanwhile"):
            make()
        assert sorted(tmp_path.rglob("*")) == before
        assert (content / "guide.yaml").read_bytes() == text + b"# one more line\n"
