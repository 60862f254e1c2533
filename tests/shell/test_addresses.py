from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import get_relative_url

from selfcheck.shell import addresses

STEPS = st.lists(st.sampled_from(["a", "b", "c-d"]), max_size=4)


@given(STEPS, STEPS, st.booleans())
def test_relative_addresses_are_those_of_mkdocs(target: list[str], page: list[str], folder: bool) -> None:
    to = "/".join(target) + ("/" if folder and target else "")
    start = "/".join(page) + ("/" if page else "")
    assert addresses.relative(to, start) == get_relative_url(to or ".", start)


@pytest.mark.parametrize("target", ["https://example.org/a", "mailto:a@example.org", "#there", "/root/"])
def test_what_is_no_place_of_the_site_stays(target: str) -> None:
    assert addresses.relative(target, "a/b/") == target
    assert addresses.below("/repo/", target) == target


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        ("https://github.com/a/b", "https://github.com/a/b/edit/main/content/c/d.md"),
        ("https://github.com/a/b/", "https://github.com/a/b/edit/main/content/c/d.md"),
        ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/edit/main/content/c/d.md"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/_edit/main/content/c/d.md"),
        ("https://example.org/a/b", None),
        ("", None),
    ],
)
def test_where_a_page_is_edited(repository: str, expected: str | None) -> None:
    assert addresses.edit(repository, "main", "content/c/d.md") == expected


def test_a_page_without_a_source_cannot_be_edited() -> None:
    assert addresses.edit("https://github.com/a/b", "main", "") is None
