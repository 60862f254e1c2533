"""The profile of a guide whose sections have scales of different ranges, and what its authors say of them together."""

from __future__ import annotations

from typing import Any

import pytest
from own import attempt, opened, section
from playwright.sync_api import Locator, Page, expect

PROFILE = "my/profile/"


@pytest.fixture(scope="session")
def site(side_by_side):
    return side_by_side


def row(page: Page, id: str) -> Locator:
    return page.locator(f'[data-section="{id}"]')


def of(shown: str, x: str, low: str, high: str, band: str = "", revision: int = 1) -> dict[str, Any]:
    scores = {"whole": {"shown": shown, "band": band, "x": x, "low": low, "high": high}}
    return section(attempt(shown, band, scores=scores, revision=revision, headline={"shown": shown, "band": band}))


SLEEP = {"body/sleep": of("3", "3", "0", "12", "Hard going", revision=2)}
FOOD = {"body/food": of("1.33", "4/3", "0", "4")}
WORK = {"days/work": of("−0.5", "-0.5", "-1", "1", "Hard going")}


def test_scores_in_different_ranges_are_compared_by_their_share(page: Page, site) -> None:
    opened(page, site.url + PROFILE, SLEEP, FOOD, WORK, {"days/wishes": section(attempt(None))})
    shares = {id: row(page, id).locator("circle").get_attribute("cx") for id in (*SLEEP, *FOOD, *WORK)}
    assert shares == {"body/sleep": "25%", "body/food": "33.33333333333333%", "days/work": "25%"}
    expect(page.locator("[data-slot=ties] li")).to_have_text(["Sleep and Work: these two stand equally."])
    expect(page.locator("[data-slot=chance]")).to_contain_text("A few points up or down")
    expect(row(page, "days/work")).to_contain_text("on a scale of −1 to 1")
    expect(row(page, "days/wishes")).to_contain_text("This self-assessment has no score.")
    assert page.locator("h2:visible").all_text_contents() == [
        "Body",
        "Days",
        "Read together",
        "What matters now",
        "Where to begin",
    ]


def test_notes_are_shown_when_their_conditions_hold(page: Page, site) -> None:
    notes = page.locator("[data-note]:visible")
    opened(page, site.url + PROFILE, FOOD)
    expect(page.get_by_role("heading", name="Read together")).to_be_hidden()
    opened(page, site.url + PROFILE, SLEEP, WORK)
    expect(notes).to_have_text(["Sleep and work pull on each other. Begin with sleep.", "Work is at its lowest."])
    assert notes.get_by_role("link").evaluate("(link) => link.href") == f"{site.url}body/sleep/"
    opened(page, site.url + PROFILE, {"body/food": of("2.67", "8/3", "0", "4")})
    expect(notes).to_have_count(3)
    # An attempt at earlier questions says nothing about those of today.
    opened(page, site.url + PROFILE, {"body/sleep": of("3", "3", "0", "12", "Hard going", revision=1)})
    expect(notes).to_have_text(["You eat well.", "Work is at its lowest."])
