"""Everything can be done with a keyboard, and the theme's shortcuts stay out of the questions."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from reader import checked, expect_result, fill_in, items, result, show

SHORTCUTS = ("n", "p", ",", ".", "s", "f", "/")


def test_a_section_can_be_filled_in_with_at_most_four_keys_an_item(page: Page, site) -> None:
    page.goto(site.url + site.section)
    items(page)[0].get_by_role("radio").first.focus()
    for _ in range(9):
        for key in ("Space", "ArrowDown", "ArrowDown"):
            page.keyboard.press(key)
        page.keyboard.press("Tab")
    assert len(checked(page)) == 9
    while page.evaluate("document.activeElement.textContent").strip() != "Show my result":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    expect_result(page, "50", "Taking shape")


def test_choosing_neither_moves_the_focus_nor_submits(page: Page, site) -> None:
    page.goto(site.url + site.section)
    radio = items(page)[0].get_by_role("radio").nth(2)
    radio.focus()
    page.keyboard.press("Space")
    expect(radio).to_be_focused()
    page.keyboard.press("Enter")
    expect(radio).to_be_focused()
    expect(result(page)).to_be_hidden()


def test_delete_takes_an_answer_back(page: Page, site) -> None:
    page.goto(site.url + site.section)
    fill_in(page, 3, 3, by_hand=True)
    page.keyboard.press("Delete")
    expect(page.locator("#sc-count")).to_have_text("1 of 9 answered")
    assert len(checked(page)) == 1


@pytest.mark.parametrize("instantly", [False, True], ids=["loaded", "after instant navigation"])
def test_shortcuts_of_the_theme_do_nothing_inside_the_assessment(page: Page, site, instantly: bool) -> None:
    if instantly:
        page.goto(f"{site.url}supportive-network/accountability/", wait_until="networkidle")
        page.evaluate("window.stillHere = true")
        page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Seeking guidance").first.click()
        expect(page.locator("h1")).to_have_text("Seeking guidance from mentors")
        assert page.evaluate("window.stillHere")
    else:
        page.goto(site.url + site.section)
    expect(page.locator(".sc-assessment[data-live]")).to_be_visible()
    fill_in(page, *[2] * 9)
    show(page)
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    address = page.url
    for focus in ("input[type=radio]", ".sc-actions button", "summary"):
        page.locator(f".sc-assessment {focus}:visible").first.focus()
        for key in SHORTCUTS:
            page.keyboard.press(key)
        assert page.evaluate(f"document.activeElement.matches('.sc-assessment {focus}')"), focus
    assert page.url == address
    assert not page.locator("#__search").is_checked()


def test_nothing_focused_hides_under_the_header(page: Page, site) -> None:
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto(f"{site.url}supportive-network/support-needs/")
    page.locator("h2").last.scroll_into_view_if_needed()
    page.locator("#self-assessment input").first.focus()
    hidden = """() => {
      const box = document.activeElement.getBoundingClientRect();
      const header = document.querySelector('.md-header').getBoundingClientRect();
      const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const seen = at && (at === document.activeElement || at.contains(document.activeElement)
        || document.activeElement.contains(at));
      return box.top < header.bottom || box.bottom > innerHeight || !seen;
    }"""
    for key in ["Tab"] * 25 + ["Shift+Tab"] * 25:
        page.keyboard.press(key)
        inside = page.evaluate("document.activeElement.closest('.sc-assessment') !== null")
        assert not (inside and page.evaluate(hidden)), page.evaluate("document.activeElement.outerHTML")
