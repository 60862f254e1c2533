"""A whole build: just the files it should have, and the same ones every time."""

from __future__ import annotations

import json
import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from command import run
from places import SMALL_GUIDE
from selfcheck.build import build, check
from selfcheck.load.files import MAX_BYTES
from selfcheck.outcome import Progress
from selfcheck.problems import MOST_OF_A_FILE
from selfcheck.render.assets import assets
from selfcheck.shell.environment import theme_folder

if TYPE_CHECKING:
    from pathlib import Path

    from places import MakeGuide


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


OURS = re.compile(r"^assets/selfcheck/[0-9a-f]{10}/")
THEIRS = re.compile(r"\.[0-9a-f]{8}\.min\.")


def test_the_files_of_a_site(built_site: Path, templates: Path) -> None:
    expected = {
        ".nojekyll",
        ".selfcheck",
        "404.html",
        "about/index.html",
        "index.html",
        "my/compare/index.html",
        "my/data/index.html",
        "my/plan/index.html",
        "my/profile/index.html",
        "one/alpha/index.html",
        "one/beta/index.html",
        "one/index.html",
        "search/search_index.json",
        "sitemap.xml",
        "sw.js",
        "assets/javascripts/bundle.*.min.js",
        "assets/javascripts/workers/search.*.min.js",
        "assets/stylesheets/main.*.min.css",
        "assets/stylesheets/palette.*.min.css",
    }
    ours = {f"assets/selfcheck/*/{asset.name}" for asset in assets(templates)}
    assert {"client/assessment.js", "styles/shell.css", "assets/favicon.svg"} <= {
        asset.name for asset in assets(templates)
    }
    found = {THEIRS.sub(".*.min.", OURS.sub("assets/selfcheck/*/", path)) for path in contents(built_site)}
    assert found == expected | ours


def test_assets_of_the_theme_are_copied_as_they_are(built_site: Path) -> None:
    for path, data in contents(built_site).items():
        if path.startswith("assets/") and not OURS.match(path):
            assert data == (theme_folder() / path).read_bytes()


def test_files_that_pages_lead_to_are_published(make_guide: MakeGuide, tmp_path: Path) -> None:
    page = "---\ntitle: About\n---\n\n## Why {#why}\n\n![A map](maps/größe.png) [A form](one/form.pdf)\n"
    content = make_guide({"about.md": page, "maps/größe.png": "png", "one/form.pdf": "pdf", "secret.txt": "secret"})
    assert not list(build(content, tmp_path / "site").problems)
    found = contents(tmp_path / "site")
    assert (found["maps/größe.png"], found["one/form.pdf"]) == (b"png", b"pdf")
    assert not [path for path in found if "secret" in path or path.endswith((".md", ".yaml"))]


def test_two_builds_are_the_same_to_the_last_byte(built_site: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "a" / "longer path"
    all_cores = os.sched_getaffinity(0)
    for folder, cores, day, variables in (
        (first, all_cores, 0, {"PYTHONHASHSEED": "1", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}),
        (second, {min(all_cores)}, 10**9, {"PYTHONHASHSEED": "2", "LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"}),
    ):
        shutil.copytree(SMALL_GUIDE, folder / "content")
        for path in (folder / "content").rglob("*"):
            os.utime(path, (day, day))
        os.sched_setaffinity(0, cores)
        try:
            done = run("build", "--quiet", folder=folder, **variables)
        finally:
            os.sched_setaffinity(0, all_cores)
        assert (done.returncode, done.stderr) == (0, "")
    assert contents(first / "site") == contents(second / "site")
    assert contents(first / "site") == contents(built_site)


def test_a_build_in_the_place_of_another_is_the_same(make_guide: MakeGuide, tmp_path: Path) -> None:
    content = make_guide({})
    build(content, tmp_path / "site")
    before = contents(tmp_path / "site")
    build(content, tmp_path / "site")
    assert contents(tmp_path / "site") == before


def test_a_chapter_without_any_assessment_loads_nothing_for_them(make_guide: MakeGuide, tmp_path: Path) -> None:
    content = make_guide({"one/beta.md": "---\ntitle: Beta\n---\n\nText.\n"})
    (content / "one" / "alpha.yaml").unlink()
    assert not list(build(content, tmp_path / "site").problems)
    page = (tmp_path / "site" / "one" / "index.html").read_text()
    assert 'href="alpha/"' in page
    assert not re.findall('assets/selfcheck/[^"]*[.]js', page)


def test_a_large_picture_is_read_to_its_end(make_guide: MakeGuide) -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg">' + '<path d="M0 0h1"/>\n' * 250_000
    content = make_guide({"map.svg": f"{drawn}</svg>", "plan.svg": f"{drawn}<script/></svg>"})
    assert (content / "map.svg").stat().st_size > MAX_BYTES
    assert [(problem.code, problem.place.source.path) for problem in check(content).problems] == [
        ("SC314", "content/plan.svg")
    ]


def test_search_knows_the_text_of_an_assessed_section_as_it_knows_all_others(built_site: Path) -> None:
    index = json.loads((built_site / "search" / "search_index.json").read_text())
    found = {each["location"]: each["text"] for each in index["docs"]}
    assert found["one/alpha/"] == "<p>An opening.</p>"
    assert found["one/alpha/#plan"] == "<p>Write it down.</p>"
    assert found["one/alpha/#self-assessment"].startswith("<p>Planning</p><p>I have a plan.</p>")


def test_an_outcome_counts(make_guide: MakeGuide, tmp_path: Path) -> None:
    outcome = build(make_guide({}), tmp_path / "site")
    assert (outcome.pages, outcome.banks, outcome.items) == (5, 1, 2)
    assert outcome.files == len(contents(tmp_path / "site"))
    assert outcome.seconds > 0


def test_progress_is_told(make_guide: MakeGuide, tmp_path: Path) -> None:
    told: list[str] = []

    class Listener(Progress):
        def start(self, pages: int) -> None:
            told.append(f"{pages} pages")

        def page(self) -> None:
            told.append("page")

        def stage(self, name: str) -> None:
            told.append(name)

    content = make_guide({})
    build(content, tmp_path / "site", progress=Listener())
    assert told == ["check", "render", "5 pages", *["page"] * 5, "verify"]
    told.clear()
    check(content, Listener())
    assert told == ["check"]


@pytest.mark.parametrize("missing", ["index.md", "one/index.md", "one/alpha.md"])
def test_a_missing_page_hides_no_mistake(missing: str, make_guide: MakeGuide) -> None:
    content = make_guide({"one/beta.md": "No title.\n"})
    with (content / "one" / "alpha.yaml").open("a") as bank:
        bank.write("bogus: 1\n")
    (content / missing).unlink()
    assert {"SC101", "SC120", "SC301"} <= {problem.code for problem in check(content).problems}


def test_as_many_problems_of_a_page_are_told_as_of_a_guide(make_guide: MakeGuide) -> None:
    links = "\n\n".join(f"[Nowhere](nowhere{number:03}.md)" for number in range(150))
    problems = list(check(make_guide({"one/beta.md": f"---\ntitle: Beta\n---\n\n{links}\n"})).problems)
    told = [problem for problem in problems if problem.place.source.path.endswith("beta.md")]
    assert [problem.code for problem in told] == ["SC107", *["SC304"] * MOST_OF_A_FILE]


def test_no_guide_at_all(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    outcome = build(tmp_path / "content", tmp_path / "site")
    assert [problem.code for problem in outcome.problems] == ["SC101"]
    assert (outcome.pages, outcome.banks, outcome.items, outcome.files) == (0, 0, 0, 0)
    assert not (tmp_path / "site").exists()
