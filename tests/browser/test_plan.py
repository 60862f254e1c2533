"""The plan: next steps that a reader has chosen, with days and notes, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from own import BLOCKED, CHAPTER, FULL, opened, plan, results, step, stored
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from reader import fill_in, result, show

from axe import violations

PLAN = "my/plan/"
ONE = step("a", "Write one small question", section=f"{CHAPTER}mentors", step="one-question", date="2026-12-01")
TWO = step("b", "Call Kim", added="2026-09-02T10:00:00.000Z")
THREE = step("c", "Report back", date="2026-11-20", every="month", status="moved")
PAST = step("d", "Tidy my list", date="2026-11-01", status="done")
ALL = plan(ONE, TWO, THREE, PAST)


def row(page: Page, title: str) -> Locator:
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=title, exact=True))


def press(place: Locator, name: str) -> None:
    place.get_by_role("button", name=name).click()


def unfold(place: Locator) -> Locator:
    place.get_by_text("When, how often, notes").click()
    return place


def titles(page: Page, part: str) -> list[str]:
    return page.get_by_role("region", name=part).locator("h3").all_text_contents()


def in_plan(page: Page) -> dict[str, dict[str, str]]:
    return {each["title"]: each for each in stored(page, "plan")["steps"]}


# From a result into the plan


def test_a_next_step_goes_from_the_result_into_the_plan(page: Page, site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site.url + site.section)
    expect(page.locator(".sc-assessment[data-live]")).to_be_visible()
    assert [url for url in asked if "plan" in url] == []
    fill_in(page, *[0] * 7, 4, 4)
    show(page)
    result(page).get_by_text("All next steps").click()
    first = page.locator("[data-step=report-in-a-month]")
    press(first, "Add to my plan Report back in four weeks")
    link = first.get_by_role("link", name="In your plan Report back in four weeks")
    expect(link).to_be_focused()
    expect(first.get_by_role("button")).to_be_hidden()
    found = in_plan(page)["Report back in four weeks"]
    text = found["text"]
    assert text == " ".join(first.locator("> p:not([class])").all_text_contents())
    assert len(text) > 40
    assert {key: found[key] for key in ("section", "step", "every", "status", "date", "cue", "note")} == {
        "section": f"{CHAPTER}mentors",
        "step": "report-in-a-month",
        "every": "month",
        "status": "open",
        "date": "",
        "cue": "",
        "note": "",
    }
    page.reload()
    result(page).get_by_text("All next steps").click()
    expect(link).to_be_visible()
    expect(page.locator("[data-step=one-question]").get_by_role("button", name="Add to my plan")).to_be_visible()
    link.click()
    planned = row(page, "Report back in four weeks")
    expect(planned.locator("[data-slot=facts]")).to_have_text("no day yet · every month")
    expect(planned.locator("[data-slot=text]")).to_have_text(text)
    page.emulate_media(media="print")
    expect(planned.get_by_text(text)).to_be_visible()
    page.emulate_media(media="screen")
    planned.get_by_role("link", name="From: Seeking guidance from mentors").click()
    expect(page).to_have_url(f"{site.url}{site.section}#sc-result")


def test_what_is_done_can_be_planned_again(page: Page, site) -> None:
    done = step("a", "Write one small question", section=f"{CHAPTER}mentors", step="one-question", status="done")
    opened(page, site.url + site.section, plan(done))
    fill_in(page, *[0] * 9)
    show(page)
    result(page).get_by_text("All next steps").click()
    press(page.locator("[data-step=one-question]"), "Add to my plan")
    assert [each["status"] for each in stored(page, "plan")["steps"]] == ["done", "open"]


@pytest.mark.parametrize(("script", "said"), [(BLOCKED, "does not let the page store"), (FULL, "is full")])
def test_a_step_that_cannot_be_saved_is_not_said_to_be_planned(page: Page, site, script: str, said: str) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *[0] * 9)
    show(page)
    result(page).get_by_text("All next steps").click()
    place = page.locator("[data-step=one-question]")
    button = place.get_by_role("button", name="Add to my plan")
    expect(button).to_be_visible()
    page.evaluate(f"() => {{ {script} }}")
    button.click()
    expect(result(page).locator("[data-saving]:visible")).to_contain_text(said)
    expect(button).to_be_focused()
    expect(place.get_by_role("link", name="In your plan")).to_be_hidden()
    page.evaluate("dispatchEvent(new StorageEvent('storage'))")
    expect(place.get_by_role("link", name="In your plan")).to_be_hidden()
    expect(result(page).locator("[data-saving]:visible")).to_contain_text(said)


# On the page of the plan


def test_with_nothing_stored_it_says_how_steps_come_here(page: Page, site) -> None:
    opened(page, site.url + PLAN)
    expect(page.get_by_text("There is nothing in your plan yet.")).to_be_visible()
    for name in ("To do", "Done, or let go", "Take it with you", "See what has changed"):
        expect(page.get_by_role("heading", name=name)).to_be_hidden()


def test_a_step_of_ones_own_with_nothing_but_a_keyboard(page: Page, site) -> None:
    opened(page, site.url + PLAN)
    page.get_by_label("What will you do?").focus()
    for words in ("no, spa/ce. fns", "\n"):
        page.keyboard.type(words)
    mine = row(page, "no, spa/ce. fns")
    expect(mine.locator("summary")).to_be_focused()
    page.keyboard.press("Tab")
    expect(mine.get_by_label("If it is …")).to_be_focused()
    page.keyboard.type("Monday, after lunch")
    expect(mine.locator("[data-slot=sentence]")).to_have_text("If it is Monday, after lunch: no, spa/ce. fns")
    expect(page.locator("[data-slot=saving]")).to_have_text("Saved in this browser")
    found = in_plan(page)["no, spa/ce. fns"]
    assert (found["cue"], found["section"], found["step"]) == ("Monday, after lunch", "", "")
    mine.get_by_role("button", name="Done").focus()
    page.keyboard.press("Enter")
    expect(mine.get_by_role("heading")).to_be_focused()
    assert titles(page, "Done, or let go") == ["no, spa/ce. fns"]
    assert page.url == site.url + PLAN


def test_every_field_is_saved_at_once_and_there_again(page: Page, site) -> None:
    opened(page, site.url + PLAN, plan(TWO))
    mine = row(page, "Call Kim")
    mine.get_by_label("If it is …").fill("the way home")
    mine.get_by_label("Day", exact=True).fill("2026-12-24")
    mine.get_by_label("Come back to it").select_option("every two weeks")
    mine.get_by_label("Notes").fill("Ask about:\n- the weekend")
    expected = {
        **TWO,
        "cue": "the way home",
        "date": "2026-12-24",
        "every": "two_weeks",
        "note": "Ask about:\n- the weekend",
    }
    assert stored(page, "plan") == {"format": 1, "steps": [expected]}
    mine.get_by_label("What you will do").fill("Call Kim and Jo")
    page.reload()
    mine = row(page, "Call Kim and Jo")
    expect(mine.locator("[data-slot=sentence]")).to_have_text("If it is the way home: Call Kim and Jo")
    expect(mine.locator("[data-slot=facts]")).to_have_text("December 24, 2026 · every two weeks")
    assert mine.locator("[data-slot=note]").inner_text() == "Ask about:\n- the weekend"
    expect(unfold(mine).get_by_label("Notes")).to_have_value("Ask about:\n- the weekend")


def test_there_are_cues_to_pick_from(page: Page, site) -> None:
    opened(page, site.url + PLAN, plan(TWO))
    list = row(page, "Call Kim").get_by_label("If it is …").get_attribute("list")
    cues = page.locator(f"#{list} option").evaluate_all("(all) => all.map((each) => each.value)")
    assert "after breakfast" in cues
    assert len(cues) >= 5


def test_steps_stand_by_date_and_are_put_in_order_once_one_is_left(page: Page, site) -> None:
    opened(page, site.url + PLAN, ALL)
    assert titles(page, "To do") == ["Report back", "Write one small question", "Call Kim"]
    assert titles(page, "Done, or let go") == ["Tidy my list"]
    day = row(page, "Call Kim").get_by_label("Day", exact=True)
    day.fill("2026-11-10")
    expect(day).to_be_focused()
    assert titles(page, "To do") == ["Report back", "Write one small question", "Call Kim"]
    page.get_by_label("What will you do?").focus()
    page.wait_for_function("() => document.querySelector('.sc-plan h3').textContent === 'Call Kim'")
    assert titles(page, "To do") == ["Call Kim", "Report back", "Write one small question"]


def test_done_let_go_and_taken_up_again(page: Page, site) -> None:
    opened(page, site.url + PLAN, ALL)
    mine = row(page, "Call Kim")
    press(mine, "Let it go")
    expect(mine.get_by_role("heading")).to_be_focused()
    expect(mine).to_contain_text("That is a decision too")
    assert titles(page, "Done, or let go") == ["Tidy my list", "Call Kim"]
    assert in_plan(page)["Call Kim"]["status"] == "let_go"
    expect(mine.get_by_role("button", name="Done")).to_be_hidden()
    press(mine, "Take it up again")
    assert in_plan(page)["Call Kim"]["status"] == "open"
    press(mine, "Done")
    assert in_plan(page)["Call Kim"]["status"] == "done"
    expect(mine.get_by_text("That is a decision too")).to_be_hidden()
    assert titles(page, "To do") == ["Report back", "Write one small question"]


def test_what_comes_back_is_done_for_this_time_and_moves_on_to_its_next_day(page: Page, site) -> None:
    page.clock.set_fixed_time("2026-11-23T12:00:00Z")
    opened(page, site.url + PLAN, ALL)
    mine = row(page, "Report back")
    press(mine, "Done")
    expect(mine.get_by_role("heading")).to_be_focused()
    expect(mine.locator("[data-slot=facts]")).to_have_text("December 20, 2026 · every month")
    said = page.locator("[data-slot=saving]")
    expect(said).to_have_text("Done for this time. The next day: December 20, 2026. “Let it go” ends it.")
    assert in_plan(page)["Report back"] == {**THREE, "date": "2026-12-20", "status": "open"}
    assert titles(page, "To do") == ["Write one small question", "Report back", "Call Kim"]
    press(mine, "Let it go")
    assert titles(page, "Done, or let go") == ["Tidy my list", "Report back"]
    mine = row(page, "Call Kim")
    mine.get_by_label("Come back to it").select_option("every week")
    press(mine, "Done")
    assert in_plan(page)["Call Kim"]["status"] == "done"


def test_moving_asks_for_another_day(page: Page, site) -> None:
    opened(page, site.url + PLAN, ALL)
    mine = row(page, "Write one small question")
    press(mine, "Move to another day")
    day = mine.get_by_label("To which day?")
    expect(day).to_be_focused()
    mine.get_by_role("button", name="Move", exact=True).click()
    assert in_plan(page)["Write one small question"] == ONE
    press(mine, "Leave it as it is")
    expect(day).to_be_hidden()
    expect(mine.get_by_role("button", name="Move to another day")).to_be_focused()
    press(mine, "Move to another day")
    day.fill("2026-11-15")
    mine.get_by_role("button", name="Move", exact=True).click()
    expect(mine.get_by_role("heading")).to_be_focused()
    expect(mine.locator("[data-slot=facts]")).to_have_text("November 15, 2026 · moved")
    assert in_plan(page)["Write one small question"] == {**ONE, "date": "2026-11-15", "status": "moved"}
    assert titles(page, "To do") == ["Write one small question", "Report back", "Call Kim"]


def test_going_back_leads_to_where_one_was(page: Page, site) -> None:
    opened(page, site.url + PLAN, plan(*(step(f"{number:032x}", "Call Kim") for number in range(9))))
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stillHere = true")
    place = page.get_by_role("link", name="To your profile")
    for link in (place, page.get_by_role("link", name="To your plan")):
        link.scroll_into_view_if_needed()
        # The theme keeps the place once scrolling has come to rest.
        page.wait_for_function("() => history.state?.y > 0")
        link.click()
    expect(page.get_by_label("What will you do?")).to_be_visible()
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(page.get_by_role("link", name="To your plan")).to_be_in_viewport()
    page.go_back()
    expect(place).to_be_in_viewport()
    assert page.evaluate("window.stillHere")


def test_deleting_asks_first(page: Page, site) -> None:
    opened(page, site.url + PLAN, plan(TWO, PAST))
    mine = row(page, "Call Kim")
    press(mine, "Delete this step")
    press(page.get_by_role("dialog", name="Delete this step?"), "Keep it")
    assert set(in_plan(page)) == {"Call Kim", "Tidy my list"}
    expect(mine.get_by_role("button", name="Delete this step")).to_be_focused()
    press(mine, "Delete this step")
    press(page.get_by_role("dialog", name="Delete this step?"), "Delete it")
    expect(mine).to_have_count(0)
    assert set(in_plan(page)) == {"Tidy my list"}
    expect(page.get_by_label("What will you do?")).to_be_focused()
    expect(page.locator("[data-slot=saving]")).to_have_text("The step is deleted.")


def test_deleting_is_not_said_where_it_could_not_be_saved(page: Page, site) -> None:
    opened(page, site.url + PLAN, plan(TWO))
    page.evaluate(f"() => {{ {FULL} }}")
    press(row(page, "Call Kim"), "Delete this step")
    press(page.get_by_role("dialog", name="Delete this step?"), "Delete it")
    expect(row(page, "Call Kim")).to_have_count(0)
    expect(page.locator("[data-slot=saving][data-lost]")).to_contain_text("Not being saved: the storage")


def test_two_tabs_lose_nothing(page: Page, context: BrowserContext, site) -> None:
    opened(page, site.url + PLAN, plan(TWO))
    other = context.new_page()
    other.goto(page.url)
    row(page, "Call Kim").get_by_label("Notes").fill("from one")
    row(other, "Call Kim").get_by_label("Day", exact=True).fill("2026-12-24")
    other.get_by_label("What will you do?").fill("Call Jo")
    press(other.get_by_role("region", name="A step of your own"), "Add it")
    page.get_by_label("What will you do?").fill("Call Lee")
    press(page.get_by_role("region", name="A step of your own"), "Add it")
    expect(row(page, "Call Jo")).to_be_visible()
    expect(row(other, "Call Lee")).to_be_visible()
    expect(row(other, "Call Kim").get_by_label("Notes")).to_have_value("from one")
    found = in_plan(page)
    assert set(found) == {"Call Kim", "Call Jo", "Call Lee"}
    assert found["Call Kim"] == {**TWO, "note": "from one", "date": "2026-12-24"}


def test_what_another_tab_writes_does_not_disturb_what_is_typed(page: Page, context: BrowserContext, site) -> None:
    opened(page, site.url + PLAN, plan(TWO))
    note = row(page, "Call Kim").get_by_label("Notes")
    note.press_sequentially("typ")
    other = context.new_page()
    other.goto(page.url)
    unfolded = row(other, "Call Kim")
    unfolded.get_by_label("Day", exact=True).fill("2026-12-24")
    expect(row(page, "Call Kim").locator("[data-slot=facts]")).to_have_text("December 24, 2026")
    expect(note).to_be_focused()
    page.keyboard.type("ed")
    expect(note).to_have_value("typed")


def test_a_step_in_which_somebody_writes_stays_when_another_tab_deletes_it(
    page: Page, context: BrowserContext, site
) -> None:
    opened(page, site.url + PLAN, plan(TWO, PAST))
    mine = row(page, "Call Kim")
    note = mine.get_by_label("Notes")
    note.press_sequentially("half")
    other = context.new_page()
    other.goto(page.url)
    other.evaluate("localStorage.clear()")
    said = page.locator("[data-slot=saving]")
    expect(said).to_have_text(
        "The step in which you are writing was deleted or moved in another tab. "
        "With your next change it is saved here again, whole."
    )
    expect(row(page, "Tidy my list")).to_have_count(0)
    expect(note).to_be_focused()
    assert stored(page, "plan") is None
    page.keyboard.type(" and whole")
    expect(note).to_have_value("half and whole")
    expect(said).to_have_text("Saved in this browser")
    assert stored(page, "plan")["steps"] == [{**TWO, "note": "half and whole", "text": ""}]
    page.get_by_label("What will you do?").focus()
    other.evaluate("localStorage.clear()")
    expect(mine).to_have_count(0)


def test_a_step_in_which_somebody_writes_stays_where_it_is(page: Page, context: BrowserContext, site) -> None:
    opened(page, f"{site.url}{PLAN}#again", plan(TWO, ONE, PAST), results(mentors=50))
    assert titles(page, "To do") == ["Write one small question", "Call Kim"]
    note = row(page, "Call Kim").get_by_label("Notes")
    note.press_sequentially("ty")
    other = context.new_page()
    other.goto(site.url + PLAN)
    row(other, "Call Kim").get_by_label("Day", exact=True).fill("2026-11-10")
    press(row(other, "Tidy my list"), "Take it up again")
    expect(row(page, "Call Kim").locator("[data-slot=facts]")).to_have_text("November 10, 2026")
    expect(row(page, "Tidy my list").locator("[data-slot=facts]")).to_have_text("November 1, 2026")
    expect(note).to_be_focused()
    page.keyboard.type("ped")
    expect(note).to_have_value("typed")
    page.get_by_label("What will you do?").focus()
    page.wait_for_function("() => document.querySelector('.sc-plan h3').textContent === 'Tidy my list'")
    assert titles(page, "To do") == ["Tidy my list", "Call Kim", "Write one small question"]
    expect(page.get_by_role("region", name="Done, or let go")).to_be_hidden()


# Storage that fails


@pytest.mark.parametrize(("script", "said"), [(BLOCKED, "does not let the page store"), (FULL, "is full")])
def test_without_storage_the_page_works_and_says_that_nothing_is_saved(
    page: Page, site, script: str, said: str
) -> None:
    page.add_init_script(script)
    page.goto(site.url + PLAN)
    page.get_by_label("What will you do?").fill("Call Kim")
    page.keyboard.press("Enter")
    expect(page.locator("[data-slot=saving][data-lost]")).to_contain_text(said)
    expect(row(page, "Call Kim")).to_be_visible()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}', '{"format": 1, "steps": {}}'])
def test_a_plan_that_cannot_be_read_is_said_and_kept_in_a_copy(page: Page, site, text: str) -> None:
    opened(page, site.url + PLAN, {"plan": text})
    expect(page.locator("[data-slot=notices]")).to_contain_text("What was saved here cannot be read.")
    assert page.evaluate("localStorage.getItem('selfcheck:/repo/:plan')") == text
    page.get_by_label("What will you do?").fill("Call Kim")
    page.keyboard.press("Enter")
    expect(row(page, "Call Kim")).to_be_visible()
    assert page.evaluate("localStorage.getItem('selfcheck:/repo/:plan:backup')") == text
    assert set(in_plan(page)) == {"Call Kim"}


def test_a_newer_plan_is_left_alone(page: Page, site) -> None:
    newer = '{"format":2,"steps":"elsewhere"}'
    opened(page, site.url + PLAN, {"plan": newer})
    expect(page.locator("[data-slot=saving][data-lost]")).to_contain_text("a newer version of this page")
    page.get_by_label("What will you do?").fill("Call Kim")
    page.keyboard.press("Enter")
    expect(row(page, "Call Kim")).to_be_visible()
    assert page.evaluate("localStorage.getItem('selfcheck:/repo/:plan')") == newer


def test_odd_steps_are_passed_over_and_stay_stored(page: Page, site) -> None:
    odd = [None, 3, {"id": 4}, {"id": "x", "title": "<b>Bold</b>", "date": "soon", "status": "lost", "more": 1}]
    opened(page, site.url + PLAN, {"plan": {"format": 1, "steps": odd, "other": True}})
    press(row(page, "<b>Bold</b>"), "Done")
    kept = [*odd[:3], {**odd[3], "status": "done"}]
    assert stored(page, "plan") == {"format": 1, "steps": kept, "other": True}


# For everyone


def empty(page: Page) -> None:
    expect(page.get_by_text("There is nothing in your plan yet.")).to_be_visible()


def full(page: Page) -> None:
    opened(page, page.url, ALL, results(mentors=50))
    for each in ("Report back", "Write one small question"):
        unfold(row(page, each))
    press(row(page, "Call Kim"), "Move to another day")


def deleting(page: Page) -> None:
    opened(page, page.url, ALL)
    press(row(page, "Call Kim"), "Delete this step")
    expect(page.get_by_role("dialog", name="Delete this step?")).to_be_visible()


def corrupt(page: Page) -> None:
    opened(page, page.url, {"plan": "{"})
    expect(page.locator("[data-slot=notices] p")).to_be_visible()


STATES: list[Callable[[Page], None]] = [empty, full, deleting, corrupt]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(browser: Browser, site, state: Callable[[Page], None]) -> None:
    assert violations(browser, site.url + PLAN, state) == []


def test_axe_finds_nothing_at_a_result_with_a_plan(browser: Browser, site) -> None:
    def planned(page: Page) -> None:
        fill_in(page, *[0] * 9)
        show(page)
        result(page).get_by_text("All next steps").click()
        press(page.locator("[data-step=one-question]"), "Add to my plan")
        expect(page.get_by_role("link", name="In your plan")).to_be_visible()

    assert violations(browser, site.url + site.section, planned) == []


def test_nothing_scrolls_sideways_and_targets_are_big_enough(page: Page, site) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    long = step("z", "Donaudampfschifffahrtsgesellschaftskapitänsmütze " * 2, note="x" * 200)
    opened(page, site.url + PLAN, plan(ONE, TWO, THREE, PAST, long), results(mentors=50))
    unfold(row(page, "Report back"))
    assert page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth") <= 0
    small = page.evaluate("""[...document.querySelectorAll('.sc-own :is(button, input, select, summary, textarea)')]
      .filter((e) => e.getClientRects().length && e.getBoundingClientRect().height < 43.5)
      .map((e) => `${e.tagName}: ${e.getBoundingClientRect().height}`)""")
    assert small == []


def test_on_paper_the_plan_stands_without_its_controls(page: Page, site) -> None:
    noted = {**TWO, "cue": "the way home", "note": "Ask about the weekend"}
    opened(page, site.url + PLAN, plan(noted, PAST), results(mentors=50))
    page.emulate_media(media="print")
    mine = row(page, "Call Kim")
    expect(mine.get_by_text("If it is the way home: Call Kim")).to_be_visible()
    expect(mine.locator("[data-slot=note]")).to_have_text("Ask about the weekend")
    expect(row(page, "Tidy my list")).to_be_visible()
    controls = page.locator(".sc-own :is(button, input, select, textarea, summary):visible")
    assert controls.all_text_contents() == []
