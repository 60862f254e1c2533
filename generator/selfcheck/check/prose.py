"""Prose: headings that a screen reader can walk, anchors that are there once, nothing that is shown as raw text."""

from __future__ import annotations

from selfcheck.load.markdown import Document
from selfcheck.model.guide import Page, Section
from selfcheck.model.targets import ASSESSMENT_ANCHOR
from selfcheck.problems import Label, Place, Problems


def check_prose(page: Page, problems: Problems) -> None:
    """Add what is odd about the text of a page."""
    _headings(page, problems)
    _anchors(page, problems)
    _oddities(page, problems)


def _headings(page: Page, problems: Problems) -> None:
    titled = "title" in page.at.keys
    before = 1  # the title of the page
    above = [Label(page.at["title"], "the title of the page")] if titled else []
    for heading in page.document.headings:
        if heading.level == 1:
            if not titled:
                continue  # whoever wrote the page has just been told where its title goes
            problems.add(
                "SC307",
                "the page has its title from the front matter; this is a second one",
                heading.place,
                "use `##` for the headings of a page",
                [Label(page.at["title"], "the title of the page")],
            )
        elif heading.level > before + 1:
            problems.add(
                "SC307",
                f"the heading jumps from level {before} to level {heading.level}",
                heading.place,
                f"use `{'#' * (before + 1)}`",
                above,
            )
        before = heading.level
        above = [Label(heading.place, f"level {before}")]


def _anchors(page: Page, problems: Problems) -> None:
    first: dict[str, Place] = {}
    for anchor, place in page.document.anchors:
        if first.setdefault(anchor, place) is not place:
            problems.add(
                "SC309",
                f"the anchor `{anchor}` is there twice",
                place,
                "choose another anchor for one of the two",
                [Label(first[anchor], "first given here")],
            )
        elif anchor == ASSESSMENT_ANCHOR and isinstance(page, Section) and page.assessed:
            problems.add(
                "SC309",
                f"`{anchor}` is the anchor of the page's assessment",
                place,
                "choose another anchor: `## … {#anchor}`",
            )


def _oddities(page: Page, problems: Problems) -> None:
    tell_html(page.document, problems)
    for kind, text, place in page.document.oddities:
        if kind == "footnote":
            problems.add("SC310", f"the footnote `{text}` has no text", place, f"add a line that starts with `{text}:`")


def tell_html(document: Document, problems: Problems) -> None:
    """Add the HTML of a text that readers will see as it is typed, or not at all."""
    for kind, text, place in document.oddities:
        if kind == "html":
            problems.add(
                "SC308",
                f"`{text}` will be shown as text",
                place,
                "use Markdown, or write `&lt;` when it is meant as text",
            )
    for said, help, place in document.taken:
        problems.add("SC313", said, place, help)
