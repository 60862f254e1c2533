"""The reader's own pages: what they have answered, planned and kept, across all sections of the guide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from gettext import NullTranslations

from selfcheck.model.guide import READERS_PAGES, Guide
from selfcheck.render.profile import Assessed, profile_context, sections_json
from selfcheck.render.words import Language
from selfcheck.shell import Link, ShellPage


@dataclass(frozen=True)
class OwnPage:
    """A page that shows a reader what is theirs; it has no source of the author's."""

    name: str
    """Of its template in `pages/my/`, its script in `client/` and its style sheet in `styles/`."""
    title: str
    description: str

    @property
    def url(self) -> str:
        """Where it stands in the site."""
        return f"{READERS_PAGES}/{self.name}/"


def own_pages(guide: Guide, words: NullTranslations) -> tuple[OwnPage, ...]:
    """The reader's own pages, in the order of the navigation; none for a guide without assessments."""
    if not any(section.assessed for section in guide.sections):
        return ()
    say = words.gettext
    return (
        OwnPage("profile", say("Profile"), say("Your results side by side.")),
        OwnPage("plan", say("Plan"), say("The next steps that you have chosen, with days and notes.")),
        OwnPage("compare", say("Compare"), say("Your answers beside those of somebody whom you trust.")),
        OwnPage(
            "data", say("Your data"), say("What is kept on this device, and how to take it with you or delete it.")
        ),
    )


def own_links(pages: tuple[OwnPage, ...], words: NullTranslations) -> tuple[Link, ...]:
    """The entry of the navigation that holds the reader's own pages."""
    links = tuple(Link(page.title, page.url) for page in pages)
    return (Link(words.gettext("Your results"), None, links),) if links else ()


def own_shell_pages(
    guide: Guide, pages: tuple[OwnPage, ...], language: Language, assessed: Mapping[str, Assessed]
) -> Iterator[ShellPage]:
    """What the shell is told about the reader's own pages; texts of `guide.yaml` link as those of the home page do.

    `assessed` is what came to light of all banks, by their ids.
    """
    shared = {
        "guide": guide,
        "sections": sections_json(guide, assessed),
        "assessed": assessed,
        "own_pages": {page.name: page for page in pages},
        "path": "index.md",
        "quick_exit": guide.quick_exit,
        **profile_context(guide, language),
    }
    for page in pages:
        context = {**shared, "own": page, "current": page}
        frame = {"own": page, "quick_exit": guide.quick_exit}
        template = f"pages/my/{page.name}.html"
        yield ShellPage(page.url, page.title, template, page.description, context=context, frame=frame)
