"""Without JavaScript, and on paper, a section is a questionnaire with a key to score it by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from reader import fill_in, result, show


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_questions_key_bands_and_steps_are_all_there(plain: Page, site) -> None:
    plain.goto(f"{site.url}supportive-network/boundaries/")
    expect(plain.locator("fieldset[data-item]")).to_have_count(10)
    key = plain.get_by_role("region", name="Scoring key")
    expect(key).to_be_visible()
    expect(key).to_contain_text("Reversed: points in questions")
    for band in ("Start here", "Taking shape", "Well supported"):
        expect(plain.locator(".sc-headline")).to_contain_text(band)
    assert plain.locator("[data-step]:visible").count() >= 6


def test_no_control_is_shown_that_needs_a_script(plain: Page, site) -> None:
    plain.goto(site.url + site.section)
    assert plain.locator(".sc-assessment button:visible").count() == 0
    assert plain.locator(".sc-assessment progress:visible").count() == 0
    expect(plain.locator(".sc-static").first).to_be_visible()


def test_pages_of_the_readers_own_say_what_they_need(plain: Page, site) -> None:
    for name in ("profile", "plan", "compare", "data"):
        plain.goto(f"{site.url}my/{name}/")
        expect(plain.locator(".sc-own > .sc-static")).to_contain_text("it needs JavaScript")
        assert plain.locator(".sc-own :is(button, input, select, table):visible").count() == 0


SOON = "document.querySelector('.sc-static').getAnimations().forEach((each) => each.finish())"
"""It is not said before the script has had some seconds to come."""


@pytest.mark.parametrize("path", ["supportive-network/mentors/", "my/profile/"])
def test_where_the_script_stays_away_the_page_says_so(page: Page, context, site, path: str) -> None:
    page.goto(site.url + path)
    told = ".sc-static"
    expect(page.locator("[data-live]").first).to_be_attached()
    page.evaluate(SOON)
    expect(page.locator(told)).to_be_hidden()
    disk = context.new_page()
    disk.goto((site.folder / path / "index.html").as_uri())
    expect(disk.locator(told)).to_be_hidden()
    disk.evaluate(SOON)
    expect(disk.locator(told)).to_be_visible()
    expect(disk.locator(told)).to_contain_text("a website rather than a file on a disk")


def test_print_shows_answers_result_and_key_and_no_navigation(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *[3] * 9)
    show(page)
    page.emulate_media(media="print")
    expect(result(page)).to_be_visible()
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator("fieldset[data-item] input:checked").first).to_be_visible()
    assert page.locator(".sc-assessment button:visible").count() == 0


def test_every_kind_of_question_and_when_it_is_asked_is_there(plain: Page, every_kind) -> None:
    plain.goto(every_kind.url + every_kind.section)
    assert plain.locator("[data-item]:visible").count() == 8
    expect(plain.locator("[data-item=why]")).to_contain_text("Only if question 2 is anything but “Never”.")
    expect(plain.locator("[data-item=hours]")).to_contain_text("From 0 to 24 hours, in steps of 0.5")
    expect(plain.locator("[data-alert]")).to_be_visible()
    expect(plain.locator("[data-alert]")).to_contain_text("If question 5 is “Most nights” or “Every night”:")
    expect(plain.get_by_text("Not counted yet.").first).to_be_hidden()
    key = plain.get_by_role("region", name="Scoring key")
    for said in ("Take (your number − L) × 100 ÷ (H − L).", "Signs", "Take the first line that is true"):
        expect(key).to_contain_text(said)
    for outcome in ("Worn out", "Light sleep", "Nothing stands out"):
        expect(plain.locator(".sc-class")).to_contain_text(outcome)
