"""Back into the text: what low answers lead to is marked where it stands, until it is read again."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from reader import explained_result, fill_in, items, settle, show

LOW = (1, 0, 2, 1, 3, 2, 1, 2, 4)
"""Answers to the section on mentors; the lowest lead to three paragraphs."""
MARKED = ["what-a-mentor-can-give", "ask-for-one-conversation", "several-helpers"]
"""The ids of their headings, in the order of the page."""


@pytest.fixture
def explained(page: Page, site) -> Callable[..., Page]:
    """The section on mentors with a result, once that is explained."""
    return lambda *answers: explained_result(page, site.url + site.section, *answers)


def marks(page: Page) -> list[str]:
    return page.evaluate("[...document.querySelectorAll('p.sc-reread')].map((mark) => mark.previousElementSibling.id)")


def test_low_answers_mark_their_paragraphs_until_these_are_read(explained, site) -> None:
    page = explained(*LOW)
    mark = page.locator("p.sc-reread span").first
    expect(mark).to_have_text("Worth re-reading: your answers lead back here. See your result")
    mark.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Your result")).to_be_in_viewport()
    links = page.locator(".sc-rereading li:visible a")
    expect(links).to_have_text(
        [
            "Read again: Spread it over several people",
            "Read again: Ask for one conversation",
            "Read again: What a mentor can give",
        ]
    )
    assert marks(page) == MARKED
    contents = page.get_by_role("navigation", name="Table of contents").first
    expect(contents.get_by_role("link", name="(to read again)")).to_have_count(3)
    navigation = page.get_by_role("navigation", name="Navigation")
    expect(navigation.get_by_role("link", name="Seeking guidance from mentors (to read again)")).to_have_count(1)
    button = page.get_by_role("button", name="Read", exact=True).nth(1)
    expect(button).to_have_accessible_description("Ask for one conversation")
    button.press("Enter")
    expect(page.locator("#ask-for-one-conversation")).to_be_focused()
    assert marks(page) == [MARKED[0], MARKED[2]]
    settle(page)
    page.reload()
    expect(page.locator("p.sc-reread")).to_have_count(2)
    for _ in range(2):
        page.get_by_role("button", name="Read", exact=True).first.click()
    expect(page.locator(".sc-reread")).to_have_count(0)


def test_another_result_brings_its_marks_and_clearing_takes_them_away(explained) -> None:
    page = explained(*LOW)
    page.get_by_role("button", name="Read", exact=True).first.click()
    assert marks(page) == MARKED[1:]
    for place, item in enumerate(items(page)):
        item.get_by_role("radio").nth(0 if place == 8 else 4).check()
    page.get_by_role("button", name="Update my result").click()
    expect(page.locator("p.sc-reread")).to_have_count(1)
    assert marks(page) == ["your-own-judgement"]
    page.get_by_role("button", name="Read", exact=True).click()
    assert json.loads(page.evaluate("localStorage.getItem('selfcheck:/repo/:reread')"))["format"] == 1
    page.get_by_role("button", name="Clear my answers").last.click()
    page.get_by_role("button", name="Clear everything here").click()
    expect(page.locator(".sc-reread")).to_have_count(0)
    page.wait_for_function("() => Object.keys(localStorage).every((key) => !key.startsWith('selfcheck:'))")


def test_clearing_forgets_what_was_read_also_where_no_result_is_shown(explained) -> None:
    page = explained(*LOW)
    page.get_by_role("button", name="Read", exact=True).first.click()
    settle(page)
    page.evaluate("""() => {
      const key = "selfcheck:/repo/:supportive-network/mentors";
      const state = JSON.parse(localStorage.getItem(key));
      state.finished.digest = "00000000"; // the bank has changed since
      localStorage.setItem(key, JSON.stringify(state));
    }""")
    page.reload()
    expect(page.get_by_role("region", name="Your result")).to_be_hidden()
    page.get_by_role("button", name="Clear my answers").last.click()
    page.get_by_role("button", name="Clear everything here").click()
    page.wait_for_function("() => Object.keys(localStorage).every((key) => !key.startsWith('selfcheck:'))")


def test_retaking_takes_the_marks_away(explained) -> None:
    page = explained(*LOW)
    expect(page.locator("p.sc-reread")).to_have_count(3)
    page.get_by_role("button", name="Retake").click()
    page.get_by_role("button", name="Start with no answers").click()
    expect(page.locator(".sc-reread")).to_have_count(0)


def test_a_link_that_cannot_be_decoded_does_not_keep_the_marks_away(page: Page, site) -> None:
    page.goto(site.url + site.section)
    page.evaluate("document.querySelector('.md-nav--secondary a').hash = '100%'")
    fill_in(page, *LOW)
    show(page)
    expect(page.locator("p.sc-reread")).to_have_count(3)


def test_marks_come_after_an_instant_navigation_and_stay_on_their_page(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *LOW)
    show(page)
    settle(page)
    page.goto(site.url, wait_until="networkidle")
    page.evaluate("window.stillHere = true")
    navigation = page.get_by_role("navigation", name="Navigation")
    navigation.get_by_role("link", name="Seeking guidance").first.click()
    expect(page.locator("p.sc-reread")).to_have_count(3)
    assert marks(page) == MARKED
    navigation.get_by_role("link", name="Establishing").first.click()
    expect(page.locator("h1")).to_have_text("Establishing accountability partnerships")
    expect(page.locator(".sc-reread")).to_have_count(0)
    page.go_back()
    expect(page.locator("p.sc-reread")).to_have_count(3)
    page.get_by_text("How this was calculated").click()
    expect(page.locator("[data-ledger=overall] [data-slot=end]")).to_contain_text("44")
    assert page.evaluate("window.stillHere")


@pytest.mark.parametrize("stored", ["{", '{"format": 1, "sections": 5}', '{"format": 1, "sections": {"x/y": 1}}'])
def test_marks_work_whatever_is_stored(page: Page, site, stored: str) -> None:
    page.add_init_script(f"localStorage.setItem('selfcheck:/repo/:reread', {json.dumps(stored)})")
    page.goto(site.url + site.section)
    fill_in(page, *LOW)
    show(page)
    page.get_by_role("button", name="Read", exact=True).first.click()
    assert marks(page) == MARKED[1:]


def test_what_a_newer_page_has_kept_is_left_alone(page: Page, site) -> None:
    newer = '{"format": 2, "sections": {}}'
    page.goto(site.url + site.section)
    page.evaluate("(text) => localStorage.setItem('selfcheck:/repo/:reread', text)", newer)
    fill_in(page, *LOW)
    show(page)
    page.get_by_role("button", name="Read", exact=True).first.click()
    assert marks(page) == MARKED[1:]
    expect(page.locator(".sc-assessment [data-slot=status]")).to_contain_text(
        "The mark is gone until you leave the page"
    )
    assert page.evaluate("localStorage.getItem('selfcheck:/repo/:reread')") == newer


def test_what_is_said_of_a_mark_stays_although_an_answer_is_saved_meanwhile(explained) -> None:
    page = explained(*LOW)
    page.evaluate("""() => {
      document.querySelector("fieldset input:not(:checked)").click();
      document.querySelector("p.sc-reread button").click();
    }""")
    settle(page)
    page.wait_for_timeout(300)  # an answer alone is saved within half of that, which is said in the same place
    status = page.locator(".sc-assessment [data-slot=status]")
    expect(status).to_have_text("The mark is gone")


def test_marks_work_where_nothing_can_be_stored(page: Page, site) -> None:
    page.goto(site.url + site.section)
    page.evaluate("() => { Storage.prototype.getItem = Storage.prototype.setItem = () => { throw Error() } }")
    fill_in(page, *LOW)
    show(page)
    page.get_by_role("button", name="Read", exact=True).first.click()
    assert marks(page) == MARKED[1:]
    expect(page.locator(".sc-assessment [data-slot=status]")).to_contain_text(
        "The mark is gone until you leave the page"
    )
