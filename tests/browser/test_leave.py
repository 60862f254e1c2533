"""The link to leave a page quickly."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from places import SMALL_GUIDE
from selfcheck.build import build

EXIT = "https://en.wikipedia.org/"
PLACES = ["supportive-network/mentors/", "my/data/", "my/compare/"]


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("scripts", [True, False])
def test_it_leads_away_says_nothing_of_where_from_and_leaves_no_way_back(
    browser: Browser, site, path: str, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    asked: list[dict[str, str]] = []
    page.on("request", lambda request: asked.append(request.headers) if request.url == EXIT else None)
    page.route(EXIT, lambda route: route.fulfill(body="<title>Elsewhere</title>", content_type="text/html"))
    page.goto(site.url)
    page.goto(site.url + path)
    link = page.get_by_role("link", name="Leave this page quickly")
    if scripts:
        page.wait_for_load_state("networkidle")
    link.click()
    expect(page).to_have_url(EXIT)
    assert "referer" not in asked[0]
    page.go_back()
    expect(page).to_have_url(site.url if scripts else site.url + path)
    context.close()


@pytest.mark.parametrize("path", PLACES)
def test_it_stays_at_hand_and_covers_nothing_that_has_the_focus(page: Page, site, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url + path, wait_until="networkidle")
    link = page.get_by_role("link", name="Leave this page quickly")
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    expect(link).to_be_in_viewport()
    assert link.evaluate("""(link) => {
      const { x, y } = link.getBoundingClientRect();
      return document.elementFromPoint(x + 5, y + 5) === link;
    }""")
    strip = page.locator(".sc-exit").bounding_box()
    assert strip
    controls = page.locator("article :is(input, button, a):visible")
    for control in controls.all()[::-1][:30]:
        control.focus()
        box = control.bounding_box()
        assert box
        below = box["y"] + box["height"] > strip["y"] + strip["height"]
        assert below or control.evaluate("(element) => !!element.closest('.sc-exit')")


def test_it_lies_above_the_progress_that_passes_by(page: Page, site) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url + site.section)
    link = page.get_by_role("link", name="Leave this page quickly")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(link).to_be_in_viewport()
    assert link.evaluate("""(link) => {
      const bar = document.querySelector(".sc-bar");
      scrollBy({ top: bar.getBoundingClientRect().top - link.getBoundingClientRect().top, behavior: "instant" });
      const [exit, other] = [link, bar].map((each) => each.getBoundingClientRect());
      const across = other.top < exit.bottom && exit.top < other.bottom;
      return across && document.elementFromPoint(exit.x + exit.width / 2, exit.y + exit.height / 2) === link;
    }""")


@pytest.mark.parametrize("path", PLACES)
def test_what_a_link_leads_to_comes_to_stand_below_it(page: Page, site, path: str) -> None:
    page.goto(site.url + path)
    strip = page.locator(".sc-exit")
    room = page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)")
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    box = strip.bounding_box()
    assert box
    assert room >= box["y"] + box["height"]


@pytest.mark.parametrize("path", PLACES)
def test_it_is_not_printed(page: Page, site, path: str) -> None:
    page.goto(site.url + path)
    page.emulate_media(media="print")
    expect(page.locator(".sc-exit")).to_be_hidden()


@pytest.mark.parametrize("path", ["", "about/", "supportive-network/"])
def test_pages_of_mere_reading_do_not_have_it(site, path: str) -> None:
    assert "sc-exit" not in (site.folder / path / "index.html").read_text()


def test_a_guide_that_does_not_ask_for_it_does_not_have_it(every_kind) -> None:
    for path in (every_kind.section, "my/data/"):
        assert "sc-exit" not in (every_kind.folder / path / "index.html").read_text()


def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SMALL_GUIDE, content)
    with (content / "guide.yaml").open("a") as guide:
        guide.write("quick_exit: javascript:alert(1)\n")
    outcome = build(content, tmp_path / "site", "")
    assert [problem.message for problem in outcome.problems if problem.code == "SC122"] == [
        "expected an address such as https://example.org/guide/, found `javascript:alert(1)`"
    ]
