"""The reference of both formats for authors, `FORMAT.md`, made from the tables that read them."""

from __future__ import annotations

from selfcheck.model.bank_format import ALERT, BANK, CASE, CLASS, CLASSIFICATION, EXPECTATION, NEXT_STEP
from selfcheck.model.condition_format import CONDITION
from selfcheck.model.grammar import Record
from selfcheck.model.guide_format import CHAPTER, FRONT_MATTER, GUIDE
from selfcheck.model.item_format import CUT, ITEM, OPTION
from selfcheck.model.scale_format import BAND, MISSING, NORM_GROUP, NORMS, POINTS, SCALE, PartEntry

_INTRODUCTION = """\
# The formats

Every key that authors can write. Keys marked with \\* are needed; all others may be left out. A key that is not here is
an error, with a suggestion. How scores come about: [generator/scoring.md](generator/scoring.md).
"""

_SCALE = """\
One entry under `scales`. Without `items`, `scales` and `points` it is made of the items that name it. The keys from
`multiply` to `norms` are steps: they are carried out in the order in which they are written."""

_PART = """\
One entry of `items` of a scale: the id of an item, or its id with more: `{item: plan, weight: 2, reverse: true}`. The
entries of `scales` are the same, with `scale` in place of `item` and without `recode` and `is`."""

_CONDITION = """\
Behind `when`, wherever it stands. It names one of `item`, `scale`, `answered`, `scored`, `all`, `any` and `not`; beside
`item` and `scale` stands what has to hold: `{item: sleep, at_least: 2}`, `{scale: total, band: High}`."""

_RANGE = """\
One entry of `steps`, of a scale or of a number item. Ranges stand in rising or falling order; one without a lower edge
begins where the one below it ends, one without an upper edge ends where the one above it begins."""

_NEEDED = " \\*"

_RECORDS: tuple[tuple[str, str, Record], ...] = (
    ("`guide.yaml`", "One file, at the root of `content/`.", GUIDE),
    ("A chapter", "One entry under `chapters`. Its folder holds `index.md`, the opening, and its sections.", CHAPTER),
    ("The front matter of a page", "Between two lines of `---` at the start of every Markdown file.", FRONT_MATTER),
    ("A bank", "`<section>.yaml`, beside `<section>.md`.", BANK),
    ("A response option", "One entry of `responses`, or of a set under `response_sets`.", OPTION),
    ("An item", "One entry under `items`.", ITEM),
    ("A scale", _SCALE, SCALE),
    ("A part of a scale", _PART, PartEntry("item").record),
    ("Points", "One entry under `points` of a scale: what a condition earns.", POINTS),
    ("The rule for missing answers", "Behind `missing` of a scale.", MISSING),
    ("A range with its score", _RANGE, CUT),
    ("Norms", "Behind `norms` of a scale.", NORMS),
    ("A group of the norms", "One entry under `groups` of norms.", NORM_GROUP),
    ("A band", "One entry under `bands`, a range with a name.", BAND),
    ("A condition", _CONDITION, CONDITION),
    ("A classification", "One entry under `classifications`.", CLASSIFICATION),
    ("A class", "One entry under `classes` of a classification.", CLASS),
    ("An alert", "One entry under `alerts`.", ALERT),
    ("A next step", "One entry under `next_steps`.", NEXT_STEP),
    ("A case", "One entry under `cases`.", CASE),
    ("What a case expects", "Behind the id of a scale or a classification, or just `none` for no score.", EXPECTATION),
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
