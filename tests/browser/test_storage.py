"""What was answered is not lost: other tabs, edited banks, broken and blocked storage."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from reader import checked, expect_result, fill_in, items, settle, show


def key(page: Page) -> str:
    return page.evaluate("Object.keys(localStorage).find((key) => key.startsWith('selfcheck:'))")


def stored(page: Page) -> Any:
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", key(page)))


def answered(page: Page, site) -> dict[str, Any]:
    """A section with all answers saved; what is stored of it."""
    page.goto(site.url + site.section)
    fill_in(page, *[2] * 9)
    settle(page)
    return stored(page)


def store(page: Page, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key(page), text])
    page.reload()
    expect(page.locator(".sc-assessment[data-live]")).to_be_visible()


def test_key_holds_the_path_of_the_site(page: Page, site) -> None:
    answered(page, site)
    assert key(page) == "selfcheck:/repo/:supportive-network/mentors"


def test_two_tabs_lose_nothing(page: Page, context: BrowserContext, site) -> None:
    page.goto(site.url + site.section)
    other = context.new_page()
    other.goto(site.url + site.section)
    items(page)[0].get_by_role("radio").nth(1).check()
    settle(page)
    items(other)[1].get_by_role("radio").nth(2).check()
    settle(other)
    items(page)[2].get_by_role("radio").nth(3).check()
    expect(page.locator("#sc-count")).to_have_text("3 of 9 answered")
    expect(other.locator("#sc-count")).to_have_text("3 of 9 answered")
    page.reload()
    assert len(checked(page)) == 3


def test_what_another_tab_deletes_goes_with_a_word(page: Page, context: BrowserContext, site) -> None:
    answered(page, site)
    other = context.new_page()
    other.goto(site.url + site.section)
    other.evaluate("localStorage.clear()")
    expect(page.locator(".sc-saved")).to_have_text("What you had answered here was deleted or moved in another tab")
    expect(page.locator("#sc-count")).to_have_text("0 of 9 answered")
    fill_in(page, 1)
    expect(page.locator(".sc-saved")).to_have_text("Saved in this browser")


def test_a_browser_that_does_not_delete_is_told(page: Page, site) -> None:
    answered(page, site)
    page.evaluate("() => { Storage.prototype.removeItem = () => { throw new DOMException('no', 'SecurityError'); }; }")
    page.get_by_role("button", name="Clear my answers").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything here").click()
    expect(page.locator(".sc-saved")).to_contain_text("your browser did not let it delete what is stored")
    assert checked(page) == []


def test_a_band_is_called_as_it_is_called_now(page: Page, site) -> None:
    answered(page, site)
    show(page)
    settle(page)
    page.wait_for_function("(key) => JSON.parse(localStorage.getItem(key)).finished", arg=key(page))
    state = stored(page)
    for each in (state["finished"]["headline"], *state["finished"]["scores"].values()):
        each["band"] = "A worse word"
    store(page, json.dumps(state))
    expect(page.locator("[data-slot=welcome]")).to_contain_text(": 50, Taking shape.")
    page.goto(f"{site.url}my/profile/")
    row = page.locator('[data-section="supportive-network/mentors"]')
    expect(row.locator("[data-slot=band]")).to_have_text("Taking shape")
    expect(row.locator("[data-mine]")).to_have_attribute("data-band", "Taking shape")


def test_leaving_at_once_saves(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, 4)
    page.goto(site.url)
    page.goto(site.url + site.section)
    assert len(checked(page)) == 1


def test_an_item_whose_options_changed_is_asked_again_and_the_rest_is_kept(page: Page, site) -> None:
    state = answered(page, site)
    first = next(iter(state["answers"]))
    state["answers"][first]["fingerprint"] = "00000000"
    state["digest"] = "00000000"
    store(page, json.dumps(state))
    assert len(checked(page)) == 8
    expect(page.locator(".sc-notices")).to_contain_text("1 changed since you last answered")


def test_a_result_worked_out_by_other_rules_is_set_aside_and_said(page: Page, site) -> None:
    answered(page, site)
    show(page)
    expect_result(page, "50", "Taking shape")
    page.wait_for_function("(key) => JSON.parse(localStorage.getItem(key)).finished", arg=key(page))
    state = stored(page)
    state["digest"] = state["finished"]["digest"] = "00000000"
    store(page, json.dumps(state))
    expect(page.locator(".sc-notices")).to_contain_text("has changed since you finished it")
    expect(page.get_by_role("region", name="Your result")).to_be_hidden()
    assert len(checked(page)) == 9
    show(page)
    expect_result(page, "50", "Taking shape")


def test_answers_to_items_that_are_gone_are_kept_aside(page: Page, site) -> None:
    state = answered(page, site)
    state["answers"]["long-gone"] = {"value": "1", "fingerprint": "abcdefab", "revision": 1}
    store(page, json.dumps(state))
    fill_in(page, 4)
    settle(page)
    assert "long-gone" in stored(page)["answers"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '"x"', '{"format": 99, "answers": {}}', '{"format": 1, "answers": {"a": 7}}']
)
def test_unreadable_state_is_said_and_a_copy_kept(page: Page, site, text: str) -> None:
    answered(page, site)
    store(page, text)
    expect(page.locator(".sc-notices")).to_contain_text("A copy")
    assert text in page.evaluate(
        "Object.entries(localStorage).filter(([k]) => k.includes(':backup')).map(([, v]) => v)"
    )
    fill_in(page, *[3] * 9)
    show(page)
    expect_result(page, "75", "Well supported")


BLOCKED = """
const refuse = () => { throw new DOMException("no", "SecurityError"); };
Storage.prototype.setItem = refuse;
"""
FULL = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""


@pytest.mark.parametrize(("script", "said"), [(BLOCKED, "does not let the page store"), (FULL, "is full")])
def test_without_storage_everything_works_and_the_page_says_that_nothing_is_saved(
    page: Page, site, script: str, said: str
) -> None:
    page.add_init_script(script)
    page.goto(site.url + site.section)
    fill_in(page, *[3] * 9)
    expect(page.locator(".sc-saved")).to_contain_text("Not being saved")
    expect(page.locator(".sc-saved")).to_contain_text(said)
    show(page)
    expect_result(page, "75", "Well supported")
