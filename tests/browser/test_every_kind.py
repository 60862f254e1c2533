"""Every kind of question can be answered, comes back after a reload, and counts as the reference says."""

from __future__ import annotations

import pytest
from nights import bank, choose, expect_count, expect_saved, field, fill_in, item, stored
from playwright.sync_api import Page, Route, expect
from reader import expect_result, result, show

from selfcheck.model.item import NOT_APPLICABLE
from selfcheck.score import score

OFTEN = "Most nights"


@pytest.fixture(scope="session")
def site(every_kind):
    return every_kind


@pytest.fixture
def nights(page: Page, site) -> Page:
    page.goto(site.url + site.section)
    expect(page.locator(".sc-assessment[data-live]")).to_be_visible()
    return page


# Answering


def test_every_kind_is_saved_and_there_again_after_a_reload(nights: Page) -> None:
    choose(nights, "awake", OFTEN)
    choose(nights, "why", "Noise", "Light")
    field(nights, "hours").fill("6,5")
    choose(nights, "shifts", "Doesn’t apply to me")
    field(nights, "note").fill("Walks.\nNo phone in bed.")
    expect_count(nights, "4 of 7 answered")
    expect_saved(nights, "why", ["noise", "light"])
    expect_saved(nights, "hours", "6.5")
    expect_saved(nights, "shifts", NOT_APPLICABLE)
    expect_saved(nights, "note", "Walks.\nNo phone in bed.")
    nights.reload()
    expect_count(nights, "4 of 7 answered")
    expect(item(nights, "why").get_by_role("checkbox", checked=True)).to_have_count(2)
    expect(field(nights, "hours")).to_have_value("6.5")
    expect(item(nights, "shifts").get_by_role("checkbox")).to_be_checked()
    expect(field(nights, "shifts")).to_have_value("")
    expect(field(nights, "note")).to_have_value("Walks.\nNo phone in bed.")


def test_every_kind_counts_that_is_answered_before_the_script_is_there(page: Page, site) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/client/assessment_whole.js", hold)
    with page.expect_request("**/client/assessment_whole.js"):
        page.goto(site.url + site.section, wait_until="commit")
    choose(page, "why", "Noise", "Light")
    field(page, "hours").fill("6,5")
    choose(page, "shifts", "Doesn’t apply to me")
    field(page, "note").fill("Walks.")
    waiting[0].continue_()
    expect_saved(page, "why", ["noise", "light"])
    expect_saved(page, "hours", "6.5")
    expect_saved(page, "shifts", NOT_APPLICABLE)
    expect_saved(page, "note", "Walks.")
    expect(field(page, "hours")).to_have_value("6.5")


def test_everything_can_be_done_with_a_keyboard(nights: Page) -> None:
    press = nights.keyboard.press
    item(nights, "rested").get_by_role("radio").first.focus()
    for keys in ("Space", "Tab", "Space", "ArrowDown", "Tab"):
        press(keys)
    expect(item(nights, "why").get_by_role("checkbox").first).to_be_focused()
    for keys in ("Space", "Tab", "Space", "Tab", "Tab", "Tab"):
        press(keys)
    expect(field(nights, "hours")).to_be_focused()
    nights.keyboard.type("7.5")
    for keys in ("Tab", "3", "Tab", "Tab"):
        press(keys)
    expect(item(nights, "hopeless").get_by_role("link")).to_be_focused()
    for keys in ("Tab", "Space", "Tab", "Space", "Tab"):
        press(keys)
    nights.keyboard.type("n p . , s f /")
    expect(field(nights, "note")).to_have_value("n p . , s f /")
    expect_count(nights, "7 of 7 answered")
    while nights.evaluate("document.activeElement.textContent").strip() != "Show my result":
        press("Tab")
    press("Enter")
    expect(nights.get_by_role("heading", name="Your result")).to_be_focused()


def test_delete_takes_choices_back_and_edits_what_is_typed(nights: Page) -> None:
    choose(nights, "awake", OFTEN)
    choose(nights, "why", "Noise", "Light")
    nights.keyboard.press("Delete")
    expect(item(nights, "why").get_by_role("checkbox", checked=True)).to_have_count(0)
    expect_saved(nights, "why", None)
    field(nights, "hours").fill("75")
    nights.keyboard.press("Backspace")
    expect(field(nights, "hours")).to_have_value("7")
    expect_saved(nights, "hours", "7")
    field(nights, "note").fill("ab")
    nights.keyboard.press("Backspace")
    expect(field(nights, "note")).to_have_value("a")
    nights.keyboard.press("Enter")
    expect(field(nights, "note")).to_have_value("a\n")


def test_enter_in_a_number_counts_and_does_not_submit(nights: Page) -> None:
    field(nights, "hours").fill("99")
    nights.keyboard.press("Enter")
    expect(item(nights, "hours").get_by_text("Not counted yet.")).to_be_visible()
    field(nights, "hours").fill("8")
    nights.keyboard.press("Enter")
    expect(field(nights, "hours")).to_be_focused()
    expect_saved(nights, "hours", "8")
    expect(result(nights)).to_be_hidden()
    expect(nights.locator(".sc-gaps")).to_be_hidden()


def test_the_button_clears_choices_alone(nights: Page) -> None:
    choose(nights, "awake", OFTEN)
    choose(nights, "why", "Noise")
    item(nights, "why").get_by_role("button", name="Clear this answer").click()
    expect(item(nights, "why").get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(item(nights, "why").get_by_role("checkbox").first).to_be_focused()
    field(nights, "hours").fill("8")
    expect(nights.get_by_role("button", name="Clear this answer")).to_be_hidden()


# Numbers


@pytest.mark.parametrize("typed", ["abc", "25", "-1", "3.3", "1e1", "7 hours", "0x10", "8..5"])
def test_what_is_no_such_number_is_said_and_not_counted(nights: Page, typed: str) -> None:
    field(nights, "hours").fill(typed)
    problem = item(nights, "hours").get_by_text("Not counted yet.")
    expect(problem).to_be_hidden()
    nights.keyboard.press("Tab")
    expect(problem).to_be_visible()
    expect(field(nights, "hours")).to_have_attribute("aria-invalid", "true")
    expect(field(nights, "hours")).to_have_accessible_description(
        "Not counted yet. From 0 to 24 hours, in steps of 0.5"
    )
    expect(field(nights, "hours")).to_have_value(typed)
    expect_count(nights, "0 of 6 answered")
    assert "hours" not in stored(nights)
    field(nights, "hours").fill("8")
    expect(problem).to_be_hidden()
    expect(field(nights, "hours")).to_have_attribute("aria-invalid", "false")
    expect_count(nights, "1 of 6 answered")


@pytest.mark.parametrize(
    ("typed", "value"), [("5,5", "5.5"), (" 07.50 ", "7.5"), ("0", "0"), (".5", "0.5"), ("24", "24")]
)
def test_numbers_are_taken_as_people_type_them(nights: Page, typed: str, value: str) -> None:
    field(nights, "hours").fill(typed)
    expect_saved(nights, "hours", value)
    nights.keyboard.press("Tab")
    expect(field(nights, "hours")).to_have_attribute("aria-invalid", "false")
    expect(field(nights, "hours")).to_have_value(typed)


def test_a_number_that_is_made_worse_no_longer_counts(nights: Page) -> None:
    field(nights, "hours").fill("8")
    expect_saved(nights, "hours", "8")
    field(nights, "hours").fill("88")
    expect_saved(nights, "hours", None)


def test_the_problem_moves_nothing_under_the_pointer(nights: Page) -> None:
    nights.set_viewport_size({"width": 320, "height": 800})
    field(nights, "shifts").fill("99")
    choose(nights, "hopeless", "Never")
    expect(item(nights, "shifts").get_by_text("Not counted yet.")).to_be_visible()


def test_a_phone_shows_the_right_keyboard(nights: Page) -> None:
    expect(field(nights, "hours")).to_have_attribute("inputmode", "decimal")
    expect(field(nights, "shifts")).to_have_attribute("inputmode", "numeric")


# Answers that rule out others


def test_none_of_these_clears_the_others_and_is_cleared_by_them(nights: Page) -> None:
    choose(nights, "awake", OFTEN)
    why = item(nights, "why")
    choose(nights, "why", "Noise", "Worries", "None of these")
    expect(why.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect_saved(nights, "why", [])
    nights.reload()
    expect(why.get_by_label("None of these")).to_be_checked()
    choose(nights, "why", "Light")
    expect(why.get_by_label("None of these")).not_to_be_checked()
    expect_saved(nights, "why", ["light"])
    why.get_by_label("Light").uncheck()
    expect_saved(nights, "why", None)


def test_what_does_not_apply_clears_the_number_and_is_cleared_by_it(nights: Page) -> None:
    field(nights, "shifts").fill("3")
    choose(nights, "shifts", "Doesn’t apply to me")
    expect(field(nights, "shifts")).to_have_value("")
    expect_saved(nights, "shifts", NOT_APPLICABLE)
    field(nights, "shifts").fill("4")
    expect(item(nights, "shifts").get_by_role("checkbox")).not_to_be_checked()
    expect_saved(nights, "shifts", "4")


# Questions and alerts that come and go


def test_a_question_appears_when_it_is_asked_and_moves_no_focus(nights: Page) -> None:
    expect(item(nights, "why")).to_be_hidden()
    expect_count(nights, "0 of 6 answered")
    choose(nights, "awake", OFTEN)
    expect(item(nights, "why")).to_be_visible()
    expect(item(nights, "awake").get_by_label(OFTEN)).to_be_focused()
    expect(nights.get_by_role("status").filter(has_text="1 more question appears")).to_be_visible()
    expect_count(nights, "1 of 7 answered")
    expect(item(nights, "why").get_by_text("Only if")).to_be_hidden()
    choose(nights, "awake", "Never")
    expect(item(nights, "why")).to_be_hidden()
    expect(nights.get_by_role("status").filter(has_text="1 question no longer applies")).to_be_visible()
    expect_count(nights, "1 of 6 answered")
    choose(nights, "rested", "Never")
    expect(nights.locator("[data-slot=asked]")).to_have_text("")


def test_answers_of_hidden_questions_count_for_nothing_and_come_back(nights: Page) -> None:
    choose(nights, "awake", OFTEN)
    choose(nights, "why", "Worries")
    choose(nights, "awake", "Never")
    expect_count(nights, "1 of 6 answered")
    show(nights)
    gaps = nights.get_by_role("region", name="have no answer yet")
    expect(gaps.get_by_role("link", name="What keeps you awake?")).to_have_count(0)
    expect_saved(nights, "why", ["worry"])
    nights.reload()
    expect(item(nights, "why")).to_be_hidden()
    choose(nights, "awake", OFTEN)
    expect(item(nights, "why").get_by_label("Worries")).to_be_checked()
    expect_count(nights, "2 of 7 answered")


def test_an_alert_is_shown_at_once_where_it_was_raised(nights: Page) -> None:
    alert = nights.get_by_role("status").filter(has_text="You do not have to carry this alone")
    expect(alert.locator("[data-alert]")).to_be_hidden()
    choose(nights, "hopeless", OFTEN)
    expect(alert.locator("[data-alert]")).to_be_visible()
    expect(item(nights, "hopeless").get_by_label(OFTEN)).to_be_focused()
    assert alert.evaluate("(alert) => alert.previousElementSibling.dataset.item") == "hopeless"
    expect(alert).not_to_contain_text("If question", use_inner_text=True)
    nights.reload()
    expect(alert.locator("[data-alert]")).to_be_visible()
    choose(nights, "hopeless", "Never")
    expect(alert.locator("[data-alert]")).to_be_hidden()


def test_a_hard_question_leads_to_help(nights: Page) -> None:
    link = item(nights, "hopeless").get_by_role("link", name="Where to find help")
    link.scroll_into_view_if_needed()
    # The theme notes in the history how far the page is scrolled, a tenth of a second later, and goes back there.
    nights.wait_for_timeout(500)
    link.click()
    expect(nights.locator("#sc-help")).to_be_in_viewport()
    expect(nights.locator("#sc-help")).to_contain_text("call your local emergency number")


def test_paper_asks_what_the_screen_hides(nights: Page) -> None:
    expect(nights.locator("[data-item=why]")).to_be_hidden()
    nights.emulate_media(media="print")
    expect(nights.locator("[data-item=why]")).to_be_visible()
    expect(nights.locator("[data-item=why] .sc-only")).to_be_visible()
    expect(nights.locator("[data-alert] .sc-only")).to_be_visible()
    expect(nights.get_by_role("region", name="Scoring key")).to_be_visible()


# The result


@pytest.mark.parametrize("case", [case for case in bank().cases if len(case.answers) > 1], ids=lambda case: case.name)
def test_the_result_is_that_of_the_reference(nights: Page, case) -> None:
    fill_in(nights, case.answers)
    show(nights)
    expected = score(bank(), case.answers)
    for scale in bank().scales:
        shown = result(nights).locator(f"[data-scale={scale.id}] [data-slot=score]")
        if not scale.show:
            expect(shown).to_have_count(0)
            continue
        expect(shown.first).to_have_text(expected.scales[scale.id].shown.replace("-", "−"))
    place = expected.classes["pattern"].place
    assert place is not None
    classes = result(nights).locator("[data-class=pattern]")
    expect(classes.locator("li:visible")).to_have_count(1)
    expect(classes.locator("[aria-current]")).to_contain_text(bank().classifications[0].classes[place].label)
    expect(classes.locator("[data-slot=words]")).to_be_hidden()


def test_a_class_that_cannot_be_told_yet_says_so(nights: Page) -> None:
    choose(nights, "rested", "Never")
    show(nights)
    nights.get_by_role("button", name="Show my result anyway").click()
    classes = result(nights).locator("[data-class=pattern]")
    expect(classes.locator("[data-slot=words]")).to_have_text("Not enough answered yet")
    expect(classes.locator("li:visible")).to_have_count(0)


def test_norms_are_named_beside_the_score(nights: Page) -> None:
    fill_in(nights, bank().cases[0].answers)
    show(nights)
    expect(result(nights)).to_contain_text("Compared with adults of a small town, in groups of 288 to 312 people")
    expect(result(nights)).to_contain_text("Test and Test, 2020")
    expect(result(nights)).not_to_contain_text("compare you with nobody")


def test_what_earns_no_points_is_repeated(nights: Page) -> None:
    fill_in(nights, {**bank().cases[0].answers, "note": "Walks.\nNo phone in bed."})
    show(nights)
    said = result(nights).locator(".sc-said")
    expect(said).to_contain_text("Under 40")
    expect(said.locator("[data-said=note] dd")).to_have_text("Walks. No phone in bed.")
    expect(said.locator("[data-said=note] dd")).to_have_css("white-space-collapse", "preserve-breaks")


def test_a_result_is_out_of_date_after_a_change_and_there_again_after_a_reload(nights: Page) -> None:
    fill_in(nights, bank().cases[0].answers)
    show(nights)
    expect_result(nights, "97", "Restless")
    field(nights, "hours").fill("8")
    expect(result(nights)).to_contain_text("You have changed an answer since")
    expect_saved(nights, "hours", "8")
    nights.reload()
    expect_result(nights, "97", "Restless")
    expect(result(nights)).to_contain_text("You have changed an answer since")


def test_retaking_leaves_every_kind_blank(nights: Page) -> None:
    fill_in(nights, {**bank().cases[0].answers, "note": "Walks."})
    show(nights)
    nights.get_by_role("button", name="Retake").click()
    nights.get_by_role("button", name="Start with no answers").click()
    expect_count(nights, "0 of 6 answered")
    expect(nights.locator(".sc-form :checked")).to_have_count(0)
    for id in ("hours", "shifts", "note"):
        expect(field(nights, id)).to_have_value("")
    expect(item(nights, "why")).to_be_hidden()
    expect(nights.locator("[data-alert]")).to_be_hidden()


# Beside ordinary assessments


def test_ordinary_and_other_assessments_follow_each_other_without_a_new_page(page: Page, site) -> None:
    page.goto(site.url, wait_until="networkidle")
    page.evaluate("window.stillHere = true")
    navigation = page.get_by_role("navigation", name="Navigation")
    for _ in range(2):
        navigation.get_by_role("link", name="Nights").first.click()
        expect(page.locator("h1")).to_have_text("Nights")
        choose(page, "awake", OFTEN)
        expect(item(page, "why")).to_be_visible()
        choose(page, "why", "Noise")
        expect_count(page, "2 of 7 answered")
        navigation.get_by_role("link", name="Days").first.click()
        expect(page.locator("h1")).to_have_text("Days")
        page.locator("[data-item=move]").get_by_label("Yes").check()
        expect_count(page, "1 of 3 answered")
    assert page.evaluate("window.stillHere")


def test_an_ordinary_section_loads_nothing_of_the_rest(page: Page, site) -> None:
    ours: list[str] = []
    page.on("request", lambda request: ours.append(request.url) if "/assets/selfcheck/" in request.url else None)
    page.goto(f"{site.url}one/days/")
    expect(page.locator(".sc-assessment[data-live]")).to_be_visible()
    assert [url for url in ours if "whole" in url] == []
