"""The page data: what the reader's scorer is told of a bank."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from banks import NOWHERE, answers, banks
from hypothesis import given
from hypothesis import strategies as st

from reading import bank as read
from selfcheck.model.bank import Band, Bank, Decimals, Item, Option, Part, Rescale, Scale, Share, Step
from selfcheck.page_data import bank_data, bank_json
from selfcheck.score import attainable, score

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    data = json.loads(bank_json(read(SMALL)))
    assert re.fullmatch("[0-9a-f]{8}", data.pop("digest"))
    assert data == {
        "format": 1,
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
                "missing": {"share": "1"},
            }
        ],
        "next_steps": [],
    }


def test_everything_that_can_be_said() -> None:
    data = json.loads(bank_json(read(LARGE)))
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
            "bands": ["0", "40.5"],
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
    assert "plan</b>" not in bank_json(read(LARGE))
    assert "\u2028" not in bank_json(read(LARGE))


def test_numbers_are_exact_text() -> None:
    def numbers(data: object) -> list[object]:
        if isinstance(data, dict):
            return [found for value in data.values() for found in numbers(value)]
        if isinstance(data, list):
            return [found for value in data for found in numbers(value)]
        return [data] if isinstance(data, float) else []

    assert numbers(json.loads(bank_json(read(LARGE)))) == []


# Round trip


def from_data(data: Mapping[str, Any]) -> Bank:
    """A bank of which the page data is `data`, as far as scoring is concerned."""
    return Bank(
        id=data["bank"],
        title="?",
        items=tuple(_item(item, data["sets"][item["set"]]) for item in data["items"]),
        scales=tuple(map(_scale, data["scales"])),
        at=NOWHERE,
        revision=data["revision"],
    )


def _item(item: Mapping[str, Any], options: list[tuple[str, str | None]]) -> Item:
    return Item(
        id=item["id"],
        text="?",
        options=tuple(
            Option(value, value, None if points is None else Fraction(points), NOWHERE) for value, points in options
        ),
        at=NOWHERE,
        reverse=item.get("reverse", False),
        weight=Fraction(item.get("weight", "1")),
        not_applicable=item.get("not_applicable", False),
        optional=item.get("optional", False),
        next_step=item.get("step", ""),
    )


def _scale(scale: Mapping[str, Any]) -> Scale:
    missing = scale["missing"]
    return Scale(
        id=scale["id"],
        title="?",
        method=scale["method"],
        parts=tuple(map(_part, scale["parts"])),
        min_answered=missing.get("number") or Share(Fraction(missing["share"]), missing.get("above", False)),
        steps=tuple(map(_step, scale.get("steps", []))),
        bands=tuple(Band(Fraction(start), f"Band {start}", "?", NOWHERE) for start in scale.get("bands", [])),
        at=NOWHERE,
    )


def _part(part: Mapping[str, Any]) -> Part:
    weight, reverse = Fraction(part.get("weight", "1")), part.get("reverse", False)
    if "item" in part:
        return Part("item", part["item"], weight, reverse, NOWHERE)
    return Part("scale", part["scale"], weight, reverse, NOWHERE)


def _step(step: Mapping[str, Any]) -> Step:
    return Rescale(*map(Fraction, step["rescale"])) if "rescale" in step else Decimals(step["decimals"])


@given(st.data())
def test_a_bank_made_of_the_page_data_scores_alike(data: st.DataObject) -> None:
    bank = data.draw(banks())
    told = json.loads(bank_json(bank))
    made = from_data(told)
    assert json.loads(json.dumps(bank_data(made)))["scales"] == told["scales"]
    given_answers = data.draw(answers(bank))
    assert score(made, given_answers) == score(bank, given_answers)
    for scale, ends in zip(bank.scales, (scale["range"] for scale in told["scales"]), strict=True):
        assert tuple(map(Fraction, ends)) == attainable(bank, scale)


def test_digest_changes_with_what_bears_on_a_score_and_with_nothing_else() -> None:
    def digest(old: str = "", new: str = "") -> str:
        assert old in SMALL
        return str(bank_data(read(SMALL.replace(old, new, 1)))["digest"])

    assert digest("text: I plan.", "text: There is a plan.") == digest()
    assert digest("title: Planning", "title: Plans") == digest()
    assert digest("method: mean", "method: sum") != digest()
    assert digest("label: Never", "label: Not once") != digest()
    assert digest("value: 0.50", "value: 0.75") != digest()
