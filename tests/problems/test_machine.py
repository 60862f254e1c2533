"""The ways of being wrong that need more than text files: a link on the disk, a broken site, a disk that says no."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from golden import compare, in_words
from selfcheck.build import build, check
from selfcheck.check.second_scorer import check_second_scorer
from selfcheck.model.read_guide import read_guide
from selfcheck.problems import Place, Problem, Problems, Source
from selfcheck.verify import verify_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from places import MakeGuide

SOME_LINE = 100
"""Templates grow: where a line stands in a built page is no part of the words."""

PAGE = "one/alpha/index.html"

Spoil = tuple[str, str]
"""What is replaced in the one file of a page, and by what."""


def replaced(file: Path, spoil: Spoil) -> None:
    text = file.read_text()
    assert spoil[0] in text, f"{file.name} has changed: there is no {spoil[0]!r}"
    file.write_text(text.replace(*spoil, 1))


def added(html: str) -> Spoil:
    return "</article>", f"\n{html}\n</article>"


# Files


def test_bytes_that_are_no_utf8(make_guide: MakeGuide) -> None:
    content = make_guide({})
    (content / "one" / "alpha.md").write_bytes("---\ntitle: Größe\n---\n".encode("latin-1"))
    markdown = in_words(check(content).problems)
    content = make_guide({})
    (content / "one" / "alpha.yaml").write_bytes("# Für alle\ntitle: Größe ".encode() + b"\xff\n")
    bank = in_words(check(content).problems)
    content = make_guide({})
    (content / "one" / "alpha.yaml").write_bytes("title: Planning\n".encode("utf-16"))
    wide = in_words(check(content).problems)
    told = {
        "A page in another encoding": markdown,
        "A stray byte in a bank": bank,
        "A bank with two bytes a letter": wide,
    }
    compare("SC102", told)


def test_symbolic_links(make_guide: MakeGuide, tmp_path: Path) -> None:
    content = make_guide({})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.md").write_text("---\ntitle: Secret\n---\n")
    (content / "one" / "beta.md").unlink()
    (content / "one" / "beta.md").symlink_to(tmp_path / "elsewhere" / "secret.md")
    file = in_words(check(content).problems)
    (content / "one" / "beta.md").unlink()
    content = make_guide({})
    (content / "two").symlink_to(tmp_path / "elsewhere")
    folder = in_words(check(content).problems)
    compare("SC108", {"A link to a file": file, "A link to a folder": folder})


def test_names_that_differ_in_case(make_guide: MakeGuide) -> None:
    content = make_guide({"Map.png": "", "map.png": ""})
    assert len(list(content.glob("*.png"))) == 2, "the tests need a disk that tells upper and lower case apart"
    compare("SC311", {"Two images with one name": in_words(check(content).problems)})


# The second scorer


def test_two_scorers_that_disagree(make_guide: MakeGuide, templates: Path, tmp_path: Path) -> None:
    def told(spoil: Spoil) -> str:
        copy = tmp_path / f"templates-{spoil[0]}"
        shutil.copytree(templates / "client", copy / "client")
        replaced(copy / "client" / "answers.js", spoil)
        problems = Problems()
        guide = read_guide(make_guide({}), problems)
        assert guide
        check_second_scorer(guide.banks, copy, problems)
        return in_words(problems)

    less = ("points(answer, item, options);", "points(answer, item, options)?.minus(new Rational(1n));")
    compare("SC403", {"A point less for every answer": told(less)})


def test_a_node_that_fails(make_guide: MakeGuide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = make_guide({})
    broken = tmp_path / "bin" / "node"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(broken.parent), prepend=":")
    told = in_words(check(content).problems).replace(str(broken), "/somewhere/node")
    compare("SC604", {"A Node that cannot run": told})


# The built site


@pytest.fixture
def verified(built_site: Path, make_guide: MakeGuide, tmp_path: Path) -> Callable[..., str]:
    """What verification says of the small guide's site after one thing in one of its files was replaced."""
    guide = read_guide(make_guide({}), Problems())
    assert guide

    def told(spoil: Spoil, page: str = PAGE) -> str:
        site = tmp_path / "spoiled"
        shutil.copytree(built_site, site)
        replaced(site / page, spoil)
        problems = Problems()
        verify_site(site, guide.banks, problems)
        shutil.rmtree(site)
        return in_words(map(somewhere, problems))

    return told


def somewhere(problem: Problem) -> Problem:
    """The problem with the line it is about as line `SOME_LINE`."""
    place = problem.place
    if place.line == 0:
        return problem
    source = Source(place.source.path, "\n" * (SOME_LINE - 1) + place.source.line(place.line))
    return replace(problem, place=Place(source, SOME_LINE, place.column, place.length))


def test_a_site_that_is_whole(built_site: Path, make_guide: MakeGuide) -> None:
    problems = Problems()
    guide = read_guide(make_guide({}), problems)
    assert guide
    verify_site(built_site, guide.banks, problems)
    assert not list(problems)


def test_links_that_lead_nowhere(verified: Callable[..., str]) -> None:
    told = {
        "A page that is not there": verified(added('<a href="../gamma/">Gamma</a>')),
        "An anchor that is not there": verified(added('<a href="../beta/#end">The end of beta</a>')),
        "A file that is not there": verified(added('<img src="../map.png" alt="A map">')),
        "A way out of the site": verified(added('<a href="../../../secret/">Secret</a>')),
    }
    compare("SC501", told)


def test_an_id_twice(verified: Callable[..., str]) -> None:
    compare("SC502", {"The id of a heading": verified(added('<p id="plan">Plan</p>\n<p id="plan">Plan</p>'))})


def test_a_bank_that_is_not_all_there(verified: Callable[..., str]) -> None:
    told = {
        "An item that is not shown": verified(('data-item="keep"', 'data-thing="keep"')),
        "An option that is not shown": verified(('type="radio" name="keep" value="1"', 'type="text" name="keep"')),
        "Radios that do not belong together": verified(('name="keep" value="1"', 'name="other" value="1"')),
        "An item without its question": verified(("<legend>2. I keep to it.</legend>", "<p>2. I keep to it.</p>")),
        "Other page data": verified(("{&#34;format&#34;:2,", "{&#34;format&#34;:99,")),
        "Page data that cannot be read": verified(("{&#34;format&#34;:2,", "{{&#34;format&#34;:2,")),
        "No page data": verified(('<template id="selfcheck-data">', '<template id="other-data">')),
    }
    compare("SC503", told)


def test_a_page_against_its_policy(verified: Callable[..., str]) -> None:
    told = {
        "No policy": verified(('<meta http-equiv="Content-Security-Policy"', '<meta name="policy"')),
        "A policy that is not strict": verified(
            ("content=\"default-src 'none';", f"content=\"default-src 'unsafe-inline'; {'report-to nobody; ' * 5}")
        ),
        "A script that the policy does not know": verified(added("<script>alert(1)</script>")),
        "A style element": verified(added("<style>p { color: red }</style>")),
        "A style attribute": verified(added('<p style="color: red">Red</p>')),
        "A handler": verified(added('<p onclick="alert(1)">Press</p>')),
    }
    compare("SC504", told)


def test_a_page_that_asks_another_host(verified: Callable[..., str]) -> None:
    told = {
        "An image of another host": verified(added('<img src="https://example.org/map.png" alt="A map">')),
        "A script of another host": verified(added('<script src="//example.org/count.js"></script>')),
        "On the page for missing ones": verified(
            added('<img src="https://example.org/map.png" alt="A map">'), page="404.html"
        ),
    }
    compare("SC505", told)


# The machine


def test_a_site_that_cannot_be_written(make_guide: MakeGuide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = make_guide({})
    (tmp_path / "file").write_text("not a folder")
    below = in_words(build(content, tmp_path / "file" / "site").problems)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    no_room = in_words(build(content, tmp_path / "site").problems)
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("selfcheck.build.swap", full)
    not_replaced = in_words(build(content, tmp_path / "site").problems)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "file"]
    told = {"A file where a folder is needed": below, "A full disk": no_room, "A folder that is kept": not_replaced}
    compare("SC601", {title: words.replace(f"{tmp_path}/", "") for title, words in told.items()})


def test_a_folder_that_is_not_ours(make_guide: MakeGuide, tmp_path: Path) -> None:
    content = make_guide({})
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"a cat")
    (tmp_path / "notes").write_text("a file")
    told = {
        "Files of somebody else": in_words(build(content, tmp_path / "photos").problems),
        "A file": in_words(build(content, tmp_path / "notes").problems),
    }
    assert (tmp_path / "photos" / "cat.jpg").read_bytes() == b"a cat"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "notes", "photos"]
    compare("SC602", {title: words.replace(f"{tmp_path}/", "") for title, words in told.items()})


def test_a_theme_that_has_changed(
    make_guide: MakeGuide, templates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "templates"
    shutil.copytree(templates, copy)
    (copy / "main.html").write_text('{{ "<p>What the theme says now</p>" | amend("what it said before", "ours") }}\n')
    monkeypatch.setattr("selfcheck.build.templates_folder", lambda: copy)
    compare(
        "SC603",
        {"Other words": in_words(build(make_guide({}), tmp_path / "site").problems).replace(f"{tmp_path}/", "")},
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "templates"]
