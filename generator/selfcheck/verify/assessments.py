"""Assessments: every item of every bank stands once on its page, with all its options in order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import unescape

from selectolax.lexbor import LexborNode

from selfcheck.model.bank import Bank
from selfcheck.model.item import NOT_APPLICABLE, Item
from selfcheck.page_data import bank_data
from selfcheck.problems import Problems
from selfcheck.verify.pages import BuiltPage, Site

_REMEDY = "a template has changed; this is most likely a bug"


def verify_assessments(site: Site, banks: Iterable[Bank], problems: Problems) -> None:
    """Add every bank whose page does not show just what the bank says."""
    for bank in banks:
        page = site.pages.get(f"{bank.id}/index.html")
        if page is None:
            continue  # the page's absence is found by whoever links to it
        _items(page, bank, problems)
        _data(page, bank, problems)


def _items(page: BuiltPage, bank: Bank, problems: Problems) -> None:
    shown = [(str(node.attributes["data-item"]), node) for node in page.tree.css("fieldset[data-item]")]
    if [id for id, _ in shown] != [item.id for item in bank.items]:
        problems.add("SC503", "the page does not show the items of its bank once each, in order", page.place(), _REMEDY)
        return
    for (_, node), item in zip(shown, bank.items, strict=True):
        _item(page, node, item, problems)


def _item(page: BuiltPage, fieldset: LexborNode, item: Item, problems: Problems) -> None:
    radios = [
        (radio.attributes.get("name"), radio.attributes.get("value")) for radio in fieldset.css("input[type=radio]")
    ]
    values = [option.value for option in item.options] + [NOT_APPLICABLE] * item.not_applicable
    if [value for _, value in radios] != values or len({name for name, _ in radios}) != 1:
        problems.add(
            "SC503",
            f"the page does not show the options of `{item.id}` once each, in order",
            page.place(f'data-item="{item.id}"'),
            _REMEDY,
        )
    if not fieldset.css_first("legend"):
        problems.add("SC503", f"`{item.id}` has no legend", page.place(f'data-item="{item.id}"'), _REMEDY)


def _data(page: BuiltPage, bank: Bank, problems: Problems) -> None:
    node = page.tree.css_first("template#selfcheck-data")
    try:
        # A template's content is a document of its own, so its text is what stands between its tags.
        shown = json.loads(unescape((node.html or "").partition(">")[2].rpartition("<")[0])) if node else None
    except ValueError:
        shown = None
    if shown != json.loads(json.dumps(bank_data(bank))):
        problems.add("SC503", "the page data is not that of the bank", page.place('id="selfcheck-data"'), _REMEDY)
