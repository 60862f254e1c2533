"""Where links lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from selfcheck.model.read_guide import read_guide
from selfcheck.model.targets import ASSESSMENT_ANCHOR, Target, Targets, anchors_of, missing
from selfcheck.problems import Problems

if TYPE_CHECKING:
    from places import MakeGuide
    from selfcheck.model.guide import Guide


@pytest.fixture
def guide(make_guide: MakeGuide) -> Guide:
    content = make_guide({"map.png": "", "one/plan b.pdf": "", "one/größe.png": "", "README.md": "", "data.yaml": ""})
    guide = read_guide(content, Problems())
    assert guide
    return guide


@pytest.fixture
def targets(guide: Guide) -> Targets:
    return Targets(guide)


def led(target: Target) -> tuple[str, str]:
    """What a target leads to, and the anchor there."""
    assert not target.error
    return target.page.path if target.page else target.file or target.elsewhere, target.anchor


@pytest.mark.parametrize(
    ("target", "page", "leads_to"),
    [
        ("about.md", "index.md", ("about.md", "")),
        ("about.md#why", "index.md", ("about.md", "why")),
        ("#plan", "one/alpha.md", ("one/alpha.md", "plan")),
        ("", "one/alpha.md", ("one/alpha.md", "")),
        ("beta.md", "one/alpha.md", ("one/beta.md", "")),
        ("./beta.md", "one/alpha.md", ("one/beta.md", "")),
        ("../about.md#why", "one/alpha.md", ("about.md", "why")),
        ("../one/../one/beta.md", "one/alpha.md", ("one/beta.md", "")),
        ("index.md", "one/alpha.md", ("one/index.md", "")),
        (f"alpha.md#{ASSESSMENT_ANCHOR}", "one/beta.md", ("one/alpha.md", ASSESSMENT_ANCHOR)),
        ("../map.png", "one/alpha.md", ("map.png", "")),
        ("plan%20b.pdf#page=2", "one/alpha.md", ("one/plan b.pdf", "page=2")),
        ("gr%C3%B6%C3%9Fe.png", "one/alpha.md", ("one/größe.png", "")),
        ("https://example.org/a.md#b", "one/alpha.md", ("https://example.org/a.md#b", "")),
        ("HTTPS://example.org", "one/alpha.md", ("HTTPS://example.org", "")),
        ("mailto:kim@example.org", "one/alpha.md", ("mailto:kim@example.org", "")),
        ("//example.org/", "one/alpha.md", ("//example.org/", "")),
    ],
)
def test_a_link_that_leads_somewhere(targets: Targets, target: str, page: str, leads_to: tuple[str, str]) -> None:
    assert led(targets.follow(target, page)) == leads_to


@pytest.mark.parametrize(
    ("target", "code", "help"),
    [
        ("gamma.md", "SC304", "did you mean `alpha.md`?"),
        ("alhpa.md", "SC304", "did you mean `alpha.md`?"),
        ("beta", "SC304", "did you mean `beta.md`?"),
        ("..", "SC304", "did you mean `../index.md`?"),
        ("../one/", "SC304", "did you mean `index.md`?"),
        ("../about/", "SC304", "did you mean `../about.md`?"),
        ("about.md", "SC304", "did you mean `../about.md`?"),
        ("Beta.md", "SC304", "did you mean `beta.md`?"),
        ("../nap.png", "SC304", "did you mean `../map.png`?"),
        ("entirely-different-words", "SC304", "link to a page with its path and `.md`"),
        ("/about.md", "SC304", "write the path from this file, such as `../about.md`"),
        ("../../secret.md", "SC304", "link to a file of the guide"),
        ("..%2F..%2Fsecret.md", "SC304", "link to a file of the guide"),
        ("../..", "SC304", "link to a file of the guide"),
        ("a\0b.md", "SC304", "use https:, mailto: or a path to a file"),
        ("javascript:alert(1)", "SC304", "use https:, mailto: or a path to a file"),
        ("data:text/html,x", "SC304", "use https:, mailto: or a path to a file"),
        ("C:/secret.md", "SC304", "use https:, mailto: or a path to a file"),
    ],
)
def test_a_link_that_leads_nowhere(targets: Targets, target: str, code: str, help: str) -> None:
    found = targets.follow(target, "one/alpha.md")
    assert (found.code, found.help) == (code, help)
    assert found.error
    assert (found.page, found.file, found.elsewhere) == (None, "", "")


@pytest.mark.parametrize(
    ("path", "anchor", "help"),
    [
        ("one/alpha.md", "plam", "did you mean `plan`?"),
        ("one/beta.md", "plan", "give a heading there this anchor: `## … {#anchor}`"),
        ("one/beta.md", ASSESSMENT_ANCHOR, "give a heading there this anchor: `## … {#anchor}`"),
    ],
)
def test_an_anchor_that_is_not_there(guide: Guide, path: str, anchor: str, help: str) -> None:
    page = next(page for page in guide.all_pages if page.path == path)
    assert anchor not in anchors_of(page)
    found = missing(path, anchor, anchors_of(page))
    assert (found.code, found.error, found.help) == ("SC305", f"`{path}` has no anchor `{anchor}`", help)


def test_the_anchors_of_a_page(guide: Guide) -> None:
    anchors = {page.path: anchors_of(page) for page in guide.all_pages}
    assert anchors["one/alpha.md"] == {"plan", ASSESSMENT_ANCHOR}


@pytest.mark.parametrize("target", ["../README.md", "alpha.yaml", "../data.yaml", "../guide.yaml"])
def test_sources_of_the_guide_are_not_published(targets: Targets, target: str) -> None:
    assert targets.follow(target, "one/alpha.md").code == "SC304"


def test_a_target_is_told_as_it_was_typed(targets: Targets) -> None:
    assert targets.follow("gr%C3%B6%C3%9Fer.md", "index.md").error == "`größer.md` leads to nothing"
