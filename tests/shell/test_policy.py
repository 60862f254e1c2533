"""The content security policy: first in the page, strict, and blind to scripts that are not the theme's."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

    from selfcheck.shell import Shell, ShellPage


def policy_of(html: str) -> str:
    found = re.search(
        r'<head>\s*<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html
    )
    assert found, "the policy follows the charset"
    return found[1]


def hash_of(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_every_page_permits_just_its_own_scripts(shell: Callable[..., Shell], pages: tuple[ShellPage, ...]) -> None:
    one = shell(url="https://example.org/guide/")
    for page in (*pages, one.not_found):
        html = one.render(page)
        scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        expected = " ".join(["'self'", *(hash_of(script) for script in scripts)])
        assert re.search(r"script-src ([^;]*)", policy_of(html))[1] == expected
        assert len(scripts) == 3


def test_nothing_unsafe_and_nothing_from_elsewhere(shell: Callable[..., Shell], pages: tuple[ShellPage, ...]) -> None:
    policy = policy_of(shell().render(pages[2]))
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)


def test_a_script_that_found_its_way_into_a_page_is_not_permitted(
    shell: Callable[..., Shell], pages: tuple[ShellPage, ...]
) -> None:
    html = shell().render(replace(pages[2], context={"content": Markup("<script>alert(1)</script>")}))
    assert "<script>alert(1)</script>" in html
    assert hash_of("alert(1)") not in html


@pytest.mark.parametrize("text", ["selfcheck:content-security-policy", "<!-- permitted_scripts -->"])
def test_text_that_looks_like_ours_changes_nothing(
    shell: Callable[..., Shell], pages: tuple[ShellPage, ...], text: str
) -> None:
    page = replace(pages[2], context={"content": text})
    assert policy_of(shell().render(page)) == policy_of(shell().render(pages[2]))


def test_no_page_has_inline_styles_or_handlers(shell: Callable[..., Shell], pages: tuple[ShellPage, ...]) -> None:
    one = shell(url="https://example.org/guide/", repository="https://github.com/a/b")
    for page in (*pages, one.not_found):
        html = one.render(page)
        assert not re.search(r"<[^>]+\s(style|on\w+)=", html)
        assert "<style" not in html
        assert "javascript:" not in html
