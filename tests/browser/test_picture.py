"""The pictures in the README are made by a script from the site as it is."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from picture import HEIGHT, SECTION, WIDTH, Scheme, take
from playwright.sync_api import Browser

from places import REPOSITORY


def size(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_script_takes_the_picture_that_the_readme_shows(
    browser: Browser, site, tmp_path: Path, scheme: Scheme
) -> None:
    name = f"result-{scheme}.png"
    take(browser, site.url + SECTION, scheme, tmp_path / name)
    assert size(tmp_path / name) == size(REPOSITORY / "docs" / name) == (WIDTH * 3 // 2, HEIGHT * 3 // 2)
    assert f"docs/{name}" in (REPOSITORY / "README.md").read_text()
