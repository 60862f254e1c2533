"""What the page of the profile is told about the banks and the notes of a guide."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any as Json
from typing import NamedTuple

from markupsafe import Markup

from selfcheck.model.bank import Bank
from selfcheck.model.condition import All, Any, Compare, Condition, Has, InBand, Not
from selfcheck.model.guide import READERS_PAGES, Guide, Note
from selfcheck.model.numbers import exact
from selfcheck.page_data import BankText, bands_data, compact_json
from selfcheck.render.words import BankWords, Language

PROFILE = f"{READERS_PAGES}/profile/"
"""Where the profile stands in the site."""


class Assessed(NamedTuple):
    """What the reader's own pages show of a bank. It comes to light while the page of the bank is rendered."""

    id: str
    data: BankText
    """Its page data."""
    row: Markup
    """The row of the profile."""


def profile_context(guide: Guide, language: Language) -> dict[str, Callable[..., Json] | str]:
    """What the templates of the reader's own pages use; functions are worked out when they are called.

    `margin` is that of the guide, as points of 100; empty where it has none.
    """
    margin = next((bank.margin for bank in guide.banks), None)
    return {
        "margin": "" if margin is None else language.about(100 * margin),
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
