"""Reading without a network, where the guide asks for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from reader import fill_in, result, show

from hosting import hosted
from places import SMALL_GUIDE
from selfcheck.build import build

BASE = "/repo/"

KEPT = """async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("selfcheck:"));
  const caught = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
  return Object.fromEntries(names.map((name, at) => [name.replace(/:\\w+$/, ""), caught[at]]));
}"""
"""How many files each copy of ours holds."""


class Host:
    """A guide on a host, to be built again."""

    def __init__(self, content: Path, folder: Path, url: str) -> None:
        self.content = content
        self.folder = folder
        self.url = url

    def build(self, *, offline: bool = True) -> int:
        """Build the site; gives how many files a copy of it has."""
        guide = self.content / "guide.yaml"
        text = guide.read_text().replace("\noffline: true", "")
        guide.write_text(f"{text.rstrip()}\noffline: true\n" if offline else text)
        outcome = build(self.content, self.folder, self.url)
        assert [problem.message for problem in outcome.problems] == []
        left_out = {".nojekyll", "sitemap.xml", "sw.js", ".selfcheck"}
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return sum(1 for path in files if path.relative_to(self.folder).as_posix() not in left_out)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    content = shutil.copytree(SMALL_GUIDE, tmp_path / "content")
    with hosted(tmp_path / "site", BASE) as url:
        yield Host(content, tmp_path / "site", url)


@pytest.fixture
def kept(context: BrowserContext, host: Host) -> Callable[[str], Page]:
    """Open a page, and wait until all of the site is kept."""

    def visit(path: str = "one/alpha/") -> Page:
        page = context.new_page()

        page.goto(f"{host.url}{path}")
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        page.wait_for_function("() => navigator.serviceWorker.ready.then((it) => it.active?.state === 'activated')")
        return page

    return visit


def test_the_whole_site_without_a_network(host: Host, kept: Callable[[str], Page], context: BrowserContext) -> None:
    files = host.build()
    page = kept("one/alpha/")
    assert page.evaluate(KEPT) == {f"selfcheck:{BASE}": files}

    context.set_offline(True)
    page.reload()
    fill_in(page, 1, 2)
    show(page)
    expect(result(page)).to_contain_text("3")
    page.reload()
    expect(result(page)).to_contain_text("3")
    for path, title in (("", "Welcome"), ("one/", "Chapter one"), ("my/profile/", "Profile"), ("one/beta/", "Beta")):
        page.goto(f"{host.url}{path}")
        expect(page.locator("h1")).to_contain_text(title)
    missing = page.goto(f"{host.url}nowhere/")
    assert missing
    assert missing.status == 404
    expect(page.locator("h1")).to_contain_text("Page not found")
    page.goto(f"{host.url}one/alpha")
    assert page.url == f"{host.url}one/alpha/"


def test_a_new_site_takes_the_place_of_the_old_one(
    host: Host, kept: Callable[[str], Page], context: BrowserContext
) -> None:
    host.build()
    kept("one/alpha/").close()
    home = host.content / "index.md"
    home.write_text(f"{home.read_text()}\n\nWords that are new.\n")
    files = host.build()
    # What is new is read at once (the host lets pages be ten minutes old, which a reload ends), and is kept as soon as
    # nobody reads the old copy any more.
    page = kept("")
    page.reload()
    expect(page.locator("article")).to_contain_text("Words that are new.")
    page.evaluate("() => navigator.serviceWorker.ready.then((it) => it.update())")
    page.wait_for_function("() => navigator.serviceWorker.ready.then((it) => !it.installing)")
    page.close()
    page = kept("one/alpha/")
    page.wait_for_function("async () => (await caches.keys()).length === 1")
    assert page.evaluate(KEPT) == {f"selfcheck:{BASE}": files}
    context.set_offline(True)
    page.goto(host.url)
    expect(page.locator("article")).to_contain_text("Words that are new.")


def test_a_guide_that_asks_no_more_leaves_nothing(host: Host, kept: Callable[[str], Page]) -> None:
    host.build()
    page = kept("one/alpha/")
    host.build(offline=False)
    page.evaluate("() => navigator.serviceWorker.getRegistration().then((it) => it.update())")
    page.wait_for_function("async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    page.wait_for_function("async () => (await caches.keys()).length === 0")


def test_other_guides_ask_for_nothing(host: Host, context: BrowserContext) -> None:
    host.build(offline=False)
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{host.url}one/alpha/")
    expect(page.locator(".sc-assessment")).to_be_visible()
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    assert not [request for request in requests if "sw.js" in request or "offline" in request]
