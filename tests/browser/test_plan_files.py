"""The plan as a calendar file, as Markdown and on paper. The calendar is read back by a library that calendars use."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
from own import CHAPTER, attempt, opened, plan, results, section, step
from playwright.sync_api import Download, Page, expect
from reader import fill_in, result, show

PLAN = "my/plan/"
CALENDAR = "Calendar file (.ics)"
ODD = "Ask Kim, then Jo; a\\b\nüber Österreich: 🙂" + "é字🙂" * 40
ONE = step(
    "0a" * 16,
    "Write, one; small \\question",
    section=f"{CHAPTER}mentors",
    step="one-question",
    cue="Monday, after lunch",
    date="2026-12-01",
    every="two_weeks",
    note=ODD,
    text="Twenty minutes are enough.",
)
TWO = step("0b" * 16, "Call Kim")
MONTHLY = step("0c" * 16, "Report back", date="2027-01-31", every="month", status="moved")
DONE = step("0d" * 16, "Tidy my list", date="2026-11-01", status="done")


def downloaded(page: Page, name: str, within: str = "body") -> Download:
    with page.expect_download() as found:
        page.locator(within).get_by_role("button", name=name).click()
    return found.value


def read(download: Download) -> tuple[icalendar.Calendar, bytes]:
    data = Path(download.path()).read_bytes()
    return icalendar.Calendar.from_ical(data), data


def well_formed(data: bytes) -> bool:
    """Whether all lines end as they have to, and none is too long."""
    lines = data.split(b"\r\n")
    return lines[-1] == b"" and all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)


def test_the_file_of_a_step_is_read_back_whole(page: Page, site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, site.url + PLAN, plan(ONE, TWO), results(mentors=37))
    assert [url for url in asked if "ical" in url] == []
    download = downloaded(page, CALENDAR, f"[data-step='{ONE['id']}']")
    assert download.suggested_filename == "Write-one-small-question.ics"
    calendar, data = read(download)
    assert well_formed(data)
    assert b"\r\n " in data
    (event,) = calendar.walk("VEVENT")
    assert str(calendar["version"]) == "2.0"
    assert str(event["uid"]) == f"selfcheck-{ONE['id']}"
    assert str(event["summary"]) == "Write, one; small \\question"
    assert str(event["description"]) == f"{ONE['text']}\n\nIf it is Monday, after lunch: {ONE['title']}\n\n{ODD}"
    assert event["dtstart"].dt == date(2026, 12, 1)
    assert event["dtstart"].params["VALUE"] == "DATE"
    assert isinstance(event["dtstamp"].dt, datetime)
    assert event["dtstamp"].dt.utcoffset() == timedelta(0)
    assert dict(event["rrule"]) == {"FREQ": ["WEEKLY"], "INTERVAL": [2]}
    assert str(event["transp"]) == "TRANSPARENT"
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "RRULE", "SUMMARY", "DESCRIPTION", "TRANSP"}
    again, _ = read(downloaded(page, CALENDAR, f"[data-step='{ONE['id']}']"))
    assert again.walk("VEVENT")[0]["uid"] == event["uid"]


def test_the_file_of_the_plan_has_what_is_open_and_dated_and_no_score(page: Page, site) -> None:
    page.clock.set_fixed_time("2026-11-23T12:00:00Z")  # which has no score in it either
    opened(page, site.url + PLAN, plan(ONE, TWO, MONTHLY, DONE), results(mentors=37))
    calendar, data = read(downloaded(page, CALENDAR, "[data-slot=take]"))
    assert well_formed(data)
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    assert set(events) == {"Write, one; small \\question", "Report back"}
    assert events["Report back"]["rrule"].to_ical() == b"FREQ=MONTHLY;BYMONTHDAY=-1"
    assert b"37" not in data
    assert b"Start here" not in data


def test_a_step_without_a_day_asks_for_one(page: Page, site) -> None:
    opened(page, site.url + PLAN, plan(TWO))
    page.locator("[data-slot=take]").get_by_role("button", name=CALENDAR).click()
    expect(page.locator("[data-slot=saving]")).to_contain_text("No step to do has a day yet")
    page.locator("[data-step]").get_by_role("button", name=CALENDAR).click()
    expect(page.get_by_label("Day", exact=True)).to_be_focused()
    expect(page.locator("[data-slot=saving]")).to_contain_text("A calendar file needs a day.")


def test_a_file_that_cannot_be_made_is_said(page: Page, site) -> None:
    opened(page, site.url + PLAN, plan({**TWO, "date": "2026-12-01"}))
    page.route("**/vendor/ical.min.js", lambda route: route.fulfill(status=404, body=""))
    page.locator("[data-step]").get_by_role("button", name=CALENDAR).click()
    expect(page.locator("[data-slot=saving]")).to_contain_text("The calendar file could not be made.")


def test_a_reminder_to_take_an_assessment_again_in_six_weeks(page: Page, site) -> None:
    page.clock.set_fixed_time("2026-11-23T12:00:00Z")
    recent = section(attempt("37", "Start here", "2026-11-20"))
    opened(page, site.url + PLAN, {f"{CHAPTER}mentors": recent}, results(boundaries=50))
    again = page.get_by_role("region", name="See what has changed")
    assert again.get_by_role("listitem").count() == 2
    expect(again.get_by_role("listitem").first).to_contain_text("around January 1, 2027")
    expect(again.get_by_role("listitem").last).to_contain_text("around November 23, 2026")
    download = downloaded(page, "Reminder (.ics) Seeking guidance from mentors")
    calendar, data = read(download)
    assert well_formed(data)
    (event,) = calendar.walk("VEVENT")
    assert str(event["summary"]) == "Take again: Seeking guidance from mentors"
    assert event["dtstart"].dt == date(2027, 1, 1)
    assert str(event["uid"]) == f"selfcheck-again-{CHAPTER}mentors-2026-11-20T10:00:00.000Z"
    assert str(event["description"]) == f"{site.url}{CHAPTER}mentors/"
    assert "rrule" not in event
    assert b"37" not in data.replace(site.url.encode(), b"")


def test_a_result_leads_to_its_reminder(page: Page, site) -> None:
    opened(page, site.url + site.section, plan(*(step(f"{number:032x}", "Call Kim") for number in range(9))))
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stillHere = true")
    fill_in(page, *[2] * 9)
    show(page)
    result(page).get_by_role("link", name="Remind me to take it again after six weeks").click()
    again = page.get_by_role("region", name="See what has changed")
    for instant in (True, False):
        expect(again.get_by_role("heading")).to_be_focused()
        expect(again.get_by_role("heading")).to_be_in_viewport()
        expect(again.get_by_role("listitem").filter(has_text="Seeking guidance from mentors")).to_be_visible()
        assert bool(page.evaluate("window.stillHere")) == instant
        page.reload()


def test_the_plan_as_markdown(page: Page, site) -> None:
    opened(page, site.url + PLAN, plan({**ONE, "note": "One *star*"}, TWO, DONE))
    download = downloaded(page, "Text file (Markdown)")
    assert download.suggested_filename == "Plan.md"
    assert Path(download.path()).read_text() == (
        "# Plan\n\n## To do\n\n"
        "- [ ] **Write, one; small \\\\question**  \n"
        "  Twenty minutes are enough.  \n"
        "  If it is Monday, after lunch: Write, one; small \\\\question  \n"
        "  December 1, 2026 · every two weeks  \n"
        "  From: Seeking guidance from mentors  \n"
        "  One \\*star\\*\n"
        "- [ ] **Call Kim**  \n"
        "  no day yet\n\n"
        "## Done, or let go\n\n"
        "- [x] **Tidy my list**  \n"
        "  November 1, 2026 · done\n\n"
    )


def test_the_plan_is_printed(page: Page, site) -> None:
    opened(page, site.url + PLAN, plan(TWO))
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed")
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
