"""No accessibility violation with every kind of question either, in any state, in light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from nights import bank, choose, field, fill_in, item
from playwright.sync_api import Browser, Page, expect
from reader import result, show

from axe import violations


@pytest.fixture(scope="session")
def site(every_kind):
    return every_kind


def empty(page: Page) -> None:
    expect(page.locator(".sc-assessment[data-live]")).to_be_visible()


def partly_answered(page: Page) -> None:
    empty(page)
    choose(page, "awake", "Most nights")
    choose(page, "why", "Noise", "Light")
    choose(page, "hopeless", "Every night")
    expect(page.locator("[data-alert]")).to_be_visible()


def wrong(page: Page) -> None:
    partly_answered(page)
    field(page, "hours").fill("99")
    field(page, "shifts").fill("many")
    show(page)
    expect(page.get_by_role("region", name="have no answer yet")).to_be_focused()


def scored(page: Page) -> None:
    empty(page)
    fill_in(page, {**bank().cases[0].answers, "note": "Walks."})
    show(page)
    expect(result(page).locator(".sc-score")).to_be_visible()


def not_enough(page: Page) -> None:
    empty(page)
    choose(page, "rested", "Never")
    show(page)
    page.get_by_role("button", name="anyway").click()
    expect(result(page)).to_contain_text("Not enough answered yet")


@pytest.mark.parametrize("state", [empty, partly_answered, wrong, scored, not_enough])
def test_axe_finds_nothing(browser: Browser, site, state: Callable[[Page], None]) -> None:
    assert violations(browser, site.url + site.section, state) == []


def test_nothing_scrolls_sideways_on_a_narrow_screen(page: Page, site) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url + site.section)
    sideways = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
    for state in (empty, wrong, scored):
        state(page)
        assert page.evaluate(sideways) <= 0, state.__name__


def test_every_question_names_what_answers_it(page: Page, site) -> None:
    page.goto(site.url + site.section)
    empty(page)
    for choice in page.locator("fieldset[data-item]").all():
        assert choice.evaluate("(item) => item.querySelectorAll('*').length + 1") <= 14
    partly_answered(page)
    group = page.get_by_role("group", name="2a. What keeps you awake? (choose any number)", exact=True)
    expect(group.get_by_role("checkbox")).to_have_count(4)
    hours = page.get_by_role("textbox", name="3. How long do you sleep in a night?", exact=True)
    expect(hours).to_have_accessible_description("From 0 to 24 hours, in steps of 0.5")
    shifts = page.get_by_role("group", name="4. How many night shifts did you work?", exact=True)
    expect(shifts.get_by_role("textbox", name="4. How many night shifts did you work?")).to_have_count(1)
    expect(shifts.get_by_role("checkbox", name="Doesn’t apply to me")).to_have_count(1)
    note = page.get_by_role("textbox", name="7. What has helped you so far? (optional)", exact=True)
    expect(note).to_have_accessible_description(
        "In your own words, for yourself: it stays on this device and earns no points."
    )


def test_targets_are_big_enough_for_a_thumb(page: Page, site) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url + site.section)
    partly_answered(page)
    targets = ".sc-item label:not([for]), .sc-item [type=text], .sc-item textarea, .sc-assessment button"
    small = page.evaluate(
        """(targets) => [...document.querySelectorAll(targets)]
          .filter((e) => e.getClientRects().length && e.getBoundingClientRect().height < 43.5)
          .map((e) => e.outerHTML)""",
        targets,
    )
    assert small == []


def test_what_is_chosen_is_seen_in_forced_colours(browser: Browser, site) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(site.url + site.section)
    partly_answered(page)
    box = item(page, "why").get_by_role("checkbox").first
    expect(box).to_have_css("appearance", "auto")
    context.close()
