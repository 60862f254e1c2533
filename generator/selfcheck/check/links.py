"""Links: every link, image and `read` of the guide leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from selfcheck.load.markdown import Document, load_prose
from selfcheck.model.bank import Bank
from selfcheck.model.guide import Guide
from selfcheck.model.targets import Targets
from selfcheck.problems import Place, Problems


def check_links(guide: Guide, problems: Problems) -> None:
    """Add every link that leads nowhere, in pages, banks and `guide.yaml`, and every image without a description."""
    targets = Targets(guide)
    for page in guide.all_pages:
        _references(targets, page.document, page.path, problems)
    for section in guide.sections:
        if section.bank is None:
            continue
        for text, place in bank_prose(section.bank):
            _references(targets, load_prose(text, place, guide.language), section.path, problems)
        for item in section.bank.items:
            if item.read:
                _follow(targets, item.read, section.path, item.at["read"], problems)
    for text, key in ((guide.help_resources, "help_resources"), (guide.copyright, "copyright")):
        _references(targets, load_prose(text, guide.at[key], guide.language), "index.md", problems)


def bank_prose(bank: Bank) -> Iterator[tuple[str, Place]]:
    """Every Markdown text of a bank, with its place."""
    yield bank.about, bank.at["about"]
    for item in bank.items:
        yield item.text, item.at["text"]
    for scale in bank.scales:
        yield scale.about, scale.at["about"]
        for band in scale.bands:
            yield band.text, band.at["text"]
    for step in bank.next_steps:
        yield step.text, step.at["text"]


def _references(targets: Targets, document: Document, path: str, problems: Problems) -> None:
    for reference in document.references:
        _follow(targets, reference.target, path, reference.place, problems)
        if reference.image and not reference.text.strip():
            problems.add(
                "SC306",
                f"the image `{reference.target}` has no description",
                reference.place,
                "say what it shows: `![description](…)`",
            )


def _follow(targets: Targets, target: str, path: str, place: Place, problems: Problems) -> None:
    found = targets.follow(target, path)
    if found.error:
        problems.add(found.code, found.error, place, found.help)
