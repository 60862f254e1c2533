"""The published guide, and pages that are watched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from nights import EVERY_KIND
from playwright.sync_api import Browser, BrowserContext, Page

from hosting import hosted
from places import REPOSITORY, TESTS
from selfcheck.build import build

BASE = "/repo/"
"""Where the site stands on its host, as project sites do on GitHub Pages."""


@dataclass
class Site:
    """A built guide on a server."""

    url: str
    """The address of its home page, with a slash at the end."""
    folder: Path
    section: str = "supportive-network/mentors/"


@contextmanager
def published(content: Path, folder: Path) -> Iterator[str]:
    """A guide, built as it will be published; gives the address of its home page."""
    with hosted(folder, BASE) as url:
        outcome = build(content, folder, url)
        assert [problem.message for problem in outcome.problems] == []
        yield url


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The guide of this repository."""
    folder = tmp_path_factory.mktemp("published") / "site"
    with published(REPOSITORY / "content", folder) as url:
        yield Site(url, folder)


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A small guide whose bank has every kind of question, and conditions, alerts, classes and norms."""
    folder = tmp_path_factory.mktemp("every-kind") / "site"
    with published(EVERY_KIND, folder) as url:
        yield Site(url, folder, "one/nights/")


@pytest.fixture(scope="session")
def side_by_side(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A small guide whose sections have scales of different ranges, and notes on what they mean together."""
    folder = tmp_path_factory.mktemp("side-by-side") / "site"
    with published(TESTS / "guides" / "profile", folder) as url:
        yield Site(url, folder, "body/sleep/")


@pytest.fixture(scope="session")
def right_to_left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same guide in a language that is written from right to left."""
    content = tmp_path_factory.mktemp("right-to-left") / "content"
    shutil.copytree(TESTS / "guides" / "profile", content)
    guide = content / "guide.yaml"
    guide.write_text(f"language: ar\n{guide.read_text()}")
    folder = content.parent / "site"
    with published(content, folder) as url:
        yield Site(url, folder, "days/work/")


@dataclass
class Watched:
    """What a page did that no page of ours may do."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


VIOLATIONS = """
window.policyViolations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.policyViolations.push(`${event.violatedDirective}: ${event.blockedURI || event.sourceFile}`);
});
"""


def watch(page: Page) -> Watched:
    watched = Watched()
    page.on("pageerror", lambda error: watched.errors.append(str(error)))
    page.on("console", lambda message: watched.errors.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: watched.requests.append(f"{request.method} {request.url}"))
    page.add_init_script(VIOLATIONS)
    return watched


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext, site: Site) -> Iterator[Page]:
    """A page that is watched: no error, no broken policy, no request to anywhere but the site, whatever a test does."""
    opened = context.new_page()
    watched = watch(opened)
    yield opened
    violations = opened.evaluate("window.policyViolations ?? []")
    assert violations == []
    # A missing page is a missing page: the browser says so on its console.
    assert [error for error in watched.errors if "404" not in error] == []
    assert [request for request in watched.requests if not request.startswith(f"GET {site.url}")] == []
