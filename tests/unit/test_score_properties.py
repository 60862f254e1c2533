"""What holds for the scores of every bank."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from banks import answers, banks
from hypothesis import assume, given
from hypothesis import strategies as st

from selfcheck.model.bank import Decimals
from selfcheck.score import Status, attainable, score


@given(st.data())
def test_every_score_is_within_its_range(data: st.DataObject) -> None:
    bank = data.draw(banks())
    for result in score(bank, data.draw(answers(bank))).values():
        assert (result.value is None) == (result.status is not Status.SCORED) == (result.shown == "")
        assert 0 <= result.answered <= result.applicable <= len(bank.scale[result.scale].parts)
        if result.value:
            assert result.value.low <= result.value.x <= result.value.high


@given(st.data())
def test_the_band_of_a_score_is_the_band_of_what_is_shown(data: st.DataObject) -> None:
    bank = data.draw(banks())
    for result in score(bank, data.draw(answers(bank))).values():
        if result.value:
            starts = [band.start for band in bank.scale[result.scale].bands]
            at = [number for number, start in enumerate(starts) if start <= Fraction(result.shown)]
            assert result.band == (at[-1] if at else None)


@given(st.data())
def test_what_is_shown_is_next_to_the_score(data: st.DataObject) -> None:
    bank = data.draw(banks())
    for result in score(bank, data.draw(answers(bank))).values():
        if result.value:
            low, high = attainable(bank, bank.scale[result.scale])
            off = abs(Fraction(result.shown) - result.value.x)
            assert off <= max((high - low) / 200, Fraction(1, 2 * 10**6))
            steps = bank.scale[result.scale].steps
            if steps and isinstance(steps[-1], Decimals):
                assert len(result.shown.partition(".")[2]) == steps[-1].places


@given(st.data())
def test_all_lowest_and_all_highest_answers_come_to_the_ends_of_the_range(data: st.DataObject) -> None:
    bank = data.draw(banks())
    plain = [s for s in bank.scales if all(p.kind == "item" for p in s.parts)]
    # Rounding can leave a range without width, which a later step stretches again.
    plain = [s for s in plain if not any(isinstance(step, Decimals) for step in s.steps[:-1])]
    assume(plain)
    scale = replace(data.draw(st.sampled_from(plain)), min_answered=1)
    bank = replace(bank, scales=(scale,))

    def end(highest: bool) -> Fraction:
        chosen = {}
        for part in scale.parts:
            item = bank.item[part.id]
            high = highest ^ part.reverse ^ (part.weight < 0)
            best = (max if high else min)(
                (o for o in item.options if o.points is not None), key=lambda o: o.points or 0
            )
            chosen[item.id] = best.value
        value = score(bank, chosen)[scale.id].value
        assert value
        return value.x

    assert sorted((end(highest=False), end(highest=True))) == sorted(attainable(bank, scale))
