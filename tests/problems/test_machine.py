"""The ways of being wrong that need more than text files: a link on the disk, a broken site, a disk that says no."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from golden import compare, in_words
from marker import mark_as_built
from selfcheck.build import build, check, verify
from selfcheck.check.second_scorer import SecondCheck
from selfcheck.model.read_guide import read_guide
from selfcheck.problems import Place, Problem, Problems, Source
from selfcheck.verify import Origin, verify_page, verify_site
from selfcheck.verify import budgets as budgets_of_all
from selfcheck.verify.budgets import budgets

if TYPE_CHECKING:
    from collections.abc import Callable

    from places import MakeGuide

SOME_LINE = 100
"""Templates grow: where a line stands in a built page is no part of the words."""

PAGE = "one/alpha/index.html"

SITEMAP_START = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'

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
        with SecondCheck(copy, needed=True) as second:
            for bank in guide.banks:
                with second.working_on(bank, problems):
                    pass
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
def verified(built_site: Path, make_guide: MakeGuide, templates: Path, tmp_path: Path) -> Callable[..., str]:
    """What verification says of the small guide's site after one thing in one of its files was replaced.

    In place of the thing, a function can spoil the folder of the site.
    """
    content = make_guide({})
    guide = read_guide(content, Problems())
    assert guide
    bank = next(guide.banks)

    def told(spoil: Spoil | Callable[[Path], object], page: str = PAGE) -> str:
        site = tmp_path / "spoiled"
        shutil.copytree(built_site, site)
        if callable(spoil):
            spoil(site)
        else:
            replaced(site / page, spoil)
        mark_as_built(site)
        problems = Problems()
        verify_page(verify_site(site, problems, Origin(content, templates)), PAGE, bank, problems)
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


def test_links_that_lead_nowhere(verified: Callable[..., str]) -> None:
    told = {
        "A page that is not there": verified(added('<a href="../gamma/">Gamma</a>')),
        "An anchor that is not there": verified(added('<a href="../beta/#end">The end of beta</a>')),
        "A file that is not there": verified(added('<img src="../map.png" alt="A map">')),
        "A way out of the site": verified(added('<a href="../../../secret/">Secret</a>')),
    }
    compare("SC501", told)


def test_an_id_twice(verified: Callable[..., str]) -> None:
    told = {
        "The id of a heading": verified(added('<p id="plan">Plan</p>\n<p id="plan">Plan</p>')),
        "An id that is not there": verified(added('<label for="hours">How many hours?</label>')),
    }
    compare("SC502", told)


def test_a_bank_that_is_not_all_there(verified: Callable[..., str]) -> None:
    told = {
        "An item that is not shown": verified(('data-item="keep"', 'data-thing="keep"')),
        "An option that is not shown": verified(('type="radio" name="keep" value="1"', 'type="text" name="keep"')),
        "Radios that do not belong together": verified(('name="keep" value="1"', 'name="other" value="1"')),
        "An item without its question": verified(
            ('data-item="keep">\n<legend>2. I keep to it.</legend>', 'data-item="keep">\n<legend></legend>')
        ),
        "An item in other words": verified(("<legend>2. I keep to it.", "<legend>2. I keep to them.")),
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
        "Something that wakes the theme": verified(added('<a data-md-component="source" href=".">Code</a>')),
    }
    compare("SC505", told)


def test_search_that_does_not_fit(verified: Callable[..., str]) -> None:
    index = "search/search_index.json"
    told = {
        "A page that is not in it": verified(('"location":"one/beta/"', '"location":"about/#why"'), index),
        "A place that is not there": verified(('"location":"one/alpha/#plan"', '"location":"one/alpha/#end"'), index),
    }
    compare("SC506", told)


def test_a_sitemap_that_does_not_fit(verified: Callable[..., str]) -> None:
    elsewhere = "<urlset><url><loc>https://example.org/</loc></url>"
    told = {
        "An address nobody has given": verified((SITEMAP_START, elsewhere), "sitemap.xml"),
        "A page that says another one": verified(
            ("</title>", '</title><link rel="canonical" href="https://example.org/">')
        ),
    }
    compare("SC507", told)


def test_what_some_readers_need(verified: Callable[..., str]) -> None:
    told = {
        "An image without a description": verified(added('<img src=".">')),
        "A field without a name": verified(added('<input type="text" name="hours">')),
        "A gap among the headings": verified(added("<h5>Later</h5>")),
    }
    compare("SC508", told)


def test_more_than_was_built(verified: Callable[..., str]) -> None:
    def listed(name: str) -> Callable[[Path], object]:
        def spoil(site: Path) -> None:
            (site / name).write_text("")
            (site / ".selfcheck").write_text((site / ".selfcheck").read_text() + f"{name}\n")

        return spoil

    told = {
        "A note that was left": verified(lambda site: (site / "one" / "notes.txt").write_text("mine")),
        "A link on the disk": verified(lambda site: (site / "secret").symlink_to("/")),
        "A file that is gone": verified(lambda site: (site / ".nojekyll").unlink()),
        "A file that the guide does not have": verified(listed("notes.txt")),
    }
    compare("SC509", told)


def test_a_copy_that_is_not_the_site(make_guide: MakeGuide, tmp_path: Path) -> None:
    content = make_guide({})
    with (content / "guide.yaml").open("a") as file:
        file.write("offline: true\n")
    assert not list(build(content, tmp_path / "site").problems)
    replaced(tmp_path / "site" / PAGE, added("<p>One more line.</p>"))
    words = in_words(verify(tmp_path / "site").problems).replace(f"{tmp_path}/", "")
    compare("SC510", {"A page changed by hand": words})


def test_what_costs_too_much(verified: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    elements = verified(("<legend>2. I keep to it.", f"<legend>2. I keep to it.{'<b>.</b>' * 8}"))
    monkeypatch.setattr(budgets_of_all, "budgets", lambda: replace(budgets(), section_requests=1))
    told = {"A question of many elements": elements, "Many files": verified(added("<p>One more line.</p>"))}
    compare("SC511", told)


def test_a_page_nobody_finds(verified: Callable[..., str]) -> None:
    """Nothing but the page itself is wrong with it: it has all others' navigation."""

    def spoil(site: Path) -> None:
        (site / "two").mkdir()
        shutil.copy(site / "about" / "index.html", site / "two" / "index.html")

    words = verified(spoil).strip().split("\n\n")
    (told,) = [each for each in words if "SC512" in each]
    compare("SC512", {"A page to which nothing leads": f"{told}\n\n"})


def test_a_folder_without_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"a cat")
    compare("SC513", {"Files of somebody else": in_words(verify(Path("photos")).problems)})


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
    monkeypatch.setattr("selfcheck.publication.swap", full)
    not_replaced = in_words(build(content, tmp_path / "site").problems)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "file"]
    told = {"A file where a folder is needed": below, "A full disk": no_room, "A folder that is kept": not_replaced}
    compare("SC601", {title: words.replace(f"{tmp_path}/", "") for title, words in told.items()})


def test_the_guide_is_checked_wherever_it_cannot_be_built(
    make_guide: MakeGuide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = make_guide({"one/beta.md": "---\ntitle: Beta\n---\n\n[Nowhere](gamma.md)\n", "two.md": "No title.\n"})
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"a cat")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    def codes(site: Path) -> list[str]:
        return sorted({problem.code for problem in build(content, site).problems})

    assert codes(tmp_path / "file" / "site") == ["SC302", "SC304", "SC601"]
    assert codes(tmp_path / "photos") == ["SC302", "SC304", "SC602"]
    assert codes(content) == ["SC302", "SC304", "SC602"]
    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    assert codes(tmp_path / "site") == ["SC302", "SC304", "SC601"]


def test_a_folder_that_is_not_ours(make_guide: MakeGuide, tmp_path: Path) -> None:
    content = make_guide({})
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"a cat")
    (tmp_path / "notes").write_text("a file")
    told = {
        "Files of somebody else": in_words(build(content, tmp_path / "photos").problems),
        "A file": in_words(build(content, tmp_path / "notes").problems),
        "The folder of the guide": in_words(build(content, content, force=True).problems),
        "A folder in it": in_words(build(content, content / "one", force=True).problems),
        "The folder that holds it": in_words(build(content, Path(), force=True).problems),
    }
    assert (content / "one" / "alpha.md").is_file()
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
