"""No accessibility violation on any kind of page, in any state, in light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from reader import fill_in, result, show

from axe import violations


def empty(page: Page) -> None:
    expect(page.locator(".sc-assessment[data-live]")).to_be_visible()


def partly_answered(page: Page) -> None:
    fill_in(page, 1, 2, 3)


def gaps(page: Page) -> None:
    fill_in(page, 1, 2, None, 3)
    show(page)
    expect(page.get_by_role("region", name="have no answer yet")).to_be_focused()


def scored(page: Page) -> None:
    fill_in(page, *[3] * 9)
    show(page)
    expect(result(page).locator(".sc-score")).to_be_visible()


def not_enough(page: Page) -> None:
    fill_in(page, 1)
    show(page)
    page.get_by_role("button", name="anyway").click()
    expect(result(page)).to_contain_text("Not enough answered yet")


def asked_to_clear(page: Page) -> None:
    fill_in(page, 1)
    page.get_by_role("button", name="Clear my answers").first.click()
    expect(page.get_by_role("dialog", name="Clear")).to_be_visible()


def searching(page: Page) -> None:
    page.keyboard.press("s")
    page.keyboard.type("friend")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


def as_loaded(page: Page) -> None:
    expect(page.locator("h1")).to_be_visible()


SECTION = "supportive-network/support-needs/"
STATES: list[tuple[str, Callable[[Page], None]]] = [
    ("", as_loaded),
    ("", searching),
    ("about/", as_loaded),
    ("supportive-network/", as_loaded),
    ("no/such/page/", as_loaded),
    (SECTION, empty),
    (SECTION, partly_answered),
    (SECTION, gaps),
    (SECTION, scored),
    (SECTION, not_enough),
    (SECTION, asked_to_clear),
]


@pytest.mark.parametrize(("path", "state"), STATES, ids=lambda value: getattr(value, "__name__", value) or "home")
def test_axe_finds_nothing(browser: Browser, site, path: str, state: Callable[[Page], None]) -> None:
    assert violations(browser, site.url + path, state) == []


@pytest.mark.parametrize("path", ["", "about/", "supportive-network/", SECTION])
def test_nothing_scrolls_sideways_on_a_narrow_screen(page: Page, site, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url + path)
    sideways = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
    assert page.evaluate(sideways) <= 0
    if path == SECTION:
        scored(page)
        assert page.evaluate(sideways) <= 0
        for table in page.locator(".sc-result table:visible").all():
            assert table.evaluate("(table) => table.scrollWidth <= table.parentElement.clientWidth + 1")


def test_every_radio_is_in_a_group_named_by_its_question(page: Page, site) -> None:
    page.goto(site.url + SECTION)
    for item in page.locator("fieldset[data-item]").all():
        question = (item.locator("legend").text_content() or "").strip()
        group = page.get_by_role("group", name=question, exact=True)
        expect(group).to_have_count(1)
        assert group.get_by_role("radio").count() >= 3
        assert item.evaluate("(item) => item.querySelectorAll('*').length + 1") <= 14


def test_targets_are_big_enough_for_a_thumb(page: Page, site) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url + SECTION)
    scored(page)
    small = page.evaluate("""[...document.querySelectorAll('.sc-assessment label, .sc-assessment button')]
      .filter((e) => e.getClientRects().length && e.getBoundingClientRect().height < 43.5)
      .map((e) => `${e.textContent.trim()}: ${e.getBoundingClientRect().height}`)""")
    assert small == []


def test_meaning_survives_forced_colours(browser: Browser, site) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site.url + SECTION)
    scored(page)
    expect(result(page).locator(".sc-bands [aria-current] em")).to_be_visible()
    context.close()
