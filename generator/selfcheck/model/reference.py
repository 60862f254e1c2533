"""The reference of both formats for authors, `FORMAT.md`, made from the tables that read them."""

from __future__ import annotations

from selfcheck.model.bank_format import BAND, BANK, CASE, EXPECTATION, ITEM, MISSING, NEXT_STEP, OPTION, SCALE
from selfcheck.model.grammar import Record
from selfcheck.model.guide_format import CHAPTER, FRONT_MATTER, GUIDE

_INTRODUCTION = """\
# The formats

Every key that authors can write. Keys marked with \\* are needed; all others may be left out. A key that is not here is
an error, with a suggestion. How scores come about: [generator/scoring.md](generator/scoring.md).
"""

_SCALE = """\
One entry under `scales`. In its lists `items` and `scales` stand names, or names with a weight or a reversal for this
scale alone: `{item: plan, weight: 2, reverse: true}`. Without either list it is made of the items that name it."""

_NEEDED = " \\*"

_RECORDS: tuple[tuple[str, str, Record], ...] = (
    ("`guide.yaml`", "One file, at the root of `content/`.", GUIDE),
    ("A chapter", "One entry under `chapters`. Its folder holds `index.md`, the opening, and its sections.", CHAPTER),
    ("The front matter of a page", "Between two lines of `---` at the start of every Markdown file.", FRONT_MATTER),
    ("A bank", "`<section>.yaml`, beside `<section>.md`.", BANK),
    ("A response option", "One entry of `responses`, or of a set under `response_sets`.", OPTION),
    ("An item", "One entry under `items`.", ITEM),
    ("A scale", _SCALE, SCALE),
    ("The rule for missing answers", "Behind `missing` of a scale.", MISSING),
    ("A band", "One entry under `bands`, up to where the next one begins.", BAND),
    ("A next step", "One entry under `next_steps`.", NEXT_STEP),
    ("A case", "One entry under `cases`.", CASE),
    ("What a case expects", "Behind the id of a scale, or just `none` for no score.", EXPECTATION),
)


def reference() -> str:
    """The whole reference, in Markdown."""
    return "\n".join([_INTRODUCTION, *(_section(title, about, record) for title, about, record in _RECORDS)])


def _section(title: str, about: str, record: Record) -> str:
    keys = record.keys() if callable(record.keys) else record.keys
    rows = [
        f"| `{name}`{_NEEDED if key.required else ''} | {key.kind.article} | {key.doc} |".replace("<", "&lt;")
        for name, key in keys.items()
    ]
    return "\n".join([f"## {title}\n", f"{about}\n", "| key | value | meaning |", "|---|---|---|", *rows, ""])
