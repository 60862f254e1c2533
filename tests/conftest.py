"""What the tests share: our templates, and small guides to try things on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from chromium import ARGUMENTS, chromium
from places import SMALL_GUIDE, MakeGuide
from selfcheck.build import build
from selfcheck.paths import templates_folder

# A busy machine is slow, and that is no mistake of what is tested.
settings.register_profile(
    "patient",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
settings.load_profile("patient")
expect.set_options(timeout=15_000)  # milliseconds


@pytest.fixture(scope="session")
def templates() -> Path:
    return templates_folder()


@pytest.fixture
def make_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeGuide:
    """Make a guide: the small one with some files in place of its own. The current folder is the one above it."""
    monkeypatch.chdir(tmp_path)

    def make(files: Mapping[str, str]) -> Path:
        content = tmp_path / "content"
        shutil.copytree(SMALL_GUIDE, content, dirs_exist_ok=True)
        for path, text in files.items():
            (content / path).parent.mkdir(parents=True, exist_ok=True)
            (content / path).write_bytes(text.encode())
        return Path("content")

    return make


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small guide, to look at; whoever wants to change it makes a copy."""
    site = tmp_path_factory.mktemp("built") / "site"
    outcome = build(SMALL_GUIDE, site)
    assert not list(outcome.problems)
    return site


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=chromium(), headless=True, args=ARGUMENTS)
    yield running
    running.close()
