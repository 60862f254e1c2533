"""A reader fills in a section, sees the result, comes back, starts again."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from reader import checked, expect_result, fill_in, items, result, settle, show

from places import REPOSITORY
from selfcheck.model.read_guide import read_guide
from selfcheck.problems import Problems
from selfcheck.score import score

SECTIONS = ("support-needs", "like-minded-people", "mentors", "accountability", "relationships", "boundaries")


def test_progress_counts_and_says_that_it_saves(page: Page, site) -> None:
    page.goto(site.url + site.section)
    expect(page.locator("#sc-count")).to_have_text("0 of 9 answered")
    assert checked(page) == []
    fill_in(page, 4, 3, None, 2, by_hand=True)
    expect(page.locator("#sc-count")).to_have_text("3 of 9 answered")
    expect(page.get_by_role("progressbar").first).to_have_attribute("value", "3")
    expect(page.locator(".sc-saved")).to_have_text("Saved in this browser")


def test_what_is_answered_before_the_script_is_there_counts(page: Page, site) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/client/assessment.js", hold)
    with page.expect_request("**/client/assessment.js"):
        page.goto(site.url + site.section, wait_until="commit")
    fill_in(page, 4, None, 3, by_hand=True)
    waiting[0].continue_()
    page.unroute_all()
    expect(page.locator("#sc-count")).to_have_text("2 of 9 answered")
    answered = checked(page)
    assert len(answered) == 2
    settle(page)
    page.reload()
    expect(page.locator("#sc-count")).to_have_text("2 of 9 answered")
    assert checked(page) == answered


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_can_be_filled_in_and_comes_to_what_the_reference_says(page: Page, site, section: str) -> None:
    guide = read_guide(REPOSITORY / "content", Problems())
    assert guide
    bank = next(bank for bank in guide.banks if bank.id.endswith(section))
    page.goto(f"{site.url}supportive-network/{section}/")
    places = (4, 2, 3, 1, 0, 4, 3, 2, 4)
    fill_in(page, *places, by_hand=True)
    show(page)
    answers = {
        item.id: item.options[place].value
        for item, place in zip((i for i in bank.items if not i.optional), places, strict=True)
    }
    for id, expected in score(bank, answers).scales.items():
        scale = bank.scale[id]
        shown = result(page).locator(f"[data-scale={id}] [data-slot=score]").first
        if expected.value is None:
            expect(shown).to_have_text("")
            continue
        expect(shown).to_have_text(expected.shown.replace("-", "−"))
        if scale is bank.headline and expected.band is not None:
            expect_result(page, expected.shown, scale.bands[expected.band].label)


def test_result_takes_the_focus_and_is_there_again_after_a_reload_and_in_a_new_tab(
    page: Page, context: BrowserContext, site
) -> None:
    page.goto(site.url + site.section)
    expect(result(page)).to_be_hidden()
    fill_in(page, *[2] * 9)
    show(page)
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    expect_result(page, "50", "Taking shape")
    settle(page)
    before = checked(page)
    page.reload()
    expect_result(page, "50", "Taking shape")
    assert checked(page) == before
    other = context.new_page()
    other.goto(site.url + site.section)
    expect_result(other, "50", "Taking shape")


def test_gaps_are_counted_and_lead_to_their_questions(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, 4, None, 3, 2, None, 1, 4, 2, 3)
    show(page)
    gaps = page.get_by_role("region", name="2 questions have no answer yet")
    expect(gaps).to_be_focused()
    expect(result(page)).to_be_hidden()
    links = gaps.get_by_role("link")
    expect(links).to_have_count(2)
    links.nth(1).click()
    expect(items(page)[4].get_by_role("radio").first).to_be_focused()
    page.get_by_role("button", name="Show my result anyway").click()
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    expect(result(page).locator(".sc-score")).to_be_visible()


def test_too_few_answers_are_a_result_of_their_own(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, 0, 0, 0, 0)
    show(page)
    page.get_by_role("button", name="Show my result anyway").click()
    expect(result(page)).to_contain_text("Not enough answered yet")
    expect(result(page)).to_contain_text("2 more answers are needed")
    expect(result(page).locator(".sc-bands [aria-current]")).to_have_count(0)


def test_only_the_reached_band_is_interpreted(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *[4] * 9)
    show(page)
    expect_result(page, "100", "Well supported")
    visible = [text.is_visible() for text in result(page).locator(".sc-headline .sc-interpretation").all()]
    assert visible == [False, False, True]


def test_lowest_band_offers_one_step_and_says_why(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *[0] * 9)
    show(page)
    expect(result(page).locator("[data-slot=first] > li")).to_have_count(1)
    expect(result(page).locator("[data-slot=first] [data-reason]:visible").first).to_contain_text("You chose “")
    expect(result(page).locator("[data-slot=others]")).to_be_hidden()
    expect(result(page).locator(".sc-rereading").get_by_role("link").first).to_be_visible()


def test_middle_band_offers_at_most_three_steps(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *[2] * 9)
    show(page)
    offered = result(page).locator("[data-slot=first] > li, [data-slot=others] li")
    expect(offered.first).to_be_visible()
    assert 1 < offered.count() <= 3


def test_a_changed_answer_makes_the_result_say_that_it_is_old(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *[2] * 9)
    show(page)
    items(page)[0].get_by_role("radio").nth(4).check()
    expect(result(page)).to_contain_text("You have changed an answer since")
    expect_result(page, "50", "Taking shape")
    page.get_by_role("button", name="Update my result").click()
    expect_result(page, "56", "Taking shape")
    expect(result(page).locator("[data-slot=stale]")).to_be_hidden()


def test_retake_starts_blank_and_keeps_the_attempt(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *[3] * 9)
    show(page)
    page.get_by_role("button", name="Retake").click()
    page.get_by_role("button", name="Start with no answers").click()
    assert checked(page) == []
    expect(result(page)).to_be_hidden()
    expect(page.locator("#sc-count")).to_have_text("0 of 9 answered")
    attempts = "JSON.parse(Object.entries(localStorage).find(([key]) => key.startsWith('selfcheck:'))[1]).attempts"
    page.wait_for_function(f"() => {attempts}?.length === 1")


def test_clearing_asks_first_and_leaves_nothing(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *[1] * 9)
    show(page)
    settle(page)
    page.get_by_role("button", name="Clear my answers").last.click()
    dialog = page.get_by_role("dialog", name="Clear your answers?")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Keep them").click()
    assert len(checked(page)) == 9
    page.get_by_role("button", name="Clear my answers").first.click()
    dialog.get_by_role("button", name="Clear everything here").click()
    assert checked(page) == []
    expect(result(page)).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('selfcheck'))") == []
    page.reload()
    assert checked(page) == []


def test_optional_questions_are_saved_but_not_counted(page: Page, site) -> None:
    page.goto(f"{site.url}supportive-network/boundaries/")
    page.get_by_role("group", name="(optional)").get_by_role("radio").first.check()
    expect(page.locator("#sc-count")).to_have_text("0 of 9 answered")
    fill_in(page, *[2] * 9)
    show(page)
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    expect(result(page)).to_contain_text("What you also said")


def test_need_and_availability_show_a_gap(page: Page, site) -> None:
    page.goto(f"{site.url}supportive-network/support-needs/")
    fill_in(page, *[2] * 9)
    page.locator("[data-item=need-listening]").get_by_role("radio").nth(4).check()
    page.locator("[data-item=have-listening]").get_by_role("radio").nth(1).check()
    show(page)
    row = result(page).locator("tr[data-scale=gap-listening]")
    expect(row.locator("[data-slot=score]")).to_have_text("3")
    expect(row.locator("[data-band]:visible")).to_have_text("A gap to close")


def test_chapter_page_shows_what_is_done(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *[2] * 9)
    show(page)
    settle(page)
    page.goto(f"{site.url}supportive-network/accountability/")
    fill_in(page, 1, 1)
    settle(page)
    page.goto(f"{site.url}supportive-network/")
    states = page.locator("[data-section]")
    expect(states).to_have_count(6)
    expect(page.locator("[data-section='supportive-network/mentors']")).to_contain_text("50, Taking shape")
    expect(page.locator("[data-section='supportive-network/accountability']")).to_have_text("2 of 9 answered")
    expect(page.locator("[data-section='supportive-network/boundaries']")).to_have_text("Not started")
