"""Guides: large ones to measure with, the same ones every time.

    python benchmarks/guides.py 1000 guide    # a guide of 1,000 sections, ten to a chapter

A section has about 600 words of prose with headings, links, a list and a table, and a bank of ten items.
"""

from __future__ import annotations

import sys
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
  - {{value: 0, label: Never}}
  - {{value: 1, label: Rarely}}
  - {{value: 2, label: Sometimes}}
  - {{value: 3, label: Often}}
  - {{value: 4, label: Always}}
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


def write_guide(folder: Path, sections: int) -> None:
    """Write a guide of so many sections into `folder`, which need not be there."""
    chapters = [
        range(first, min(first + SECTIONS_OF_A_CHAPTER, sections + 1))
        for first in range(1, sections + 1, SECTIONS_OF_A_CHAPTER)
    ]
    guide = ["title: A large guide", "description: One to measure with.", "chapters:"]
    for number, chapter in enumerate(chapters, 1):
        guide.append(f"  - folder: chapter-{number}")
        guide.append(f"    sections: [{', '.join(f'section-{each}' for each in chapter)}]")
        inside = folder / f"chapter-{number}"
        inside.mkdir(parents=True, exist_ok=True)
        _write(inside / "index.md", _page(f"Chapter {number}", "What this chapter is about."))
        for section in chapter:
            _write(inside / f"section-{section}.md", _page(f"Section {section}", _prose(section, chapter)))
            _write(inside / f"section-{section}.yaml", _bank(section))
    _write(folder / "index.md", _page("A large guide", "Where it begins."))
    _write(folder / "guide.yaml", "\n".join([*guide, ""]))


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


def _page(title: str, text: str) -> str:
    return f"---\ntitle: {title}\ndescription: All of {title}.\n---\n\n{text}\n"


def _prose(number: int, chapter: range) -> str:
    random = Random(number)  # noqa: S311
    others = [each for each in chapter if each != number] or [number]
    parts = []
    for heading in _HEADINGS:
        parts.append(f"## How to {heading} {{#{heading}}}")
        parts.append(_paragraph(random, WORDS // 2 // len(_HEADINGS)))
        parts.append(f"{_sentence(random)} See [another section](section-{random.choice(others)}.md#{heading}) too.")
        parts.append("\n".join(f"- **{_sentence(random)}** {_sentence(random)}" for _ in range(2)))
    parts.append("| When | Who |\n|---|---|\n| Monday | A friend |\n| Friday | The group |")
    parts.append(f'!!! note "To keep"\n    {_sentence(random)}')
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


def _bank(number: int) -> str:
    random = Random(number)  # noqa: S311
    asked = random.sample([(does, when) for does in _ITEMS for when in _WHEN], 10)
    items = [
        _ITEM.format(
            number=at, does=does, when=when, heading=_HEADINGS[at % len(_HEADINGS)], step=_STEPS[at % len(_STEPS)]
        )
        for at, (does, when) in enumerate(asked, 1)
    ]
    answers = ", ".join(f"item-{at}: 3" for at in range(1, 11))
    return _BANK.format(number=number, items="\n".join(items), answers=answers)


if __name__ == "__main__":
    write_guide(Path(sys.argv[2]), int(sys.argv[1]))
