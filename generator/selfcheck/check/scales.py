"""Scales: made of something that can be scored, free of circles, with weights and rules that can be met."""

from __future__ import annotations

from fractions import Fraction
from graphlib import CycleError, TopologicalSorter

from selfcheck.model.bank import Bank, Part, Rescale, Scale
from selfcheck.model.numbers import exact
from selfcheck.problems import Problems
from selfcheck.score import attainable

MOST_LEVELS = 30
"""So many scales may stand one above the other; both scorers call themselves for each level."""


def check_scales(bank: Bank, problems: Problems) -> None:
    """Add what is wrong with the make-up of each scale."""
    before = problems.errors
    for scale in bank.scales:
        _parts(bank, scale, problems)
        _weights(scale, problems)
        _min_answered(scale, problems)
    _order(bank, problems)
    if problems.errors == before:
        for scale in bank.scales:
            _range(bank, scale, problems)
            _even(bank, scale, problems)


def _parts(bank: Bank, scale: Scale, problems: Problems) -> None:
    if not scale.parts:
        problems.add(
            "SC204",
            f"the scale `{scale.id}` has no items",
            scale.at["items"] if "items" in scale.at.keys else scale.at["id"],
            f"give items `scale: {scale.id}`, or the scale `items:` or `scales:`",
        )
    for part in scale.parts:
        if part.kind == "item" and not bank.item[part.id].scored:
            problems.add(
                "SC206",
                f"the scale `{scale.id}` scores `{part.id}`, whose responses have no points",
                part.at.place,
                "give its responses numbers as values, or make the item `optional: true`",
            )


def _weights(scale: Scale, problems: Problems) -> None:
    for part in scale.parts:
        if part.weight == 0:
            problems.add(
                "SC207", f"`{part.id}` has the weight 0", part.at["weight"], f"take it out of the scale `{scale.id}`"
            )
        elif part.weight < 0 and scale.method == "mean":
            problems.add(
                "SC207",
                f"a mean cannot weigh `{part.id}` with a number below 0",
                part.at["weight"],
                "use `method: sum`, or `reverse: true` in place of the weight",
            )


def _min_answered(scale: Scale, problems: Problems) -> None:
    if isinstance(scale.min_answered, int) and scale.parts and scale.min_answered > len(scale.parts):
        problems.add(
            "SC208",
            f"the scale `{scale.id}` asks for {scale.min_answered} answers but has {len(scale.parts)} parts",
            scale.at["missing"],
            f"ask for at most {len(scale.parts)}, or for `all`",
        )


def _order(bank: Bank, problems: Problems) -> None:
    """Scales can be worked out one after the other, in not too many levels."""
    below = {scale.id: [part.id for part in scale.parts if part.kind == "scale"] for scale in bank.scales}
    try:
        order = tuple(TopologicalSorter(below).static_order())
    except CycleError:
        _circles(bank, below, problems)
    else:
        _levels(bank, below, order, problems)


def _circles(bank: Bank, below: dict[str, list[str]], problems: Problems) -> None:
    """Each circle is reported once, at the scale of it that stands first in the file."""
    reported: set[str] = set()
    for scale in bank.scales:
        path = _way_back(scale.id, below)
        if path and not reported & set(path):
            reported |= set(path)
            way = " → ".join(f"`{id}`" for id in [*path, scale.id])
            problems.add("SC205", f"scales are made of one another: {way}", scale.at["id"], "take one of them out")


def _levels(bank: Bank, below: dict[str, list[str]], order: tuple[str, ...], problems: Problems) -> None:
    """Add the first scale of a bank without circles that stands on too many others, one above the other."""
    levels: dict[str, int] = {}
    for id in order:
        levels[id] = 1 + max((levels[part] for part in below[id]), default=0)
        if levels[id] > MOST_LEVELS:
            problems.add(
                "SC107",
                f"the scale `{id}` is made of scales of scales, more than {MOST_LEVELS} deep",
                bank.scale[id].at["id"],
                "make it of items, or of fewer levels",
            )
            return


def _way_back(start: str, below: dict[str, list[str]]) -> list[str]:
    """The shortest way from a scale through its parts back to itself; empty when there is none."""
    ways = [[start]]
    seen: set[str] = set()
    for way in ways:
        for id in below[way[-1]]:
            if id == start:
                return way
            if id not in seen:
                seen.add(id)
                ways.append([*way, id])
    return []


def _range(bank: Bank, scale: Scale, problems: Problems) -> None:
    low, high = attainable(bank, scale)
    flat = any(isinstance(step, Rescale) and step.start == step.end for step in scale.steps)
    if low == high or flat:
        where = "rescale" if flat else "id"
        problems.add(
            "SC209",
            f"the scale `{scale.id}` comes to {exact(low)} whatever is answered",
            scale.at[where],
            "give its items different points, or correct `rescale` and `decimals`",
        )


def _even(bank: Bank, scale: Scale, problems: Problems) -> None:
    """With some parts left out, a score stays in its range only when all parts share one, or when it is rescaled."""
    if any(isinstance(step, Rescale) for step in scale.steps) or not _can_be_partial(bank, scale):
        return
    ranges = {_part_range(bank, part) for part in scale.parts}
    signs = {part.weight > 0 for part in scale.parts}
    if len(ranges) > 1 or len(signs) > 1:
        why = "parts have different ranges" if len(ranges) > 1 else "weights are above and below 0"
        problems.add(
            "SC210",
            f"the scale `{scale.id}` can be scored with parts left out, but its {why}",
            scale.at["missing"] if "missing" in scale.at.keys else scale.at["id"],
            "give it a `rescale`, or ask for `all` answers and offer no `not_applicable`",
        )


def _part_range(bank: Bank, part: Part) -> tuple[Fraction, Fraction]:
    if part.kind == "scale":
        return attainable(bank, bank.scale[part.id])
    return bank.item[part.id].low, bank.item[part.id].high


def _can_be_partial(bank: Bank, scale: Scale) -> bool:
    """Whether the scale can have a score although some part has none."""
    needed = scale.min_answered
    everything = needed == len(scale.parts) if isinstance(needed, int) else needed.of == 1
    if len(scale.parts) == 1 or (everything and isinstance(needed, int)):
        return False
    return not everything or any(_can_not_apply(bank, part) for part in scale.parts)


def _can_not_apply(bank: Bank, part: Part) -> bool:
    if part.kind == "item":
        return bank.item[part.id].not_applicable
    return all(_can_not_apply(bank, below) for below in bank.scale[part.id].parts)
