"""What a reader does on a section page who takes it more than once, and what is stored of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect
from reader import fill_in, settle, show

KEY = "selfcheck:/repo/:supportive-network/mentors"
JANUARY, MARCH, MAY = (f"2026-{month}-10T10:00:00.000Z" for month in ("01", "03", "05"))
NOW, THEN = [2, 2, 3, 2, 3, 4, 2, 2, 3], [1, 2, 1, 1, 2, 1, 1, 1, 1]


def stored(page: Page) -> Any:
    return json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))


def store(page: Page, state: Any) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(state)])
    page.reload()
    expect(page.locator(".sc-assessment[data-live]")).to_be_visible()


def part(page: Page, name: str) -> Locator:
    return page.locator(".sc-assessment details").filter(has=page.locator("summary", has_text=name))


def change(page: Page) -> Locator:
    return part(page, "Change since last time")


def history(page: Page) -> Locator:
    return part(page, "All your attempts")


def row(table: Locator, name: str) -> list[str]:
    cells = table.get_by_role("row").filter(has=table.page.get_by_role("rowheader", name=name)).get_by_role("cell")
    return [" ".join((cell.text_content() or "").split()) for cell in cells.all()]


def retake(page: Page, way: str) -> None:
    page.get_by_role("button", name="Retake").click()
    page.get_by_role("dialog", name="Take it again?").get_by_role("button", name=way).click()


def twice(page: Page, url: str, edit: Callable[[Any], None] = lambda state: None) -> None:
    """Two attempts, in January and in May."""
    page.goto(url)
    page.evaluate("localStorage.clear()")
    page.reload()
    fill_in(page, *THEN)
    show(page)
    retake(page, "Start with no answers")
    fill_in(page, *NOW)
    show(page)
    settle(page)
    page.wait_for_function("(key) => JSON.parse(localStorage.getItem(key)).finished", arg=KEY)
    state = stored(page)
    state["attempts"][0]["date"], state["finished"]["date"] = JANUARY, MAY
    edit(state)
    store(page, state)


def add_older(state: Any) -> None:
    """Two attempts of another edition, and one more of this one."""
    first = json.loads(json.dumps(state["attempts"][0]))
    other = [first | {"date": f"2025-0{month}-01T10:00:00.000Z", "digest": "00000000"} for month in (6, 9)]
    state["attempts"] = [*other, *state["attempts"], first | {"date": MARCH}]
