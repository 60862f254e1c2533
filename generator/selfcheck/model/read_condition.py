"""From the fields of a condition to a `Condition`: names are looked up, values are compared with what is offered."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import cast

from selfcheck.load.yaml import Scalar
from selfcheck.model.condition import (
    COMPARISONS,
    All,
    Any,
    Chosen,
    Compare,
    Condition,
    Has,
    InBand,
    Not,
    Ref,
    When,
)
from selfcheck.model.names import Names
from selfcheck.model.numbers import canonical_value
from selfcheck.model.offer import offered, remedy
from selfcheck.model.record import Fields


def read_when(record: Fields, names: Names, key: str = "when") -> When | None:
    """The condition behind a key of a record; None when there is none, or, with problems added, when it is wrong."""
    fields = record.get(key, object, None)
    if not isinstance(fields, Fields):
        return None
    condition = _Reader(names).condition(fields)
    return None if condition is None else When(condition, fields.at)


class _Reader:
    """Reads one condition."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._problems = names.problems

    def condition(self, fields: Fields) -> Condition | None:
        if "not" in fields:
            inner = self.condition(cast("Fields", fields.get("not", Fields, None)))
            return None if inner is None else Not(inner)
        for key, join in (("all", All), ("any", Any)):
            if key in fields:
                conditions = [self.condition(each) for each in cast("list[Fields]", fields.get(key, list, []))]
                sound = tuple(each for each in conditions if each is not None)
                return join(sound) if len(sound) == len(conditions) else None
        for key in ("answered", "scored"):
            if key in fields:
                ref = self._ref(fields, key, "item" if key == "answered" else "scale")
                return None if ref is None else Has(ref)
        return self._tests(fields)

    def _tests(self, fields: Fields) -> Condition | None:
        kind = "item" if "item" in fields else "scale"
        ref = self._ref(fields, kind, kind)
        if ref is None:
            return None
        tests = list(self._each(ref, fields))
        sound = [test for test in tests if test is not None]
        if len(sound) < len(tests) or not sound:
            return None
        return sound[0] if len(sound) == 1 else All(tuple(sound))

    def _each(self, ref: Ref, fields: Fields) -> Iterator[Condition | None]:
        """The tests of a condition, in the order in which they are written; None for one that is wrong."""
        for key in fields.order:
            if key == "is":
                yield self._chosen(ref, fields)
            elif key == "band":
                yield self._banded(ref, fields)
            elif key in COMPARISONS:
                limit = fields.get(key, object, None)
                if isinstance(limit, Fields):
                    kind = "item" if "item" in limit else "scale"
                    other = self._ref(limit, kind, kind)
                    yield None if other is None else Compare(ref, key, other)
                elif isinstance(limit, Fraction):
                    yield Compare(ref, key, limit)

    def _ref(self, fields: Fields, key: str, kind: str) -> Ref | None:
        id = fields.get(key, str, "")
        names = self._names.items if kind == "item" else self._names.scales
        other = {"item": "scale", "scale": "item", "answered": "scored", "scored": "answered"}[key]
        swapped = id in (self._names.scales if kind == "item" else self._names.items)
        if not self._names.known(id, names, kind, fields.at[key], f"write `{other}: {id}`" if swapped else ""):
            return None
        item = self._names.item.get(id) if kind == "item" else None
        if item and item.type == "text":
            self._problems.add(
                "SC223",
                f"a condition cannot look at `{id}`, which is free text",
                fields.at[key],
                "ask with response options or for a number instead",
            )
            return None
        return Ref("item" if kind == "item" else "scale", id)

    def _chosen(self, ref: Ref, fields: Fields) -> Condition | None:
        written = fields.get("is", object, None)
        nodes = [written] if isinstance(written, Scalar) else cast("list[Scalar]", written)
        item = self._names.item.get(ref.id)
        values = tuple(canonical_value(node) for node in nodes)
        if item is None or ref.id in self._names.doubtful:
            return Chosen(ref, values)
        wrong = [(node, value) for node, value in zip(nodes, values, strict=True) if not offered(item, value)]
        for node, value in wrong:
            self._problems.add("SC223", f"`{ref.id}` does not offer `{value}`", node.place, *remedy(item, value))
        return None if wrong else Chosen(ref, values)

    def _banded(self, ref: Ref, fields: Fields) -> Condition | None:
        nodes = cast("list[Scalar]", fields.get("band", list, []))
        bands = self._names.bands.get(ref.id)
        if bands is None:
            return None  # the bands have a problem of their own
        labels = [band.label for band in bands]
        names = [(node.value.strip(), node.place) for node in nodes]
        known = [self._names.has_label(ref.id, name, labels, "band", place) for name, place in names]
        return InBand(ref, tuple(labels.index(name) for name, _ in names)) if all(known) else None
