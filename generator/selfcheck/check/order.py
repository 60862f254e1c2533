"""Order: everything can be worked out one after the other; nothing depends on itself."""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from selfcheck.model.bank import Bank
from selfcheck.model.condition import Ref, refs
from selfcheck.model.item import Item
from selfcheck.model.scale import Scale
from selfcheck.problems import Label, Place, Problems
from selfcheck.score.branch import conditions_of

MOST_LEVELS = 30
"""So many items and scales may depend on one another in a row; both scorers call themselves for each level."""

MOST_PARTS = 10_000
"""So many parts a scale may have, those of the scales it is made of counted as often as these count."""

_Graph = dict[Ref, list[Ref]]


def check_order(bank: Bank, problems: Problems) -> None:
    """Add items and scales that depend on themselves, or on too many others in a row."""
    below: _Graph = {Ref("item", item.id): _item(item) for item in bank.items}
    below |= {Ref("scale", scale.id): _scale(scale) for scale in bank.scales}
    try:
        order = tuple(TopologicalSorter(below).static_order())
    except CycleError:
        _circles(bank, below, problems)
    else:
        _levels(bank, below, order, problems)
        _parts(bank, order, problems)


def _item(item: Item) -> list[Ref]:
    return list(dict.fromkeys(refs(item.when.condition))) if item.when else []


def _scale(scale: Scale) -> list[Ref]:
    parts = [Ref(part.kind, part.id) for part in scale.parts if part.kind != "points"]
    looked_at: Iterable[Ref] = (ref for condition in conditions_of(scale) for ref in refs(condition))
    return list(dict.fromkeys([*parts, *looked_at]))


def _circles(bank: Bank, below: _Graph, problems: Problems) -> None:
    """Each circle is reported once, at what stands first in the file."""
    reported: set[Ref] = set()
    for start in below:
        path = _way_back(start, below)
        if path and not reported & set(path):
            reported |= set(path)
            way = " → ".join(f"`{ref.id}`" for ref in [*path, start])
            scales = all(ref.kind == "scale" for ref in path)
            said = "scales are made of one another" if scales else "items and scales depend on one another"
            labels = [Label(_place(bank, ref), _link(bank, ref, on)) for ref, on in pairwise([*path[1:], start])]
            help = "take one of them out of the list" if scales else "take one of them out of the condition or list"
            problems.add("SC205", f"{said}: {way}", _place(bank, start), f"{help} that names it", labels)


def _levels(bank: Bank, below: _Graph, order: tuple[Ref, ...], problems: Problems) -> None:
    """Add the first one that stands on too many others, one above the other."""
    levels: dict[Ref, int] = {}
    for ref in order:
        # An item that depends on nothing is no level of its own.
        levels[ref] = max((levels[part] for part in below[ref]), default=-1) + 1
        if levels[ref] > MOST_LEVELS:
            problems.add(
                "SC107",
                f"more than {MOST_LEVELS} items and scales stand one on the other below `{ref.id}`",
                _place(bank, ref),
                "make scales of items, and let conditions look at fewer levels",
            )
            return


def _parts(bank: Bank, order: tuple[Ref, ...], problems: Problems) -> None:
    """Add the first scale that has too many parts, those of its parts counted too as often as these count."""
    counted: dict[str, int] = {}
    for scale in (bank.scale[ref.id] for ref in order if ref.kind == "scale"):
        counted[scale.id] = sum(counted[part.id] if part.kind == "scale" else 1 for part in scale.parts)
        if counted[scale.id] > MOST_PARTS:
            problems.add(
                "SC107",
                f"`{scale.id}` has more than {MOST_PARTS:,} parts, those of its parts counted each time",
                scale.at["id"],
                "make scales of items",
            )
            return


def _way_back(start: Ref, below: _Graph) -> list[Ref]:
    """The shortest way from an item or a scale back to itself; empty when there is none."""
    ways = [[start]]
    seen: set[Ref] = set()
    for way in ways:
        for ref in below[way[-1]]:
            if ref == start:
                return way
            if ref not in seen:
                seen.add(ref)
                ways.append([*way, ref])
    return []


def _link(bank: Bank, ref: Ref, on: Ref) -> str:
    """How one that stands in a circle leads to the next one."""
    parts = bank.scale[ref.id].parts if ref.kind == "scale" else ()
    made_of = any((part.kind, part.id) == (on.kind, on.id) for part in parts)
    return f"{'made of' if made_of else 'depends on'} `{on.id}`"


def _place(bank: Bank, ref: Ref) -> Place:
    return (bank.item if ref.kind == "item" else bank.scale)[ref.id].at["id"]
