"""Cases: the author's own proof, run against the reference scorer."""

from __future__ import annotations

from fractions import Fraction

from selfcheck.model.bank import Bank, Case, Expectation
from selfcheck.model.numbers import exact
from selfcheck.problems import Problems
from selfcheck.score import ScaleScore, score


def check_cases(bank: Bank, problems: Problems) -> None:
    """Add every expectation of a case that does not come true; the scales themselves are sound."""
    for case in bank.cases:
        scores = score(bank, case.answers)
        for expected in case.expect:
            _compare(bank, case, expected, scores[expected.scale], problems)


def _compare(bank: Bank, case: Case, expected: Expectation, found: ScaleScore, problems: Problems) -> None:
    start = f"{case.name}: `{expected.scale}`"
    if not expected.scored:
        if found.value is not None:
            problems.add(
                "SC401",
                f"{start} comes to {found.shown}, not `none`",
                expected.at.place,
                "correct the case or the bank",
            )
        return
    if found.value is None:
        why = f"{found.answered} of {found.applicable} parts are answered, which is not enough"
        problems.add("SC401", f"{start} has no score: {why}", expected.at.place, "expect `none`, or give more answers")
        return
    if expected.score is not None and expected.score not in (Fraction(found.shown), found.value.x):
        problems.add(
            "SC401",
            f"{start} comes to {found.shown}, not {exact(expected.score)}",
            expected.at["score"],
            "work it out by hand; correct the case or the bank",
        )
    label = "" if found.band is None else bank.scale[expected.scale].bands[found.band].label
    if expected.band is not None and expected.band != label:
        problems.add(
            "SC401",
            f"{start} is {found.shown}, which is in the band `{label}`, not `{expected.band}`"
            if label
            else f"{start} has no bands",
            expected.at["band"],
            "correct the case or the bands",
        )
