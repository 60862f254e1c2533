"""A bank of so many items that the browser leaves most of them aside until they come into sight."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from reader import fill_in, items, result, show

from hosting import hosted
from places import SMALL_GUIDE
from selfcheck.build import build

ITEMS = 90

GROUPS = "() => [...document.querySelectorAll('.sc-group')].map((group) => group.querySelectorAll('.sc-item').length)"

OUT_OF_SIGHT = "(item) => !item.checkVisibility({ contentVisibilityAuto: true })"

WHOLE = """(item) => {
  const { top, bottom } = item.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}"""


COUNT_ARITHMETIC = """
  window.reckoned = 0;
  const work = { apply: (whole, self, given) => { window.reckoned++; return Reflect.apply(whole, self, given); } };
  window.BigInt = new Proxy(BigInt, work);
  window.waiting = [];
  window.requestIdleCallback = (work) => window.waiting.push(work);
"""
"""Scores are worked out with `BigInt`; what is put off until there is nothing to do waits until it is called."""

WHEN_IDLE = "() => { for (const work of window.waiting.splice(0)) work(); return window.reckoned; }"

LOOKS_THROUGH_ALL = """() => [...document.styleSheets]
  .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.selectorText ?? ""))
  .filter((text) => /(html|body|:root|\\.sc-assessment)[^ ]*:has\\((?! ?>)/.test(text))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page with 90 items."""
    folder = tmp_path_factory.mktemp("many")
    content = shutil.copytree(SMALL_GUIDE, folder / "content")
    bank = content / "one" / "alpha.yaml"
    text = bank.read_text().partition("cases:")[0]
    more = "".join(f"  - {{id: more-{at}, text: I keep to plan {at}., scale: overall}}\n" for at in range(ITEMS - 2))
    bank.write_text(text.replace("scales:\n", f"{more}scales:\n") + "accept: {SC222: None., SC225: None.}\n")
    with hosted(folder / "site", "/repo/") as url:
        outcome = build(content, folder / "site", url)
        assert not outcome.problems.errors, [problem.message for problem in outcome.problems]
        yield f"{url}one/alpha/"


@pytest.fixture
def long_page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def test_what_is_out_of_sight_is_left_aside_in_groups_until_readers_are_led_to_it(long_page: Page) -> None:
    assert long_page.evaluate(GROUPS) == [23, 23, 22, 22]
    fill_in(long_page, *[1] * 50, None, *[1] * 39)
    item = items(long_page)[50]
    assert item.evaluate(OUT_OF_SIGHT)
    show(long_page)
    long_page.get_by_role("region", name="1 question has no answer yet").get_by_role("link").click()
    expect(item.get_by_role("radio").first).to_be_focused()
    assert item.evaluate(WHOLE)
    long_page.keyboard.press("Space")
    expect(item.get_by_role("radio").first).to_be_checked()
    show(long_page)
    expect(result(long_page).locator(".sc-score")).to_contain_text("89")


def test_the_keyboard_goes_through_all_groups(long_page: Page) -> None:
    first, last = items(long_page)[22:24]  # the end of a group and the beginning of the next one
    first.get_by_role("radio").nth(1).check()
    long_page.keyboard.press("Tab")
    expect(last.get_by_role("radio").first).to_be_focused()
    long_page.keyboard.press("ArrowDown")
    expect(last.get_by_role("radio").nth(1)).to_be_checked()
    assert last.evaluate(WHOLE)


def test_the_result_is_worked_out_as_soon_as_all_is_answered(long_page: Page) -> None:
    long_page.route("**/client/explain.js", lambda route: route.abort())  # it tries out other answers
    long_page.add_init_script(COUNT_ARITHMETIC)
    long_page.reload()
    on_arrival = long_page.evaluate(WHEN_IDLE)
    fill_in(long_page, *[1] * (ITEMS - 1))
    assert long_page.evaluate(WHEN_IDLE) == on_arrival > 0
    fill_in(long_page, *[1] * ITEMS)
    assert long_page.evaluate("() => window.reckoned") == on_arrival
    before = long_page.evaluate(WHEN_IDLE)
    assert before > on_arrival
    show(long_page)
    expect(result(long_page).locator(".sc-score")).to_contain_text("90")
    assert long_page.evaluate("() => window.reckoned") == before


def test_no_style_has_the_whole_page_looked_through(long_page: Page) -> None:
    # Browsers do that again whenever anything is added to the page, which on a long one takes longer than an answer.
    assert long_page.evaluate(LOOKS_THROUGH_ALL) == []


def test_all_of_them_are_on_paper(long_page: Page) -> None:
    assert sum(item.evaluate(OUT_OF_SIGHT) for item in items(long_page)) > ITEMS / 3
    long_page.emulate_media(media="print")
    assert not any(item.evaluate(OUT_OF_SIGHT) for item in items(long_page))


def test_a_short_bank_has_no_groups(built_site: Path) -> None:
    page = (built_site / "one" / "alpha" / "index.html").read_text()
    assert "sc-item" in page
    assert "sc-group" not in page
