"""What a reader does on the page of `tests/guides/every-kind` that asks in every way."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from places import TESTS
from selfcheck.model.bank import Bank
from selfcheck.model.item import NOT_APPLICABLE, Answer
from selfcheck.model.read_guide import read_guide
from selfcheck.problems import Problems

EVERY_KIND = TESTS / "guides" / "every-kind"


def bank() -> Bank:
    guide = read_guide(EVERY_KIND, Problems())
    assert guide
    return next(bank for bank in guide.banks if bank.id == "one/nights")


def item(page: Page, id: str) -> Locator:
    return page.locator(f"[data-item={id}]")


def field(page: Page, id: str) -> Locator:
    return item(page, id).get_by_role("textbox")


def choose(page: Page, id: str, *labels: str) -> None:
    for label in labels:
        item(page, id).get_by_label(label, exact=True).check()


def stored(page: Page, key: str = "answers") -> Any:
    text = page.evaluate("localStorage.getItem('selfcheck:/repo/:one/nights')")
    return json.loads(text or "{}").get(key, {})


def expect_saved(page: Page, id: str, value: Answer | list[str] | None) -> None:
    """Wait until an answer is stored; None waits until there is none."""
    page.wait_for_function(
        """([id, value]) => {
          const text = localStorage.getItem("selfcheck:/repo/:one/nights");
          return JSON.stringify(JSON.parse(text ?? "{}").answers?.[id]?.value ?? null) === JSON.stringify(value);
        }""",
        arg=[id, value],
    )


def expect_count(page: Page, text: str) -> None:
    expect(page.locator("#sc-count")).to_have_text(text)


def fill_in(page: Page, answers: dict[str, Answer]) -> None:
    """Answer the questions as a reader would, in order."""
    for id, answer in answers.items():
        place = item(page, id)
        if place.locator("[type=text], textarea").count() and answer != NOT_APPLICABLE:
            place.get_by_role("textbox").fill(str(answer))
        else:
            for value in (answer,) if isinstance(answer, str) else answer or ("",):
                place.locator(f'input[value="{value}"]').check()
