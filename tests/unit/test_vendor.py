"""What others have made and readers' browsers get: just as its package brings it, with its licence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from places import REPOSITORY
from selfcheck.render.assets import assets

if TYPE_CHECKING:
    from pathlib import Path

PACKAGES = REPOSITORY / "node_modules"
FROM = {
    "ical.min.js": PACKAGES / "ical.js" / "dist" / "ical.min.js",
    "ical.LICENSE.txt": PACKAGES / "ical.js" / "LICENSE",
    "uqr.js": PACKAGES / "uqr" / "dist" / "index.mjs",
    "uqr.LICENSE.txt": PACKAGES / "uqr" / "LICENSE",
}


def test_nothing_else_is_there(templates: Path) -> None:
    assert {file.name for file in (templates / "vendor").iterdir()} == set(FROM)


@pytest.mark.parametrize("name", FROM)
def test_it_is_what_the_package_brings_and_published_as_it_is(templates: Path, name: str) -> None:
    data = (templates / "vendor" / name).read_bytes()
    assert data == FROM[name].read_bytes(), "run `make vendor`"
    assert {asset.name: asset.data for asset in assets(templates)}[f"vendor/{name}"] == data


def test_the_licence_goes_with_it(templates: Path) -> None:
    assert b"Mozilla Public" in (templates / "vendor" / "ical.min.js").read_bytes()[:200]
    assert b"MIT License" in (templates / "vendor" / "uqr.LICENSE.txt").read_bytes()[:200]
    assert b"Mozilla Public License Version 2.0" in (templates / "vendor" / "ical.LICENSE.txt").read_bytes()[:200]
