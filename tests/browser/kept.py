"""What a reader's browser keeps: made up from banks, and read back from a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from places import REPOSITORY
from selfcheck.model.bank import Bank
from selfcheck.model.item import Item
from selfcheck.model.read_guide import read_guide
from selfcheck.page_data import bank_data
from selfcheck.problems import Problems

PREFIX = "selfcheck:/repo/:"
DATE = "2026-05-03T10:00:00.000Z"
MENTORS = "supportive-network/mentors"
BOUNDARIES = "supportive-network/boundaries"

Choose = Callable[[Item, int], Any]
"""The value of an item's answer, by the item and its place in the bank."""


def banks(content: Path = REPOSITORY / "content") -> dict[str, Bank]:
    """The banks of a guide by the ids of their sections."""
    guide = read_guide(content, Problems())
    assert guide
    return {bank.id: bank for bank in guide.banks}


def option(place: int) -> Choose:
    """Choose the option at a place, or the last one, everywhere."""
    return lambda item, _: item.options[min(place, len(item.options) - 1)].value


def kept(bank: Bank, choose: Choose, **more: Any) -> dict[str, Any]:
    """What is stored of a section that is finished with these answers."""
    answers = {
        item.id: {"value": choose(item, place), "fingerprint": item.fingerprint, "revision": bank.revision}
        for place, item in enumerate(bank.items)
    }
    finished = {
        "date": DATE,
        "revision": bank.revision,
        "digest": bank_data(bank)["digest"],
        "answers": answers,
        "headline": {"shown": "50", "band": "Taking shape"},
    }
    counted = sum(not item.optional for item in bank.items)
    return {"format": 1, "bank": bank.id, "answered": counted, "answers": answers, "finished": finished, **more}


def put(page: Page, entries: dict[str, Any], area: str = "localStorage") -> None:
    """Store entries by what follows the site's prefix; texts as they are, all else as JSON."""
    texts = {
        PREFIX + name: entry if isinstance(entry, str) else json.dumps(entry, separators=(",", ":"))
        for name, entry in entries.items()
    }
    page.evaluate(f"(texts) => Object.entries(texts).forEach(([key, text]) => {area}.setItem(key, text))", texts)


def stored(page: Page, area: str = "localStorage") -> dict[str, str]:
    """Everything in a storage, but for what the theme keeps of its colours."""
    return page.evaluate(f"Object.fromEntries(Object.entries({area}).filter(([key]) => !key.endsWith('.__palette')))")


def ours(page: Page, area: str = "localStorage") -> dict[str, str]:
    """Everything of the site in a storage."""
    return {key: text for key, text in stored(page, area).items() if key.startswith(PREFIX)}


BLOCKED = """
const theirs = { ...Object.getOwnPropertyDescriptors(Storage.prototype) };
for (const name of ["getItem", "setItem", "removeItem", "key"])
  Storage.prototype[name] = function (key, ...rest) {
    // The theme keeps its colours there, and does not expect to be refused.
    if (name === "key" || key.startsWith("selfcheck:")) throw new DOMException("no", "SecurityError");
    return theirs[name].value.call(this, key, ...rest);
  };
"""
"""A browser that refuses the site every access, as strict settings do."""
FULL = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
"""
