"""What a result says of the one before it."""

from __future__ import annotations

from typing import Any

import pytest
from attempts import KEY, NOW, change, history, retake, row, stored, twice
from playwright.sync_api import Page, expect
from reader import expect_result, fill_in, items, settle, show


def test_an_attempt_keeps_the_scores_of_every_scale(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *NOW)
    show(page)
    page.wait_for_function("(key) => JSON.parse(localStorage.getItem(key))?.finished", arg=KEY)
    finished = stored(page)["finished"]
    assert finished["headline"] == {"shown": "64", "band": "Taking shape"}
    overall = {"shown": "64", "band": "Taking shape", "x": "64", "low": "0", "high": "100"}
    assert finished["scores"]["overall"] == overall
    assert len(finished["scores"]) == 4
    assert all(set(score) == set(overall) for score in finished["scores"].values())


def test_without_an_earlier_attempt_nothing_is_there_and_nothing_is_fetched(page: Page, site) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(site.url + site.section)
    fill_in(page, *NOW)
    show(page)
    settle(page)
    page.reload()
    expect_result(page, "64", "Taking shape")
    expect(change(page)).to_be_hidden()
    expect(history(page)).to_be_hidden()
    assert [url for url in fetched if "history" in url or "notices" in url] == []


def test_change_since_last_time_in_numbers_and_in_words(page: Page, site) -> None:
    twice(page, site.url + site.section)
    expect(change(page)).to_contain_text("Beside your result of January 10, 2026")
    scores = change(page).get_by_role("table", name="Your scores then and now")
    expect(scores.get_by_role("rowheader").first).to_contain_text("beyond day-to-day change")
    assert row(scores, "Guidance from mentors") == ["31 Start here", "64 Taking shape", "+33"]
    expect(change(page)).to_contain_text("Scores that differ by up to 25 are within what can change from day to day.")
    answers = change(page).get_by_role("table", name="Answers that changed")
    expect(answers.get_by_role("rowheader")).to_have_count(8)
    expect(answers.get_by_role("row").nth(1)).to_contain_text("from “A little” to “Completely”")
    expect(answers.get_by_role("row").filter(has_text="encourages me")).to_contain_text("from “Partly” to “Mostly”")


def test_a_small_difference_is_no_change(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *NOW)
    show(page)
    retake(page, "Start from these answers")
    items(page)[0].get_by_role("radio").nth(3).check()
    show(page)
    overall = change(page).locator("[data-change=overall]")
    expect(overall).to_contain_text("+3")
    expect(overall).to_contain_text("within what can change from day to day")
    same = change(page).locator("[data-change]").filter(has_text="the same")
    expect(same).to_have_count(2)
    expect(change(page).get_by_role("table", name="Answers that changed").get_by_role("rowheader")).to_have_count(1)


def test_the_same_answers_are_said_to_be_the_same(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, *NOW)
    show(page)
    retake(page, "Start from these answers")
    show(page)
    expect(change(page)).to_contain_text("All your answers are the same as then.")
    expect(change(page).get_by_role("table", name="Answers that changed")).to_be_hidden()


@pytest.mark.parametrize(
    ("keys", "why"),
    [({"digest": "00000000"}, "scoring have changed since"), ({"revision": 9}, "another meaning since")],
)
def test_results_of_another_edition_are_not_compared_and_both_shown(page: Page, site, keys: Any, why: str) -> None:
    def edit(state: Any) -> None:
        state["attempts"][0] |= keys
        state["attempts"][0]["scores"]["overall"] |= {"shown": "12", "x": "12"}

    twice(page, site.url + site.section, edit)
    expect(change(page)).to_contain_text(why)
    expect(change(page)).to_contain_text("January 10, 2026")
    scores = change(page).get_by_role("table", name="Your scores then and now")
    assert row(scores, "Guidance from mentors") == ["12 Start here", "64 Taking shape", "–"]
    expect(change(page).get_by_role("table", name="Answers that changed")).to_be_hidden()
    expect(change(page).get_by_text("Scores that differ by up to")).to_be_hidden()


def test_an_older_attempt_without_scores_is_compared_all_the_same(page: Page, site) -> None:
    twice(page, site.url + site.section, lambda state: state["attempts"][0].pop("scores"))
    scores = change(page).get_by_role("table", name="Your scores then and now")
    expect(scores).to_contain_text("+33")
    twice(page, site.url + site.section, lambda state: without_scores(state["attempts"][0]))
    expect(change(page)).to_contain_text("cannot be compared")
    assert row(scores, "Guidance from mentors") == ["31 Start here", "64 Taking shape", "–"]
    assert row(scores, "People to ask")[0] == "no score"


def without_scores(attempt: Any) -> None:
    attempt.pop("scores")
    attempt["digest"] = "00000000"
