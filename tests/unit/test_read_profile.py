"""The notes of the profile: from `guide.yaml` to conditions on sections, and to what the page is told."""

from __future__ import annotations

import json
from fractions import Fraction
from gettext import NullTranslations
from typing import TYPE_CHECKING

from places import TESTS
from selfcheck.model.condition import All, Compare, Has, InBand, Not, Ref
from selfcheck.model.read_guide import read_guide
from selfcheck.problems import Problems
from selfcheck.render.profile import note_condition
from selfcheck.render.words import BankWords, Language

if TYPE_CHECKING:
    from places import MakeGuide
    from selfcheck.model.guide import Guide

HEAD = """\
title: A small guide
chapters:
  - folder: one
    sections: [alpha, beta]
pages: [about.md]
"""
ALPHA = Ref("section", "one/alpha")


def guide_of(make_guide: MakeGuide, notes: str, files: dict[str, str] | None = None) -> tuple[Guide, list[str]]:
    problems = Problems()
    content = make_guide({"guide.yaml": f"{HEAD}profile:\n  notes:\n{notes}", **(files or {})})
    guide = read_guide(content, problems)
    assert guide
    return guide, [f"{problem.code} {problem.place.source.path}" for problem in problems]


def test_a_guide_without_a_profile_has_no_notes(make_guide: MakeGuide) -> None:
    problems = Problems()
    guide = read_guide(make_guide({}), problems)
    assert guide
    assert guide.notes == ()


def test_every_kind_of_condition(make_guide: MakeGuide) -> None:
    guide, problems = guide_of(
        make_guide,
        """\
    - {when: {section: one/alpha, band: Firm, below: 4.5}, text: One.}
    - {when: {not: {scored: one/alpha}}, text: Two.}
    - {when: {any: [{section: one/alpha, at_most: 0}]}, text: Three.}
""",
    )
    assert problems == []
    assert [note.text for note in guide.notes] == ["One.", "Two.", "Three."]
    first, second, _ = (note.when.condition for note in guide.notes)
    assert first == All((InBand(ALPHA, (1,)), Compare(ALPHA, "below", Fraction(9, 2))))
    assert second == Not(Has(ALPHA))
    assert [json.loads(note_condition(note)) for note in guide.notes] == [
        {"all": [{"section": "one/alpha", "band": [1]}, {"section": "one/alpha", "below": "4.5"}]},
        {"not": {"scored": "one/alpha"}},
        {"any": [{"section": "one/alpha", "at_most": "0"}]},
    ]


def test_a_bank_with_a_mistake_is_one_mistake(make_guide: MakeGuide) -> None:
    notes = "    - {when: {section: one/alpha, band: Anything}, text: One.}\n"
    guide, problems = guide_of(make_guide, notes, {"one/alpha.yaml": "title: T\n"})
    assert guide.notes == ()
    assert set(problems) == {"SC121 content/one/alpha.yaml"}


def test_the_range_of_a_headline() -> None:
    guide = read_guide(TESTS / "guides" / "profile", Problems())
    assert guide
    headlines = {bank.id: (bank, bank.headline) for bank in guide.banks}
    english = Language(NullTranslations())
    assert {id: BankWords(bank, english).ends(scale) for id, (bank, scale) in headlines.items() if scale} == {
        "body/sleep": ("0", "12"),
        "body/food": ("0", "4"),
        "days/work": ("-1", "1"),
    }
    assert headlines["days/wishes"][1] is None
