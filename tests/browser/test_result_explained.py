"""A result explains itself: how it was calculated, its edge, what would move it, what is missing for a score."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from reader import explained_result, fill_in, items, result, show

from axe import violations

LOW = (1, 0, 2, 1, 3, 2, 1, 2, 4)
"""Answers to the section on mentors, which come to 44: a step above the edge at 40."""


@pytest.fixture
def explained(page: Page, site) -> Callable[..., Page]:
    """The section on mentors with a result, once that is explained."""
    return lambda *answers: explained_result(page, site.url + site.section, *answers)


def calculation(page: Page, scale: str):
    return page.locator(f"[data-ledger={scale}]")


def open_calculation(page: Page) -> None:
    page.get_by_text("How this was calculated").click()
    expect(page.locator("[data-wait]")).to_be_hidden()


# How it was calculated


def test_the_calculation_goes_from_every_answer_to_the_band(explained) -> None:
    page = explained(*LOW)
    open_calculation(page)
    headline = calculation(page, "overall")
    expect(headline.get_by_role("heading")).to_have_text("Guidance from mentors")
    rows = headline.locator("tbody tr")
    expect(rows).to_have_count(9)
    expect(rows.first.locator("td")).to_have_text(["A little", "1"])
    expect(headline.locator("ol li")).to_have_text(
        [
            "Added up: 1 + 0 + 2 + 1 + 3 + 2 + 1 + 2 + 4 = 16",
            "The mean: 16 ÷ 9 ≈ 1.778",
            "Moved from a scale of 0 to 4 onto one of 0 to 100: ≈ 1.778 × 100 ÷ 4 ≈ 44.44",
            "Rounded to a whole number: 44",
        ]
    )
    expect(headline.locator("[data-slot=end]")).to_have_text("The score: 44. It lies in “Taking shape”, 40 to 69.")
    shown = page.locator("[data-ledger] h4").all_text_contents()
    assert shown == ["Guidance from mentors", "People to ask", "What guidance gives you", "Using guidance well"]


def test_what_was_skipped_or_does_not_apply_is_said(explained) -> None:
    page = explained(1, None, 2, 1, 3, 2, 5, 2, 4)
    open_calculation(page)
    rows = calculation(page, "overall").locator("tbody tr")
    expect(rows.nth(1).locator("td")).to_have_text(["not answered", "left out"])
    expect(rows.nth(6).locator("td")).to_have_text(["doesn’t apply", "left out"])
    expect(calculation(page, "overall").locator("ol li").nth(1)).to_have_text("The mean: 15 ÷ 7 ≈ 2.143")


def test_the_calculation_follows_the_result(explained) -> None:
    page = explained(*LOW)
    open_calculation(page)
    end = calculation(page, "overall").locator("[data-slot=end]")
    expect(end).to_contain_text("44")
    items(page)[0].get_by_role("radio").nth(4).check()
    expect(end).to_contain_text("44")
    page.get_by_role("button", name="Update my result").click()
    expect(end).to_have_text("The score: 53. It lies in “Taking shape”, 40 to 69.")


def test_nothing_is_fetched_before_there_is_a_result(page: Page, site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "explain" in request.url else None)
    page.goto(site.url + site.section, wait_until="networkidle")
    fill_in(page, *LOW)
    assert asked == []
    show(page)
    expect(page.locator("[data-slot=first] li")).not_to_have_count(0)
    assert len(asked) == 2


def test_the_calculation_is_printed_and_closed_again(explained) -> None:
    page = explained(*LOW)
    place = page.locator(".sc-how")
    expect(place).not_to_have_attribute("open", "")
    page.evaluate(
        """() => addEventListener("beforeprint", () => {
          window.printed = [...document.querySelectorAll("[data-ledger]:not([hidden]) tbody tr")].length;
          window.opened = document.querySelector(".sc-how").open;
        })"""
    )
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.wait_for_function("() => window.printed === 18 && window.opened && !document.querySelector('.sc-how').open")
    page.emulate_media(media="print")
    open_for_paper = "dispatchEvent(new Event('beforeprint'))"
    page.evaluate(open_for_paper)
    expect(calculation(page, "overall").locator("table")).to_be_visible()
    expect(page.get_by_text("How this was calculated")).to_be_visible()
    expect(page.locator("p.sc-reread").first).to_be_hidden()


# The edge of a band


def test_a_score_at_an_edge_names_the_band_next_door_and_shows_both(explained) -> None:
    page = explained(1, 0, 2, 1, 3, 2, 2, 2, 2)
    edge = page.locator(".sc-headline .sc-edge")
    expect(edge).to_have_text(
        "This is close to the edge of “Start here”: one answer a step higher or lower could have led there. Read both."
    )
    expect(page.locator(".sc-headline .sc-interpretation:visible")).to_have_count(2)
    expect(page.locator(".sc-bands [aria-current]")).to_have_count(1)
    items(page)[0].get_by_role("radio").nth(4).check()
    items(page)[1].get_by_role("radio").nth(3).check()
    page.get_by_role("button", name="Update my result").click()
    expect(edge).to_be_hidden()
    expect(page.locator(".sc-headline .sc-interpretation:visible")).to_have_count(1)


# What would move it most


def test_next_steps_say_what_was_answered_and_how_much_room_there_is(explained) -> None:
    page = explained(3, 3, 3, 3, 3, 3, 1, 3, 3)
    first = page.locator("[data-slot=first] > li")
    expect(first).to_have_count(1)
    expect(first.locator("strong").first).to_have_text("Send your question ahead")
    expect(first.locator("[data-reason]:visible")).to_have_text(
        "You chose “A little” for “When I ask for guidance, I bring a clear question”."
        " That counts 1 of at most 4 points."
    )
    expect(page.get_by_text("What would move this most comes first")).to_be_visible()
    expect(page.locator("[data-slot=first] > li, [data-slot=others] > li")).to_have_count(3)


def test_the_best_answers_need_no_step_and_no_reading(explained) -> None:
    page = explained(*[4] * 9)
    expect(page.locator("[data-slot=rest] > li").first).to_be_visible()
    expect(page.locator("[data-slot=first] > li")).to_have_count(0)
    expect(page.get_by_text("What would move this most comes first")).to_be_hidden()
    expect(page.locator(".sc-rereading")).to_be_hidden()
    expect(page.locator(".sc-reread")).to_have_count(0)


# Not enough answered yet


def test_too_little_names_what_is_missing_and_leads_there(explained) -> None:
    page = explained(2, 1, None, 3, *[None] * 5)
    expect(result(page).locator(".sc-headline .sc-words")).to_have_text(
        "Not enough answered yet. 3 more answers are needed."
    )
    short = page.locator("[data-slot=short]")
    expect(short.get_by_role("link")).to_have_count(5)
    expect(short).to_contain_text("and 1 more")
    for hidden in (".sc-score", ".sc-band", ".sc-bands", ".sc-track", ".sc-edge"):
        expect(result(page).locator(f".sc-headline {hidden}")).to_be_hidden()
    expect(page.locator("[data-slot=first] > li")).to_have_count(0)
    expect(page.locator(".sc-reread")).to_have_count(0)
    danger = page.evaluate("getComputedStyle(document.body).getPropertyValue('--sc-danger').trim()")
    rgb = f"rgb({', '.join(str(int(danger[place : place + 2], 16)) for place in (1, 3, 5))})"
    colours = page.evaluate("[...document.querySelectorAll('.sc-headline *')].map((e) => getComputedStyle(e).color)")
    assert rgb not in colours
    short.get_by_role("link").nth(1).click()
    expect(items(page)[4].get_by_role("radio").first).to_be_focused()
    short.get_by_role("button").click()
    expect(items(page)[2].get_by_role("radio").first).to_be_focused()
    open_calculation(page)
    expect(calculation(page, "overall").locator("[data-slot=end]")).to_have_text(
        "Not enough answered yet. 3 more answers are needed."
    )


# For everyone


def opened(page: Page) -> None:
    fill_in(page, 1, 0, 2, 1, 3, 2, 1, 2, 2)
    show(page)
    expect(page.locator(".sc-edge").first).to_be_visible()
    open_calculation(page)


def short(page: Page) -> None:
    fill_in(page, 1, 0)
    show(page)
    page.get_by_role("button", name="Show my result anyway").click()
    expect(page.locator("[data-slot=short]")).to_be_visible()


@pytest.mark.parametrize("state", [opened, short])
def test_axe_finds_nothing_in_an_explained_result(browser: Browser, site, state) -> None:
    assert violations(browser, site.url + site.section, state) == []


@pytest.mark.parametrize("state", [opened, short])
def test_nothing_of_it_scrolls_sideways_and_targets_are_big(page: Page, site, state) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url + site.section)
    state(page)
    assert page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth") <= 0
    targets = ".sc-reread button, .sc-short :is(a, button), .sc-how summary"
    small = page.evaluate(f"""[...document.querySelectorAll("{targets}")]
      .filter((e) => e.getClientRects().length && e.getBoundingClientRect().height < 36)
      .map((e) => e.textContent.trim())""")
    assert small == []


# The parts of a result


def test_a_part_that_nobody_has_begun_is_not_urged_on_anybody(page: Page, site) -> None:
    explained_result(page, site.url + "supportive-network/support-needs/", *[2] * 9)
    rows = result(page).locator("tr[data-scale]")
    optional = rows.filter(has_text="No answer yet")
    assert optional.count() >= 2
    expect(optional.filter(has_text="needed")).to_have_count(0)


def test_at_the_edge_of_a_part_both_readings_say_whose_they_are(page: Page, site) -> None:
    page.goto(f"{site.url}supportive-network/support-needs/")
    fill_in(page, *[2] * 9)
    for name, answer in (("need-listening", 3), ("have-listening", 1)):
        page.locator(f"[data-item={name}]").get_by_role("radio").nth(answer).check()
    show(page)
    near = page.locator(".sc-reading:has([data-near])").first
    expect(near.locator("[data-near] > p").first).to_be_visible()
    expect(near.locator("[aria-current] > p").first).to_contain_text("your result")
    expect(near.locator("[data-near] em")).to_be_hidden()
