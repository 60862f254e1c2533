"""A real browser, and a server that behaves like GitHub Pages."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from places import REPOSITORY
from selfcheck.build import build

BASE = "/repo/"
"""Where the site stands on its host, as project sites do on GitHub Pages."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


class PagesHandler(SimpleHTTPRequestHandler):
    """Serves a folder below `BASE`: no listings, the site's own 404 page, ten minutes in the cache."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = Path(self.translate_path(path[len(BASE) - 1 :])) if path.startswith(BASE) else None
        if file is not None and file.is_dir():
            if not path.endswith("/"):
                self.send_response(301)
                self.send_header("Location", f"{path}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            file /= "index.html"
        found = file is not None and file.is_file()
        shown = file if file is not None and found else Path(self.directory, "404.html")
        data = shown.read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(shown))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@dataclass
class Site:
    """A built guide on a server."""

    url: str
    """The address of its home page, with a slash at the end."""
    folder: Path
    section: str = "supportive-network/mentors/"


def serve_site(folder: Path) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(PagesHandler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The guide of this repository, built as it will be published."""
    folder = tmp_path_factory.mktemp("published") / "site"
    for server in serve_site(folder):
        url = f"http://127.0.0.1:{server.server_address[1]}{BASE}"
        outcome = build(REPOSITORY / "content", folder, url)
        assert not list(outcome.problems), [problem.message for problem in outcome.problems]
        yield Site(url, folder)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    named = os.environ.get("SELFCHECK_BROWSER")
    path = named or next((found for name in BROWSERS if (found := shutil.which(name))), None)
    assert path, "no Chromium was found; `make browser` installs one"
    running = playwright.chromium.launch(executable_path=path, headless=True, args=ARGUMENTS)
    yield running
    running.close()


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
