"""Cases: the author's own proof, run against the reference scorer."""

from __future__ import annotations

from fractions import Fraction

from selfcheck.check.bands import edge, reached
from selfcheck.model.bank import Bank, Case, Expectation
from selfcheck.model.numbers import exact
from selfcheck.model.scale import Scale
from selfcheck.problems import Label, Problems
from selfcheck.score import ClassFound, Reachable, ScaleScore, Scorer, Status


def check_cases(scorer: Scorer, problems: Problems) -> None:
    """Add every expectation of a case that does not come true; the scales themselves are sound."""
    bank = scorer.bank
    told = Reachable(scorer)
    for case in bank.cases:
        result = scorer(case.answers)
        for expected in case.expect:
            if expected.of in result.classes:
                _classify(bank, case, expected, result.classes[expected.of], problems)
            elif not _follows(bank.scale[expected.of], expected, result.scales[expected.of], told):
                _compare(bank, case, expected, result.scales[expected.of], problems)


def _follows(scale: Scale, expected: Expectation, found: ScaleScore, reachable: Reachable) -> bool:
    """Whether something else is wrong that is told already: a table with holes, or a band that nobody reaches."""
    if expected.scored and found.status is Status.NOT_APPLICABLE:
        reachable.scale(scale.id)
        return any((scale.id, place) in reachable.lost for place in range(len(scale.steps)))
    band = None if found.band is None else scale.bands[found.band].label
    if expected.label in (None, band) or expected.score not in (None, found.score):
        return False
    reach = reachable.scale(scale.id)
    return not all(reached(scale, each.range, reach) for each in scale.bands)


def _compare(bank: Bank, case: Case, expected: Expectation, found: ScaleScore, problems: Problems) -> None:
    start = f"{case.name}: `{expected.of}`"
    if not expected.scored:
        if found.value is not None:
            said = f"{start} comes to {found.shown}, not `none`"
            problems.add("SC401", said, expected.at.place, "correct the case or the bank")
        return
    if found.value is None:
        why = "it does not apply"
        if found.status is Status.NOT_ENOUGH:
            what = "items" if bank.scale[expected.of].over_items else "parts"
            why = f"{found.answered} of {found.applicable} {what} are answered, which is not enough"
        problems.add("SC401", f"{start} has no score: {why}", expected.at.place, "expect `none`, or give more answers")
        return
    # A score without a band is a problem of its own.
    band = None if found.band is None else bank.scale[expected.of].bands[found.band]
    other_band = expected.label is not None and band is not None and band.label != expected.label
    if expected.score is not None and expected.score not in (Fraction(found.shown), found.value.x):
        also = f", in the band `{band.label}`, not `{expected.label}`" if band and other_band else ""
        problems.add(
            "SC401",
            f"{start} comes to {found.shown}, not {exact(expected.score)}{also}",
            expected.at["score"],
            "work it out by hand; correct the case or the bank",
        )
    elif band and other_band:
        begins = "starts" if {"from", "above"} & set(band.at.keys) else "stands"
        problems.add(
            "SC401",
            f"{start} is {found.shown}, which is in the band `{band.label}`, not `{expected.label}`",
            expected.at["band"],
            "correct the case or the bands",
            [Label(edge(band), f"`{band.label}` {begins} here")],
        )


def _classify(bank: Bank, case: Case, expected: Expectation, found: ClassFound, problems: Problems) -> None:
    classes = bank.classification[expected.of].classes
    outcome = None if found.place is None else classes[found.place].label
    wanted = expected.label if expected.scored else None
    if outcome != wanted:
        comes = "no class" if outcome is None else f"the class `{outcome}`"
        problems.add(
            "SC401",
            f"{case.name}: `{expected.of}` comes to {comes}, not {'`none`' if wanted is None else f'`{wanted}`'}",
            expected.at["class"],
            "correct the case or the classes",
            []
            if found.place is None
            else [Label(classes[found.place].at["label"], f"`{outcome}` is the first that holds")],
        )
