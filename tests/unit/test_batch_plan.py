"""A plan scores rows just as the reference scorer does, whatever it remembers of the rows before."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from functools import cache
from random import Random

import pytest
from banks import generated_runs

from selfcheck.batch import plan as plan_module
from selfcheck.batch.cells import SEPARATOR, Cell, as_cell, read_cell
from selfcheck.batch.outcomes import nearest_float, result_columns
from selfcheck.batch.plan import BadRowError, Plan
from selfcheck.load.yaml import load_yaml
from selfcheck.model.bank import Bank
from selfcheck.model.item import NOT_APPLICABLE, Answer
from selfcheck.model.read_bank import read_bank
from selfcheck.problems import Problems, Source
from selfcheck.score import Scorer
from selfcheck.score.branch import possible_answers


def cell(answer: Answer | None) -> Cell:
    """An answer as it stands in a table of text."""
    if isinstance(answer, tuple):
        return SEPARATOR.join(answer) or "[]"
    return answer or ""


def told(scorer: Scorer, answers: dict[str, Answer]) -> list[object]:
    """What the reference scorer says of the same answers, in the order of the columns."""
    bank, result, found = scorer.bank, scorer(answers), list[object]()
    for scale in (scale for scale in bank.scales if scale.show):
        each = result.scales[scale.id]
        found += [nearest_float(each.value.x) if each.value else None, each.shown or None, str(each.status)]
        if scale.bands:
            found.append(None if each.band is None else scale.bands[each.band].label)
    for one in bank.classifications:
        outcome = result.classes[one.id]
        label = None if outcome.place is None else one.classes[outcome.place].label
        found += [str(outcome.status), label]
    return [*found, [place + 1 for place in result.alerts]] if bank.alerts else found


@cache
def drawn_banks() -> list[Bank]:
    """Generated banks; they are slow to make, so each is answered many times."""
    return [bank for bank, _ in generated_runs(20260202, examples=40, sets=1)]


def drawn_answers(bank: Bank, random: Random) -> dict[str, Answer]:
    """Good answers to some of the items, and some that say that an item does not apply."""
    found: dict[str, Answer] = {}
    for item in bank.items:
        if item.type == "text" or random.random() < 0.15:
            continue
        if item.not_applicable and random.random() < 0.15:
            found[item.id] = NOT_APPLICABLE
        else:
            answers = possible_answers(replace(item, not_applicable=False))
            found[item.id] = random.choice(answers)
    return found


@pytest.mark.parametrize("most", [200_000, 3])
def test_a_plan_scores_as_the_reference_scorer(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_module, "MOST_KEPT", most)
    random = Random(most)  # noqa: S311  # nothing here is a secret
    met = set[object]()
    for bank in drawn_banks():
        places = {item.id: place for place, item in enumerate(bank.items)}
        plan, scorer = Plan(bank, places, lambda _, found: found), Scorer(bank)
        for _ in range(40):
            answers = drawn_answers(bank, random)
            found = [value for each in plan([cell(answers.get(item.id)) for item in bank.items]) for value in each]
            assert found == told(scorer, answers), (bank, answers)
            assert len(found) == len(result_columns(bank))
            met.update(each for each in found if isinstance(each, str))
    assert {"scored", "not_enough", "not_applicable"} <= met


ITEMS = """\
title: T
responses: [{value: 0, label: "No"}, {value: 0.5, label: Partly}, {value: 1, label: "Yes"}]
items:
  - {id: one, text: A, not_applicable: true}
  - {id: many, text: B, type: multiple, none: true}
  - {id: hours, text: C, type: number, range: [0, 24], step: 0.25}
  - {id: word, text: D, responses: [{value: "no", label: N, score: 0}, {value: "true", label: T, score: 1}]}
scales: [{id: s, title: S, items: all, method: sum}]
"""


def bank_of(text: str) -> Bank:
    problems = Problems()
    node = load_yaml(Source("t.yaml", text), problems)
    bank = read_bank(node, "one/t", problems) if node else None
    assert bank, list(problems)
    return bank


@pytest.mark.parametrize(
    ("item", "written", "answer"),
    [
        *(("one", each, "1") for each in ("1", " 1 ", "1.0", 1, 1.0, Decimal("1.00"))),
        *(("one", each, "0.5") for each in (".5", 0.5, "0.50")),
        *(("one", each, None) for each in ("", None, math.nan, "  ")),
        ("one", NOT_APPLICABLE, NOT_APPLICABLE),
        *(("many", each, ("0", "0.5")) for each in ("0;0.5", "0 ; .50", ("0", "0.5"), (0, 0.5))),
        *(("many", each, ()) for each in ("[]", ())),
        ("many", 1, ("1",)),
        ("many", "", None),
        *(("hours", each, "7.25") for each in ("7.25", 7.25, "07.25"[1:])),
        ("word", "no", "no"),
        ("word", as_cell(value=True), "true"),
    ],
)
def test_what_a_cell_answers(item: str, written: Cell, answer: Answer | None) -> None:
    assert read_cell(bank_of(ITEMS).item[item], written) == answer


@pytest.mark.parametrize(
    ("item", "written"),
    [
        *(("one", each) for each in ("2", "Yes", "1,0", "+1", 1e300, math.inf, ("1",), "0;1", "true")),
        *(("many", each) for each in ("0;0", "0;", "2", NOT_APPLICABLE, ("1", ("0",)))),
        *(("hours", each) for each in ("25", "7.1", "7h", (1,))),
        ("word", "No"),
    ],
)
def test_what_is_no_answer(item: str, written: Cell) -> None:
    bank = bank_of(ITEMS)
    plan = Plan(bank, {item: 0}, lambda _, found: found)
    for _ in range(2):  # not the second time either
        with pytest.raises(BadRowError, match=f"`{item}` does not offer "):
            plan([written])
