"""What the page of the profile is told about the banks and the notes of a guide."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any as Json

from selfcheck.model.bank import Bank
from selfcheck.model.condition import All, Any, Compare, Condition, Has, InBand, Not
from selfcheck.model.guide import Guide, Note
from selfcheck.model.numbers import exact
from selfcheck.model.scale import Scale
from selfcheck.page_data import bands_data, compact_json
from selfcheck.render.words import BankWords, Language
from selfcheck.score import attainable


def profile_context(guide: Guide, language: Language) -> dict[str, Callable[..., Json] | str]:
    """What the templates of the reader's own pages use; functions are worked out when they are called.

    `margin` is that of the guide, as points of 100; empty where it has none.
    """
    margin = next((bank.margin for bank in guide.banks), None)
    return {
        "margin": "" if margin is None else language.about(100 * margin),
        "words_of": lambda bank: BankWords(bank, language),
        "range_of": range_of,
        "bands_of": lambda scale: compact_json(bands_data(scale)),
        "condition_of": note_condition,
    }


def range_of(bank: Bank, scale: Scale) -> tuple[str, str]:
    """The ends of what a scale can come to, as exact text."""
    low, high = attainable(bank, scale)
    return exact(low), exact(high)


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
