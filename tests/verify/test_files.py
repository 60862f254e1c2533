"""Files: there is what was built and nothing else, made of the guide, our templates and the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from places import SMALL_GUIDE
from selfcheck.build import build
from selfcheck.paths import templates_folder
from selfcheck.verify import Origin

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Copy, MakeCopy
    from places import MakeGuide


def test_a_file_of_somebody_else(site: Copy) -> None:
    site.write("one/notes.txt", "mine")
    site.write(".gitignore", "*")
    assert site.told() == ["SC509 one/notes.txt: the file was not built here"]


def test_a_file_that_is_gone(site: Copy) -> None:
    site.remove(".nojekyll")
    assert site.told() == ["SC509 .selfcheck: `.nojekyll` was built and is not there"]


def test_a_file_that_was_built_twice(site: Copy) -> None:
    site.write(".selfcheck", f"{site.text('.selfcheck')}sw.js\n")
    assert site.told() == ["SC509 .selfcheck: `sw.js` was built 2 times, each time as something else"]


BEFORE = "# Kept from the site before, for whoever still has a page of it:"


def test_scripts_and_styles_of_the_site_before(site: Copy) -> None:
    kept = ["assets/selfcheck/0123456789/client/assessment.js", "assets/stylesheets/main.01234567.min.css"]
    for path in kept:
        site.write(path, "import('https://example.org/of-that-time.js')")
    site.write(".selfcheck", "\n".join([site.text(".selfcheck").rstrip(), BEFORE, *kept, ""]))
    assert site.told() == []


def test_nothing_else_of_the_site_before(site: Copy) -> None:
    site.write("one/old.html", "<p>old")
    site.write(".selfcheck", f"{site.text('.selfcheck')}{BEFORE}\none/old.html\n")
    assert "SC509 one/old.html: the file was not built here" in site.told()


def test_files_that_are_not_as_they_were_built(site: Copy) -> None:
    kept = "assets/stylesheets/main.01234567.min.css"
    site.write(kept, "body{}")
    site.write(".selfcheck", f"{site.text('.selfcheck')}{BEFORE}\n{kept}\n")
    assert site.told() == []
    site.add("<p>Words that nobody wrote.</p>", "one/beta/index.html")
    site.write(kept, "body{margin:0}")
    assert site.told(as_built=False) == [
        f"SC509 {kept}: the file is not as it was built",
        "SC509 one/beta/index.html: the file is not as it was built",
    ]


def test_links_on_the_disk(site: Copy, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (site.folder / "one" / "secret").symlink_to(tmp_path / "secret")
    (site.folder / "passwords.txt").symlink_to(tmp_path / "gone.txt")
    assert site.told() == [
        "SC509 one/secret: this is a link, or something else that is no file",
        "SC509 passwords.txt: this is a link, or something else that is no file",
    ]


def test_names_that_windows_refuses(site: Copy) -> None:
    names = ["a:b.png", "aux.png", "back\\slash", "dot.", "one/Con", "one?.png", "tab\t.png"]
    for name in names:
        site.build(name, "")
    assert site.told() == [f"SC509 {name}: the file has a name that Windows does not allow" for name in names]


def test_names_that_are_fine(site: Copy) -> None:
    for name in ("größe 1.png", ".well-known/x", "console.png", "a.b.c", "one/#1.png"):
        site.build(name, "")
    assert site.told() == []


def test_names_that_many_disks_cannot_keep_apart(site: Copy) -> None:
    for name in ("map.png", "Map.png", "gr\u00f6\u00dfe", "gro\u0308sse", "maps/a.png", "Maps/b.png"):
        site.build(name, "")
    assert site.told() == [
        "SC509 gr\u00f6\u00dfe: many disks take `gr\u00f6\u00dfe` for `gro\u0308sse`",
        "SC509 map.png: many disks take `map.png` for `Map.png`",
        "SC509 maps/a.png: many disks take `maps` for `Maps`",
    ]


# Where files come from


@pytest.fixture
def linked(make_guide: MakeGuide, copy_of: MakeCopy, tmp_path: Path) -> Copy:
    """A site with a file of its guide, which has changed since."""
    content = make_guide(
        {
            "map.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
            "one/beta.md": "---\ntitle: Beta\n---\n\n![Map](../map.svg)\n",
        }
    )
    assert not list(build(content, tmp_path / "site").problems)
    copy = copy_of(tmp_path / "site", Origin(content.absolute(), templates_folder()))
    assert copy.told() == []
    return copy


OUTSIDE = "the file comes from outside the guide, our templates and the theme"


def test_a_file_that_is_not_that_of_the_guide(linked: Copy) -> None:
    linked.write("map.svg", "<svg></svg>\n")
    assert linked.told() == [f"SC509 map.svg: {OUTSIDE}"]


def test_a_file_from_nowhere(linked: Copy) -> None:
    paths = ["assets/javascripts/more.js", "assets/selfcheck/0/client/more.js", "secret.txt"]
    for path in paths:
        linked.build(path, "")
    assert linked.told() == [f"SC509 {path}: {OUTSIDE}" for path in paths]


def test_a_file_to_which_the_guide_only_links(linked: Copy, tmp_path: Path) -> None:
    assert linked.origin
    original = linked.origin.content / "map.svg"
    original.rename(tmp_path / "elsewhere.svg")
    original.symlink_to(tmp_path / "elsewhere.svg")
    assert linked.told() == [f"SC509 map.svg: {OUTSIDE}"]


def test_a_site_with_its_guide(site: Copy) -> None:
    site.origin = Origin(SMALL_GUIDE, templates_folder())
    assert site.told() == []
