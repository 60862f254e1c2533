"""What the checks of a bank find, and what they leave alone: the cases that golden files would be too long for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reading import bank as read
from reading import bank_of
from selfcheck.check import check_bank
from selfcheck.check.words import told
from selfcheck.model.numbers import read_number
from selfcheck.problems import Problem, Problems

if TYPE_CHECKING:
    from selfcheck.model.bank import Bank


def problems_of(bank: Bank) -> list[Problem]:
    problems = Problems()
    check_bank(bank, problems)
    return list(problems)


def found(bank: Bank) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in problems_of(bank)]


OPTIONS = ", ".join(
    f"{{value: {points}, label: {word}}}"
    for points, word in enumerate(("Never", "Rarely", "Sometimes", "Often", "Always"))
)
"""Five response options, worth 0 to 4."""


def scaled(*scales: str, items: int = 3) -> Bank:
    """A bank of items i1, i2 …, with scales."""
    return bank_of(*scales, items=items, options=OPTIONS)


def banded(scale: str, bands: str, items: int = 3) -> Bank:
    """A bank of one scale with bands."""
    return scaled(f"id: s, {scale}, bands: [{bands}]", items=items)


# What can come out with answers left out

POINTS = "method: sum, points: [{when: {item: i3, is: 1}, score: 1}]"
FILLED = "missing: {min_answered: 2, fill: 0}"
FROM_2 = "{from: 2, to: 4, label: A}"
TO_4, FROM_5 = "{from: 0, to: 4, label: A}", "{from: 5, to: 13, label: B}"
EQUAL = "id: raw, items: all, method: sum, missing: {min_answered: 2}, decimals: 0"


@pytest.mark.parametrize(
    "scales",
    [
        # A rounded score is a whole number, also as a part, where it is multiplied and where it is kept inside ends.
        [EQUAL, f"id: t, scales: [raw], method: sum, table: {{{', '.join(f'{x}: {x}' for x in range(13))}}}"],
        [f"{EQUAL}, multiply: 10, bands: [{{from: 0, to: 50, label: A}}, {{from: 60, to: 120, label: B}}]"],
        [f"{EQUAL}, clamp: [1, 12], bands: [{{from: 1, to: 5, label: A}}, {{from: 6, to: 12, label: B}}]"],
        # Two of three answers are at least 2 together where each is worth 1 or more; the third is filled with 0.
        [f"id: s, items: all, recode: {{0: 1}}, method: sum, {FILLED}, bands: [{FROM_2}, {FROM_5}]"],
        # Whole points and whole numbers that are filled in come to whole numbers.
        [f"id: s, items: all, {POINTS}, {FILLED}, bands: [{TO_4}, {FROM_5}]"],
    ],
)
def test_no_gap_is_told_where_no_score_falls_into_it(scales: list[str]) -> None:
    assert [code for code, _ in found(scaled(*scales)) if code in ("SC213", "SC214", "SC239")] == []


@pytest.mark.parametrize(
    "scale",
    [
        # One of the two scales is enough, and is prorated.
        "id: s, scales: [a, b], method: sum, missing: {min_answered: 3, of: items}, bands: [{to: 16, label: A}]",
        # The items are all answered, and the points are unknown all the same.
        f"id: s, items: [i1, i2], {POINTS}, missing: {{min_answered: all, of: items}}, bands: [{TO_4}, {FROM_5}]",
    ],
)
def test_a_gap_is_told_where_items_are_counted(scale: str) -> None:
    parts = ["id: a, items: [i1, i2, i3], method: sum, show: false", "id: b, items: [i4], method: sum, show: false"]
    assert "SC214" in [code for code, _ in found(scaled(*parts, scale, items=4))]


# Bands

WEIGHTED = "items: [i1, i2, {item: i3, weight: 2}], method: sum, missing: {min_answered: 2}"
"""A scale that can come to many scores with answers left out."""

WHOLE = "{from: 0, to: 4, label: A}, {from: 5, to: 8, label: B}, {from: 9, to: 12, label: C}"
TENTHS = "{from: 0, to: 1.9, label: A}, {from: 2, to: 4, label: B}"


@pytest.mark.parametrize(
    ("scale", "bands"),
    [
        ("items: all, method: sum", WHOLE),
        # What is missing is filled with a whole number, or all is asked for.
        ("items: all, method: sum, missing: {min_answered: 1, fill: 0}", WHOLE),
        ("items: [i1, i2, {item: i3, weight: 1, fill: 2}], method: sum, missing: {min_answered: 2, fill: 1}", WHOLE),
        # Prorated, but rounded before or after.
        ("items: all, method: sum, missing: {min_answered: 2}, decimals: 0", WHOLE),
        ("items: [i1, i2, {item: i3, weight: 0.5}], method: mean, missing: {min_answered: 2}, decimals: 1", TENTHS),
        # The lowest of what is there is one of the answers.
        (
            "items: all, method: min, missing: {min_answered: 1}",
            "{from: 0, to: 1, label: A}, {from: 2, to: 4, label: B}",
        ),
        # Twice the answer, or one and a half times two of them, is never between 4 and 6 but 4.5.
        (
            "items: all, method: sum, missing: {min_answered: 2}",
            "{from: 0, to: 4.5, label: A}, {from: 5, to: 12, label: B}",
        ),
        # Whatever comes to them, steps give one of two scores.
        (
            f"{WEIGHTED}, steps: [{{from: 0, score: 1}}, {{from: 3, score: 2}}]",
            "{to: 1, label: A}, {from: 2, label: B}",
        ),
        # A falling order and a scale that is turned around.
        ("items: all, method: sum, rescale: [12, 0]", "{from: 9, label: C}, {from: 5, label: B}, {to: 4, label: A}"),
    ],
)
def test_bands_without_a_gap(scale: str, bands: str) -> None:
    assert found(banded(scale, bands)) == []


@pytest.mark.parametrize(
    ("scale", "bands", "gap"),
    [
        ("items: all, method: sum, missing: {min_answered: 2}", WHOLE, "4.5"),
        (f"{WEIGHTED.replace('sum', 'mean')}, decimals: 2", TENTHS, "1.91 to 1.99"),
        (WEIGHTED.replace("sum", "mean"), TENTHS, "scores above 1.9 and below 2"),
        (
            "items: all, method: mean",
            "{from: 0, to: 1, label: A}, {from: 2, to: 4, label: B}",
            "about 1.33 or about 1.67",
        ),
    ],
)
def test_bands_with_a_gap(scale: str, bands: str, gap: str) -> None:
    gaps = [message for code, message in found(banded(scale, bands)) if code == "SC214"]
    assert gaps == [f"bands leave a gap: no band of `s` holds {gap}"]


AUDIT = """\
title: Drinking
responses: [{value: 0, label: Never}, {value: 1, label: Monthly}, {value: 2, label: Often}]
items:
  - {id: q1, text: How often do you drink?}
  - {id: q2, text: How much?, when: {item: q1, above: 0}, otherwise: 0}
  - {id: q3, text: How often that much?, when: {item: q1, above: 0}, otherwise: 0}
  - {id: q4, text: Could you not stop?, when: {scale: amount, above: 0}, otherwise: 0}
  - {id: q5, text: Did you fail to do something?, when: {scale: amount, above: 0}, otherwise: 0}
  - {id: q6, text: Was somebody hurt?}
scales:
  - {id: amount, title: Amount, items: [q2, q3], method: sum, show: false}
  - id: total
    title: Total
    items: all
    method: sum
    missing: {min_answered: all}
    bands: [{from: 0, label: Low}, {from: 3, label: Middle}, {from: 9, label: High}, {from: 12, label: All}]
classifications:
  - id: kind
    title: Kind
    classes:
      - {when: {item: q1, is: 0}, label: Does not drink}
      - {when: {scale: total, band: [High, All]}, label: At risk}
      - {label: Drinks}
alerts:
  - {when: {all: [{item: q6, is: 2}, {scale: total, below: 5}]}, text: Talk to somebody.}
"""


def test_questions_that_lead_on_to_others() -> None:
    assert found(read(AUDIT)) == []


def test_a_band_that_hidden_questions_keep_out_of_reach() -> None:
    # Who is asked question 4 has answered three others with at least 2 points, the first two among them.
    asked = "items: [q1, {item: q4, weight: 5}, {item: q5, weight: 5}]"
    bands = "bands: [{from: 0, label: Low}, {from: 5, label: Middle}, {from: 6, label: High}, {from: 22, label: All}]"
    hidden = AUDIT.replace("items: all", asked).partition("    bands:")
    bank = read(hidden[0] + f"    {bands}\n" + hidden[2].partition("\n")[2])
    assert found(bank) == [
        ("SC213", "no score of `total` is in the band `Middle`"),
    ]


POINTS = """\
title: Points
responses: [{value: 0, label: No}, {value: 1, label: Some}, {value: 2, label: Yes}]
items: [{id: a, text: A}, {id: b, text: B}, {id: c, text: C}]
scales:
  - id: s
    title: S
    items: all
    points: [{when: {all: [{item: a, is: 2}, {item: b, CONDITION}]}, score: 100}]
    method: sum
    bands: [{from: 0, label: Low}, {from: 4, label: Middle}, {from: 100, label: High}]
"""


def test_a_band_that_only_a_condition_leads_to() -> None:
    assert found(read(POINTS.replace("CONDITION", "is: 2"))) == []
    assert found(read(POINTS.replace("CONDITION", "above: 2"))) == [
        ("SC220", "the condition of these points can never hold"),
        ("SC213", "no score of `s` is in the band `High`"),
    ]


def test_a_band_with_a_reason_of_its_own() -> None:
    (jumped,) = problems_of(
        banded("items: all, method: sum", "{from: 0, label: A}, {from: 3.2, to: 3.8, label: B}, {above: 3.8, label: C}")
    )
    assert (jumped.code, jumped.help) == ("SC213", "the scores around it are 3 and 4; move its edge, or delete it")
    (edgeless,) = problems_of(banded("items: all, method: sum", "{from: 0, label: A}, {label: B}"))
    assert (edgeless.code, edgeless.help) == ("SC213", "it has no edge of its own: give it a `from`, or delete it")


# Tables

ROWS = ", ".join(f"{raw}: {raw * 10}" for raw in range(13))


@pytest.mark.parametrize(
    ("scale", "message"),
    [
        (f"items: all, method: sum, table: {{{ROWS}}}", ""),
        (f"items: all, method: sum, missing: {{min_answered: 2}}, decimals: 0, table: {{{ROWS}}}", ""),
        (f"items: all, method: sum, missing: {{min_answered: 2, fill: 0}}, table: {{{ROWS}}}", ""),
        (
            f"items: all, method: sum, missing: {{min_answered: 2}}, table: {{{ROWS}}}",
            "`s` can come to 1.5, 4.5, 7.5, 10.5, for which its `table` has no score",
        ),
        (
            f"{WEIGHTED}, clamp: [0, 12], table: {{{ROWS}}}",
            "with answers left out `s` can come to scores between those in its `table`",
        ),
        (
            "items: all, method: sum, table: {0: 1, 12: 2}",
            "`s` can come to 1, 2, 3, 4, 5, …, for which its `table` has no score",
        ),
        ("items: all, method: sum, steps: [{from: 0, to: 5, score: 1}, {from: 6, score: 2}]", ""),
        (
            "items: all, method: sum, steps: [{from: 0, below: 5, score: 1}, {above: 5, score: 2}]",
            "`s` can come to 5, for which its `steps` has no score",
        ),
    ],
)
def test_tables(scale: str, message: str) -> None:
    assert found(scaled(f"id: s, {scale}")) == ([("SC239", message)] if message else [])


@pytest.mark.parametrize(
    ("field", "lost"),
    [
        ("range: [0, 10], steps: [{from: 0, score: 0}, {from: 5, score: 1}]", ""),
        ("range: [0, 10], steps: [{from: 0, to: 4, score: 0}, {from: 5, score: 1}]", ""),
        ("range: [0, 10], step: 0.5, steps: [{from: 0, to: 4, score: 0}, {from: 5, score: 1}]", "4.5"),
        ("range: [0, 10], steps: [{from: 1, score: 0}, {from: 5, below: 10, score: 1}]", "0, 10"),
        ("range: [0, 900000], steps: [{from: 0, to: 4000, score: 0}, {from: 4002, score: 1}]", "4001"),
        ("range: [0, 900000], steps: [{from: 0, to: 4000, score: 0}, {from: 4001, score: 1}]", ""),
    ],
)
def test_steps_of_a_number(field: str, lost: str) -> None:
    bank = read(
        f"title: T\nitems: [{{id: a, text: A, scale: s, type: number, {field}}}]\n"
        "scales: [{id: s, title: S, method: sum, show: false}]\n"
    )
    message = f"`a` can come to {lost}, for which its `steps` has no score"
    assert found(bank) == ([("SC239", message)] if lost else [])


# Conditions


def conditioned(when: str, items: str = "") -> Bank:
    """A bank of twelve items, too many to try all their answers, with an alert."""
    asked = "".join(f"  - {{id: i{n}, text: '?'{items}}}\n" for n in range(1, 13))
    return read(
        "title: T\nresponses: [{value: 0, label: No}, {value: 1, label: Some}, {value: 2, label: Yes}]\n"
        f"items:\n{asked}scales: [{{id: s, title: S, items: all, method: sum}}]\nalerts: [{{when: {when}, text: T}}]\n"
    )


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("{scale: s, at_least: 24}", ""),
        ("{scale: s, above: 24}", "SC220"),
        ("{scale: s, at_least: 0}", "SC221"),
        ("{all: [{scale: s, at_least: 12}, {item: i1, is: 0}]}", ""),
        ("{all: [{scale: s, at_least: 12}, {item: i1, above: 2}]}", "SC220"),
        ("{any: [{scale: s, at_least: 12}, {item: i1, at_least: 0}]}", "SC221"),
        ("{not: {scale: s, at_least: 0}}", "SC220"),
        # That these exclude one another is not seen where there are too many answers to try.
        ("{all: [{scale: s, below: 3}, {scale: s, above: 3}]}", ""),
    ],
)
def test_conditions_on_more_answers_than_can_be_tried(when: str, code: str) -> None:
    assert [found for found, _ in found_of(when)] == ([code] if code else [])


def found_of(when: str) -> list[tuple[str, str]]:
    return found(conditioned(when))


def test_what_may_not_apply_is_not_always_so() -> None:
    assert found(conditioned("{scale: s, at_least: 0}", ", not_applicable: true")) == []


def test_what_follows_from_a_condition_that_never_holds_is_not_said_again() -> None:
    bank = read(AUDIT.replace("{item: q1, above: 0}", "{item: q1, above: 2}").replace("below: 5", "below: 0"))
    assert [code for code, _ in found(bank) if code == "SC220"] == ["SC220", "SC220"]  # q2 and q3; q4 and q5 follow


# Items and scales


@pytest.mark.parametrize(
    ("turned", "bands", "message"),
    [
        ([], "{from: 0, label: A}, {from: 5, label: B}, {from: 12, label: C}", ""),
        ([3, 4], "{from: 0, label: A}, {from: 5, label: B}, {from: 12, label: C}", ""),
        (
            [4],
            "{from: 0, label: A}, {from: 5, label: B}, {from: 12, label: C}",
            "whoever answers everything with `Never` comes to 4 on `s`, in its lowest band",
        ),
        (
            [1, 2, 3],
            "{from: 0, label: A}, {from: 3, label: B}, {from: 12, label: C}",
            "whoever answers everything with `Never` comes to 12 on `s`, in its highest band",
        ),
        ([4], "{from: 0, label: A}, {from: 5, label: B}", ""),
    ],
)
def test_the_same_answer_everywhere(turned: list[int], bands: str, message: str) -> None:
    parts = ", ".join(f"{{item: i{n}, reverse: {str(n in turned).lower()}}}" for n in range(1, 5))
    bank = banded(f"items: [{parts}], method: sum", bands, items=4)
    assert found(bank) == ([("SC227", message)] if message else [])


@pytest.mark.parametrize(
    ("scales", "message"),
    [
        (("id: s, items: [i1, i2, i3], method: sum", "id: t, scales: [s], items: [i4], method: sum"), ""),
        (
            ("id: s, items: [i1, i2, i3], method: sum", "id: t, scales: [s], items: [i1, i4], method: sum"),
            "`i1` counts twice on the scale `t`",
        ),
        (
            (
                "id: s, items: [i1, i2, i3], method: sum",
                "id: t, scales: [s, {scale: u, weight: -1}], method: sum",
                "id: u, items: [i1, i2, i4], method: sum",
            ),
            "",
        ),
        (("id: s, items: [i1, i2, i3], method: sum", "id: t, scales: [s], items: [i1, i4], method: max"), ""),
    ],
)
def test_items_that_count_twice(scales: tuple[str, ...], message: str) -> None:
    assert found(scaled(*scales, items=4)) == ([("SC238", message)] if message else [])


# What is accepted


def test_accepting_is_not_judged_while_there_are_errors() -> None:
    bank = scaled("id: s, items: [i1, {item: i2, weight: 0}], method: sum", items=2)
    bank.accept["SC225"] = "Two are enough."
    assert [code for code, _ in found(bank)] == ["SC207"]


def test_an_error_that_can_be_meant_is_accepted() -> None:
    bank = scaled("id: s, items: [i1], method: sum", items=1)
    assert [code for code, _ in found(bank)] == ["SC224"]
    bank.accept["SC224"] = "It is the published question."
    assert found(bank) == []


# Numbers in messages


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("3", "3"),
        ("-0.5", "-0.5"),
        ("94.520070830044", "about 94.52"),
        ("0.000012345678", "about 0"),
        ("12345678", "12345678"),
    ],
)
def test_numbers_are_told_shortly(number: str, words: str) -> None:
    x = read_number(number)
    assert x is not None
    assert told(x) == words


def test_fractions_are_told_as_decimals() -> None:
    third = read_number("1")
    assert third is not None
    assert told(third / 3) == "about 0.3333"
    assert told(third * 4 / 3) == "about 1.33"


# What would take too long, or grow too large


def test_scales_made_of_scales_have_an_end() -> None:
    scales = [f"id: s{k}, scales: [{', '.join(f's{j}' for j in range(k))}], method: max" for k in range(1, 20)]
    assert found(scaled("id: s0, items: all, method: max", *scales))[-1] == (
        "SC107",
        "`s13` has more than 10,000 parts, those of its parts counted each time",
    )


def test_products_have_an_end() -> None:
    weighted = ", ".join(f"{{item: i{n}, weight: 9}}" for n in range(1, 41))
    options = "{value: 1, label: A}, {value: 99999999, label: B}"
    bank = bank_of(f"id: s, items: [{weighted}], method: product", items=40, options=options)
    assert found(bank)[-1] == ("SC207", "`s` can come to a number of more than 600 digits")


def test_many_ways_to_answer_are_looked_at_once() -> None:
    options = ", ".join(f"{{value: o{n}, label: L{n}}}" for n in range(12))
    counted = f"text: M, type: multiple, none: true, method: count, responses: [{options}]"
    many = [f"{{id: m{n}, {counted}}}" for n in range(2)]
    gates = [f"{{id: g{n}, text: G}}" for n in range(4)]
    asked = [f"{{id: f{n}, text: F, when: {{item: g{n}, at_least: 1}}, otherwise: 0}}" for n in range(4)]
    bank = read(
        f"title: T\nresponses: [{OPTIONS}]\nitems: [{', '.join([*gates, *asked, *many])}]\n"
        "scales: [{id: s, title: S, method: sum, items: all,"
        " bands: [{from: 0, label: A, text: a}, {from: 20, label: B, text: b}]}]\n"
    )
    assert found(bank) == []


def test_many_classes_are_given_up_on() -> None:
    tests = [[f"{{item: i{n + 1}, is: {place >> n & 1}}}" for n in range(7)] for place in range(128)]
    classes = ", ".join(f"{{when: {{all: [{', '.join(each)}]}}, label: C{n}}}" for n, each in enumerate(tests))
    bank = read(
        "title: T\nresponses: [{value: 0, label: No}, {value: 1, label: Yes}]\n"
        f"items: [{', '.join(f'{{id: i{n}, text: T}}' for n in range(1, 8))}]\n"
        "scales: [{id: s, title: S, method: sum, items: all}]\n"
        f"classifications: [{{id: k, title: K, classes: [{classes}]}}]\n"
    )
    assert found(bank) == []


# Scales of which only one counts


def test_an_item_does_not_count_twice_by_scales_that_take_turns() -> None:
    either = [f"id: s{x}, items: [i1, i2, i3], method: sum, when: {{item: i4, is: {x}}}" for x in (0, 1)]
    codes = [code for code, _ in found(scaled(*either, "id: t, scales: [s0, s1], method: mean", items=4))]
    assert "SC238" not in codes
    both = [f"id: s{x}, items: [i1, i2, i3], method: sum, when: {{item: i4, at_least: {x}}}" for x in (0, 1)]
    assert ("SC238", "`i1`, `i2` and `i3` count twice on the scale `t`") in found(
        scaled(*both, "id: t, scales: [s0, s1], method: mean", items=4)
    )


def test_points_below_a_scale_are_more_than_its_one_item() -> None:
    points = "id: p, show: false, method: sum, points: [{when: {item: i2, is: 1}, score: 2}]"
    codes = [code for code, _ in found(scaled(points, "id: t, items: [i1], scales: [p], method: sum"))]
    assert "SC224" not in codes
