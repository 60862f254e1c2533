"""The reference of both formats for authors, `docs/reference/format.md`, made from the tables that read them."""

from __future__ import annotations

from typing import Any

from selfcheck.model.bank_format import ALERT, BANK, CASE, CLASS, CLASSIFICATION, EXPECTATION, NEXT_STEP
from selfcheck.model.change_format import CHANGE
from selfcheck.model.condition_format import CONDITION, ConditionKind
from selfcheck.model.grammar import Kind, ListOf, Number, OneOf, Pairs, Whole
from selfcheck.model.guide_format import CHAPTER, FRONT_MATTER, GUIDE
from selfcheck.model.item_format import CUT, ITEM, OPTION
from selfcheck.model.numbers import MAX_DIGITS
from selfcheck.model.part_format import POINTS, TEST, PartEntry
from selfcheck.model.plain import written
from selfcheck.model.profile_format import NOTE, PROFILE, SECTION_CONDITION, SectionConditionKind
from selfcheck.model.record import Key, Record
from selfcheck.model.scale_format import BAND, MISSING, NORM_GROUP, NORMS, SCALE

_INTRODUCTION = """\
---
title: Every key of the formats
description: All keys of guide.yaml, of a page and of a bank, with their values, defaults and examples.
---

Every key that authors can write. Keys marked with \\* are needed; all others may be left out. *Else* tells the value
that says the same as leaving the key out, where there is one. A key that is not here is an error, with a suggestion.
[How scores are worked out](../explanation/scoring.md) is a page of its own.

- **Text** is what was typed, whatever it looks like: `no`, `12:30` and `014` are text. It needs quotes when it holds
  `: ` or ` #`, or starts with a sign that YAML uses, such as `[`, `{{`, `*`, `&`, `#` or `"`. Where it may have
  emphasis, lists and links, it says "in Markdown".
- **A name** has lower-case letters, digits and hyphens: `names-pressure`.
- **A number** has digits, at most {digits}, and a point before decimals, without quotes: `40`, `-0.5`.

Editors that use the YAML language server complete and explain all of this, by the JSON Schemas that
`selfcheck schema --write` puts into the content folder. A bank starts with the line
`# yaml-language-server: $schema=../bank.schema.json` for that, and `guide.yaml` with
`# yaml-language-server: $schema=guide.schema.json`.
"""

_SCALE = """\
One entry under `scales`. Without `items`, `scales` and `points` it is made of the items that name it. The keys from
`multiply` to `norms` are steps: they are carried out in the order in which they are written."""

_PART = """\
One entry of `items` of a scale: the id of an item, or its id with more: `{item: plan, weight: 2, reverse: true}`. The
entries of `scales` are the same, with `scale` in place of `item` and without `recode` and `is`."""

_EXAMPLES = "\n".join(f"- `{written(example)}`" for example in ConditionKind.examples)
_CONDITION = f"""\
Behind `when`, wherever it stands. It names just one of `item`, `scale`, `answered`, `scored`, `all`, `any` and `not`;
beside `item` and `scale`, and only there, stands what has to hold. Examples:

{_EXAMPLES}"""

_SECTION_EXAMPLES = "\n".join(f"- `{written(example)}`" for example in SectionConditionKind.examples)
_SECTION_CONDITION = f"""\
Behind `when` of a note of the profile. It names just one of `section`, `scored`, `all`, `any` and `not`; beside
`section`, and only there, stands what has to hold. What hangs on a section without a score never holds. Examples:

{_SECTION_EXAMPLES}"""

_RANGE = """\
One entry of `steps`, of a scale or of a number item. Ranges stand in rising or falling order; one without a lower edge
begins where the one below it ends, one without an upper edge ends where the one above it begins."""

_CHANGE = """\
Behind `change` of a scale. Either `margin`, or `sem`, or `alpha` with `sd`. From a standard error follows the reliable
change of Jacobson and Truax (1991). A scale without it has the `margin` of `guide.yaml`, if there is one."""

_NEEDED = " \\*"

_RECORDS: tuple[tuple[str, str, Record], ...] = (
    ("`guide.yaml`", "One file, at the root of `content/`.", GUIDE),
    ("The profile", "Behind `profile` of `guide.yaml`.", PROFILE),
    ("A note of the profile", "One entry under `notes`.", NOTE),
    ("A condition on sections", _SECTION_CONDITION, SECTION_CONDITION),
    ("A chapter", "One entry under `chapters`. Its folder holds `index.md`, the opening, and its sections.", CHAPTER),
    ("The front matter of a page", "Between two lines of `---` at the start of every Markdown file.", FRONT_MATTER),
    ("A bank", "`<section>.yaml`, beside `<section>.md`.", BANK),
    ("A response option", "One entry of `responses`, or of a set under `response_sets`.", OPTION),
    ("An item", "One entry under `items`.", ITEM),
    ("A scale", _SCALE, SCALE),
    ("A part of a scale", _PART, PartEntry("item").record),
    ("Points", "One entry under `points` of a scale: what a condition earns.", POINTS),
    ("What is counted", "Behind `counts` of a scale, for `method: count`; all that is written has to hold.", TEST),
    ("The rule for missing answers", "Behind `missing` of a scale.", MISSING),
    ("A range with its score", _RANGE, CUT),
    ("Norms", "Behind `norms` of a scale.", NORMS),
    ("A group of the norms", "One entry under `groups` of norms.", NORM_GROUP),
    ("A band", "One entry under `bands`, a range with a name.", BAND),
    ("What counts as a change", _CHANGE, CHANGE),
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
    introduction = _INTRODUCTION.format(digits=MAX_DIGITS)
    return "\n".join([introduction, *(_section(title, about, record) for title, about, record in _RECORDS)])


def _section(title: str, about: str, record: Record) -> str:
    entries = [
        f"`{name}`{_NEEDED if key.required else ''}\n: {_sentence(_value(key.kind))} {_meaning(key)} {_examples(key)}\n"
        for name, key in record.table.items()
    ]
    return "\n".join([f"## {title}\n", f"{about}\n", *(entry.replace("<", "&lt;") for entry in entries)])


def _sentence(words: str) -> str:
    return f"*{words[0].upper()}{words[1:]}.*"


def _value(kind: Kind[Any]) -> str:
    """What a value may be, with its limits."""
    match kind:
        case Whole():
            return f"{kind.article} from {kind.least} to {kind.most}"
        case Number(above=int()):
            return f"{kind.article} above {kind.above}"
        case Number(most=int()):
            return f"{kind.article} from {kind.least} to {kind.most}"
        case ListOf() if kind.least == kind.most:
            return kind.article.replace("a list of", f"a list of {kind.least}")
        case ListOf() if kind.least > 1:
            return kind.article.replace("a list of", f"a list of at least {kind.least}")
        case Pairs():
            return f"{kind.names}, each with {kind.kind.article}"
    return kind.article


def _meaning(key: Key[Any]) -> str:
    """What a key means, what its words mean, and its default."""
    said = key.doc
    if isinstance(key.kind, OneOf) and key.kind.meanings:
        words = zip(key.kind.words, key.kind.meanings, strict=True)
        said += f" {'; '.join(f'`{word}`: {meaning}' for word, meaning in words)}."
    return said if key.default is None else f"{said} *Else* `{written(key.default)}`."


def _examples(key: Key[Any]) -> str:
    """Values that an author could write, or a link to the keys behind this one, which have examples themselves."""
    examples = [f"`{written(example)}`" for example in key.examples if example != {}]
    return f"For example {' or '.join(examples)}." if examples else f"See {_section_of(key.kind)}."


def _section_of(kind: Kind[Any]) -> str:
    if isinstance(kind, ListOf | Pairs):
        return _section_of(kind.kind)
    titles = [title for title, _, record in _RECORDS if _same(record, kind)]
    return "".join(f"[{title}](#{title.lower().replace(' ', '-')})" for title in titles)


def _same(record: Record, kind: Kind[Any]) -> bool:
    """Whether the kind is read by the record."""
    return kind is record or getattr(kind, "record", None) is record
