"""What axe-core finds on a page."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from places import REPOSITORY

_AXE = (REPOSITORY / "node_modules" / "axe-core" / "axe.min.js").read_text()
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(browser: Browser, url: str, state: Callable[[Page], None], scheme: str, width: int) -> list[str]:
    """The violations on a page, in light or dark and so many pixels wide, once it is brought into a state."""
    context = browser.new_context(
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(url)
    state(page)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if scheme == "dark" else "default")
    page.evaluate(_AXE)
    found = page.evaluate("(tags) => axe.run({ runOnly: tags })", _TAGS)
    context.close()
    return [f"{v['id']}: {v['help']}: {[n['html'][:120] for n in v['nodes'][:3]]}" for v in found["violations"]]
