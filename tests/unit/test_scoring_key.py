"""The key to score by hand says the same as the scorer: a reader who knows nothing else works every score out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from gettext import NullTranslations

import pytest
from banks import answers, banks, whole_banks
from hypothesis import assume, given
from hypothesis import strategies as st

from by_hand.answers import Hand
from by_hand.paper import DOES_NOT_APPLY, MISSING, Found, paper
from by_hand.scales import Working
from places import REPOSITORY, TESTS
from reading import bank_of
from selfcheck.model.bank import Bank
from selfcheck.model.item import Answer
from selfcheck.model.read_guide import read_guide
from selfcheck.problems import Problems
from selfcheck.render.words import BankWords, Language
from selfcheck.score import Status, score


def key_of(bank: Bank) -> str:
    """All sentences and tables of the key, one after the other."""
    key = BankWords(bank, Language(NullTranslations())).key
    lines = [*key.intro, *(line for entry in key.entries for line in entry.lines)]
    return "\n".join(line if isinstance(line, str) else f"{line.head} {line.rows}" for line in lines)


def work_out(bank: Bank, given: Mapping[str, Answer]) -> dict[str, Found]:
    """All scores and outcomes by title, worked out from the key alone."""

    def band(id: str) -> Callable[[Fraction], str]:
        return lambda x: next((band.label for band in bank.scale[id].bands if x in band.range), "")

    hand = Hand(paper(bank, given), bands={scale.title: band(scale.id) for scale in bank.scales})
    hand.read(hand.paper.intro)
    for title, lines in hand.paper.entries:
        # What counts for one scale alone is forgotten after it.
        hand.scores[title] = Working(replace(hand, points=dict(hand.points))).result(lines)
    return hand.scores


def scored(bank: Bank, given: Mapping[str, Answer]) -> dict[str, Found]:
    """The same from the scorer."""
    result = score(bank, given)
    words = {Status.NOT_ENOUGH: MISSING, Status.NOT_APPLICABLE: DOES_NOT_APPLY}
    found: dict[str, Found] = {}
    for id, each in result.scales.items():
        found[bank.scale[id].title] = words[each.status] if each.score is None else each.score
    for id, outcome in result.classes.items():
        named = bank.classification[id]
        found[named.title] = words[outcome.status] if outcome.place is None else named.classes[outcome.place].label
    return found


def agrees(bank: Bank, given: Mapping[str, Answer]) -> None:
    expected = scored(bank, given)
    by_hand = work_out(bank, given)
    assert by_hand == {title: expected[title] for title in by_hand}


def readable(bank: Bank) -> Bank:
    """A generated bank with titles to tell its scales apart by."""
    scales = tuple(replace(scale, title=f"Scale {scale.id}") for scale in bank.scales)
    named = tuple(replace(each, title=f"Class {each.id}") for each in bank.classifications)
    return replace(bank, scales=scales, classifications=named)


@whole_banks
@given(st.data())
def test_the_key_of_any_bank_leads_to_its_scores(data: st.DataObject) -> None:
    bank = readable(data.draw(banks()))
    # No author can write these two.
    assume(all(part.test for scale in bank.scales if scale.method == "count" for part in scale.parts))
    assume("answers to questions ." not in key_of(bank))
    # Here the key sends the reader back to the answers below another scale, which this reader does not know how to do.
    assume("its own" not in key_of(bank))
    assume("turned around:" not in key_of(bank))
    agrees(bank, data.draw(answers(bank)))


def guides() -> list[Bank]:
    found = [read_guide(folder, Problems()) for folder in (REPOSITORY / "content", TESTS / "guides" / "every-kind")]
    return [bank for guide in found if guide for bank in guide.banks]


@pytest.mark.parametrize("bank", guides(), ids=lambda bank: bank.id)
@whole_banks
@given(st.data())
def test_the_key_of_a_guide_leads_to_its_scores(bank: Bank, data: st.DataObject) -> None:
    agrees(bank, data.draw(answers(bank)))


def test_nothing_is_said_of_what_cannot_be_left_out() -> None:
    assert "left out," not in key_of(bank_of("id: s, method: sum, items: all", items=2))


def test_a_plain_sum_is_prorated_by_count() -> None:
    said = key_of(bank_of("id: s, method: sum, items: all, missing: {min_answered: 1}", items=2))
    assert "With some left out, multiply by 2 and divide by how many you have." in said


def test_a_weighted_sum_is_prorated_by_weights() -> None:
    parts = "[{item: i1, weight: 3}, i2]"
    said = key_of(bank_of(f"id: s, method: sum, items: {parts}, missing: {{min_answered: 1}}", items=2))
    assert "With some left out, multiply by 4 and divide by the sum of the numbers behind the ×" in said


def test_what_may_not_apply_is_prorated_though_all_are_needed() -> None:
    said = key_of(bank_of("id: s, method: sum, items: all", items=2, keys=", not_applicable: true"))
    assert "With some left out, multiply by 2 and divide" in said


def test_a_rescale_of_equal_ranges_is_plain_arithmetic() -> None:
    said = key_of(bank_of("id: s, method: mean, items: all, missing: {min_answered: 1}, rescale: [0, 100]"))
    assert "Add them up, and divide by how many you have. Multiply by 25." in said


def test_a_rescale_of_unequal_ranges_is_a_formula_where_some_can_be_left_out() -> None:
    recode = "{0: 0, 1: 2, 2: 4, 3: 6, 4: 8}"
    keys = f"id: s, method: sum, items: [i1, {{item: i2, recode: {recode}}}], rescale: [0, 100]"
    assert "Multiply by 25 and divide by 3." in key_of(bank_of(keys, items=2))
    bank = bank_of(f"{keys}, missing: {{min_answered: 1}}", items=2)
    assert "Take (your number − L) × 100 ÷ (H − L)." in key_of(bank)
    assert work_out(bank, {"i2": "1"}) == {"T": Fraction(25)} == scored(bank, {"i2": "1"})


def test_a_scale_that_nobody_sees_or_needs_is_not_in_the_key() -> None:
    bank = bank_of("id: s, method: sum, items: [i1, i2]", "id: h, show: false, method: sum, items: [i3]", items=3)
    assert [entry.title for entry in BankWords(bank, Language(NullTranslations())).key.entries] == ["T"]
    assert "question 3" not in key_of(bank)


def test_scales_stand_after_those_they_are_made_of() -> None:
    (bank,) = (bank for bank in guides() if bank.id == "one/nights")
    titles = [entry.title for entry in BankWords(bank, Language(NullTranslations())).key.entries]
    assert titles == ["Sleep", "Load", "Restless nights", "Restless nights, compared", "Signs", "The pattern"]
