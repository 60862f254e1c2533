"""A result that needs the whole language explains itself too."""

from __future__ import annotations

import pytest
from nights import bank, fill_in
from playwright.sync_api import Locator, Page, expect
from reader import show

from selfcheck.model.item import NOT_APPLICABLE
from selfcheck.score import score


@pytest.fixture(scope="session")
def site(every_kind):
    return every_kind


ANSWERS = {"rested": "1", "awake": "3", "why": ("noise", "worry"), "hours": "4.5", "shifts": "5", "hopeless": "1"}


@pytest.fixture
def nights(page: Page, site) -> Page:
    page.goto(site.url + site.section)
    expect(page.locator(".sc-assessment[data-live]")).to_be_visible()
    return page


def explained(page: Page, answers) -> dict[str, Locator]:
    """Answer, show the result and open how it was calculated; the place of each scale."""
    fill_in(page, answers)
    show(page)
    anyway = page.get_by_role("button", name="Show my result anyway")
    if anyway.is_visible():
        anyway.click()
    page.get_by_text("How this was calculated").click()
    expect(page.locator("[data-wait]")).to_be_hidden()
    return {scale.id: page.locator(f"[data-ledger={scale.id}]") for scale in bank().scales}


def test_every_kind_of_answer_has_its_points(nights: Page) -> None:
    places = explained(nights, {**ANSWERS, "age": "young"})
    sleep = places["sleep"].locator("tbody tr")
    expect(sleep.nth(0).locator("td")).to_have_text(["Some nights", "3turned around: 4 − 1 = 3"])
    expect(sleep.nth(2).locator("td")).to_have_text(["Noise, Worries", "3"])
    expect(sleep.nth(3).locator("td")).to_have_text(["4.5", "4"])
    expect(places["sleep"].locator("[data-slot=end]")).to_have_text("The score, as it is shown: 81.")
    overall = places["overall"]
    expect(overall.locator("tbody tr").nth(0)).to_contain_text("Sleepscore 81.2581.25")
    expect(overall.locator("ol li").nth(1)).to_have_text("The mean: 114.25 ÷ 2 = 57.125")
    expect(places["compared"].locator("ol li").nth(1)).to_have_text(
        "Compared with others, whose mean is 40 and whose standard deviation is 20: "
        "50 + 10 × (81.25 − 40) ÷ 20 = 70.625"
    )
    expect(places["signs"]).to_have_count(0)


def test_what_is_not_asked_or_does_not_apply_says_what_it_counts_as(nights: Page) -> None:
    asked = {id: answer for id, answer in ANSWERS.items() if id != "why"}
    places = explained(nights, {**asked, "awake": "0", "shifts": NOT_APPLICABLE})
    expect(places["sleep"].locator("tbody tr").nth(2).locator("td")).to_have_text(
        ["not asked, taken as “None of these”", "0"]
    )
    expect(places["load"].locator("tbody tr").first.locator("td")).to_have_text(["doesn’t apply", "left out"])
    expect(places["compared"].locator("[data-slot=end]")).to_have_text("Not enough answered yet.")
    expect(places["compared"].locator("ol li").last).to_have_text("From 43.75 no score follows.")


@pytest.mark.parametrize("case", bank().cases, ids=lambda case: case.name)
def test_every_account_ends_in_the_score_that_is_shown(nights: Page, case) -> None:
    places = explained(nights, case.answers)
    expected = score(bank(), case.answers).scales
    for scale in bank().scales:
        if not scale.show:
            continue
        end = places[scale.id].locator("[data-slot=end]")
        shown = expected[scale.id].shown
        expect(end).to_contain_text(
            f": {shown}." if shown else ("Not enough" if case.name == "too little" else "Doesn")
        )
