"""What holds for the scores of every bank."""

from __future__ import annotations

from fractions import Fraction

from banks import answers, banks, whole_banks
from hypothesis import given
from hypothesis import strategies as st

from selfcheck.model.item import NOT_APPLICABLE
from selfcheck.score import Status, attainable, score


@given(st.data())
@whole_banks
def test_every_score_is_within_its_range(data: st.DataObject) -> None:
    bank = data.draw(banks())
    for result in score(bank, data.draw(answers(bank))).scales.values():
        assert (result.value is None) == (result.status is not Status.SCORED) == (result.shown == "")
        assert 0 <= result.answered <= result.applicable
        if result.value:
            assert result.value.low <= result.value.x <= result.value.high


@given(st.data())
@whole_banks
def test_the_band_of_a_score_is_the_band_of_what_is_shown(data: st.DataObject) -> None:
    bank = data.draw(banks())
    for result in score(bank, data.draw(answers(bank))).scales.values():
        if result.value:
            holding = [
                n for n, band in enumerate(bank.scale[result.scale].bands) if Fraction(result.shown) in band.range
            ]
            assert holding == ([] if result.band is None else [result.band])


@given(st.data())
@whole_banks
def test_what_is_shown_is_next_to_the_score(data: st.DataObject) -> None:
    bank = data.draw(banks())
    for result in score(bank, data.draw(answers(bank))).scales.values():
        if result.value:
            scale = bank.scale[result.scale]
            low, high = attainable(bank, scale)
            off = abs(Fraction(result.shown) - result.value.x)
            assert off <= max((high - low) / 200, Fraction(1, 2 * 10**6))
            if scale.places is not None and scale.when is None:
                assert len(result.shown.partition(".")[2]) == scale.places


@given(st.data())
@whole_banks
def test_what_is_hidden_does_not_matter(data: st.DataObject) -> None:
    bank = data.draw(banks())
    given_answers = data.draw(answers(bank))
    result = score(bank, given_answers)
    seen = {item: answer for item, answer in given_answers.items() if item not in result.hidden}
    assert score(bank, seen) == result


@given(st.data())
@whole_banks
def test_the_answers_that_count_are_good(data: st.DataObject) -> None:
    bank = data.draw(banks())
    for id, answer in score(bank, data.draw(answers(bank))).answers.items():
        assert answer == NOT_APPLICABLE or bank.item[id].accepts(answer)
