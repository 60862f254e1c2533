"""The site at the root of a host and deep below it; all other tests have it one folder below."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect
from reader import expect_result, fill_in, show

from hosting import hosted
from places import SMALL_GUIDE
from selfcheck.build import build

STYLES = "() => getComputedStyle(document.body).getPropertyValue('--sc-accent')"


@pytest.fixture(params=["/", "/a/b/"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    content = shutil.copytree(SMALL_GUIDE, tmp_path / "content")
    with (content / "guide.yaml").open("a") as file:
        file.write("offline: true\n")
    with hosted(tmp_path / "site", request.param) as url:
        assert not list(build(content, tmp_path / "site", url).problems)
        yield url


def test_a_whole_journey(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.locator(".md-footer__link", has_text="Next").click()
    expect(page).to_have_url(f"{address}one/")
    page.locator(".md-content").get_by_role("link", name="Alpha").click()
    expect(page).to_have_url(f"{address}one/alpha/")
    fill_in(page, 1, 2, by_hand=True)
    show(page)
    expect_result(page, "3", "Firm")
    page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Profile").click()
    expect(page).to_have_url(f"{address}my/profile/")
    expect(page.locator('[data-section="one/alpha"]')).to_contain_text("Firm")

    page.goto(f"{address}about/")
    page.keyboard.press("/")
    page.keyboard.type("planning")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url(f"{address}one/alpha/**")
    expect_result(page, "3", "Firm")

    missing = page.goto(f"{address}no/such/page/")
    assert missing
    assert missing.status == 404
    assert page.evaluate(STYLES)
    page.locator(".md-content").get_by_role("link").first.click()
    expect(page).to_have_url(address)

    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.ready.then((it) => it.active?.state === 'activated')")
    context.set_offline(True)
    page.goto(f"{address}one/alpha/")
    expect_result(page, "3", "Firm")
    page.goto(f"{address}no/such/page/")
    expect(page.locator("h1")).to_contain_text("Page not found")
    assert page.evaluate(STYLES)
    assert [url for url in asked if not url.startswith(address)] == []
