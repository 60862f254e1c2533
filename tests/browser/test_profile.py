"""The profile: all results side by side, what matters to the reader, and where they might begin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from own import (
    BLOCKED,
    CHAPTER,
    FULL,
    SECTIONS,
    attempt,
    matters,
    opened,
    results,
    section,
    stored,
)
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from reader import fill_in, show

from axe import violations

PROFILE = "my/profile/"


def row(page: Page, id: str) -> Locator:
    return page.locator(f'[data-section="{CHAPTER}{id}"]')


def suggestion(page: Page) -> Locator:
    return page.locator("[data-begin]:visible")


def say(page: Page, title: str, choice: str) -> None:
    page.get_by_role("region", name="What matters now").get_by_label(title).select_option(label=choice)


# Results


def test_with_nothing_stored_every_section_leads_to_its_assessment(page: Page, site) -> None:
    opened(page, site.url + PROFILE)
    expect(page.get_by_text("You have no result yet.")).to_be_visible()
    for name in SECTIONS:
        expect(row(page, name)).to_contain_text("Not done yet.")
        title = row(page, name).get_by_role("link").first
        assert title.evaluate("(link) => link.href") == f"{site.url}{CHAPTER}{name}/"
        link = row(page, name).get_by_role("link", name="To the self-assessment")
        assert link.evaluate("(link) => link.href") == f"{site.url}{CHAPTER}{name}/#self-assessment"
        expect(row(page, name).locator("circle")).to_be_hidden()
    expect(suggestion(page)).to_have_text("A suggestion needs a result and a section that matters to you.")


def test_a_result_of_the_assessment_stands_on_the_profile(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *[2] * 9)
    show(page)
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Profile").click()
    found = row(page, "mentors")
    expect(found.locator("strong")).to_have_text("50")
    expect(found).to_contain_text("on a scale of 0 to 100")
    expect(found.locator("[data-slot=band]")).to_have_text("Taking shape")
    assert found.locator("circle").get_attribute("cx") == "50%"
    assert found.locator("rect[data-mine]").evaluate_all("(all) => all.map((each) => each.dataset.band)") == [
        "Taking shape"
    ]
    expect(page.get_by_text("You have no result yet.")).to_be_hidden()
    expect(page.locator("[data-slot=chance]")).to_be_hidden()
    expect(row(page, "boundaries")).to_contain_text("Not done yet.")
    found.get_by_role("link", name="Seeking guidance from mentors").click()
    expect(page).to_have_url(f"{site.url}{site.section}#sc-result")


def test_a_section_that_is_begun_and_one_with_too_few_answers_say_so(page: Page, site) -> None:
    opened(
        page,
        site.url + PROFILE,
        {f"{CHAPTER}mentors": section(answered=3), f"{CHAPTER}boundaries": section(attempt(None))},
    )
    expect(row(page, "mentors")).to_contain_text("Begun, and not finished yet.")
    expect(row(page, "boundaries")).to_contain_text("with too few answers for a score.")


def test_several_attempts_show_the_change_and_a_trend(page: Page, site) -> None:
    taken = [("40", "2026-03-01"), ("45", "2026-05-01"), ("62", "2026-09-01")]
    found = section(*(attempt(score, "Taking shape", date) for score, date in taken))
    again = section(attempt("50", "Taking shape", "2026-03-01"), attempt("50", "Taking shape"))
    opened(
        page, site.url + PROFILE, {f"{CHAPTER}mentors": found, f"{CHAPTER}boundaries": again}, results(relationships=9)
    )
    expect(row(page, "mentors").locator("[data-slot=change]")).to_have_text("+17 since May 1, 2026")
    expect(row(page, "mentors").locator("[data-slot=trend-text]")).to_have_text("So far: 40, 45, 62")
    assert row(page, "mentors").locator("polyline").get_attribute("points") == "2,14 50,13 98,9.6"
    expect(row(page, "boundaries").locator("[data-slot=change]")).to_have_text("the same as on March 1, 2026")
    expect(row(page, "relationships").locator("[data-slot=change]")).to_be_empty()
    expect(row(page, "relationships").locator(".sc-trend")).to_be_hidden()


@pytest.mark.parametrize("edition", [{"revision": 0}, {"digest": "00000000"}], ids=["revision", "digest"])
def test_an_attempt_at_earlier_questions_is_marked_and_compared_with_nothing(page: Page, site, edition: Any) -> None:
    older = attempt("20", "Start here", "2026-03-01", **edition)
    opened(
        page,
        site.url + PROFILE,
        {f"{CHAPTER}mentors": section(older), f"{CHAPTER}boundaries": section(older, attempt("20", "Start here"))},
        matters(mentors=4),
    )
    expect(row(page, "mentors").locator("strong")).to_have_text("20")
    expect(row(page, "mentors")).to_contain_text("from an earlier version of these questions")
    expect(row(page, "boundaries")).to_contain_text("so the two cannot be compared")
    expect(row(page, "boundaries").locator(".sc-trend")).to_be_hidden()
    expect(page.locator("[data-slot=ties]")).to_be_hidden()
    expect(suggestion(page)).to_have_count(0)
    expect(page.locator("[data-slot=unknown]")).to_contain_text("to go by: Seeking guidance from mentors.")


def test_a_result_that_was_stored_without_its_range_stands_in_that_of_today(page: Page, site) -> None:
    plain = attempt("30", "Start here")
    del plain["scores"]
    opened(page, site.url + PROFILE, {f"{CHAPTER}mentors": section(plain)}, results(boundaries=30))
    assert row(page, "mentors").locator("circle").get_attribute("cx") == "30%"
    expect(page.locator("[data-slot=ties] li")).to_have_text(
        ["Seeking guidance from mentors and Balancing work and personal interactions: these two stand equally."]
    )


def test_three_that_stand_equally_are_named_and_chance_has_the_margin_of_the_guide(page: Page, site) -> None:
    opened(page, site.url + PROFILE, results(mentors=50, boundaries=50, relationships=50, accountability=51))
    expect(page.locator("[data-slot=ties] p")).to_contain_text("where others differ by little")
    expect(page.locator("[data-slot=chance]")).to_contain_text("up to 25 points of 100")
    expect(page.locator("[data-slot=ties] li")).to_have_text(
        [
            (
                "Seeking guidance from mentors, Nurturing personal relationships and Balancing work and personal "
                "interactions: these stand equally."
            )
        ]
    )


# What matters, and where to begin


def test_what_matters_is_saved_at_once_and_leads_to_a_suggestion(page: Page, site) -> None:
    opened(page, site.url + PROFILE, results(mentors=60, boundaries=20, relationships=50))
    expect(suggestion(page)).to_have_text("Say above what matters to you, and this page suggests where to begin.")
    say(page, "Seeking guidance", "4: most of all")
    expect(page.locator("[data-slot=saving]")).to_have_text("Saved in this browser")
    expect(suggestion(page)).to_have_text("You could begin here: Seeking guidance from mentors")
    say(page, "Balancing", "1: a little")
    say(page, "Engaging", "4: most of all")
    expect(suggestion(page)).to_have_text(
        "You could begin here: Seeking guidance from mentors. After it, if you like: Balancing work and personal "
        "interactions"
    )
    unknown = page.locator("[data-slot=unknown]")
    expect(unknown).to_have_text(
        "You said that this matters, and there is no score yet to go by: Engaging with like-minded people."
    )
    way = unknown.get_by_role("link").evaluate("(link) => link.href")
    assert way == f"{site.url}{CHAPTER}like-minded-people/#self-assessment"
    said = {f"{CHAPTER}mentors": 4, f"{CHAPTER}boundaries": 1, f"{CHAPTER}like-minded-people": 4}
    assert stored(page, "matters") == {"format": 1, "sections": said}
    page.reload()
    expect(page.get_by_label("Balancing")).to_have_value("1")
    say(page, "Seeking guidance", "0: not now")
    say(page, "Balancing", "Not said")
    say(page, "Establishing", "3: much")
    expect(suggestion(page)).to_have_count(0)
    expect(unknown).to_contain_text("Engaging with like-minded people and Establishing accountability partnerships.")
    say(page, "Establishing", "Not said")
    say(page, "Engaging", "2: somewhat")
    expect(unknown).to_be_hidden()
    expect(suggestion(page)).to_have_text("Say above what matters to you, and this page suggests where to begin.")
    assert stored(page, "matters")["sections"] == {f"{CHAPTER}mentors": 0, f"{CHAPTER}like-minded-people": 2}


def test_the_suggestion_leads_to_the_result(page: Page, site) -> None:
    opened(page, site.url + PROFILE, results(mentors=30, boundaries=80), matters(mentors=2, boundaries=4))
    suggestion(page).get_by_role("link").click()
    expect(page).to_have_url(f"{site.url}{CHAPTER}mentors/#sc-result")


def test_equals_are_called_equal(page: Page, site) -> None:
    opened(page, site.url + PROFILE, results(mentors=30, boundaries=65), matters(mentors=2, boundaries=4))
    expect(suggestion(page)).to_have_text(
        "These two stand equally: Seeking guidance from mentors and Balancing work and personal interactions. Begin "
        "with whichever you like."
    )
    opened(page, page.url, results(relationships=65), matters(mentors=2, boundaries=4, relationships=4))
    expect(suggestion(page)).to_contain_text("Seeking guidance from mentors, Nurturing personal relationships and")
    expect(suggestion(page).get_by_role("link")).to_have_count(2)


def test_nothing_is_suggested_when_all_that_matters_is_high(page: Page, site) -> None:
    opened(
        page, site.url + PROFILE, results(mentors=70, boundaries=95, relationships=10), matters(mentors=4, boundaries=1)
    )
    expect(suggestion(page)).to_contain_text("Nothing has to come first")
    expect(suggestion(page).get_by_role("link")).to_have_count(0)


def test_when_everything_is_low_there_is_one_step_and_no_more(page: Page, site) -> None:
    opened(page, site.url + PROFILE, results(mentors=30, boundaries=5), matters(mentors=3, boundaries=2))
    expect(suggestion(page)).to_contain_text("One small step is enough")
    expect(suggestion(page).locator("[data-slot=first]")).to_have_text("Seeking guidance from mentors")
    expect(suggestion(page)).to_contain_text("If you need help now")
    expect(page.get_by_role("heading", name="Where to begin")).to_be_hidden()
    opened(page, page.url, results(relationships=40))
    expect(page.get_by_role("heading", name="Where to begin")).to_be_visible()
    expect(page.get_by_text("One small step is enough")).to_be_hidden()


def test_two_tabs_follow_each_other(page: Page, context: BrowserContext, site) -> None:
    opened(page, site.url + PROFILE, results(mentors=60, boundaries=20))
    other = context.new_page()
    other.goto(page.url)
    say(other, "Balancing", "2: somewhat")
    expect(page.get_by_label("Balancing")).to_have_value("2")
    expect(suggestion(page)).to_have_text("You could begin here: Balancing work and personal interactions")
    say(page, "Seeking", "1: a little")
    expect(other.get_by_label("Seeking")).to_have_value("1")
    assert stored(page, "matters")["sections"] == {f"{CHAPTER}boundaries": 2, f"{CHAPTER}mentors": 1}


# Storage that fails


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": 7}', '{"format": 1, "answers": {}, "finished": {"date": 7}}']
)
def test_a_result_that_cannot_be_read_is_said_and_left_alone(page: Page, site, text: str) -> None:
    opened(page, site.url + PROFILE, {f"{CHAPTER}mentors": text}, results(boundaries=50))
    expect(page.get_by_role("status").first).to_have_text(
        "Some of what was saved here cannot be read. It is left as it is."
    )
    expect(row(page, "mentors")).to_contain_text("Not done yet.")
    expect(row(page, "boundaries").locator("strong")).to_have_text("50")
    assert page.evaluate("(key) => localStorage.getItem(key)", f"selfcheck:/repo/:{CHAPTER}mentors") == text


def test_what_matters_in_a_newer_form_is_left_alone(page: Page, site) -> None:
    newer = '{"format":2,"sections":"elsewhere"}'
    opened(page, site.url + PROFILE, {"matters": newer})
    say(page, "Balancing", "2: somewhat")
    expect(page.locator("[data-slot=saving]")).to_contain_text("Not being saved")
    assert page.evaluate("localStorage.getItem('selfcheck:/repo/:matters')") == newer


def test_what_matters_and_cannot_be_read_is_kept_in_a_copy(page: Page, site) -> None:
    opened(page, site.url + PROFILE, {"matters": "{"})
    expect(page.locator("[data-slot=notices]")).to_contain_text("What was saved here cannot be read.")
    say(page, "Balancing", "2: somewhat")
    assert stored(page, "matters")["sections"] == {f"{CHAPTER}boundaries": 2}
    assert page.evaluate("localStorage.getItem('selfcheck:/repo/:matters:backup')") == "{"


def test_a_browser_that_stores_nothing_is_said(page: Page, site) -> None:
    page.add_init_script(BLOCKED)
    page.goto(site.url + PROFILE)
    expect(page.locator("[data-slot=notices]")).to_contain_text("does not let the page read anything")
    say(page, "Balancing", "2: somewhat")
    expect(page.locator("[data-slot=saving][data-lost]")).to_contain_text("does not let the page store anything")
    expect(page.get_by_label("Balancing")).to_have_value("2")


def test_a_full_storage_is_said(page: Page, site) -> None:
    opened(page, site.url + PROFILE, results(mentors=60))
    page.evaluate(f"() => {FULL}")
    say(page, "Seeking", "2: somewhat")
    expect(page.locator("[data-slot=saving][data-lost]")).to_contain_text("the storage of this browser is full")
    expect(suggestion(page)).to_have_text("You could begin here: Seeking guidance from mentors")


# For everyone


def test_the_keyboard_is_enough_and_the_shortcuts_of_the_theme_stay_out(page: Page, site) -> None:
    opened(page, site.url + PROFILE, results(mentors=60))
    select = page.get_by_label("Seeking guidance")
    select.focus()
    for key in ("n", "p", ",", ".", "s", "f", "/"):
        page.keyboard.press(key)
    expect(select).to_be_focused()
    assert page.url == site.url + PROFILE
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    expect(select).to_have_value("3")
    expect(suggestion(page)).to_have_text("You could begin here: Seeking guidance from mentors")


def test_it_comes_alive_after_an_instant_navigation(page: Page, site) -> None:
    opened(page, site.url, results(mentors=60))
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stillHere = true")
    for name, heading in (("Profile", "Profile"), ("About this guide", "About"), ("Profile", "Profile")):
        page.get_by_role("navigation", name="Navigation").get_by_role("link", name=name).first.click()
        expect(page.locator("h1")).to_contain_text(heading)
    expect(row(page, "mentors").locator("strong")).to_have_text("60")
    assert page.evaluate("window.stillHere")


def full(page: Page) -> None:
    many = section(attempt("40", "Taking shape", "2026-03-01"), attempt("62", "Taking shape"))
    opened(
        page,
        page.url,
        results(mentors=50, boundaries=50, relationships=90),
        {f"{CHAPTER}accountability": many},
        matters(mentors=3, boundaries=3, accountability=2),
    )
    expect(suggestion(page)).to_be_visible()


def low(page: Page) -> None:
    opened(page, page.url, results(mentors=30, boundaries=5))
    expect(suggestion(page)).to_contain_text("One small step")


def empty(page: Page) -> None:
    expect(page.get_by_text("You have no result yet.")).to_be_visible()


def corrupt(page: Page) -> None:
    opened(page, page.url, {"matters": "{", f"{CHAPTER}mentors": "{"})
    expect(page.locator("[data-slot=notices] p")).to_have_count(2)


STATES: list[Callable[[Page], None]] = [empty, full, low, corrupt]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(browser: Browser, site, state: Callable[[Page], None]) -> None:
    assert violations(browser, site.url + PROFILE, state) == []


def test_nothing_scrolls_sideways_and_targets_are_big_enough(page: Page, site) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url + PROFILE)
    full(page)
    assert page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth") <= 0
    for table in page.locator(".sc-profile").all():
        assert table.evaluate("(table) => table.scrollWidth <= table.parentElement.clientWidth + 1")
    heights = page.locator("select").evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().height)")
    assert min(heights) >= 43.5


def test_in_forced_colours_the_band_is_still_told_apart(browser: Browser, site) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(site.url + PROFILE)
    full(page)
    fills = "(all) => new Set(all.map((each) => getComputedStyle(each).fill)).size"
    assert row(page, "mentors").locator("rect").evaluate_all(fills) == 2
    context.close()


def test_on_paper_every_result_is_there(page: Page, site) -> None:
    page.goto(site.url + PROFILE)
    full(page)
    page.emulate_media(media="print")
    for name in SECTIONS:
        expect(row(page, name)).to_be_visible()
    expect(page.locator("[data-slot=saving]")).to_be_hidden()
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()
