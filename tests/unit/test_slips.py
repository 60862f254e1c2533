"""What is suggested to authors who write something else than they mean."""

from __future__ import annotations

import pytest

from reading import bank_or_problems, read_yaml
from selfcheck.model.bank_format import BANK, CASE, EXPECTATION, NEXT_STEP
from selfcheck.model.condition_format import CONDITION
from selfcheck.model.grammar import several
from selfcheck.model.guide_format import GUIDE
from selfcheck.model.item_format import CUT, ITEM, OPTION
from selfcheck.model.record import Record
from selfcheck.model.scale_format import BAND, MISSING, NORM_GROUP, POINTS, SCALE, TEST, PartEntry
from selfcheck.model.slips import two_numbers
from selfcheck.model.synonyms import nearest
from selfcheck.problems import Problems


def keys(record: Record) -> list[str]:
    return list(record.keys() if callable(record.keys) else record.keys)


METHODS = ("sum", "mean", "min", "max", "count", "percent", "product")
TYPES = ("single", "multiple", "number", "text")


@pytest.mark.parametrize(
    ("record", "word", "meant"),
    [
        *((ITEM, word, "responses") for word in ("options", "choices", "answers", "labels")),
        *((ITEM, word, "text") for word in ("question", "label", "statement", "prompt")),
        *((ITEM, word, "reverse") for word in ("reversed", "reverse_scored", "inverted", "Reverse-Keyed")),
        *((ITEM, word, "when") for word in ("if", "show_if", "condition")),
        *((ITEM, word, "otherwise") for word in ("else", "default")),
        (ITEM, "next", "next_step"),
        (ITEM, "subscale", "scale"),
        (OPTION, "text", "label"),
        (OPTION, "points", "score"),
        *((SCALE, word, "method") for word in ("formula", "operation", "aggregate")),
        *((SCALE, word, "bands") for word in ("levels", "cutoffs", "band")),
        (SCALE, "label", "title"),
        (SCALE, "round", "decimals"),
        *((BAND, word, "from") for word in ("min", "cutoff", "start", "gte")),
        *((BAND, word, "to") for word in ("max", "end")),
        (BAND, "less_than", "below"),
        (BAND, "name", "label"),
        (CUT, "value", "score"),
        (POINTS, "points", "score"),
        (MISSING, "min", "min_answered"),
        (MISSING, "min_answer", "min_answered"),
        (NORM_GROUP, "average", "mean"),
        (NORM_GROUP, "standard deviation", "sd"),
        *((CONDITION, word, "is") for word in ("equals", "value", "iz", "si")),
        *((CONDITION, word, "at_least") for word in ("min", ">=", "at_leats")),
        (CONDITION, "max", "at_most"),
        (CONDITION, "question", "item"),
        (CONDITION, "and", "all"),
        (EXPECTATION, "label", "band"),
        (CASE, "answer", "answers"),
        (NEXT_STEP, "frequency", "every"),
        (BANK, "questions", "items"),
        (BANK, "options", "responses"),
        (BANK, "recommendations", "next_steps"),
        (GUIDE, "repo", "repository"),
        (ITEM, "colour", ""),
        (ITEM, "x", ""),
    ],
)
def test_the_key_that_was_meant(record: Record, word: str, meant: str) -> None:
    assert nearest(word, keys(record)) == meant


@pytest.mark.parametrize(
    ("words", "word", "meant"),
    [
        *((METHODS, word, "mean") for word in ("average", "avg", "Mean", "meen")),
        (METHODS, "total", "sum"),
        (METHODS, "minimum", "min"),
        (METHODS, "percentage", "percent"),
        (METHODS, "multiply", "product"),
        (METHODS, "median", ""),
        (TYPES, "checkbox", "multiple"),
        (TYPES, "radio", "single"),
        (TYPES, "nubmer", "number"),
        (("day", "week", "two_weeks", "month"), "fortnightly", "two_weeks"),
        (("z", "t", "percentile"), "T", "t"),
        (("Loose", "Firm"), "frim", "Firm"),
    ],
)
def test_the_word_that_was_meant(words: tuple[str, ...], word: str, meant: str) -> None:
    assert nearest(word, words) == meant


@pytest.mark.parametrize(
    ("record", "written", "full"),
    [
        (BAND, "0: Loose", "{from: 0, label: Loose}"),
        (BAND, "0-4: Loose", "{from: 0, to: 4, label: Loose}"),
        (BAND, "-4 .. -1: Loose", "{from: -4, to: -1, label: Loose}"),
        (BAND, "Loose: 0", "{from: 0, label: Loose}"),
        (BAND, "0: 'Loose: a start'", '{from: 0, label: "Loose: a start"}'),
        (BAND, "Loose", "{from: …, label: Loose}"),
        (CUT, "5: 2", "{from: 5, score: 2}"),
        (OPTION, "Never", "{value: 0, label: Never}"),
        (OPTION, "0: Never", "{value: 0, label: Never}"),
        (OPTION, "Never: 0", "{value: 0, label: Never}"),
        (OPTION, "no: Not at all", "{value: no, label: Not at all}"),
        (ITEM, "plan: I have a plan.", "{id: plan, text: I have a plan.}"),
        (PartEntry("item").record, "plan: 2", "{item: plan, weight: 2}"),
        (PartEntry("scale").record, "ways: -1", "{scale: ways, weight: -1}"),
        (MISSING, "80%", '{min_answered: "80%"}'),
        (TEST, "yes", "{is: yes}"),
        (EXPECTATION, "2.5", "{score: 2.5}"),
        (CONDITION, "plan > 2", "{item: plan, above: 2}"),
        (CONDITION, "plan>=2", "{item: plan, at_least: 2}"),
        (CONDITION, "plan != yes", "{not: {item: plan, is: yes}}"),
        (CONDITION, "plan is 2 and keep < 1", "{all: [{item: plan, is: 2}, {item: keep, below: 1}]}"),
        (CONDITION, "plan == 2 || keep <= 1", "{any: [{item: plan, is: 2}, {item: keep, at_most: 1}]}"),
        (CONDITION, "plan", "{item: plan, is: …}"),
        (CONDITION, "plan: 2", "{item: plan, is: 2}"),
        (CONDITION, "plan: [1, 2]", "{item: plan, is: [1, 2]}"),
        (CONDITION, "plan: {at_least: 1, below: 3}", "{item: plan, at_least: 1, below: 3}"),
        (CONDITION, "{plan: 1, keep: 2}", "{all: [{item: plan, is: 1}, {item: keep, is: 2}]}"),
        (CONDITION, "{plan > 2}", "{item: plan, above: 2}"),
    ],
)
def test_a_shorter_way_of_writing_is_written_in_full(record: Record, written: str, full: str) -> None:
    node, _ = read_yaml(written)
    assert node is not None
    found = Problems()
    assert record.read(node, found) is None
    (problem,) = found
    assert (problem.code, problem.help) == ("SC122", f"write `{full}`")


@pytest.mark.parametrize(
    ("record", "written"),
    [
        (BAND, "lable: Loose"),
        (BAND, "Loose: Firm"),
        (BAND, "0: [Loose]"),
        (OPTION, "lable: Never"),
        (PartEntry("item").record, "plan: twice"),
        (CONDITION, "itm: plan"),
        (CONDITION, "{itm: plan, is: 2}"),
        (CONDITION, "plan: {keep: {look: 1}}"),
        (CONDITION, "whenever there is a plan"),
        (CONDITION, "{}"),
        (BANK, "Planning"),
    ],
)
def test_nothing_is_made_up(record: Record, written: str) -> None:
    node, _ = read_yaml(written)
    assert node is not None
    assert record.remedy(node) == ""


def test_two_numbers() -> None:
    for written, help in (
        ("0-10", "write two numbers in brackets: `[0, 10]`"),
        ("-5 to 5", "write two numbers in brackets: `[-5, 5]`"),
        ("ten", "write two numbers: `[0, 10]`"),
        ("{min: 0}", "write two numbers: `[0, 10]`"),
    ):
        node, _ = read_yaml(written)
        assert node is not None
        assert two_numbers(node) == help


def test_several() -> None:
    for article, plural in (
        ("a response option", "response options"),
        ("an item", "items"),
        ("a class", "classes"),
        ("points", "points"),
        ("a group of the norms", "groups of the norms"),
    ):
        assert several(article) == plural


# One mistake, one problem

BASE = {
    "title": "Planning",
    "responses": "[{value: 0, label: Never}, {value: 1, label: Sometimes}, {value: 2, label: Often}]",
    "items": "[{id: plan, text: A, scale: s}, {id: keep, text: B, scale: s}, {id: look, text: C, scale: s}]",
    "scales": "[{id: s, title: S, method: sum}]",
}


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        # What an item offers is in doubt, so nothing is said of the answers that others ask of it.
        *(
            (
                code,
                {
                    "items": f"[{{id: plan, text: A, scale: s, {keys}}}, {{id: keep, text: B, scale: s,"
                    " when: {item: plan, is: 5}, otherwise: 1}, {id: look, text: C, scale: s}]",
                    "cases": "[{answers: {plan: 7}, expect: {s: none}}]",
                },
            )
            for code, keys in (
                ("SC120", "respones: [{value: 5, label: A}, {value: 7, label: B}]"),
                ("SC123", "type: nubmer, range: [0, 10]"),
                ("SC120", "typ: number, range: [0, 10]"),
                ("SC219", "range: [0, 10], unit: hours"),
                ("SC121", "type: number"),
                ("SC120", "type: number, rnage: [0, 10]"),
                ("SC124", "type: number, range: [10, 0]"),
                ("SC122", "type: number, range: 0-10"),
                ("SC124", "type: number, range: [0, 10], step: 0"),
                ("SC122", "responses: [Never, Often]"),
                ("SC122", "responses: {5: Never, 7: Often}"),
                ("SC203", "responses: [{value: 5, label: A}]"),
                ("SC201", "responses: [{value: 5, label: A}, {value: 5, label: B}]"),
                ("SC202", "responses: often"),
            )
        ),
        ("SC122", {"responses": "[Never, Often]"}),
        ("SC120", {"response": BASE["responses"], "responses": ""}),
        ("SC203", {"responses": ""}),
        # Bands that are in doubt: nobody's label is wrong.
        *(
            (
                code,
                {
                    "scales": f"[{{id: s, title: S, method: sum, {bands}}}]",
                    "alerts": "[{when: {scale: s, band: Firm}, text: T}]",
                    "cases": "[{answers: {plan: 1}, expect: {s: {band: Firm}}}]",
                },
            )
            for code, bands in (
                ("SC120", "band: [{from: 0, label: Loose}, {from: 3, label: Firm}]"),
                ("SC120", "bands: [{from: 0, label: Loose}, {from: 3, lable: Firm}]"),
                ("SC120", "bands: [{from: 0, label: Loose}, {min: 3, label: Firm}]"),
                ("SC122", "bands: [{from: 0, label: Loose}, {from: three, label: Firm}]"),
                ("SC122", "bands: [0: Loose, 3: Firm]"),
                ("SC122", "bands: {0: Loose, 3: Firm}"),
                ("SC211", "bands: [{from: 0, label: Loose}, {label: Middling}, {from: 3, label: Firm}]"),
                ("SC211", "bands: [{label: Loose}, {label: Middling}, {label: Firm}]"),
                ("SC211", "bands: [{from: 0, above: 4, label: Loose}, {from: 3, label: Firm}]"),
                ("SC212", "bands: [{from: 4, label: Loose}, {from: 0, label: Middling}, {from: 3, label: Firm}]"),
                ("SC218", "bands: [{from: 0, to: 3, label: Loose}, {from: 3, label: Firm}]"),
            )
        ),
        # Keys and names that are mistyped.
        ("SC120", {"itmes": BASE["items"], "items": "", "cases": "[{answers: {plan: 1}, expect: {s: none}}]"}),
        ("SC120", {"items": "[{ide: plan, text: A}]", "cases": "[{answers: {plan: 1}, expect: {s: none}}]"}),
        ("SC120", {"questions": BASE["items"], "items": "", "alerts": "[{when: {item: plan, is: 1}, text: T}]"}),
        ("SC202", {"scales": "[{id: t, title: S, method: sum}]"}),
        ("SC122", {"scales": "[{id: s, title: S, method: sum, items: [Plan, keep]}]"}),
        ("SC202", {"scales": "[{id: s, title: S, method: sum, items: [plan, kepe, look]}]"}),
        ("SC202", {"scales": "[{id: s, title: S, method: sum, items: [kepe]}]"}),
        ("SC121", {"scales": "[{id: s, title: S, items: all, counts: {at_least: 1}}]"}),
        ("SC120", {"scales": "[{id: s, title: S, methd: count, items: all, counts: {at_least: 1}}]"}),
        ("SC123", {"scales": "[{id: s, title: S, method: counts, items: all, counts: {at_least: 1}}]"}),
        ("SC219", {"scales": "[{id: s, title: S, method: sum, items: [{item: plan, is: 1}, {item: keep, is: 1}]}]"}),
        ("SC121", {"scales": "[{id: s, title: S, method: count, items: all}]"}),
        ("SC120", {"scales": "[{id: s, title: S, method: count, items: all, count: {at_least: 1}}]"}),
        ("SC120", {"response_set": "{often: [{value: 0, label: A}]}", "items": "[{id: a, text: A, responses: often}]"}),
        ("SC122", {"response_sets": "{often: Never}", "items": "[{id: a, text: A, responses: often, scale: s}]"}),
        # Conditions.
        *(
            (code, {"items": f"[{{id: plan, text: A}}, {{id: keep, text: B, {keys}}}, {{id: look, text: C}}]"})
            for code, keys in (
                ("SC120", "wehn: {item: plan, is: 1}, otherwise: 0"),
                ("SC120", "if: {item: plan, is: 1}, otherwise: 0"),
                ("SC120", "when: {item: plan, iz: 1}, otherwise: 0"),
                ("SC120", "when: {item: plan, is: 1}, othrwise: 0"),
                ("SC120", "when: {itm: plan, is: 1}"),
                ("SC122", "when: plan > 1, otherwise: 0"),
                ("SC122", "when: {plan: 1}, otherwise: 0"),
                ("SC122", "when: {item: [plan], is: 1}"),
                ("SC122", "when: {item: plan, above: {item: [look]}}"),
                ("SC120", "when: {item: plan, above: {itm: look}}"),
                ("SC124", "when: {scale: s, band: []}"),
                ("SC125", "when: {item: plan}, otherwise: 0"),
                ("SC202", "when: {item: s, at_least: 1}, otherwise: 0"),
            )
        ),
        ("SC122", {"scales": "[{id: s, title: S, method: sum, rescale: [0, ten]}]"}),
        ("SC222", {"classifications": "[{id: k, title: K, classes: [{label: A}, {label: B}, {label: C}]}]"}),
    ],
)
def test_one_mistake_is_one_problem(code: str, changed: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in (BASE | changed).items() if value)
    bank, problems = bank_or_problems(text)
    assert bank is None
    assert [problem.code for problem in problems] == [code], problems


def test_what_several_entries_have_wrong_is_told_once_with_all_places() -> None:
    items = "[{id: a, question: A, scale: s}, {id: b, question: B, scale: s}, {id: c, question: C, scale: S}]"
    text = "".join(f"{key}: {value}\n" for key, value in (BASE | {"items": items}).items())
    _, problems = bank_or_problems(text)
    assert [(each.message, [label.place.column for label in each.labels]) for each in problems] == [
        ("an item has no key `question`", [49, 81]),
        ("`S` is not a name", []),
    ]
