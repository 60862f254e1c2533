"""The pictures of a result in the README, taken from the guide of this repository: `make pictures`."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, expect, sync_playwright
from reader import explained_result, result

from chromium import ARGUMENTS, chromium
from hosting import hosted
from places import REPOSITORY
from selfcheck.build import build

SECTION = "supportive-network/mentors/"
ANSWERS = (3, 2, 3, 4, 3, 2, 1, 1, 2)
WIDTH, HEIGHT = 1240, 970
"""In CSS pixels; the picture has half as many again."""

TAKEN = "2026-01-15T09:00:00"
"""The day of the result: another picture comes of other pages only."""

Scheme = Literal["light", "dark"]


def take(browser: Browser, url: str, scheme: Scheme, file: Path) -> None:
    """Answer the section at an address and take a picture of what comes of it, in light or dark."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        device_scale_factor=1.5,
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.clock.set_fixed_time(TAKEN)
    explained_result(page, url, *ANSWERS)
    headline = result(page).locator(".sc-headline")
    expect(headline).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    result(page).evaluate("(part) => scrollTo(0, part.getBoundingClientRect().top + scrollY - 60)")
    page.screenshot(path=file)
    context.close()


def main(folder: Path) -> None:
    """Write both pictures into a folder."""
    with TemporaryDirectory() as site, hosted(Path(site), "/") as url, sync_playwright() as playwright:
        outcome = build(REPOSITORY / "content", Path(site))
        assert not outcome.problems.errors
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=ARGUMENTS)
        for scheme in ("light", "dark"):
            take(browser, url + SECTION, scheme, folder / f"result-{scheme}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
