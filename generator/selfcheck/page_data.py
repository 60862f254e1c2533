"""The page data: what the reader's scorer has to know of a bank.

Numbers stand as exact text ("40", "0.5", "4/3"), so that no browser rounds them. What is false or a default is left
out.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from selfcheck.model.bank import Bank, Item, Option, Part, Rescale, Scale, Share, Step
from selfcheck.model.numbers import exact
from selfcheck.score import attainable

FORMAT = 1
"""Raised when the shape of the page data changes."""


def bank_data(bank: Bank) -> dict[str, Any]:
    """A bank as plain JSON values, the input of `templates/client/score.js`."""
    sets = list(dict.fromkeys(_options(item.options) for item in bank.items))
    data = {
        "format": FORMAT,
        "bank": bank.id,
        "revision": bank.revision,
        "headline": bank.headline.id if bank.headline else None,
        "sets": sets,
        "items": [_item(item, sets.index(_options(item.options))) for item in bank.items],
        "scales": [_scale(bank, scale) for scale in bank.scales],
    }
    # By this a result is told that was worked out by other rules, or from other questions.
    digest = hashlib.sha256(json.dumps(data).encode()).hexdigest()[:8]
    steps = [{"id": step.id, "effort": step.effort} for step in bank.next_steps]
    return {**data, "digest": digest, "next_steps": steps}


def bank_json(bank: Bank) -> str:
    """The page data of a bank as compact JSON."""
    return json.dumps(bank_data(bank), ensure_ascii=False, separators=(",", ":"))


def _options(options: tuple[Option, ...]) -> tuple[tuple[str, str | None], ...]:
    return tuple((option.value, None if option.points is None else exact(option.points)) for option in options)


def _item(item: Item, set: int) -> dict[str, Any]:
    return {
        "id": item.id,
        "set": set,
        "fingerprint": item.fingerprint,
        **_only(
            reverse=item.reverse,
            weight=exact(item.weight) if item.weight != 1 else "",
            not_applicable=item.not_applicable,
            optional=item.optional,
            step=item.next_step,
        ),
    }


def _scale(bank: Bank, scale: Scale) -> dict[str, Any]:
    return {
        "id": scale.id,
        "method": scale.method,
        "range": [exact(end) for end in attainable(bank, scale)],
        "parts": [_part(part) for part in scale.parts],
        "missing": _missing(scale.min_answered),
        **_only(steps=[_step(step) for step in scale.steps], bands=[exact(band.start) for band in scale.bands]),
    }


def _part(part: Part) -> dict[str, Any]:
    return {part.kind: part.id, **_only(weight=exact(part.weight) if part.weight != 1 else "", reverse=part.reverse)}


def _missing(min_answered: int | Share) -> dict[str, Any]:
    if isinstance(min_answered, int):
        return {"number": min_answered}
    return {"share": exact(min_answered.of), **_only(above=min_answered.above)}


def _step(step: Step) -> dict[str, Any]:
    if isinstance(step, Rescale):
        return {"rescale": [exact(step.start), exact(step.end)]}
    return {"decimals": step.places}


def _only(**values: object) -> dict[str, object]:
    """Those of the values that say something."""
    return {key: value for key, value in values.items() if value}
