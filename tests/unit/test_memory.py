"""Memory: whatever is edited, a build that remembers the one before comes to just what a first build comes to."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from places import TESTS
from selfcheck import processes
from selfcheck.build import build
from selfcheck.memory import Memory
from selfcheck.problems import Problem, Problems
from selfcheck.verify import Known, verify_site

GUIDE = TESTS / "guides" / "profile"

Edit = Callable[[Path], object]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def inodes(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*.html")}


def replaced(path: str, old: str, new: str) -> Edit:
    """An edit of a file; an empty `old` stands for its end."""

    def edit(content: Path) -> None:
        text = (content / path).read_text()
        assert old in text
        (content / path).write_text(text.replace(old, new, 1) if old else text + new)

    return edit


def written(path: str, text: str) -> Edit:
    return lambda content: (content / path).write_text(text)


def deleted(path: str) -> Edit:
    return lambda content: (content / path).unlink()


EDITS: dict[str, Edit] = {
    "a text": replaced("body/sleep.md", "About it.", "About it, and more."),
    "a text back again": replaced("body/sleep.md", "About it, and more.", "About it."),
    "a description": replaced("body/sleep.md", "title: Sleep", "title: Sleep\ndescription: On sleep."),
    "a title, all anew": replaced("days/work.md", "title: Work", "title: Labour"),
    "a question": replaced("days/work.yaml", "I like it.", "I like most of it."),
    "the title of a bank": replaced("body/food.yaml", "Your food", "Your meals"),
    "minutes": replaced("body/food.yaml", "", "minutes: 4\n"),
    "bands": replaced("body/sleep.yaml", "{from: 4, label: On the way}", "{from: 5, label: Getting there}"),
    "a revision": replaced("body/sleep.yaml", "revision: 2", "revision: 3"),
    "a warning": replaced("body/food.yaml", "I like it.", "I like my food and I sleep well."),
    "a chapter": replaced("body/index.md", "About body.", "About the body."),
    "the title of a chapter, all anew": replaced("days/index.md", "title: Days", "title: Weeks"),
    "home": replaced("index.md", "Welcome.", "Welcome to [work](days/work.md)."),
    "a heading": replaced("days/work.md", "About it.", "About it.\n\n## Shifts {#shifts}\n\nMore."),
    "a link to it": replaced("body/food.md", "About it.", "See [shifts](../days/work.md#shifts)."),
    "the heading is gone, an error": replaced("days/work.md", "{#shifts}", "{#hours}"),
    "the heading is back": replaced("days/work.md", "{#hours}", "{#hours}\n\n## Shifts {#shifts}"),
    "a picture": written("body/map.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'),
    "a link to it, without words": replaced("body/sleep.md", "About it.", "About it. ![A map](map.svg)"),
    "the picture": written("body/map.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M1 1"/></svg>'),
    "the picture is gone, an error": deleted("body/map.svg"),
    "no link to it": replaced("body/sleep.md", " ![A map](map.svg)", ""),
    "help, all anew": replaced("guide.yaml", "Call somebody", "Ask somebody"),
    "a note, all anew": replaced("guide.yaml", "You eat well.", "You eat very well."),
    "settings, all anew": replaced(
        "guide.yaml", "", "offline: true\nquick_exit: https://example.org/\ncopyright: Kim\n"
    ),
    "an address, all anew": replaced("guide.yaml", "", "url: https://example.org/guide/\n"),
    "the order, all anew": replaced("guide.yaml", "[work, wishes, reading]", "[reading, work, wishes]"),
    "a section without its bank, all anew": deleted("days/wishes.yaml"),
    "a bank for another, all anew": lambda content: shutil.copy(
        content / "body/food.yaml", content / "days/reading.yaml"
    ),
    "a page that is not in the guide, a warning": written("days/more.md", "---\ntitle: More\n---\n\nMore.\n"),
    "a further page, all anew": replaced("guide.yaml", "", "pages: [days/more.md]\n"),
    "its name, an error": lambda content: (content / "days/more.md").rename(content / "days/less.md"),
    "its name in the guide, all anew": replaced("guide.yaml", "days/more.md", "days/less.md"),
    "no further page, all anew, a warning": replaced("guide.yaml", "pages: [days/less.md]\n", ""),
}


@pytest.fixture
def guide(tmp_path: Path) -> tuple[Path, Path]:
    """The folder of a guide, and one for its site."""
    shutil.copytree(GUIDE, tmp_path / "content")
    return tmp_path / "content", tmp_path / "site"


def told(problems: Iterator[Problem]) -> list[tuple[str, str, str]]:
    return [(problem.code, str(problem.place), problem.message) for problem in problems]


def test_whatever_is_edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the two sites is made by two processes, of what is remembered; the other by one, of nothing."""
    monkeypatch.setattr(processes, "_WORTH", 1)
    monkeypatch.chdir(tmp_path)
    content, site, first = Path("content"), Path("site"), Path("first")
    shutil.copytree(GUIDE, content)
    memory = Memory("")
    assert not build(content, site, memory=memory).problems.errors
    for name, edit in EDITS.items():
        edit(content)
        before, there = files(site), inodes(site)
        monkeypatch.setattr(processes, "processors", lambda: 2)
        outcome = build(content, site, memory=memory)
        monkeypatch.setattr(processes, "processors", lambda: 1)
        anew = build(content, first)
        assert told(iter(outcome.problems)) == told(iter(anew.problems)), name
        assert bool(outcome.problems.errors) is name.endswith("an error"), name
        if outcome.problems.errors:
            assert files(site) == before, name
        else:
            assert files(site) == files(first), name
            counts = [(each.pages, each.banks, each.items, each.files) for each in (outcome, anew)]
            assert counts[0] == counts[1], name
            taken_over = set(there.values()) & set(inodes(site).values())
            assert bool(taken_over) is not name.endswith(("all anew", "all anew, a warning")), name


def test_only_what_has_changed_is_made_anew(guide: tuple[Path, Path]) -> None:
    content, site = guide
    memory = Memory("")
    build(content, site, memory=memory)
    before = inodes(site)
    made = {"body/sleep/index.html", *(path for path in before if path.startswith("my/")), "404.html"}
    for edit, more in (
        (EDITS["a text"], set[str]()),
        (EDITS["a description"], {"body/index.html"}),
        (EDITS["a title, all anew"], before.keys()),
    ):
        edit(content)
        there = content / "body" / "food.md"
        as_it_was = there.read_text()
        there.write_text(f"{as_it_was}[Nowhere](nowhere.md)\n")  # a mistake on the way, and mended
        assert build(content, site, memory=memory).problems.errors
        assert inodes(site) == before
        there.write_text(as_it_was)
        build(content, site, memory=memory)
        after = inodes(site)
        assert {path for path in after if after[path] != before[path]} == made | more
        before = after


def test_a_site_that_was_changed_by_others_is_not_relied_on(guide: tuple[Path, Path]) -> None:
    content, site = guide
    memory = Memory("")
    build(content, site, memory=memory)
    page = site / "body" / "sleep" / "index.html"
    as_built = page.read_bytes()
    page.write_bytes(as_built.replace(b"About it.", b"About me."))
    build(content, site, memory=memory)
    assert page.read_bytes() == as_built


def test_links_are_followed_again_when_something_has_gone(guide: tuple[Path, Path]) -> None:
    content, site = guide
    build(content, site)
    page = "body/sleep/index.html"
    seen = verify_site(site, Problems()).seen
    more, less = (replace(seen.facts[page], ids=ids) for ids in (seen.facts[page].ids | {"gone"}, frozenset[str]()))
    for before, settled in (
        (seen, True),
        (replace(seen, files=seen.files | {"gone.png"}), False),
        (replace(seen, facts={**seen.facts, page: more}), False),
        (replace(seen, facts={**seen.facts, page: less}), True),
    ):
        known = Known(seen.facts, frozenset([page]), before)
        assert verify_site(site, Problems(), known=known).settled == ({page} if settled else set())


def test_another_maker_makes_all_pages_anew(guide: tuple[Path, Path]) -> None:
    content, site = guide
    memory = Memory("one")
    build(content, site, memory=memory)
    before = inodes(site)
    memory.maker = "another"
    build(content, site, memory=memory)
    assert not set(before.values()) & set(inodes(site).values())
