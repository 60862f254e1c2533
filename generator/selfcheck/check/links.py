"""Links: every link, image and `read` of the guide leads somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from selfcheck.check.prose import tell_html
from selfcheck.load.markdown import Document, load_line, load_prose, may_refer
from selfcheck.model.bank import Bank
from selfcheck.model.guide import Guide, Page, Section
from selfcheck.model.targets import Targets, leads_elsewhere, missing
from selfcheck.problems import Place, Problems

Anchors = Mapping[str, Collection[str]]
"""The anchors of pages, as far as they are known, by the paths of their files."""

Leads = frozenset[tuple[str, str]]
"""Anchors to which a page leads: the path of a page, and the anchor there."""


def check_links(guide: Guide, page: Page, targets: Targets, anchors: Anchors, problems: Problems) -> Leads:
    """Add every link of a page and its bank that leads nowhere, and every image without a description.

    What comes back are the anchors to which they lead on pages whose `anchors` are not known.
    """
    links = _Links(guide, targets, anchors, problems)
    links.references(page.document, page.path)
    if isinstance(page, Section) and page.bank is not None:
        for text, place in bank_prose(page.bank):
            if may_refer(text):
                links.short_text(text, place, page.path)
        for item in page.bank.items:
            if item.read:
                links.follow(item.read, page.path, item.at["read"])
    return frozenset(links.leads)


def check_guide_links(guide: Guide, targets: Targets, anchors: Anchors, problems: Problems) -> None:
    """Add what leads nowhere in the texts of `guide.yaml`; the `anchors` of all pages are known."""
    links = _Links(guide, targets, anchors, problems)
    for note in guide.notes:
        links.short_text(note.text, note.at["text"], "index.md")
    links.short_text(guide.help_resources, guide.at["help_resources"], "index.md")
    line = load_line(guide.copyright, guide.at["copyright"], guide.language, html=guide.html)
    links.short(line, "index.md")
    _copyright(line, problems)


class _Links:
    """Follows the links of texts."""

    def __init__(self, guide: Guide, targets: Targets, anchors: Anchors, problems: Problems) -> None:
        self.leads: set[tuple[str, str]] = set()
        """To which anchors of which pages they lead, where it is not known whether these are there."""
        self._guide = guide
        self._targets = targets
        self._anchors = anchors
        self._problems = problems

    def short_text(self, text: str, place: Place, path: str) -> None:
        """A Markdown text that stands in a YAML file."""
        self.short(load_prose(text, place, self._guide.language, html=self._guide.html), path)

    def short(self, document: Document, path: str) -> None:
        """A text that may be shown twice on a page, or beside others: nothing in it has an anchor of its own."""
        self.references(document, path)
        tell_html(document, self._problems)
        for anchor, place in document.anchors:
            self._problems.add(
                "SC312",
                f"a heading, a footnote or `{{#{anchor}}}` stands in a short text",
                place,
                "use bold text for a heading, and put what needs an anchor into the page",
            )

    def references(self, document: Document, path: str) -> None:
        """All links and images of a text in the file `path`."""
        for reference in document.references:
            self.follow(reference.target, path, reference.place)
            if reference.image and leads_elsewhere(reference.target):
                self._problems.add(
                    "SC315",
                    f"the image `{reference.target}` is on another host",
                    reference.place,
                    "put the file into the content folder, and name it by its path",
                )
            if reference.image and not reference.text.strip():
                self._problems.add(
                    "SC306",
                    f"the image `{reference.target}` has no description",
                    reference.place,
                    "say what it shows: `![description](…)`",
                )

    def follow(self, target: str, path: str, place: Place) -> None:
        """One link in the file `path`."""
        found = self._targets.follow(target, path)
        if found.page and found.anchor:
            anchors = self._anchors.get(found.page.path)
            if anchors is None:
                self.leads.add((found.page.path, found.anchor))
            elif found.anchor not in anchors:
                found = missing(found.page.path, found.anchor, anchors)
        if found.error:
            self._problems.add(found.code, found.error, place, found.help)


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
