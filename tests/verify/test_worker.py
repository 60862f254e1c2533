"""Worker: the copy for reading offline is the whole site."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Copy


def test_a_page_that_has_changed(published: Copy) -> None:
    published.add("<p>New</p>")
    assert published.told() == ["SC510 sw.js: `one/alpha/` is kept in the copy, and is not what the site has"]


@pytest.mark.parametrize("path", ["sitemap.xml", ".nojekyll", ".gitignore"])
def test_what_readers_do_not_ask_for_is_not_in_it(published: Copy, path: str) -> None:
    files = re.search(r"files:(\{.*\})\};\n", published.text("sw.js"))
    assert files
    assert path not in json.loads(files[1])
    published.write(".gitignore", "*")
    assert published.told() == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (r'"one/beta/":"\w+",', "", "`one/beta/` is in the site and not in its copy"),
        (
            "files:{",
            'files:{"one/gamma/":"0123456789ab",',
            "`one/gamma/` is kept in the copy, and is not what the site has",
        ),
    ],
)
def test_a_copy_of_another_site(published: Copy, old: str, new: str, message: str) -> None:
    published.write("sw.js", re.sub(old, new, published.text("sw.js"), count=1))
    assert published.told() == [f"SC510 sw.js: {message}"]


def test_no_worker(site: Copy) -> None:
    site.remove("sw.js")
    site.write(".selfcheck", re.sub(r"(?m)^.*sw\.js\n", "", site.text(".selfcheck")))
    message = "there is no service worker, and so nothing to take away what an earlier one keeps"
    assert site.told() == [f"SC510 sw.js: {message}"]
