"""Guides: large ones to measure with, the same ones every time.

    python benchmarks/guides.py 1000 guide    # a guide of 1,000 sections, ten to a chapter

A section has about 600 words of prose with headings, links, a list and a table, and a bank of ten items. Other
generators get the same words in their own Markdown (`peers.py`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

SECTIONS_OF_A_CHAPTER = 10
WORDS = 600

_WHO = ("a friend", "your team", "a neighbour", "somebody you trust", "your family", "a mentor", "the group")
_DOES = ("asks about", "listens to", "helps with", "keeps to", "writes down", "talks over", "looks at", "shares")
_WHAT = ("the plan", "a hard week", "the next step", "what went well", "a small task", "the calendar", "one question")
_WHEN = ("on Monday", "after work", "once a week", "in the evening", "before the weekend", "at lunch", "every month")
_ITEMS = ("plan my week", "ask for help", "say no", "take a break", "call a friend", "keep a list", "sleep well")
_HEADINGS = ("begin", "plan", "ask", "keep", "rest")
_STEPS = ("write", "ask", "rest")

_BANK = """\
title: Assessment {number}
about: Think of the past four weeks.
minutes: 3
responses:
{responses}
items:
{items}
scales:
  - id: overall
    title: Overall {number}
    items: all
    method: mean
    rescale: [0, 100]
    decimals: 0
    missing: {{min_answered: 6}}
    bands:
      - {{from: 0, label: Start here, text: One small step is enough.}}
      - {{from: 40, label: Taking shape, text: Some of this is there. Keep what works.}}
      - {{from: 70, label: Well supported, text: Keep it up.}}
next_steps:
  - {{id: write, title: Write one line, text: Write down one thing that you will do this week., effort: 1}}
  - {{id: ask, title: Ask somebody, text: Ask one person for ten minutes of their time., effort: 2}}
  - {{id: rest, title: Take an evening off, text: Choose the evening now., effort: 1}}
cases:
  - answers: {{{answers}}}
    expect: {{overall: {{score: 75, band: Well supported}}}}
"""

_ITEM = """\
  - id: item-{number}
    text: I {does} {when}.
    read: "#{heading}"
    next_step: {step}"""


@dataclass(frozen=True)
class Dialect:
    """How a generator writes what Markdown has no sign for."""

    heading: str = "## How to {0} {{#{0}}}"
    link: str = "section-{0}.md#{1}"
    note: str = '!!! note "To keep"\n    {0}'


OURS = Dialect()


@dataclass(frozen=True)
class Section:
    """A section of the guide."""

    number: int
    """From 1."""
    chapter: int
    """From 1."""

    @property
    def name(self) -> str:
        """Its path without an ending, as in `chapter-1/section-7`."""
        return f"chapter-{self.chapter}/section-{self.number}"

    def prose(self, dialect: Dialect = OURS) -> str:
        """Its Markdown, without a title."""
        return _prose(self.number, self.earlier, dialect)

    @property
    def questions(self) -> list[str]:
        """The texts of its ten items."""
        return [f"I {does} {when}." for does, when in _asked(self.number)]

    @property
    def earlier(self) -> list[int]:
        """The numbers of the sections before it in its chapter; its own when it is the first."""
        first = (self.chapter - 1) * SECTIONS_OF_A_CHAPTER + 1
        return list(range(first, self.number)) or [self.number]


LABELS = ("Never", "Rarely", "Sometimes", "Often", "Always")
"""The response options of every item, worth 0 to 4."""


def chapters(sections: int) -> Iterator[tuple[int, list[Section]]]:
    """The chapters of a guide of so many sections, each with its number."""
    for first in range(1, sections + 1, SECTIONS_OF_A_CHAPTER):
        number = first // SECTIONS_OF_A_CHAPTER + 1
        last = min(first + SECTIONS_OF_A_CHAPTER - 1, sections)
        yield number, [Section(each, number) for each in range(first, last + 1)]


def write_guide(folder: Path, sections: int) -> None:
    """Write a guide of so many sections into `folder`, which need not be there."""
    guide = ["title: A large guide", "description: One to measure with.", "chapters:"]
    for number, chapter in chapters(sections):
        guide.append(f"  - folder: chapter-{number}")
        guide.append(f"    sections: [{', '.join(f'section-{each.number}' for each in chapter)}]")
        write(folder / f"chapter-{number}" / "index.md", page(f"Chapter {number}", "What this chapter is about."))
        for section in chapter:
            write(folder / f"{section.name}.md", page(f"Section {section.number}", section.prose()))
            write(folder / f"{section.name}.yaml", _bank(section.number))
    write(folder / "index.md", page("A large guide", "Where it begins."))
    write(folder / "guide.yaml", "\n".join([*guide, ""]))


def write(file: Path, text: str) -> None:
    """Write a file, and make its folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def page(title: str, text: str, more: str = "") -> str:
    """A Markdown file with its front matter, to which `more` adds lines."""
    return f"---\ntitle: {title}\ndescription: All of {title}.\n{more}---\n\n{text}\n"


def _prose(number: int, earlier: list[int], dialect: Dialect) -> str:
    random = Random(number)  # noqa: S311
    parts = []
    for heading in _HEADINGS:
        parts.append(dialect.heading.format(heading))
        parts.append(_paragraph(random, WORDS // 2 // len(_HEADINGS)))
        link = dialect.link.format(random.choice(earlier), heading)
        parts.append(f"{_sentence(random)} See [another section]({link}) too.")
        parts.append("\n".join(f"- **{_sentence(random)}** {_sentence(random)}" for _ in range(2)))
    parts.append("| When | Who |\n|---|---|\n| Monday | A friend |\n| Friday | The group |")
    parts.append(dialect.note.format(_sentence(random)))
    missing = WORDS - sum(len(part.split()) for part in parts)
    return "\n\n".join([*parts, *([_paragraph(random, missing)] if missing > 0 else [])])


def _paragraph(random: Random, words: int) -> str:
    sentences: list[str] = []
    while sum(len(each.split()) for each in sentences) < words:
        sentences.append(_sentence(random))
    return " ".join(sentences)


def _sentence(random: Random) -> str:
    words = " ".join((random.choice(_WHO), random.choice(_DOES), random.choice(_WHAT), random.choice(_WHEN)))
    return f"{words[0].upper()}{words[1:]}."


def _asked(number: int) -> list[tuple[str, str]]:
    return Random(number).sample([(does, when) for does in _ITEMS for when in _WHEN], 10)  # noqa: S311


def _bank(number: int) -> str:
    items = [
        _ITEM.format(
            number=at, does=does, when=when, heading=_HEADINGS[at % len(_HEADINGS)], step=_STEPS[at % len(_STEPS)]
        )
        for at, (does, when) in enumerate(_asked(number), 1)
    ]
    answers = ", ".join(f"item-{at}: 3" for at in range(1, 11))
    responses = "\n".join(f"  - {{value: {value}, label: {label}}}" for value, label in enumerate(LABELS))
    return _BANK.format(number=number, responses=responses, items="\n".join(items), answers=answers)


if __name__ == "__main__":
    write_guide(Path(sys.argv[2]), int(sys.argv[1]))
