"""Banks: the page of a section tells the scorer, and asks its readers, just what the bank of the section says."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode

from selfcheck.model.bank import Bank
from selfcheck.model.item import Item
from selfcheck.page_data import bank_text
from selfcheck.problems import Problems
from selfcheck.verify.assessments import REMEDY
from selfcheck.verify.page import DATA, Asked, Page


def verify_bank(page: Page, bank: Bank, problems: Problems) -> None:
    """Add what a page, which shows all that its data has, says otherwise than the bank of its section."""
    if page.data != bank_text(bank).text:
        problems.add("SC503", "the page data is not that of the bank", page.place(f'id="{DATA}"'), REMEDY)
        return
    for message, around in _differences(page, bank):
        problems.add("SC503", message, page.place(around), REMEDY)


def _differences(page: Page, bank: Bank) -> Iterator[tuple[str, str]]:
    for asked, item in zip(page.items, bank.items, strict=False):
        if asked.id == item.id and not _asks(asked, item):
            yield f"the page does not ask `{item.id}` in the words of its bank", f'data-item="{item.id}"'
    shown = {id: node.css("[data-band] strong") for node, id in page.document.having["data-class"]}
    for each in bank.classifications:
        if [_words(node) for node in shown.get(each.id, ())] != [_plain(one.label) for one in each.classes]:
            yield f"the page does not show the classes of `{each.id}` in order", f'data-class="{each.id}"'


def _asks(asked: Asked, item: Item) -> bool:
    """Whether an item is asked, and its options are labelled, in the words of the bank."""
    question = " ".join(map(_words, asked.tagged["legend" if item.options else "label"]))
    options = [_plain(option.label) for option in item.options]
    labels = [_words(each) for each in asked.tagged["label"][: len(options)]]
    return _plain(item.text) in question and labels == options


def _words(node: LexborNode) -> str:
    return _plain(node.text())


@lru_cache(maxsize=10_000)
def _plain(text: str) -> str:
    """Text as a browser shows it: one space where there is white space."""
    return " ".join(text.split())
