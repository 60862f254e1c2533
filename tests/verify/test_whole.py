"""Sites as they are built are fine, whatever they are built from, with the guide beside them and without it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from places import REPOSITORY, TESTS
from selfcheck.build import build, verify
from selfcheck.problems import Problems
from selfcheck.verify import verify_site

if TYPE_CHECKING:
    from places import MakeGuide

EVERYTHING = """---
title: Beta
---

## Two

- [ ] to do

| a | b |
|---|---|
| 1 | 2 |

!!! note "Title"
    [Alpha](alpha.md#plan), and a [file](<../größe 1.pdf>), and <https://example.org/>.

![A plan](../plan.svg "It is empty") Text.[^1]

[^1]: A note, from [somebody](mailto:somebody@example.org).
"""


@pytest.mark.parametrize("fixture", ["built_site", "published_site", "site_of_every_kind"])
def test_a_built_site_is_fine_by_itself(fixture: str, request: pytest.FixtureRequest) -> None:
    problems = Problems()
    verify_site(request.getfixturevalue(fixture), problems)
    assert [problem.message for problem in problems] == []


@pytest.mark.parametrize("content", [REPOSITORY / "content", TESTS / "guides" / "profile"])
def test_guides_build(content: Path, tmp_path: Path) -> None:
    outcome = build(content, tmp_path / "site", "https://example.org/")
    assert [problem.message for problem in outcome.problems] == []
    found = verify(tmp_path / "site")
    assert not list(found.problems)
    assert (found.pages, found.banks, found.items) == (outcome.pages, outcome.banks, outcome.items)
    assert found.files == outcome.files


@pytest.mark.parametrize(
    "more",
    ["language: ja\n", "language: ar\nquick_exit: https://example.org/\n", "repository: https://github.com/a/b\n"],
)
def test_what_authors_may_write_is_fine(more: str, make_guide: MakeGuide, tmp_path: Path) -> None:
    content = make_guide(
        {"one/beta.md": EVERYTHING, "plan.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>', "größe 1.pdf": "pdf"}
    )
    with (content / "guide.yaml").open("a") as file:
        file.write(more)
    outcome = build(content, tmp_path / "site", "https://example.org/a%20b/")
    assert [problem.message for problem in outcome.problems] == []


def test_a_guide_without_banks(make_guide: MakeGuide, tmp_path: Path) -> None:
    content = make_guide({"one/beta.md": "---\ntitle: Beta\n---\n\nThe end.\n"})
    (content / "one" / "alpha.yaml").unlink()
    outcome = build(content, tmp_path / "site")
    assert [problem.message for problem in outcome.problems] == []
