"""From a bank file to a bank: defaults filled in, names resolved, one mistake one problem."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reading import bank, bank_or_problems
from selfcheck.model.ranges import Range
from selfcheck.model.scale import Decimals, Rescale, Share

SMALLEST = """\
title: Planning
responses: [{value: 0, label: Never}, {value: 1, label: Often}]
items:
  - {id: plan, text: I plan., scale: overall}
scales:
  - {id: overall, title: Planning, method: mean}
"""

ITEMS = """\
title: Planning
responses: [{value: 0, label: Never}, {value: 1, label: Often}]
items:
  - {id: one, text: '1?', scale: own}
  - {id: two, text: '2?', scale: [own, both], weight: 2}
  - {id: back, text: '3?', scale: own, reverse: true}
  - {id: extra, text: '4?', optional: true}
scales:
"""


def test_defaults() -> None:
    found = bank(SMALLEST)
    assert (found.id, found.title, found.revision, found.about, found.minutes) == ("one/alpha", "Planning", 1, "", None)
    assert (found.next_steps, found.cases) == ((), ())
    item = found.item["plan"]
    assert (item.text, item.heading, item.weight, item.read, item.next_step) == ("I plan.", "", 1, "", "")
    assert (item.reverse, item.not_applicable, item.optional) == (False, False, False)
    assert [(option.value, option.label, option.points) for option in item.options] == [
        ("0", "Never", 0),
        ("1", "Often", 1),
    ]
    scale = found.scale["overall"]
    assert (scale.method, scale.min_answered, scale.steps, scale.bands) == ("mean", Share(Fraction(1)), (), ())
    assert (scale.heading, scale.about) == ("", "")


def test_everything_that_can_be_said() -> None:
    found = bank("""\
title: T
revision: 3
about: Think.
minutes: 4
response_sets:
  mood: [{value: bad, label: Bad}, {value: 2.50, label: Fine}, {value: "3", label: Quoted}, {value: -1, label: Awful}]
items:
  - {id: a, heading: H, text: A, responses: mood, reverse: true, weight: 0.5, not_applicable: true, read: "#x"}
  - {id: b, text: B, responses: [{value: no, label: No}, {value: yes, label: Yes}], optional: true, next_step: go}
scales:
  - id: s
    heading: Sides
    title: S
    about: What it is.
    items: [a]
    method: sum
    missing: {min_answered: 1}
    bands: [{from: -1, label: Low, text: Oh.}, {from: 1.5, label: High, text: Ah.}]
next_steps: [{id: go, title: Go, text: On., effort: 2, every: two_weeks}]
cases:
  - {answers: {a: -1.0, b: yes}, expect: {s: {score: 0.75, band: Low}}}
  - {name: nothing, answers: {a: not_applicable}, expect: {s: none}}
""")
    assert (found.revision, found.about, found.minutes) == (3, "Think.", 4)
    a, b = found.items
    assert [(option.value, option.points) for option in a.options] == [
        ("bad", None),
        ("2.5", Fraction(5, 2)),
        ("3", None),
        ("-1", -1),
    ]
    assert (a.heading, a.reverse, a.weight, a.not_applicable, a.read) == ("H", True, Fraction(1, 2), True, "#x")
    assert (a.scored, a.low, a.high) == (True, -1, Fraction(5, 2))
    assert [(option.value, option.label) for option in b.options] == [("no", "No"), ("yes", "Yes")]
    assert (b.scored, b.optional, b.next_step) == (False, True, "go")
    (scale,) = found.scales
    assert (scale.heading, scale.about, scale.method, scale.min_answered) == ("Sides", "What it is.", "sum", 1)
    assert [(band.range, band.label, band.text) for band in scale.bands] == [
        (Range(Fraction(-1), Fraction(3, 2), high_open=True), "Low", "Oh."),
        (Range(Fraction(3, 2)), "High", "Ah."),
    ]
    (step,) = found.next_steps
    assert (step.id, step.title, step.text, step.effort, step.every) == ("go", "Go", "On.", 2, "two_weeks")
    first, second = found.cases
    assert (first.name, first.answers) == ("case 1", {"a": "-1", "b": "yes"})
    assert [(e.of, e.scored, e.score, e.label) for e in first.expect] == [("s", True, Fraction(3, 4), "Low")]
    assert (second.name, second.answers) == ("nothing", {"a": "not_applicable"})
    assert [(e.of, e.scored, e.score, e.label) for e in second.expect] == [("s", False, None, None)]


@pytest.mark.parametrize("value", ["014", "1e3", "1_000", "1e999999999", "12:30"])
def test_a_value_that_is_no_number_has_no_points(value: str) -> None:
    found = bank(SMALLEST.replace("value: 1,", f"value: {value},"))
    assert [(option.value, option.points) for option in found.items[0].options] == [("0", 0), (value, None)]


# What a scale is made of


def parts(scale: str) -> list[tuple[str, str, Fraction, bool]]:
    found = bank(ITEMS + f"  - {{id: both, title: B, method: sum}}\n  - {{id: own, title: O, method: sum{scale}}}\n")
    return [(part.kind, part.id, part.weight, part.reverse) for part in found.scale["own"].parts]


def test_the_items_that_name_the_scale() -> None:
    assert parts("") == [("item", "one", 1, False), ("item", "two", 2, False), ("item", "back", 1, True)]


def test_all_items_but_the_optional_ones() -> None:
    assert parts(", items: all") == [("item", "one", 1, False), ("item", "two", 2, False), ("item", "back", 1, True)]


def test_a_list_of_items() -> None:
    assert parts(", items: [extra, back, {item: two}]") == [
        ("item", "extra", 1, False),
        ("item", "back", 1, True),
        ("item", "two", 2, False),
    ]


def test_weights_and_reversal_are_resolved() -> None:
    listed = ", items: [{item: two, weight: -3}, {item: back, reverse: true}, {item: one, reverse: true, weight: .5}]"
    assert parts(listed) == [
        ("item", "two", -3, False),
        ("item", "back", 1, False),
        ("item", "one", Fraction(1, 2), True),
    ]


def test_scales_come_after_items() -> None:
    assert parts(", scales: [{scale: both, weight: 2, reverse: true}], items: [one]") == [
        ("item", "one", 1, False),
        ("scale", "both", 2, True),
    ]


def test_a_scale_of_scales_has_none_of_the_items_that_name_it() -> None:
    assert parts(", scales: [both]") == [("scale", "both", 1, False)]


def test_steps_are_in_the_order_in_which_they_are_written() -> None:
    def steps(keys: str) -> object:
        return bank(SMALLEST.replace("method: mean", keys)).scales[0].steps

    rescale, decimals = Rescale(Fraction(0), Fraction(100)), Decimals(1)
    assert steps("method: mean, rescale: [0, 100], decimals: 1") == (rescale, decimals)
    assert steps("decimals: 1, method: mean, rescale: [0, 100]") == (decimals, rescale)
    assert steps("decimals: 1, method: mean") == (decimals,)


def test_the_headline() -> None:
    def headline(scales: str) -> str | None:
        found = bank(ITEMS + scales).headline
        return found.id if found else None

    own = "  - {id: own, title: O, method: sum}\n"
    both = "  - {id: both, title: B, method: sum, bands: [{from: 0, label: A, text: A}]}\n"
    overall = "  - {id: overall, title: All, items: all, method: sum}\n"
    assert headline(overall + both + own) == "overall"
    assert headline(both + own) == "both"
    assert headline(both.partition(", bands")[0] + "}\n" + own) == "own"


def test_a_fingerprint_changes_with_the_options_alone() -> None:
    first = bank(SMALLEST).items[0].fingerprint
    assert len(first) == 8
    assert bank(SMALLEST.replace("I plan.", "I make plans.")).items[0].fingerprint == first
    assert bank(SMALLEST.replace("value: 1,", "value: 1.0,")).items[0].fingerprint == first
    assert bank(SMALLEST.replace("Often", "Always")).items[0].fingerprint != first
    assert bank(SMALLEST.replace("value: 1,", "value: 2,")).items[0].fingerprint != first


def test_places() -> None:
    item = bank(SMALLEST).items[0]
    assert str(item.at["text"]) == "one/alpha.yaml:4:22"
    assert str(item.at["weight"]) == str(item.at.place) == "one/alpha.yaml:4:5"


# One mistake, one problem


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("id: plan", "id: Plan It", "SC122"),
        ("id: plan, ", "", "SC121"),
        ("text: I plan.", "txet: I plan.", "SC120"),
        ("text: I plan.", "text: [I plan.]", "SC122"),
        ("scale: overall", "scale: overal", "SC202"),
        ("scale: overall", "scale: {overall: 1}", "SC122"),
        ("scale: overall", "scale: overall, next_step: go", "SC202"),
        ("scale: overall", "scale: overall, responses: mood", "SC202"),
        ("scale: overall", "scale: overall, responses: [{value: 1, label: One}]", "SC203"),
        ("scale: overall", "scale: overall, weight: heavy", "SC122"),
        ("value: 1,", "value: 0.0,", "SC201"),
        ("label: Often", "label: Never", "SC201"),
        ("value: 1,", "value: not_applicable,", "SC123"),
        ("value: 1, ", "", "SC121"),
        ("responses: [", "respones: [", "SC120"),
        (", {value: 1, label: Often}", "", "SC203"),
        ("method: mean", "method: maen", "SC123"),
        ("method: mean", "method: mean, items: [plan, plan]", "SC201"),
        ("method: mean", "method: mean, items: [plam]", "SC202"),
        ("method: mean", "method: mean, scales: [side]", "SC202"),
        ("method: mean", "method: mean, rescale: [0]", "SC124"),
        ("method: mean", "method: mean, decimals: many", "SC122"),
        ("method: mean", "method: mean, missing: 3", "SC122"),
        ("method: mean", "method: mean, bands: [{from: 0, text: Low}]", "SC121"),
    ],
)
def test_one_mistake_is_one_problem(before: str, after: str, code: str) -> None:
    assert before in SMALLEST
    found, problems = bank_or_problems(SMALLEST.replace(before, after, 1))
    assert found is None
    assert [problem.code for problem in problems] == [code], problems


def test_cases_that_do_not_fit_the_bank() -> None:
    cases = "cases:\n  - {answers: {plan: 2, plam: 1}, expect: {overal: none, overall: none}}\n"
    found, problems = bank_or_problems(SMALLEST + cases)
    assert found is None
    assert [(problem.code, problem.help) for problem in problems] == [
        ("SC402", "it offers `0`, `1`"),
        ("SC202", "did you mean `plan`?"),
        ("SC202", "did you mean `overall`?"),
    ]


def test_many_mistakes_are_told_in_one_run() -> None:
    _, problems = bank_or_problems(
        "titel: T\nitems: [{id: a}, {text: B, weight: x}]\nscales: [{id: s, method: best}]\n"
    )
    assert {problem.code for problem in problems} == {"SC120", "SC121", "SC122", "SC123", "SC203"}
