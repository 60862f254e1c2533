"""The page data: what the reader's scorer is told of a bank."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from banks import banks, whole_banks
from hypothesis import given

from reading import bank as read
from selfcheck.page_data import bank_data, compact_json
from selfcheck.score import attainable

if TYPE_CHECKING:
    from selfcheck.model.bank import Bank

SMALL = """\
title: Planning
responses: [{value: 0, label: Never}, {value: 0.50, label: Often}, {value: apart, label: Can't say}]
items:
  - {id: plan, text: I plan., scale: overall}
  - {id: keep, text: I keep to it., scale: overall}
scales:
  - {id: overall, title: Planning, method: mean}
"""

LARGE = """\
title: Planning
revision: 2
responses: [{value: 0, label: Never}, {value: 1, label: Often}]
items:
  - {id: plan, text: 'I "plan" <b>&amp;</b> \u2028 </template>', reverse: true, weight: 1.50, next_step: write}
  - id: keep
    text: I keep to it.
    not_applicable: true
    optional: true
    responses: [{value: -1, label: A}, {value: 2, label: B}]
scales:
  - id: first
    title: First
    items: [{item: plan, weight: -2, reverse: true}, keep]
    method: sum
    missing: {min_answered: more_than_half}
    decimals: 2
    rescale: [0, 100]
    bands: [{from: 0, label: A, text: A}, {from: 40.5, label: B, text: B}]
  - {id: overall, title: All, scales: [{scale: first, reverse: true}], method: mean, missing: {min_answered: 1}}
next_steps: [{id: write, title: Write, text: Write., effort: 3}]
"""


def test_defaults_are_left_out() -> None:
    fingerprint = read(SMALL).items[0].fingerprint
    data = json.loads(compact_json(bank_data(read(SMALL))))
    assert re.fullmatch("[0-9a-f]{8}", data.pop("digest"))
    assert data == {
        "format": 2,
        "bank": "one/alpha",
        "revision": 1,
        "headline": "overall",
        "sets": [[["0", "0"], ["0.5", "0.5"], ["apart", None]]],
        "items": [
            {"id": "plan", "set": 0, "fingerprint": fingerprint},
            {"id": "keep", "set": 0, "fingerprint": fingerprint},
        ],
        "scales": [
            {
                "id": "overall",
                "method": "mean",
                "range": ["0", "0.5"],
                "parts": [{"item": "plan"}, {"item": "keep"}],
            }
        ],
        "next_steps": [],
    }


def test_everything_that_can_be_said() -> None:
    data = json.loads(compact_json(bank_data(read(LARGE))))
    assert data["revision"] == 2
    assert data["headline"] == "overall"
    assert data["sets"] == [[["0", "0"], ["1", "1"]], [["-1", "-1"], ["2", "2"]]]
    for item in data["items"]:
        del item["fingerprint"]
    assert data["items"] == [
        {"id": "plan", "set": 0, "reverse": True, "weight": "1.5", "step": "write"},
        {"id": "keep", "set": 1, "not_applicable": True, "optional": True},
    ]
    assert data["scales"] == [
        {
            "id": "first",
            "method": "sum",
            "range": ["0", "100"],
            "parts": [{"item": "plan", "weight": "-2"}, {"item": "keep"}],
            "missing": {"share": "0.5", "above": True},
            "steps": [{"decimals": 2}, {"rescale": ["0", "100"]}],
            "bands": [["0", 0, "40.5", 1], ["40.5", 0, None, 0]],
        },
        {
            "id": "overall",
            "method": "mean",
            "range": ["0", "100"],
            "parts": [{"scale": "first", "reverse": True}],
            "missing": {"number": 1},
        },
    ]
    assert data["next_steps"] == [{"id": "write", "effort": 3}]


def test_no_text_for_people_is_in_the_data() -> None:
    assert "plan</b>" not in compact_json(bank_data(read(LARGE)))
    assert "\u2028" not in compact_json(bank_data(read(LARGE)))


def test_numbers_are_exact_text() -> None:
    def numbers(data: object) -> list[object]:
        if isinstance(data, dict):
            return [found for value in data.values() for found in numbers(value)]
        if isinstance(data, list):
            return [found for value in data for found in numbers(value)]
        return [data] if isinstance(data, float) else []

    assert numbers(json.loads(compact_json(bank_data(read(LARGE))))) == []


@given(banks())
@whole_banks
def test_the_range_of_each_scale_is_told(bank: Bank) -> None:
    told = json.loads(compact_json(bank_data(bank)))["scales"]
    assert [tuple(map(Fraction, scale["range"])) for scale in told] == [attainable(bank, s) for s in bank.scales]


def test_digest_changes_with_what_bears_on_a_score_and_with_nothing_else() -> None:
    def digest(old: str = "", new: str = "") -> str:
        assert old in SMALL
        return str(bank_data(read(SMALL.replace(old, new, 1)))["digest"])

    assert digest("text: I plan.", "text: There is a plan.") == digest()
    assert digest("title: Planning", "title: Plans") == digest()
    assert digest("method: mean", "method: sum") != digest()
    assert digest("label: Never", "label: Not once") != digest()
    assert digest("value: 0.50", "value: 0.75") != digest()
    assert digest("id: keep,", "id: keep, heading: Keeping,") == digest()
    assert digest("id: plan,", "id: planned,") != digest()


def test_digest_stays_when_items_and_scales_are_renamed_or_moved() -> None:
    def digest(text: str) -> str:
        return str(bank_data(read(text))["digest"])

    named = """\
title: Planning
responses: [{value: 0, label: Never}, {value: 1, label: Often}]
items:
  - {id: plan, text: I plan., scale: part}
  - {id: keep, text: I keep to it., scale: part, when: {item: plan, above: 0}}
  - {id: end, text: I end., responses: [{value: plan, label: It}, {value: 3, label: They}], scored: false}
scales:
  - {id: part, title: Part, method: mean}
  - {id: all, title: All, scales: [part], method: sum, when: {scale: part, at_least: {item: plan}}}
"""
    renamed = """\
title: Planning
responses: [{value: 0, label: Never}, {value: 1, label: Often}]
items:
  - {id: end, text: I end., responses: [{value: plan, label: It}, {value: 3, label: They}], scored: false}
  - {id: stay, was: keep, text: I keep to it., scale: whole, when: {item: planning, above: 0}}
  - {id: planning, was: [plan, planned], text: I plan., scale: whole}
scales:
  - {id: whole, was: part, title: Part, method: mean}
  - {id: all, title: All, scales: [whole], method: sum, when: {scale: whole, at_least: {item: planning}}}
"""
    assert digest(renamed) == digest(named)
    advised = named.replace("id: plan,", "id: plan, next_step: write,")
    assert digest(f"{advised}next_steps: [{{id: write, title: Write, text: Write.}}]\n") == digest(named)
    assert digest(renamed.replace("was: [plan, planned], ", "")) != digest(named)
    assert digest(renamed.replace("value: plan", "value: planning")) != digest(named)
