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
    # Chromium can hang where the last page is closed and another opened at once while the old worker still answers.
    page.wait_for_load_state("networkidle")
    page.close()
    page = kept("one/alpha/")
    page.wait_for_function("async () => (await caches.keys()).length === 1")
    assert page.evaluate(KEPT) == {f"selfcheck:{BASE}": files}
    context.set_offline(True)
    page.goto(host.url)
    expect(page.locator("article")).to_contain_text("Words that are new.")


INSTALLED = """async () => {
  const { installing } = await navigator.serviceWorker.register("sw.js");
  const ended = () => ["activated", "redundant"].includes(installing.state);
  while (!ended()) await new Promise((done) => installing.addEventListener("statechange", done, { once: true }));
  return installing.state;
}"""
"""What becomes of the worker of the site."""


def test_an_old_file_does_not_stay_under_the_name_of_a_new_one(
    host: Host, kept: Callable[[str], Page], context: BrowserContext
) -> None:
    host.build()
    beta = host.folder / "one" / "beta" / "index.html"
    new = beta.read_text()
    beta.write_text(new.replace("Beta", "Old"))
    page = context.new_page()
    page.goto(host.url)
    assert page.evaluate(INSTALLED) == "redundant"
    # The browser has given the worker up, and tries once more at the next visit.
    beta.write_text(new)
    page = kept("one/alpha/")
    context.set_offline(True)
    page.goto(f"{host.url}one/beta/")
    expect(page.locator("h1")).to_contain_text("Beta")


FETCHED = """async ([path, options]) => {
  const found = await fetch(path, options).catch(() => null);
  return found && `${found.status} ${await found.text()}`;
}"""


def test_a_file_that_authors_link_is_read_as_it_is_now(
    host: Host, kept: Callable[[str], Page], context: BrowserContext
) -> None:
    alpha = host.content / "one" / "alpha.md"
    alpha.write_text(f"{alpha.read_text()}\n[A leaflet](<leaf let.txt>)\n")
    (host.content / "one" / "leaf let.txt").write_text("old")
    host.build()
    page = kept("one/alpha/")
    page.reload()
    (host.folder / "one" / "leaf let.txt").write_text("new")
    assert page.evaluate(FETCHED, ["../leaf%20let.txt", {"cache": "reload"}]) == "200 new"
    context.set_offline(True)
    assert page.evaluate(FETCHED, ["../leaf%20let.txt", {"cache": "reload"}]) == "200 old"
    # A part of a file is for the host to give.
    ranged = {"cache": "reload", "headers": {"Range": "bytes=0-0"}}
    assert page.evaluate(FETCHED, ["../leaf%20let.txt", ranged]) is None


NOTHING = """async () => !(await caches.keys()).length && !(await navigator.serviceWorker.getRegistrations()).length"""


def test_the_copy_goes_with_everything_and_is_made_anew(host: Host, kept: Callable[[str], Page]) -> None:
    files = host.build()
    page = kept("my/data/")
    page.evaluate("caches.open('selfcheck:/:x')")  # of another site on the same host
    expect(page.get_by_role("main")).to_contain_text("the browser keeps a copy of the pages")
    page.get_by_role("button", name="Delete everything", exact=True).click()
    page.get_by_role("button", name="Delete everything now").click()
    expect(page.locator("[data-slot=said-delete]")).to_have_text("Everything is deleted.")
    assert page.evaluate("caches.keys()") == ["selfcheck:/:x"]
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    assert kept("one/alpha/").evaluate(KEPT) == {f"selfcheck:{BASE}": files, "selfcheck:/": 0}


def test_no_copy_is_kept_while_everything_is_in_one_tab(host: Host, kept: Callable[[str], Page]) -> None:
    host.build()
    page = kept("my/data/")
    page.add_init_script("""
      window.asked = [];
      const { register } = ServiceWorkerContainer.prototype;
      ServiceWorkerContainer.prototype.register = function (...all) {
        window.asked.push(all[0]);
        return register.apply(this, all);
      };
    """)
    page.get_by_role("button", name="Keep in this tab only").click()
    page.wait_for_function(NOTHING)
    page.goto(f"{host.url}one/alpha/")
    assert page.evaluate("window.asked") == []
    page.goto(f"{host.url}my/data/")
    page.get_by_role("button", name="Keep in this browser again").click()
    page.reload()
    assert page.evaluate("window.asked") == [f"{host.url}sw.js"]


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
