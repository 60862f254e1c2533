"""Built sites, of which each test breaks one thing in a copy of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from marker import mark_as_built
from places import SMALL_GUIDE, TESTS
from selfcheck.build import build
from selfcheck.model.bank import Bank
from selfcheck.model.read_guide import read_guide
from selfcheck.paths import templates_folder
from selfcheck.problems import Problems
from selfcheck.verify import Origin, verify_page, verify_site

EVERY_KIND = TESTS / "guides" / "every-kind"
ADDRESS = "https://example.org/repo/"


@dataclass
class Copy:
    """A copy of a built site, whose files are those of the site until they are changed."""

    folder: Path
    origin: Origin | None = None
    banks: Mapping[str, Bank] = field(default_factory=dict)
    """What some pages are compared with, by their paths."""

    def write(self, path: str, text: str | bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def text(self, path: str) -> str:
        return (self.folder / path).read_text()

    def replace(self, path: str, old: str, new: str) -> None:
        """Put something else in the place of what is in a file once."""
        text = self.text(path)
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        self.write(path, text.replace(old, new))

    def add(self, html: str, page: str = "one/alpha/index.html") -> None:
        """Put something at the end of the text of a page."""
        self.replace(page, "</article>", f"\n{html}\n</article>")

    def build(self, path: str, text: str | bytes) -> None:
        """Put another file there as if it had been built."""
        self.write(path, text)
        self.write(".selfcheck", f"{self.text('.selfcheck')}{path}\n")

    def remove(self, path: str) -> None:
        (self.folder / path).unlink()

    def told(self, *, as_built: bool = True) -> list[str]:
        """What is said of the site, each with its code and its file; by default as if it had been built as it is."""
        if as_built:
            mark_as_built(self.folder)
        problems = Problems()
        site = verify_site(self.folder, problems, self.origin)
        for path, bank in self.banks.items():
            verify_page(site, path, bank, problems)
        return [f"{problem.code} {problem.place.source.path}: {problem.message}" for problem in problems]


MakeCopy = Callable[..., Copy]


@pytest.fixture
def copy_of(tmp_path: Path) -> MakeCopy:
    def copied(site: Path, origin: Origin | None = None, banks: Iterable[Bank] = ()) -> Copy:
        folder = tmp_path / "copy"
        shutil.copytree(site, folder, copy_function=os.link)
        return Copy(folder, origin, {f"{bank.id}/index.html": bank for bank in banks})

    return copied


@pytest.fixture
def site(built_site: Path, copy_of: MakeCopy) -> Copy:
    """The site of the small guide, which nobody has said the address of."""
    return copy_of(built_site)


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    shutil.copytree(SMALL_GUIDE, folder / "content")
    with (folder / "content" / "guide.yaml").open("a") as file:
        file.write("offline: true\n")
    assert not list(build(folder / "content", folder / "site", ADDRESS).problems)
    return folder / "site"


@pytest.fixture
def published(published_site: Path, copy_of: MakeCopy) -> Copy:
    """The same with an address, `ADDRESS`, and a copy for reading offline."""
    return copy_of(published_site)


@pytest.fixture(scope="session")
def site_of_every_kind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("every-kind") / "site"
    assert not list(build(EVERY_KIND, folder).problems)
    return folder


@pytest.fixture
def every_kind(site_of_every_kind: Path, copy_of: MakeCopy) -> Copy:
    """A site that asks in every way, beside the guide it was built from."""
    guide = read_guide(EVERY_KIND, Problems())
    assert guide
    return copy_of(site_of_every_kind, Origin(EVERY_KIND, templates_folder()), guide.banks)
