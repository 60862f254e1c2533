"""All attempts with their trend, and how one of them is deleted."""

from __future__ import annotations

from typing import Any

from attempts import JANUARY, MARCH, NOW, add_older, change, history, retake, row, store, stored, twice
from playwright.sync_api import Browser, Locator, Page, expect
from reader import checked, fill_in, items, result, show

from axe import violations

APART = "The self-assessment was another one at the time of these attempts."


def dates(table: Locator) -> list[str]:
    rows = table.locator("th[scope=row]")
    expect(rows.first).to_be_visible()
    return [" ".join(date.inner_text().split()) for date in rows.all()]


def test_history_lists_every_attempt_newest_first_with_a_trend(page: Page, site) -> None:
    twice(page, site.url + site.section, add_older)
    arrow = "(summary) => getComputedStyle(summary, '::after').display"
    expect(page.locator("link[href$='history.css']")).to_be_attached()
    assert history(page).locator("summary").evaluate(arrow) == "block"
    history(page).locator("summary").click()
    tables = history(page).get_by_role("table")
    expect(tables).to_have_count(2)
    assert dates(tables.first) == ["May 10, 2026 this result", "Mar 10, 2026", "Jan 10, 2026"]
    assert row(tables.first, "May 10, 2026") == ["64", "Taking shape", "+33"]
    assert row(tables.first, "Mar 10, 2026") == ["31", "Start here", "0"]
    assert row(tables.first, "Jan 10, 2026") == ["31", "Start here", "–"]
    pictures = history(page).locator("svg")
    expect(pictures.first.locator("circle")).to_have_count(3)
    expect(pictures.first.locator("rect")).to_have_count(3)
    expect(pictures.first).to_have_attribute("aria-hidden", "true")
    expect(history(page).locator("[data-part=apart]:visible")).to_have_text(
        f"{APART} They cannot be compared with those above."
    )
    expect(pictures.nth(1).locator("circle")).to_have_count(2)
    expect(pictures.nth(1).locator("rect")).to_have_count(0)


def test_one_attempt_is_deleted_after_a_question_and_the_focus_stays(page: Page, site) -> None:
    twice(page, site.url + site.section, add_older)
    history(page).locator("summary").press("Enter")
    buttons = history(page).get_by_role("button", name="Delete this attempt")
    expect(buttons).to_have_count(5)
    march = history(page).get_by_role("button", name="Delete this attempt (Mar 10, 2026)")
    march.press("Enter")
    expect(history(page)).to_contain_text("Delete the attempt of Mar 10, 2026? It cannot be brought back.")
    expect(history(page).get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(march).to_be_focused()
    assert len(stored(page)["attempts"]) == 4
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(history(page).get_by_role("status")).to_have_text("The attempt is deleted")
    expect(buttons).to_have_count(4)
    expect(history(page).get_by_role("button", name="Delete this attempt (Jan 10, 2026)")).to_be_focused()
    assert MARCH not in [attempt["date"] for attempt in stored(page)["attempts"]]


def test_what_has_not_been_fetched_is_not_spoken_of_on_paper(page: Page, site) -> None:
    twice(page, site.url + site.section)
    waiting = history(page).locator("[data-part=waiting]")
    display = "(place) => place.hidden || getComputedStyle(place).display"
    assert waiting.evaluate(display) == "block"
    page.emulate_media(media="print")
    assert waiting.evaluate(display) == "none"


def test_names_of_scales_stay_readable_on_a_narrow_screen(page: Page, site) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    twice(page, site.url + site.section)
    widths = change(page).locator("tbody th[scope=row]").evaluate_all("(all) => all.map((each) => each.clientWidth)")
    assert min(widths) >= 100
    assert page.evaluate("document.scrollingElement.scrollWidth") == 320


def test_deleting_the_last_earlier_attempt_leads_back_to_the_result(page: Page, site) -> None:
    twice(page, site.url + site.section)
    history(page).locator("summary").click()
    history(page).get_by_role("button", name="Delete this attempt (Jan 10, 2026)").click()
    history(page).get_by_role("button", name="Delete it").click()
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    expect(page.locator(".sc-saved")).to_have_text("The attempt is deleted")
    expect(history(page)).to_be_hidden()
    expect(change(page)).to_be_hidden()
    assert stored(page)["attempts"] == []


def test_deleting_the_result_that_is_shown_leaves_the_answers_and_the_other_attempts(page: Page, site) -> None:
    twice(page, site.url + site.section)
    history(page).locator("summary").click()
    history(page).get_by_role("button", name="Delete this attempt (May 10, 2026)").click()
    history(page).get_by_role("button", name="Delete it").click()
    expect(history(page).get_by_role("button", name="Delete this attempt (Jan 10, 2026)")).to_be_focused()
    expect(page.locator("#sc-result")).to_be_hidden()
    assert len(checked(page)) == 9
    expect(history(page)).to_contain_text("Its answers stay in the form until you clear them.")
    state = stored(page)
    assert "finished" not in state
    assert [attempt["date"] for attempt in state["attempts"]] == [JANUARY]


def test_attempts_are_there_without_a_result_too(page: Page, site) -> None:
    twice(page, site.url + site.section, add_older)
    history(page).locator("summary").click()
    retake(page, "Start with no answers")
    expect(result(page)).to_be_hidden()
    tables = history(page).get_by_role("table")
    assert dates(tables.first) == ["May 10, 2026", "Mar 10, 2026", "Jan 10, 2026"]
    expect(history(page).locator("circle").first).to_be_visible()
    # The bank has changed since all of them.
    state = stored(page)
    store(page, {**state, "attempts": [{**each, "digest": "00000000"} for each in state["attempts"]]})
    history(page).locator("summary").click()
    expect(tables).to_have_count(1)
    expect(history(page).locator("[data-part=apart]")).to_have_text(APART, use_inner_text=True)
    history(page).get_by_role("button", name="Delete this attempt (May 10, 2026)").click()
    history(page).get_by_role("button", name="Delete it").click()
    expect(history(page).get_by_role("button", name="Delete this attempt (Mar 10, 2026)")).to_be_focused()
    for _ in range(4):
        history(page).get_by_role("button", name="Delete this attempt").first.click()
        history(page).get_by_role("button", name="Delete it").click()
    expect(history(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Show my result", exact=True)).to_be_focused()


def test_a_result_updated_within_a_day_is_corrected_and_later_another_one(page: Page, site) -> None:
    page.clock.set_fixed_time("2026-05-10T12:00:00Z")
    page.goto(site.url + site.section)
    fill_in(page, *NOW)
    show(page)
    for date, option in (("2026-05-11T10:00:00Z", 3), ("2026-06-20T12:00:00Z", 4)):
        expect(history(page)).to_be_hidden()
        page.clock.set_fixed_time(date)
        items(page)[0].get_by_role("radio").nth(option).check()
        expect(page.locator(".sc-stale")).to_contain_text("Updating it within a day corrects it; later, it is kept")
        page.get_by_role("button", name="Update my result").click()
    expect(change(page)).to_contain_text("Beside your result of May 11, 2026")
    history(page).locator("summary").click()
    assert dates(history(page).get_by_role("table")) == ["Jun 20, 2026 this result", "May 11, 2026"]


def test_shortcuts_of_the_theme_do_nothing_in_the_history(page: Page, site) -> None:
    twice(page, site.url + site.section)
    summary = history(page).locator("summary")
    summary.press("Enter")
    button = history(page).get_by_role("button", name="Delete this attempt").first
    for place in (summary, button):
        place.focus()
        address = page.url
        for key in "np,.sf/":
            page.keyboard.press(key)
        expect(place).to_be_focused()
        assert page.url == address


def test_another_tab_sees_what_was_deleted(page: Page, site) -> None:
    twice(page, site.url + site.section)
    other = page.context.new_page()
    other.goto(site.url + site.section)
    expect(change(other)).to_contain_text("+33")
    history(page).locator("summary").click()
    history(page).get_by_role("button", name="Delete this attempt (Jan 10, 2026)").click()
    history(page).get_by_role("button", name="Delete it").click()
    expect(history(other)).to_be_hidden()


def test_a_damaged_history_shows_what_is_sound(page: Page, site) -> None:
    def damage(state: Any) -> None:
        state["attempts"] += [7, {"date": "never"}, {**state["attempts"][0], "date": MARCH, "scores": {"overall": 3}}]

    twice(page, site.url + site.section, damage)
    expect(page.locator(".sc-notices")).to_contain_text("Some of what was saved here cannot be read")
    expect(change(page)).to_contain_text("Beside your result of March 10, 2026")
    history(page).locator("summary").click()
    expect(history(page).locator("tbody th")).to_have_count(3)


def test_axe_finds_nothing(browser: Browser, site) -> None:
    def prepare(page: Page) -> None:
        twice(page, site.url + site.section, add_older)
        history(page).locator("summary").click()
        history(page).get_by_role("button", name="Delete this attempt").first.click()
        expect(history(page).locator("circle").first).to_be_visible()
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320

    assert violations(browser, site.url + site.section, prepare) == []
