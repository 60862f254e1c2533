"""The guide format: which keys `guide.yaml` and the front matter of a page have, and what each means to an author."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selfcheck.load.yaml import Node, Scalar, shorten
from selfcheck.model.bank_format import Keys
from selfcheck.model.grammar import Flag, Kind, ListOf, Name, Spelled, Text
from selfcheck.model.profile_format import PROFILE
from selfcheck.model.record import Key, Record
from selfcheck.model.share_format import Percent
from selfcheck.problems import Place, Problems

_SECTION_FILE = re.compile(rf"(?P<folder>(?:[\w.-]+/)*)(?P<name>{Name.pattern})(?P<ending>(?:\.(?:md|yaml|yml))?)")
"""The path of a page or a bank, or a part of it."""


class Url(Spelled):
    """The address of a site or repository."""

    article = "an address such as https://example.org/guide/"
    pattern = r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~%/-]*)?"
    spelling = "start it with https:// and leave out `?` and `#`"


def is_address(text: str) -> bool:
    """Whether a text is the address of a site: http or https, a host, and a path without anything odd in it."""
    return Url().matches(text)


class Language(Spelled):
    """A language tag."""

    article = "a language tag such as `en` or `pt-BR`"
    pattern = "[a-z]{2,3}(-[A-Za-z]{2,8})?"


class PagePath(Spelled):
    """The path of a page under the content folder."""

    article = "the path of a page such as `about.md`"
    plural = "paths of pages such as `about.md`"
    pattern = r"([a-z0-9][a-z0-9_-]*/)*[a-z0-9][a-z0-9_-]*\.md"
    spelling = "use lower-case letters, digits and hyphens, and end it with `.md`"


class SectionName(Name):
    """The name of a section: that of its page, without its folder and its ending."""

    def read(self, node: Node, problems: Problems) -> str | None:
        """The name; that in the path of a page or a bank after a problem was added, so that the section is found."""
        path = _SECTION_FILE.fullmatch(node.value.strip()) if isinstance(node, Scalar) else None
        if not path or not (path["folder"] or path["ending"]):
            return super().read(node, problems)
        without = " and ".join(f"`{part}`" for part in (path["folder"], path["ending"]) if part)
        help = f"name the section without {without}: `{path['name']}`"
        problems.add("SC122", f"`{shorten(path[0])}` is not the name of a section", node.place, help)
        return path["name"]


@dataclass(frozen=True)
class Placed(Kind["tuple[str, Place]"]):
    """A text together with its place, in a list whose entries may be wrong each by itself."""

    kind: Text

    @property
    def article(self) -> str:  # type: ignore[override]  # a property here, an attribute elsewhere: both are read only
        """What is expected."""
        return self.kind.article

    @property
    def plural(self) -> str:  # type: ignore[override]  # as above
        """Several of it."""
        return self.kind.plural

    def read(self, node: Node, problems: Problems) -> tuple[str, Place] | None:
        """The text and its place."""
        text = self.kind.read(node, problems)
        return None if text is None else (text, node.place)


_CHAPTER: Keys = {
    "folder": Key(
        Name(),
        "The folder of the chapter under the content folder; it holds `index.md`, the opening.",
        required=True,
        examples=("supportive-network",),
    ),
    "sections": Key(
        ListOf(Placed(SectionName())),
        "The names of its sections, in order, without `.md`.",
        required=True,
        examples=(["mentors", "boundaries"],),
    ),
}

CHAPTER = Record("a chapter", _CHAPTER)

_GUIDE: Keys = {
    "title": Key(Text(), "The name of the guide.", required=True, examples=("Building a supportive network",)),
    "description": Key(
        Text(),
        "What it is, in one sentence; search engines show it.",
        examples=("A guide to finding the support that you need.",),
    ),
    "language": Key(Language(), "The language it is written in.", default="en", examples=("en-GB", "de")),
    "author": Key(Text(), "Who wrote it.", examples=("Kim Doe",)),
    "copyright": Key(
        Text(), "A line for the foot of every page, in Markdown.", examples=("Text: CC BY 4.0. Code: MIT.",)
    ),
    "url": Key(Url(), "The address at which the site will be published.", examples=("https://example.org/guide/",)),
    "repository": Key(
        Url(),
        "The address of the source repository, for links to edit a page.",
        examples=("https://example.org/kim/guide",),
    ),
    "branch": Key(Text(), "The branch that edit links lead to.", default="main", examples=("trunk",)),
    "html": Key(
        Flag(),
        "Whether HTML in Markdown is let through, in pages and in every text that is Markdown. What is"
        " harmless stays: text (`abbr`, `br`, `kbd`, `mark`, `q`, `ruby`, `small`, `span`, `sub`, `sup`,"
        " `time` and the like), blocks (`details` with `summary`, `div`, `dl`, `figure` with `figcaption`,"
        " lists, tables with `colspan` and `rowspan`), links and images of the guide, with `id`, `class`,"
        " `lang`, `dir` and `title`. Scripts, styles, forms, frames, headings, images of other hosts, and all"
        " else is taken away, with a warning. Without it, HTML is shown as text.",
        default=False,
        examples=(True,),
    ),
    "offline": Key(
        Flag(),
        "Whether a browser that has been on a page with an assessment keeps the whole site, for reading without a"
        " network.",
        default=False,
        examples=(True,),
    ),
    "help_resources": Key(
        Text(),
        "Whom to turn to, in Markdown; shown with every assessment and every result.",
        examples=("**In danger:** call your local emergency number.",),
    ),
    "profile": Key(PROFILE, "What is said on the page that shows a reader all their results."),
    "quick_exit": Key(
        Url(),
        "A harmless page elsewhere: puts a link to leave the page quickly where readers answer and see their results.",
        examples=("https://example.org/weather/",),
    ),
    "margin": Key(
        Percent(),
        "The largest difference between two attempts that is no change, as a share of a scale's range, for scales that "
        "do not say it themselves by `change`.",
        examples=("10%",),
    ),
    "chapters": Key(ListOf(CHAPTER), "The chapters, in order.", required=True),
    "pages": Key(
        ListOf(Placed(PagePath())), "Further pages, after the chapters.", examples=(["about.md", "more/sources.md"],)
    ),
}

GUIDE = Record("a guide", _GUIDE)

_FRONT_MATTER: Keys = {
    "title": Key(Text(), "The title of the page.", required=True, examples=("Setting boundaries",)),
    "description": Key(
        Text(), "What it is about, in one sentence.", examples=("How to say no and stay on good terms.",)
    ),
}

FRONT_MATTER = Record("the front matter", _FRONT_MATTER)
