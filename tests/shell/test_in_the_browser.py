"""The shell in a real browser: search, colours, navigation in place, the keyboard, and nothing the policy forbids."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import ALL, OF_COLOURS, violations_now
from hosting import hosted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WATCH = """addEventListener("securitypolicyviolation", (event) => {
  (window.violations ??= []).push(`${event.violatedDirective} ${event.blockedURI}`);
});"""
ADDRESSES = ("", "support/", "support/mentors/", "about/", "no/such/page/")


@pytest.fixture(scope="module")
def site(build: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small guide, built for the port that it is served on."""
    folder = tmp_path_factory.mktemp("site")
    with hosted(folder, "/guide/") as address:
        build(folder, url=address, repository="https://github.com/a/b")
        yield address


@pytest.fixture(params=[(1280, 800), (320, 640)], ids=["wide", "narrow"])
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A page that fails its test when anything is blocked, thrown, or asked of another host."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(WATCH)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith(site) else wrong.append(asked.url))
    yield page
    wrong += page.evaluate("window.violations ?? []")
    context.close()
    assert not wrong


def is_narrow(page: Page) -> bool:
    return bool(page.viewport_size and page.viewport_size["width"] < 1000)


def open_search(page: Page) -> None:
    if is_narrow(page):
        page.locator("label.md-header__button[for=__search]").click()
    else:
        page.locator(".md-search__input").click()


def test_search_finds_a_word_and_leads_to_it(page: Page, site: str) -> None:
    page.goto(site + "about/")
    open_search(page)
    page.keyboard.type("gardener")
    result = page.locator(".md-search-result__link", has_text="Mentors").first
    expect(result).to_be_visible()
    result.click()
    page.wait_for_url("**/support/mentors/**")
    expect(page.locator(".md-content h1")).to_have_text("Mentors")


def test_navigation_in_place_between_depths(page: Page, site: str) -> None:
    page.goto(site, wait_until="networkidle")
    page.evaluate("window.stayed = true")
    for name, heading in (("Next", "Support"), ("Next", "Mentors"), ("Next", "Friends & kin"), ("Next", "About")):
        page.locator(".md-footer__link", has_text=name).click()
        expect(page.locator(".md-content h1")).to_have_text(heading)
        assert page.evaluate("window.stayed") is True
        active = page.locator(".md-nav--primary a.md-nav__link--active").first
        expect(active).to_contain_text(heading)
    page.go_back()
    expect(page.locator(".md-content h1")).to_have_text("Friends & kin")
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() >= 1


def test_colours_can_be_chosen_and_stay(page: Page, site: str) -> None:
    page.goto(site)
    for scheme in ("default", "slate"):
        page.locator("[data-md-component=palette] label:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    page.goto(site + "support/mentors/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator("label[title='Colours: dark']")).to_be_visible()


def test_colours_by_keyboard(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Colours: as on your device").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_dark_from_the_start_on_a_dark_device(browser: Browser, site: str) -> None:
    for script in (True, False):
        context = browser.new_context(color_scheme="dark", java_script_enabled=script)
        page = context.new_page()
        page.goto(site)
        expect(page.locator("body")).to_have_css("background-color", "rgb(21, 25, 26)")
        context.close()


def test_every_stop_of_the_keyboard_can_be_seen(page: Page, site: str) -> None:
    page.goto(site + "support/mentors/")
    page.wait_for_function("() => document.documentElement.classList.contains('js')")
    stops = []
    for key in ["Tab"] * 40 + ["Shift+Tab"] * 30:
        page.keyboard.press(key)
        stops.append(page.evaluate(SEEN_IN_TIME))
    hidden = [name for name, seen in stops if not seen]
    assert not hidden
    assert len({name for name, _ in stops}) > 12


SEEN = """() => {
  const active = document.activeElement;
  const shown = active.matches('.md-option') ? active.form.querySelector('label:not([hidden])') : active;
  const box = shown.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const name = active.getAttribute('aria-label') || active.title || active.textContent.trim() || active.className;
  return [name, active === document.body || (top !== null && (shown.contains(top) || top.contains(shown)))];
}"""


SEEN_IN_TIME = f"""async () => {{
  const seen = {SEEN};
  // The drawer and the search box slide in when they are focused; a busy machine takes its time.
  const end = performance.now() + 15_000;
  while (!seen()[1] && performance.now() < end) await new Promise(requestAnimationFrame);
  return seen();
}}"""


def test_the_drawer(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(site + "support/mentors/")
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(page.locator(".md-nav--primary").get_by_text("Words to say")).to_be_in_viewport()
    page.locator(".md-nav--primary").get_by_role("link", name="About").click()
    expect(page.locator(".md-content h1")).to_have_text("About")
    expect(page.locator(".md-nav--primary").get_by_role("link", name="About")).not_to_be_in_viewport()
    page.close()


def test_an_anchor_is_not_under_the_header(page: Page, site: str) -> None:
    page.goto(site + "support/mentors/#after")
    page.set_viewport_size({"width": 320, "height": 300})
    page.evaluate("document.querySelector('#after').scrollIntoView()")
    header = page.locator(".md-header").bounding_box()
    heading = page.locator("#after").bounding_box()
    assert header
    assert heading
    assert heading["y"] >= header["height"]


def test_magnified_four_times_the_header_leaves_room(browser: Browser, site: str) -> None:
    for width, height in ((320, 256), (320, 180)):
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(site + "support/mentors/")
        page.evaluate("scrollTo(0, 400)")
        page.wait_for_function("() => scrollY > 300")
        header = page.locator(".md-header").bounding_box()
        assert header
        assert header["y"] + header["height"] <= height / 5
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.close()


@pytest.mark.parametrize(
    ("scheme", "rules", "widths"), [("light", ALL, (320, 1100, 1280)), ("dark", OF_COLOURS, (320, 1280))]
)
def test_axe_finds_nothing(
    browser: Browser, site: str, scheme: Literal["light", "dark"], rules: list[str], widths: tuple[int, ...]
) -> None:
    for width in widths:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        for address in ADDRESSES:
            page.goto(site + address)
            assert not violations_now(page, rules), (address, width)
        page.locator("label.md-header__button[for=__drawer]").evaluate("label => label.click()")
        assert not violations_now(page, rules), ("drawer", width)
        page.goto(site)
        open_search(page)
        page.keyboard.type("gardener")
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        assert not violations_now(page, rules), ("search", width)
        context.close()
