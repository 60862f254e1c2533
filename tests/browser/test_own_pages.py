"""The reader's own pages as people look at them: magnified, from right to left, in forced colours, on paper."""

from __future__ import annotations

from typing import Any

import pytest
from kept import banks, kept, option, put
from own import matters, plan, step
from playwright.sync_api import Page, expect

from axe import violations_now
from places import TESTS

WORK = "days/work"
SHOWN = {"profile": "[data-section] circle", "plan": ".sc-step h3", "compare": ".sc-sides", "data": ".sc-list"}
"""What each page is there for."""

OUTSIDE = """[...document.querySelectorAll("article *")].filter((each) => {
  const { left, right, width } = each.getBoundingClientRect();
  return each.checkVisibility() && width && (left < -1 || right > innerWidth + 1);
}).map((each) => each.outerHTML.slice(0, 120))"""

SIGNS = """(() => {
  const wrong = [];
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    for (const { index } of data.matchAll(/[+−]\\d/g)) {
      const left = (at) => {
        const range = document.createRange();
        range.setStart(texts.currentNode, at);
        range.setEnd(texts.currentNode, at + 1);
        return range.getBoundingClientRect().left;
      };
      if (parentElement.checkVisibility() && left(index) >= left(index + 1)) wrong.push(data.trim());
    }
  }
  return wrong;
})()"""
"""Texts in which a sign does not stand in front of its number."""

LOST = """[...document.querySelectorAll("article summary, article svg text")].filter((each) => {
  const style = getComputedStyle(each, each.matches("summary") ? "::after" : null);
  const colour = each.matches("summary") ? style.backgroundColor : style.fill;
  return each.checkVisibility() && colour !== getComputedStyle(document.body).color;
}).map((each) => each.textContent)"""
"""Arrows and numbers that forced colours take away."""

SHIFTED = """[...document.querySelectorAll(".sc-own summary")].filter((each) =>
  each.checkVisibility() && getComputedStyle(each).paddingInlineStart !== "0px").length"""


def taken(name: str, low: int) -> dict[str, Any]:
    """What is stored of a section that was taken three times, each time with a better result."""
    found = kept(banks(TESTS / "guides" / "profile")[name], option(low + 1))
    shown = [{"headline": {"shown": text, "band": "Hard going"}, "scores": {}} for text in ("−0.5", "0.3", "1")]
    dates = ("2026-01-10T10:00:00.000Z", "2026-03-10T10:00:00.000Z", found["finished"]["date"])
    *earlier, finished = [{**found["finished"], **each, "date": date} for each, date in zip(shown, dates, strict=True)]
    return {**found, "attempts": earlier, "finished": finished}


def lived_in(page: Page, url: str, name: str) -> None:
    """Open one of the pages with entries of all kinds."""
    page.goto(f"{url}my/{name}/")
    steps = plan(
        step("a" * 32, "Rufe Kim an", section=WORK, date="2026-12-01", note="One line\nand another"),
        step("b" * 32, "الاتصال بكيم", every="week"),
        step("c" * 32, "Tidy my list", date="2026-11-01", status="done"),
    )
    put(page, {WORK: taken(WORK, 0), "body/sleep": taken("body/sleep", 2), **steps, **matters()})
    page.reload()
    if name == "compare":
        page.get_by_role("checkbox").last.check()
        page.locator("[data-slot=contents] summary").click()
        page.locator("[data-do=link]").click()
        page.wait_for_function("() => document.querySelector('#sc-link').value.includes('#s=')")
        link = page.locator("#sc-link").input_value()
        page.goto("about:blank")
        page.goto(link)
    expect(page.locator(SHOWN[name]).first).to_be_visible()


def sideways(page: Page) -> int:
    return page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")


@pytest.mark.parametrize("guide", ["side_by_side", "right_to_left"])
@pytest.mark.parametrize("name", SHOWN)
def test_every_way_of_looking_at_it(context, request: pytest.FixtureRequest, guide: str, name: str) -> None:
    page = context.new_page()
    lived_in(page, request.getfixturevalue(guide).url, name)
    page.set_viewport_size({"width": 320, "height": 256})
    assert sideways(page) <= 0
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(SIGNS) == []
    assert page.evaluate(SHIFTED) == 0
    assert violations_now(page) == []
    page.emulate_media(forced_colors="active")
    assert page.evaluate(LOST) == []
    page.set_viewport_size({"width": 700, "height": 1000})
    page.emulate_media(forced_colors="none", media="print")
    expect(page.locator(SHOWN[name]).first).to_be_visible()
    expect(page.locator("article").get_by_role("button")).to_have_count(0)
    assert sideways(page) <= 0
    assert page.evaluate(OUTSIDE) == []


def test_from_right_to_left_pictures_and_numbers_run_the_way_of_the_text(context, right_to_left) -> None:
    page = context.new_page()
    lived_in(page, right_to_left.url, "profile")
    row = page.locator(f'[data-section="{WORK}"]')
    ends = row.locator(".sc-range text").evaluate_all("(all) => all.map((each) => each.getBoundingClientRect().left)")
    assert ends == sorted(ends, reverse=True)
    assert row.locator(".sc-trend").evaluate("(picture) => picture.getScreenCTM().a") < 0
    expect(row.locator("[data-slot=change]")).to_contain_text("\u2066+0.7\u2069 since")
    page.goto(right_to_left.url + right_to_left.section)
    page.locator("[data-earlier=history] summary").click()
    page.get_by_text("How this was calculated").click()
    expect(page.locator(".sc-trend circle")).to_have_count(3)
    assert page.evaluate(SIGNS) == []
    # "10 يناير 2026": the year is left of the day.
    assert page.locator(".sc-trend [data-part=first]").evaluate(
        "(text) => text.getStartPositionOfChar(0).x > text.getStartPositionOfChar(text.textContent.length - 1).x"
    )


def test_what_the_reader_wrote_has_its_own_direction_on_the_side_of_the_page(context, side_by_side) -> None:
    page = context.new_page()
    lived_in(page, side_by_side.url, "plan")
    looks = "(title) => [getComputedStyle(title).direction, getComputedStyle(title).textAlign]"
    assert page.get_by_role("heading", name="الاتصال بكيم").evaluate(looks) == ["rtl", "left"]
    assert page.get_by_role("heading", name="Rufe Kim an").evaluate(looks) == ["ltr", "left"]
    typed = page.get_by_role("listitem").filter(has_text="الاتصال بكيم").locator("[name=title]")
    assert typed.evaluate("(field) => getComputedStyle(field).direction") == "rtl"
