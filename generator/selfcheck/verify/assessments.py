"""Assessments: a page shows all that its page data tells the reader's scorer of, once and in order."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from selfcheck.problems import Problems
from selfcheck.verify.page import DATA, Asked, Page
from selfcheck.verify.references import OURS_AT
from selfcheck.verify.told import Control, ToldBank, ToldItem

REMEDY = "a template has changed; this is most likely a bug"


def verify_assessment(page: Page, problems: Problems) -> None:
    """Add what a page does not show as its own data has it."""
    if page.bank:
        for message, around in (*_unloaded(page), *_locked(page), *_missing(page, page.bank)):
            problems.add("SC503", message, page.place(around), REMEDY)
    elif page.data is not None or page.document.having["data-item"]:
        problems.add("SC503", "the page data cannot be read", page.place(f'id="{DATA}"'), REMEDY)


def _unloaded(page: Page) -> Iterator[tuple[str, str]]:
    """What the page needs to come alive and does not have; each with the HTML it is about."""
    document = page.document
    entry = "assessment_whole.js" if document.having["data-whole"] else "assessment.js"
    addresses = [address for name in ("src", "href") for _, address in document.having[name] if OURS_AT in address]
    for needed in (f"client/{entry}", "styles/assessment.css"):
        if not any(address.endswith(f"/{needed}") for address in addresses):
            yield f"the page does not load `{needed}`", ""
    if not any(id == "sc-result" for _, id in document.having["id"]):
        yield "the page has no place for the result", ""


def _locked(page: Page) -> Iterator[tuple[str, str]]:
    """What keeps readers from answering, or from asking for their result; each with the HTML it is about."""
    document = page.document
    forms = [node for node in document.tagged["form"] if "sc-form" in (node.attributes.get("class") or "").split()]
    submits = [node for node in document.tagged["button"] if node.attributes.get("type") == "submit"]
    if len(forms) != 1 or not any(forms[0] in _around(node) for node in submits):
        yield "the page has no form with a button that leads to the result", ""
    for node in forms:
        if any("hidden" in each.attributes for each in (node, *_around(node))):
            yield "the form is hidden", "<form"
    for _ in document.having["inert"]:
        yield "an element has the attribute `inert`", "inert"
    for node, _ in document.having["disabled"]:  # boxes in the text of authors may be
        if any(each in forms for each in _around(node)):
            yield "a control of the form is disabled", "disabled"
    for asked in page.items:
        if any("checked" in field.attributes for field in asked.fields):
            yield f"`{asked.id}` is answered beforehand", f'data-item="{asked.id}"'


def _around(node: LexborNode) -> Iterator[LexborNode]:
    """The elements in which one stands."""
    while (above := node.parent) is not None and above.tag != "html":
        yield (node := above)


def _missing(page: Page, bank: ToldBank) -> Iterator[tuple[str, str]]:
    """What is not there as it has to be, each with the HTML it is about."""
    if [asked.id for asked in page.items] != [item.id for item in bank.items]:
        yield "the page does not show the items of its bank once each, in order", ""
        return
    for asked, item in zip(page.items, bank.items, strict=True):
        for message in _faults(asked, item):
            yield message, f'data-item="{item.id}"'
    if sorted(place for _, place in page.document.having["data-alert"]) != sorted(map(str, range(bank.alerts))):
        yield "the page does not have the alerts of its bank once each", ""
    if [id for _, id in page.document.having["data-step"]] != list(bank.steps):
        yield "the page does not show the next steps of its bank once each, in order", ""
    shown = {id: len(node.css("[data-band]")) for node, id in page.document.having["data-class"]}
    for id, number in bank.classes:
        if shown.get(id) != number:
            yield f"the page does not show the classes of `{id}` once each", f'data-class="{id}"'


def _faults(asked: Asked, item: ToldItem) -> Iterator[str]:
    """What is wrong with how an item is shown."""
    if tuple(map(_control, asked.fields)) != item.controls:
        yield f"the page does not show the options of `{item.id}` once each, in order"
    if not _is_named(asked, item):
        yield f"`{item.id}` has no legend" if item.choice else f"`{item.id}` has no label"
    said = (each.text(strip=True) for each in asked.node.traverse() if each.attributes.get("class") == "sc-only")
    if item.conditional and not any(said):
        yield f"the page does not say when `{item.id}` is asked"


def _control(node: LexborNode) -> Control:
    attributes = node.attributes
    type = attributes.get("type") if node.tag == "input" else node.tag
    return Control(str(type), str(attributes.get("name")), attributes.get("value"))


def _is_named(asked: Asked, item: ToldItem) -> bool:
    """Whether the question names the group of its options, or the field for its answer."""
    if item.choice:
        names = asked.tagged["legend"] if asked.node.tag == "fieldset" else []
    else:
        field = next((each.id for each in asked.fields), None)
        names = [each for each in asked.tagged["label"] if each.attributes.get("for") == field]
    return any(name.text(strip=True) for name in names)
