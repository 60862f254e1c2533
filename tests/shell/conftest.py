"""A small guide in the reading shell: home, a chapter of two sections, one more page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from markupsafe import Markup

from selfcheck.shell import Heading, Link, Shell, ShellPage, search_entries

if TYPE_CHECKING:
    from collections.abc import Callable

TEMPLATES = Path(__file__).parents[2] / "templates"
ASSETS = {"styles/shell.css": "assets/guide/shell.css", "assets/favicon.svg": "assets/guide/favicon.svg"}

NAVIGATION = (
    Link("Start", ""),
    Link("Support", "support/", (Link("Mentors", "support/mentors/"), Link("Friends & kin", "support/friends/"))),
    Link("About", "about/"),
)


def page(url: str, title: str, source: str) -> ShellPage:
    prose = """\
<p>The beginning.</p>
<h2 id="asking">Asking &lt;once&gt;</h2>
<p>Ask a <strong>gardener</strong> about <code>roots</code>.</p>
<h3 id="words">Words to say</h3>
<ul><li>Hello &amp; goodbye</li></ul>
<h2 id="after">Afterwards</h2>
<p>Say thank you.</p>
"""
    return ShellPage(
        url,
        title,
        "main.html",
        description=f"All about {title}",
        contents=(
            Heading(2, "asking", "Asking <once>", (Heading(3, "words", "Words to say"),)),
            Heading(2, "after", "Afterwards"),
        ),
        context={"content": Markup(prose)},
        source=f"content/{source}",
        search=search_entries(prose),
    )


PAGES = (
    page("", "Start", "index.md"),
    page("support/", "Support", "support/index.md"),
    page("support/mentors/", "Mentors", "support/mentors.md"),
    page("support/friends/", "Friends & kin", "support/friends.md"),
    page("about/", "About", "about.md"),
)


@pytest.fixture(scope="session")
def shell() -> Callable[..., Shell]:
    """A shell for the small guide; what is given takes the place of what it is by default."""

    def make(**settings: Any) -> Shell:
        given = {
            "title": "A guide",
            "description": "A guide to try things on",
            "language": "en",
            "navigation": NAVIGATION,
            "templates": TEMPLATES,
            "assets": ASSETS,
            "copyright": "Free for all",
        }
        return Shell(**(given | settings))

    return make


@pytest.fixture(scope="session")
def pages() -> tuple[ShellPage, ...]:
    return PAGES


@pytest.fixture(scope="session")
def build(shell: Callable[..., Shell]) -> Callable[..., Path]:
    """Writes the small guide into a folder."""

    def write(folder: Path, **settings: Any) -> Path:
        made = shell(**settings)
        files = {f"{each.url}index.html": made.render(each).encode() for each in PAGES}
        files |= dict(made.files(map(made.listed, PAGES)))
        files |= {ASSETS[name]: (TEMPLATES / name).read_bytes() for name in ASSETS}
        for path, data in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return folder

    return write
