"""Banks: the page of a section tells the scorer, and asks its readers, just what the bank of the section says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode

from selfcheck.model.bank import Bank
from selfcheck.model.item import Item
from selfcheck.page_data import bank_data, compact_json
from selfcheck.problems import Problems
from selfcheck.verify.assessments import REMEDY
from selfcheck.verify.page import DATA, Page


def verify_bank(page: Page, bank: Bank, problems: Problems) -> None:
    """Add what a page, which shows all that its data has, says otherwise than the bank of its section."""
    if page.data != compact_json(bank_data(bank)):
        problems.add("SC503", "the page data is not that of the bank", page.place(f'id="{DATA}"'), REMEDY)
        return
    for message, around in _differences(page, bank):
        problems.add("SC503", message, page.place(around), REMEDY)


def _differences(page: Page, bank: Bank) -> Iterator[tuple[str, str]]:
    for (id, elements), item in zip(page.items, bank.items, strict=False):
        if id == item.id and not _asks(elements, item):
            yield f"the page does not ask `{id}` in the words of its bank", f'data-item="{id}"'
    shown = {id: node.css("[data-band] strong") for node, id in page.document.having["data-class"]}
    for each in bank.classifications:
        if [_words(node) for node in shown.get(each.id, ())] != [_plain(one.label) for one in each.classes]:
            yield f"the page does not show the classes of `{each.id}` in order", f'data-class="{each.id}"'


def _asks(elements: list[LexborNode], item: Item) -> bool:
    """Whether elements ask an item, and label its options, in the words of the bank."""
    asked = " ".join(_words(each) for each in elements if each.tag == ("legend" if item.options else "label"))
    labels = [_words(each) for each in elements if each.tag == "label"]
    options = [_plain(option.label) for option in item.options]
    return _plain(item.text) in asked and labels[: len(options)] == options


def _words(node: LexborNode) -> str:
    return _plain(node.text())


@lru_cache(maxsize=10_000)
def _plain(text: str) -> str:
    """Text as a browser shows it: one space where there is white space."""
    return " ".join(text.split())
