"""What a reader does on a section page."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

SHOW = "Show my result"


def items(page: Page, *, optional: bool = False) -> list[Locator]:
    """The questions of the page that count, or all of them."""
    # On the way to a page, its address is there before its text is.
    expect(page.locator("fieldset[data-item]").first).to_be_attached()
    found = page.locator("fieldset[data-item]").all()
    return [item for item in found if optional or "(optional)" not in (item.locator("legend").text_content() or "")]


_CLICK_ALL = """(places) => {
  const items = [...document.querySelectorAll("fieldset[data-item]")];
  const counted = items.filter((item) => !item.querySelector("legend").textContent.includes("(optional)"));
  if (counted.length < places.length) return false; // there is more of the page to come
  for (const [at, place] of places.entries())
    if (place !== null) counted[at].querySelectorAll("[type=radio]")[place].click();
  return true;
}"""


def fill_in(page: Page, *answers: int | None, by_hand: bool = False) -> None:
    """Answer the questions that count, in order, with the option at this place; None leaves one out.

    All at once, unless `by_hand`: then each option is scrolled to, and clicked where it is.
    """
    if not by_hand:
        page.wait_for_function(_CLICK_ALL, arg=answers)
        return
    for item, answer in zip(items(page), answers, strict=False):
        if answer is not None:
            item.get_by_role("radio").nth(answer).check()


def show(page: Page) -> None:
    page.get_by_role("button", name=SHOW, exact=True).click()


def explained_result(page: Page, url: str, *answers: int | None) -> Page:
    """Open a section, answer, and show the result; its explanation has been fetched."""
    page.goto(url)
    fill_in(page, *answers)
    show(page)
    if None in answers:
        page.get_by_role("button", name="Show my result anyway").click()
    page.wait_for_function("() => document.querySelector('link[href$=\"explain.css\"]')?.sheet")
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    return page


def result(page: Page) -> Locator:
    return page.get_by_role("region", name="Your result")


def expect_result(page: Page, score: str, band: str) -> None:
    expect(result(page).locator(".sc-score")).to_contain_text(score)
    expect(result(page).locator(".sc-bands [aria-current]")).to_contain_text(band)


def checked(page: Page) -> list[str]:
    return page.evaluate(
        "[...document.querySelectorAll('input[type=radio]:checked')].map((r) => `${r.name}=${r.value}`)"
    )


def settle(page: Page) -> None:
    """Wait until all that was answered is saved."""
    page.wait_for_function(
        """() => {
          const [, text] = Object.entries(localStorage).find(([key]) => /^selfcheck:.*$/.test(key)
            && location.pathname.includes(key.split(":")[2])) ?? [null, "{}"];
          const chosen = new Set([...document.querySelectorAll("fieldset input:checked")].map((radio) => radio.name));
          const saved = Object.keys(JSON.parse(text).answers ?? {});
          return [...chosen].every((name) => saved.includes(name)) && saved.length >= chosen.size;
        }"""
    )
