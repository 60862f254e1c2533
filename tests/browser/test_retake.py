"""Taking a section again, also where nothing can be stored, and after the bank has changed."""

from __future__ import annotations

from attempts import NOW, THEN, change, history, retake, store, stored, twice
from playwright.sync_api import Browser, Page, expect
from reader import checked, expect_result, fill_in, items, settle, show

from axe import violations


def test_a_retake_starts_from_the_last_answers_or_blank_or_not_at_all(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *NOW)
    show(page)
    before = checked(page)
    button = page.get_by_role("button", name="Retake")
    dialog = page.get_by_role("dialog", name="Take it again?")
    button.press("Enter")
    expect(dialog.get_by_role("button", name="Start with no answers")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect_result(page, "64", "Taking shape")
    button.press("Enter")
    dialog.get_by_role("button", name="Not now").press("Enter")
    expect(button).to_be_focused()
    button.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(items(page)[0].get_by_role("radio").first).to_be_focused()
    assert checked(page) == before
    expect(page.locator("#sc-result")).to_be_hidden()
    expect(page.locator(".sc-saved")).to_have_text("You can start again. Your last result is kept.")
    state = stored(page)
    assert [attempt["headline"]["shown"] for attempt in state["attempts"]] == ["64"]
    assert "finished" not in state
    page.reload()
    assert checked(page) == before
    show(page)
    retake(page, "Start with no answers")
    assert checked(page) == []
    assert [attempt["headline"]["shown"] for attempt in stored(page)["attempts"]] == ["64", "64"]


def test_axe_finds_nothing_in_the_dialog(browser: Browser, site) -> None:
    def prepare(page: Page) -> None:
        fill_in(page, *NOW)
        show(page)
        page.get_by_role("button", name="Retake").click()
        expect(page.get_by_role("dialog", name="Take it again?")).to_be_visible()

    assert violations(browser, site.url + site.section, prepare) == []


FULL = """
const set = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, text) {
  if (window.full) throw new DOMException("full", "QuotaExceededError");
  set.call(this, key, text);
};
"""


def test_a_full_storage_does_not_stop_a_retake_or_a_deletion(page: Page, site) -> None:
    page.add_init_script(FULL)
    twice(page, site.url + site.section)
    expect(change(page)).to_contain_text("+33")
    page.evaluate("window.full = true")
    retake(page, "Start from these answers")
    expect(page.locator(".sc-saved")).to_contain_text("the storage of this browser is full")
    items(page)[0].get_by_role("radio").nth(4).check()
    show(page)
    expect_result(page, "69", "Taking shape")
    expect(change(page)).to_contain_text("+5")
    page.evaluate("window.full = false")
    items(page)[0].get_by_role("radio").nth(3).check()
    expect(page.locator(".sc-saved")).to_have_text("Saved in this browser")
    assert len(stored(page)["attempts"]) == 2
    page.evaluate("window.full = true")
    history(page).locator("summary").click()
    history(page).get_by_role("button", name="Delete this attempt").last.click()
    history(page).get_by_role("button", name="Delete it").click()
    expect(history(page).locator('[data-part="said"]')).to_contain_text("the storage of this browser is full")


REFUSED = """
Storage.prototype.setItem = () => { throw new DOMException("no", "SecurityError"); };
"""


def test_where_nothing_can_be_stored_the_history_lasts_as_long_as_the_page(page: Page, site) -> None:
    page.add_init_script(REFUSED)
    page.goto(site.url + site.section)
    fill_in(page, *THEN)
    show(page)
    retake(page, "Start with no answers")
    fill_in(page, *NOW)
    show(page)
    expect(change(page)).to_contain_text("+33")
    expect(page.locator(".sc-saved")).to_contain_text("does not let the page store anything")
    history(page).locator("summary").click()
    history(page).get_by_role("button", name="Delete this attempt").last.click()
    history(page).get_by_role("button", name="Delete it").click()
    expect(change(page)).to_be_hidden()


def test_new_changed_and_removed_questions_are_told_once_with_a_link_to_the_first(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *NOW)
    settle(page)
    state = stored(page)
    ids = list(state["answers"])
    for new in (ids[4], ids[6], ids[7]):
        del state["answers"][new]
    state["answers"][ids[2]]["fingerprint"] = "00000000"
    state["answers"]["gone"] = {"value": "1", "fingerprint": "abcdefab", "revision": 1}
    state["digest"] = "00000000"
    store(page, state)
    notices = page.locator(".sc-notices")
    expect(notices).to_contain_text("3 new, 1 changed, 1 removed since you last answered.")
    expect(notices).to_contain_text("Please answer them again")
    expect(notices).to_contain_text("kept, but not used")
    assert len(checked(page)) == 5
    notices.get_by_role("link", name="Go to the first of them").click()
    expect(items(page)[2].get_by_role("radio").first).to_be_focused()
    page.keyboard.press("Space")
    settle(page)
    page.reload()
    expect(page.locator("#sc-count")).to_have_text("6 of 9 answered")
    expect(notices).to_be_empty()
    assert "gone" in stored(page)["answers"]


def test_a_bank_that_is_the_same_is_not_spoken_of(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, 1, 2)
    settle(page)
    page.reload()
    expect(page.locator("#sc-count")).to_have_text("2 of 9 answered")
    expect(page.locator(".sc-notices")).to_be_empty()
    assert len(stored(page)["open"]) == 7
