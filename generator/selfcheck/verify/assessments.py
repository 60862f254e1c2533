"""Assessments: all of every bank stands once on its page, its items with all their options in order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from selectolax.lexbor import LexborNode

from selfcheck.model.bank import Bank
from selfcheck.model.item import NOT_APPLICABLE, Item
from selfcheck.page_data import bank_data
from selfcheck.problems import Problems
from selfcheck.verify.pages import BuiltPage, Site

_REMEDY = "a template has changed; this is most likely a bug"


@dataclass(frozen=True)
class Control:
    """Something to answer with."""

    type: str
    name: str
    value: str | None = None

    @classmethod
    def of(cls, node: LexborNode) -> Control:
        """An element of a page."""
        type = node.attributes.get("type") if node.tag == "input" else node.tag
        return cls(str(type), str(node.attributes.get("name")), node.attributes.get("value"))


def verify_assessments(site: Site, banks: Iterable[Bank], problems: Problems) -> None:
    """Add every bank whose page does not show just what the bank says."""
    for bank in banks:
        page = site.pages.get(f"{bank.id}/index.html")
        if page is None:
            continue  # the page's absence is found by whoever links to it
        _items(page, bank, problems)
        _outcomes(page, bank, problems)
        _data(page, bank, problems)


def _items(page: BuiltPage, bank: Bank, problems: Problems) -> None:
    shown = [(str(node.attributes["data-item"]), node) for node in page.tree.css("[data-item]")]
    if [id for id, _ in shown] != [item.id for item in bank.items]:
        problems.add("SC503", "the page does not show the items of its bank once each, in order", page.place(), _REMEDY)
        return
    for (_, node), item in zip(shown, bank.items, strict=True):
        for message in _faults(node, item):
            problems.add("SC503", message, page.place(f'data-item="{item.id}"'), _REMEDY)


def _faults(node: LexborNode, item: Item) -> Iterator[str]:
    """What is wrong with how an item is shown."""
    controls = [Control.of(control) for control in node.css("input, textarea, select")]
    if controls != _controls(item):
        yield f"the page does not show the options of `{item.id}` once each, in order"
    if not _is_named(node, item):
        yield f"`{item.id}` has no legend" if item.options else f"`{item.id}` has no label"
    words = node.css_first(".sc-only")
    if item.when and not (words and words.text(strip=True)):
        yield f"the page does not say when `{item.id}` is asked"


def _controls(item: Item) -> list[Control]:
    """What an item has to be answered with, in order."""
    box = "radio" if item.type == "single" else "checkbox"
    controls = [Control(box, item.id, option.value) for option in item.options]
    if item.type == "number":
        controls.append(Control("text", item.id))
    if item.type == "text":
        controls.append(Control("textarea", item.id))
    return (
        controls
        + [Control(box, item.id, "")] * item.none
        + [Control(box, item.id, NOT_APPLICABLE)] * item.not_applicable
    )


def _is_named(node: LexborNode, item: Item) -> bool:
    """Whether the question names the group of its options, or the field for its answer."""
    if item.options:
        name = node.css_first("legend") if node.tag == "fieldset" else None
    else:
        field = node.css_first("input, textarea")
        name = node.css_first(f'label[for="{field.attributes.get("id")}"]') if field else None
    return name is not None and item.text in name.text()


def _outcomes(page: BuiltPage, bank: Bank, problems: Problems) -> None:
    """Alerts and classes, which the client only shows: they have to be there."""
    alerts = [str(node.attributes["data-alert"]) for node in page.tree.css("[data-alert]")]
    if sorted(alerts) != sorted(str(place) for place in range(len(bank.alerts))):
        problems.add("SC503", "the page does not have the alerts of its bank once each", page.place(), _REMEDY)
    for each in bank.classifications:
        shown = page.tree.css(f'[data-class="{each.id}"] [data-band] strong')
        if [node.text(strip=True) for node in shown] != [one.label for one in each.classes]:
            problems.add(
                "SC503",
                f"the page does not show the classes of `{each.id}` once each, in order",
                page.place(f'data-class="{each.id}"'),
                _REMEDY,
            )


def _data(page: BuiltPage, bank: Bank, problems: Problems) -> None:
    node = page.tree.css_first("template#selfcheck-data")
    try:
        # A template's content is a document of its own, so its text is what stands between its tags.
        shown = json.loads(unescape((node.html or "").partition(">")[2].rpartition("<")[0])) if node else None
    except ValueError:
        shown = None
    if shown != json.loads(json.dumps(bank_data(bank))):
        problems.add("SC503", "the page data is not that of the bank", page.place('id="selfcheck-data"'), _REMEDY)
