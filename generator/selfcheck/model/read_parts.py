"""The parts of a scale: from the fields of a scale to the items, scales and points that it is made of."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

from selfcheck.load.yaml import Scalar
from selfcheck.model.at import At
from selfcheck.model.condition import COMPARISONS
from selfcheck.model.grammar import closest, listed
from selfcheck.model.item import Item
from selfcheck.model.names import Names, once
from selfcheck.model.numbers import canonical_value
from selfcheck.model.offer import offer, offered, remedy
from selfcheck.model.read_condition import read_when
from selfcheck.model.record import Fields
from selfcheck.model.scale import Part, Test
from selfcheck.problems import Label

_ONE, _ZERO = Fraction(1), Fraction(0)

Recode = tuple[tuple[str, Fraction], ...]


class PartReader:
    """Reads the parts of the scales of one bank."""

    def __init__(self, names: Names) -> None:
        """Remember what the names of the bank stand for."""
        self._names = names
        self._problems = names.problems

    def parts(self, record: Fields, fill: object) -> list[Part]:
        """The parts of a scale, each with what the scale says of all of them; `fill` is that of its `missing`."""
        count = record.get("method", str, "") == "count"
        counts = record.get("counts", object, None)
        common = _Common(
            fill if isinstance(fill, Fraction) else None,
            _test(counts) if isinstance(counts, Fields) else None,
            _recode(record),
        )
        self._uncounted(record)
        parts: list[Part] = []
        for key, read in (("items", self._items), ("scales", self._scales), ("points", self._points)):
            if key in record.order:
                parts += read(record, common)
        if not any(key in record.order for key in ("items", "scales", "points")):
            id = record.get("id", str, "")
            found = [(item, item.at["scale"]) for item in self._names.item.values() if id in item.scales]
            parts = [self._whole(item, At(place, {"weight": item.at["weight"]}), common) for item, place in found]
        self._twice([part for part in parts if "items" not in record or part.at.place != record.at["items"]])
        self._values(record, parts)
        for part in parts if count and not record.flawed("counts", "items", "scales") else ():
            if part.test is None and part.kind != "points":
                whole = common.test is None and not any(each.test for each in parts)
                self._problems.add(
                    "SC121",
                    f"nothing says when {'a part' if whole else f'`{part.id}`'} is counted",
                    record.at["method"] if whole else part.at.place,
                    "add `counts: {at_least: …}` to the scale, or a test to each part: `{item: …, at_least: 2}`",
                )
                break
        return parts

    def _twice(self, parts: list[Part]) -> None:
        """An item or a scale is listed once."""
        help = "take one of the two out; what is to count double has `weight: 2`"
        for kind in ("item", "scale"):
            once([(part.id, part.at.place) for part in parts if part.kind == kind], "part", self._problems, help)

    def _values(self, record: Fields, parts: list[Part]) -> None:
        """Every value that the scale recodes or counts is one that some item of it offers."""
        items = [self._names.item[part.id] for part in parts if part.kind == "item" and part.id in self._names.item]
        if not items or record.flawed("items") or any(item.id in self._names.doubtful for item in items):
            return
        values = list(dict.fromkeys(value for item in items for value in item.option))
        counts = record.get("counts", object, None)
        named = [name for name, _ in cast("list[tuple[Scalar, Fraction]]", record.get("recode", list, []))]
        named += _chosen(counts) if isinstance(counts, Fields) else []
        for name in named:
            value = canonical_value(name)
            if not any(offered(item, value) for item in items):
                they = f"they offer {listed(tuple(values), 'and')}" if values else offer(items[0])
                said = f"no item of the scale offers `{value}`"
                self._problems.add("SC223", said, name.place, closest(value, values) or they)

    def _items(self, record: Fields, common: _Common) -> list[Part]:
        written = record.get("items", object, None)
        if written == "all":
            items = [item for item in self._names.item.values() if not item.optional and _can_score(item, common)]
            place = record.at["items"]
            return [self._whole(item, At(place, {"weight": item.at["weight"]}), common) for item in items]
        return [part for entry in records(record, "items") if (part := self._item(record, entry, common))]

    def _item(self, record: Fields, entry: Fields, common: _Common) -> Part | None:
        id = entry.get("item", str, "")
        names = self._names
        instead = "list it under `scales:`" if id in names.scales else ""
        if not id or not names.known(id, names.items, "item", entry.at["item"], instead) or id not in names.item:
            return None
        item = names.item[id]
        for node in _chosen(entry) if id not in names.doubtful else ():
            value = canonical_value(node)
            if not offered(item, value):
                self._problems.add("SC223", f"`{id}` does not offer `{value}`", node.place, *remedy(item, value))
        whole = self._whole(item, entry.at, common)
        fill = entry.get("fill", object, whole.fill)
        return Part(
            "item",
            id,
            entry.get("weight", Fraction, whole.weight),
            item.reverse != entry.get("reverse", bool, False),
            entry.at,
            recode=self._own_recode(entry, item) if "recode" in entry else whole.recode,
            fill=fill if isinstance(fill, Fraction) else None,
            test=_test(entry) or whole.test,
        )

    def _scales(self, record: Fields, common: _Common) -> list[Part]:
        return [part for entry in records(record, "scales") if (part := self._scale(record, entry, common))]

    def _scale(self, record: Fields, entry: Fields, common: _Common) -> Part | None:
        id = entry.get("scale", str, "")
        instead = "list it under `items:`" if id in self._names.items else ""
        if not id or not self._names.known(id, self._names.scales, "scale", entry.at["scale"], instead):
            return None
        fill = entry.get("fill", object, common.fill)
        return Part(
            "scale",
            id,
            entry.get("weight", Fraction, _ONE),
            entry.get("reverse", bool, False),
            entry.at,
            fill=fill if isinstance(fill, Fraction) else None,
            test=_test(entry) or common.test,
        )

    def _points(self, record: Fields, common: _Common) -> list[Part]:
        return [
            Part(
                "points",
                "",
                entry.get("weight", Fraction, _ONE),
                False,
                entry.at,
                fill=fill if isinstance(fill := entry.get("fill", object, common.fill), Fraction) else None,
                when=read_when(entry, self._names),
                score=entry.get("score", Fraction, _ZERO),
                otherwise=entry.get("otherwise", Fraction, _ZERO),
            )
            for entry in records(record, "points")
        ]

    def _whole(self, item: Item, at: At, common: _Common) -> Part:
        """An item as a part, with what the item and the scale say of it."""
        recode = tuple((value, points) for value, points in common.recode if value in item.option)
        return Part(
            "item",
            item.id,
            item.weight,
            item.reverse,
            at,
            recode=recode if item.type == "single" else (),
            fill=common.fill if item.fill is None else item.fill,
            test=common.test,
        )

    def _uncounted(self, record: Fields) -> None:
        """Tests make sense on a scale that counts; the first that stands elsewhere is told."""
        if record.get("method", str, "count") == "count":
            return
        entries = [record, *records(record, "items"), *records(record, "scales")]
        keys = ("counts", *COMPARISONS, "is")
        wrong = [(entry, key) for entry in entries for key in entry.order if key in keys]
        for entry, key in wrong[:1]:
            self._problems.add(
                "SC219",
                f"`{key}` only makes sense with `method: count`",
                entry.at[key],
                "delete it, or count",
                [Label(record.at["method"], "the method of the scale")],
            )

    def _own_recode(self, entry: Fields, item: Item) -> Recode:
        """The points that a part gives to values of its item."""
        found = _recode(entry)
        if item.id in self._names.doubtful:
            return found
        if item.type != "single":
            self._problems.add(
                "SC219",
                f"`{item.id}` is no single choice, so it cannot be recoded",
                entry.at["recode"],
                "give its ranges scores with `steps`" if item.number else "give its options a `score`",
            )
            return ()
        pairs = cast("list[tuple[Scalar, Fraction]]", entry.get("recode", list, []))
        for (value, _), (name, _) in zip(found, pairs, strict=True):
            if value not in item.option:
                self._problems.add("SC223", f"`{item.id}` does not offer `{value}`", name.place, *remedy(item, value))
        return found


class _Common:
    """What a scale says of all its parts."""

    def __init__(self, fill: Fraction | None, test: Test | None, recode: Recode) -> None:
        self.fill = fill
        self.test = test
        self.recode = recode


def records(fields: Fields, key: str) -> list[Fields]:
    """The records of a list behind a key; none when it was not written or is not a list."""
    found = fields.get(key, object, None)
    return [each for each in found if isinstance(each, Fields)] if isinstance(found, list) else []


def _recode(record: Fields) -> Recode:
    """Points by value."""
    pairs = cast("list[tuple[Scalar, Fraction]]", record.get("recode", list, []))
    return tuple((canonical_value(name), points) for name, points in pairs)


def _can_score(item: Item, common: _Common) -> bool:
    """Whether an item can have points on a scale."""
    return item.scored or (not item.unscored and any(value in item.option for value, _ in common.recode))


def _test(entry: Fields) -> Test | None:
    """The test that stands in a record; None when there is none."""
    limits = tuple((key, entry.get(key, Fraction, _ZERO)) for key in COMPARISONS if key in entry)
    values = tuple(canonical_value(node) for node in _chosen(entry)) if "is" in entry else None
    return Test(limits, values) if limits or values is not None else None


def _chosen(entry: Fields) -> list[Scalar]:
    """The values behind `is`, of which one has to be chosen."""
    written = entry.get("is", object, None)
    return [written] if isinstance(written, Scalar) else cast("list[Scalar]", written or [])
