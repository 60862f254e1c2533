"""What axe-core finds on a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from playwright.sync_api import Browser, Page, expect

from places import REPOSITORY

_AXE = (REPOSITORY / "node_modules" / "axe-core" / "axe.min.js").read_text()
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]


def violations(browser: Browser, url: str, state: Callable[[Page], None]) -> list[str]:
    """The violations on a page once it is brought into a state: in light and dark, on a phone and on a desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(url)
    state(page)
    found = [
        f"{scheme}, {width} px: {violation}"
        for scheme in ("light", "dark")
        for width in (1280, 320)
        for violation in _violations(page, scheme, width)
    ]
    context.close()
    return found


def _violations(page: Page, scheme: Literal["light", "dark"], width: int) -> list[str]:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if scheme == "dark" else "default")
    # In the dark nothing but the colours is another.
    return violations_now(page, ALL if scheme == "light" else OF_COLOURS)


def violations_now(page: Page, rules: list[str] = ALL) -> list[str]:
    """The violations on a page as it is shown; `rules` are names, or tags."""
    if page.evaluate("!window.axe"):
        page.evaluate(_AXE)
    # All that is well is told as well otherwise, and takes longer to be passed on than to be found.
    run = "(rules) => axe.run({ runOnly: rules, resultTypes: ['violations'] }).then((found) => found.violations)"
    found = page.evaluate(run, rules)
    return [f"{v['id']}: {v['help']}: {[n['html'][:120] for n in v['nodes'][:3]]}" for v in found]
