"""Links: every link, image and `read` of the guide leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from selfcheck.check.prose import tell_html
from selfcheck.load.markdown import Document, load_line, load_prose, may_refer
from selfcheck.model.bank import Bank
from selfcheck.model.guide import Guide
from selfcheck.model.targets import Targets, leads_elsewhere
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
            if not may_refer(text):
                continue
            _short_text(targets, load_prose(text, place, guide.language, html=guide.html), section.path, problems)
        for item in section.bank.items:
            if item.read:
                _follow(targets, item.read, section.path, item.at["read"], problems)
    for note in guide.notes:
        prose = load_prose(note.text, note.at["text"], guide.language, html=guide.html)
        _short_text(targets, prose, "index.md", problems)
    resources = load_prose(guide.help_resources, guide.at["help_resources"], guide.language, html=guide.html)
    _short_text(targets, resources, "index.md", problems)
    line = load_line(guide.copyright, guide.at["copyright"], guide.language, html=guide.html)
    _short_text(targets, line, "index.md", problems)
    _copyright(line, problems)


def _short_text(targets: Targets, document: Document, path: str, problems: Problems) -> None:
    """Texts that may be shown twice on a page, or beside others: nothing in them has an anchor of its own."""
    _references(targets, document, path, problems)
    tell_html(document, problems)
    for anchor, place in document.anchors:
        problems.add(
            "SC312",
            f"a heading, a footnote or `{{#{anchor}}}` stands in a short text",
            place,
            "use bold text for a heading, and put what needs an anchor into the page",
        )


def _copyright(line: Document, problems: Problems) -> None:
    """The line stands at the foot of every page, so a path in it would lead elsewhere on each."""
    for reference in line.references:
        if "://" not in reference.target and not reference.target.startswith("mailto:"):
            problems.add(
                "SC304",
                f"`{reference.target}` in `copyright` is no full address",
                reference.place,
                "link to a page with its whole address, or put the link into a page",
            )


def bank_prose(bank: Bank) -> Iterator[tuple[str, Place]]:
    """Every Markdown text of a bank, with its place."""
    yield bank.about, bank.at["about"]
    for scale in bank.scales:
        yield scale.about, scale.at["about"]
        for band in scale.bands:
            yield band.text, band.at["text"]
    for classification in bank.classifications:
        yield classification.about, classification.at["about"]
        for each in classification.classes:
            yield each.text, each.at["text"]
    for alert in bank.alerts:
        yield alert.text, alert.at["text"]
    for step in bank.next_steps:
        yield step.text, step.at["text"]


def _references(targets: Targets, document: Document, path: str, problems: Problems) -> None:
    for reference in document.references:
        _follow(targets, reference.target, path, reference.place, problems)
        if reference.image and leads_elsewhere(reference.target):
            problems.add(
                "SC315",
                f"the image `{reference.target}` is on another host",
                reference.place,
                "put the file into the content folder, and name it by its path",
            )
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
