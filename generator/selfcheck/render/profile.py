"""What the page of the profile is told about the banks and the notes of a guide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any as Json
from typing import NamedTuple

from markupsafe import Markup

from selfcheck.model.bank import Bank
from selfcheck.model.condition import All, Any, Compare, Condition, Has, InBand, Not
from selfcheck.model.guide import READERS_PAGES, Guide, Note
from selfcheck.model.numbers import exact
from selfcheck.page_data import bands_data, bank_text, compact_json
from selfcheck.render.words import BankWords, Language

PROFILE = f"{READERS_PAGES}/profile/"
"""Where the profile stands in the site."""


class Assessed(NamedTuple):
    """What other pages show of a bank. It comes to light while the page of the bank is rendered."""

    id: str
    title: str
    minutes: int | None
    questions: int
    """How many items it has that are not optional."""
    headline: str | None
    """The id of its headline."""
    revision: int
    digest: str
    """That of its page data."""
    row: Markup
    """The row of the profile."""


def assessed_bank(bank: Bank, row: Markup) -> Assessed:
    """What other pages show of a bank, whose row of the profile is `row`."""
    headline = bank.headline.id if bank.headline else None
    questions = sum(not item.optional for item in bank.items)
    digest = bank_text(bank).digest
    return Assessed(bank.id, bank.title, bank.minutes, questions, headline, bank.revision, digest, row)


def sections_json(guide: Guide, assessed: Mapping[str, Assessed]) -> str:
    """The assessed sections of a guide in reading order, as the reader's own pages need them: compact JSON."""
    found = [
        {
            "id": bank.id,
            "url": section.url,
            "chapter": chapter.title,
            "title": section.title,
            "assessment": bank.title,
            "headline": bank.headline,
            "revision": bank.revision,
            "digest": bank.digest,
        }
        for chapter in guide.chapters
        for section in chapter.sections
        if (bank := assessed.get(section.id))
    ]
    return compact_json(found)


def profile_context(guide: Guide, language: Language) -> dict[str, Callable[..., Json] | str]:
    """What the templates of the reader's own pages use; functions are worked out when they are called.

    `margin` is that of the guide, as points of 100; empty where it has none.
    """
    return {
        "margin": "" if guide.margin is None else language.about(100 * guide.margin),
        "condition_of": note_condition,
    }


def row_context(bank: Bank, words: BankWords) -> dict[str, object]:
    """What the template of a row of the profile uses beside what the page of its section does."""
    scale = bank.headline
    return {"range": words.ends(scale), "bands": compact_json(bands_data(scale))} if scale else {}


def note_condition(note: Note) -> str:
    """The condition of a note as compact JSON, the input of `templates/client/notes.js`."""
    return compact_json(_condition(note.when.condition))


def _condition(condition: Condition) -> dict[str, Json]:
    match condition:
        case All(of):
            return {"all": [_condition(each) for each in of]}
        case Any(of):
            return {"any": [_condition(each) for each in of]}
        case Not(of):
            return {"not": _condition(of)}
        case Has(of):
            return {"scored": of.id}
        case InBand(of, places):
            return {"section": of.id, "band": places}
        case Compare(of, comparison, Fraction() as limit):
            return {"section": of.id, comparison: exact(limit)}
        case _:
            raise TypeError(f"{condition} does not look at sections")
