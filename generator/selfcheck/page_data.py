"""The page data: what the reader's scorer has to know of a bank.

Numbers stand as exact text ("40", "0.5", "4/3"), so that no browser rounds them. What is false or a default is left
out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Any as Json
from typing import NamedTuple
from weakref import finalize

from selfcheck.bank_digest import bank_digest
from selfcheck.model.bank import Bank
from selfcheck.model.condition import All, Any, Chosen, Compare, Condition, Has, InBand, Not, Ref, When
from selfcheck.model.item import NOT_APPLICABLE, Cut, Item
from selfcheck.model.numbers import exact
from selfcheck.model.ranges import Range
from selfcheck.model.scale import (
    Add,
    Clamp,
    Cuts,
    Decimals,
    Multiply,
    Norms,
    Part,
    Rescale,
    Scale,
    Step,
    Table,
    Test,
)
from selfcheck.score import attainable, margin_of
from selfcheck.score.ranges import Ranges

FORMAT = 2
"""Raised when the shape of the page data changes."""

Options = tuple[tuple[str, str | None], ...]
"""The values of a response set with their points."""


def bank_data(bank: Bank) -> dict[str, Json]:
    """A bank as plain JSON values, the input of `templates/client/score.js`."""
    sets, ranges = _Sets(), Ranges(bank)
    data: dict[str, Json] = {
        "format": FORMAT,
        "bank": bank.id,
        "revision": bank.revision,
        "headline": bank.headline.id if bank.headline else None,
        "items": [_item(item, sets) for item in bank.items],
        "scales": [_scale(bank, scale, sets, ranges) for scale in bank.scales],
        "sets": sets.all,
        **_only(
            classifications=[
                {"id": each.id, "when": [_when(one.when) for one in each.classes]} for each in bank.classifications
            ],
            alerts=[_when(alert.when) for alert in bank.alerts],
        ),
    }
    steps = [{"id": step.id, "effort": step.effort} for step in bank.next_steps]
    known = [(scale.id, margin_of(bank, scale)) for scale in bank.scales if scale.show]
    margins = {id: exact(margin) for id, margin in known if margin is not None}
    return {**data, "digest": bank_digest(bank, data), "next_steps": steps, **_only(margins=margins)}


def bands_data(scale: Scale) -> list[Json]:
    """The ranges of the bands of a scale, from the lowest, as in the page data of its bank."""
    return [_range(band.range) for band in scale.bands]


class BankText(NamedTuple):
    """The page data of a bank, as pages have it."""

    text: str
    digest: str


_texts: dict[int, BankText] = {}


def bank_text(bank: Bank) -> BankText:
    """The page data of a bank as text, worked out once as long as the bank is there."""
    known = id(bank)
    if known not in _texts:
        data = bank_data(bank)
        _texts[known] = BankText(compact_json(data), str(data["digest"]))
        finalize(bank, _texts.pop, known).atexit = False
    return _texts[known]


def compact_json(data: Json) -> str:
    """What pages are told of banks and sections, as text."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


class _Sets:
    """The response sets of a bank, each once."""

    def __init__(self) -> None:
        self.all: list[Options] = []
        self._places: dict[Options, int] = {}
        self._own: dict[int, int] = {}

    def place(self, options: Iterable[tuple[str, Fraction | None]]) -> int:
        """The place of a set in the list, where it is put if it is new."""
        known: Options = tuple((value, None if points is None else exact(points)) for value, points in options)
        if known not in self._places:
            self._places[known] = len(self.all)
            self.all.append(known)
        return self._places[known]

    def own(self, item: Item) -> int:
        """The place of an item's response options with their own points; most items of a bank share them."""
        shared = id(item.options)
        if shared not in self._own:
            self._own[shared] = self.place((option.value, option.points) for option in item.options)
        return self._own[shared]


def _item(item: Item, sets: _Sets) -> dict[str, Json]:
    data: dict[str, Json] = {"id": item.id, "fingerprint": item.fingerprint}
    if item.type != "single":
        data["type"] = item.type
    if item.options:
        data["set"] = sets.own(item)
    if item.number:
        data |= {
            "range": [exact(item.number.low), exact(item.number.high)],
            "grid": exact(item.number.step),
            **_only(cuts=_cuts(item.number.cuts)),
        }
    return {
        **data,
        **_only(
            numbers=_numbers(item),
            max=item.highest,
            none=item.none,
            unscored=item.unscored,
            reverse=item.reverse,
            weight=_weight(item.weight),
            fill=_number(item.fill),
            not_applicable=item.not_applicable,
            optional=item.optional,
            when=_when(item.when),
            otherwise=item.otherwise if item.otherwise != NOT_APPLICABLE else None,
            step=item.next_step,
            was=item.was,
        ),
    }


def _numbers(item: Item) -> list[str | None]:
    """The options' values as numbers, for conditions, where one of them differs from its points."""
    if all(option.number is None or option.number == option.points for option in item.options):
        return []
    return [_number(option.number) for option in item.options]


def _scale(bank: Bank, scale: Scale, sets: _Sets, ranges: Ranges) -> dict[str, Json]:
    return {
        "id": scale.id,
        "method": scale.method,
        "range": [exact(end) for end in attainable(bank, scale, ranges)],
        "parts": [_part(bank, part, sets) for part in scale.parts],
        **_only(
            missing=_missing(scale),
            steps=[_step(step) for step in scale.steps],
            bands=bands_data(scale),
            when=_when(scale.when),
            otherwise=_number(scale.otherwise),
            was=scale.was,
        ),
    }


def _part(bank: Bank, part: Part, sets: _Sets) -> dict[str, Json]:
    data: dict[str, Json]
    if part.kind == "points":
        data = {"when": _when(part.when), "score": exact(part.score)}
        if part.otherwise:
            data["otherwise"] = exact(part.otherwise)
    else:
        data = {part.kind: part.id}
    if part.recode:
        data["set"] = _recoded(bank.item[part.id], dict(part.recode), sets)
    return data | _only(
        weight=_weight(part.weight), reverse=part.reverse, fill=_number(part.fill), counts=_test(part.test)
    )


def _recoded(item: Item, points: dict[str, Fraction], sets: _Sets) -> int:
    own = {} if item.unscored else {option.value: option.points for option in item.options}
    return sets.place((option.value, points.get(option.value, own.get(option.value))) for option in item.options)


def _test(test: Test | None) -> dict[str, Json]:
    if test is None:
        return {}
    return {comparison: exact(limit) for comparison, limit in test.limits} | (
        {} if test.values is None else {"is": test.values}
    )


def _missing(scale: Scale) -> dict[str, Json]:
    needed = scale.min_answered
    if isinstance(needed, int):
        rule: dict[str, Json] = {"number": needed}
    else:
        rule = {"share": exact(needed.of), **_only(above=needed.above)} if needed.of != 1 or needed.above else {}
    return rule | _only(items=scale.over_items)


def _step(step: Step) -> dict[str, Json]:
    match step:
        case Multiply(by):
            return {"multiply": exact(by)}
        case Add(number):
            return {"add": exact(number)}
        case Rescale(start, end):
            return {"rescale": [exact(start), exact(end)]}
        case Clamp(low, high):
            return {"clamp": [exact(low), exact(high)]}
        case Decimals(places, rounding):
            return {rounding: places}
        case Table(scores):
            return {"table": [[exact(raw), exact(score)] for raw, score in scores]}
        case Cuts(cuts):
            return {"steps": _cuts(cuts)}
        case Norms(to, groups):
            return {
                "norms": [
                    {**_only(when=_when(group.when)), "mean": exact(group.mean), "sd": exact(group.sd)}
                    for group in groups
                ],
                "to": to,
            }


def _cuts(cuts: tuple[Cut, ...]) -> list[list[Json]]:
    return [[*_range(cut.range), exact(cut.score)] for cut in cuts]


def _range(range: Range) -> list[Json]:
    return [_number(range.low), int(range.low_open), _number(range.high), int(range.high_open)]


def _when(when: When | None) -> dict[str, Json] | None:
    return None if when is None else _condition(when.condition)


def _condition(condition: Condition) -> dict[str, Json]:
    match condition:
        case All(of):
            return {"all": [_condition(each) for each in of]}
        case Any(of):
            return {"any": [_condition(each) for each in of]}
        case Not(of):
            return {"not": _condition(of)}
        case Has(of):
            return {"scored" if of.kind == "scale" else "answered": of.id}
        case Chosen(of, values):
            return {of.kind: of.id, "is": values}
        case InBand(of, bands):
            return {of.kind: of.id, "band": bands}
        case Compare(of, comparison, limit):
            other = {limit.kind: limit.id} if isinstance(limit, Ref) else exact(limit)
            return {of.kind: of.id, comparison: other}


def _weight(weight: Fraction) -> str | None:
    return None if weight == 1 else exact(weight)


def _number(number: Fraction | None) -> str | None:
    return None if number is None else exact(number)


def _only(**values: Json) -> dict[str, Json]:
    """Those of the values that say something; an empty answer does, for a choice of none."""
    return {key: value for key, value in values.items() if value or (key == "otherwise" and value is not None)}
