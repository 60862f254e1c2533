"""From the fields of a scale to a `Scale`: what it is made of, and what is done to its raw score."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import cast

from selfcheck.load.yaml import Scalar
from selfcheck.model.at import At
from selfcheck.model.condition import COMPARISONS
from selfcheck.model.grammar import Fields
from selfcheck.model.item import Item
from selfcheck.model.names import Names, once
from selfcheck.model.numbers import canonical_value, exact, typed_number
from selfcheck.model.range_format import read_ranges
from selfcheck.model.read_condition import read_when
from selfcheck.model.read_item import offer, read_cuts
from selfcheck.model.scale import (
    Add,
    Band,
    Clamp,
    Cuts,
    Decimals,
    Method,
    Multiply,
    NormGroup,
    Norms,
    NormScore,
    Part,
    Rescale,
    Rounding,
    Scale,
    Share,
    Step,
    Table,
    Test,
)
from selfcheck.problems import Problems

_ONE, _ZERO = Fraction(1), Fraction(0)

Recode = tuple[tuple[str, Fraction], ...]


def read_bands(record: Fields, problems: Problems) -> tuple[Band, ...] | None:
    """The bands of a scale, rising; None, with problems added, when they are wrong."""
    entries = records(record, "bands")
    ranges = read_ranges(entries, problems)
    if ranges is None:
        return None
    bands = [Band(range, e.get("label", str, ""), e.get("text", str, ""), e.at) for range, e in ranges]
    once([(band.label, band.at["label"]) for band in bands if band.label], "band label", problems)
    return tuple(bands)


class ScaleReader:
    """Reads the scales of one bank."""

    def __init__(self, names: Names) -> None:
        """Remember what the names of the bank stand for."""
        self._names = names
        self._problems = names.problems

    def scale(self, record: Fields) -> Scale:
        """A scale; what cannot be read keeps its default."""
        missing = record.get("missing", object, None)
        missing = missing if isinstance(missing, Fields) else None
        min_answered = missing.get("min_answered", object, None) if missing else None
        otherwise = record.get("otherwise", object, None)
        if "otherwise" in record and not record.meant("when"):
            self._problems.add(
                "SC219",
                "`otherwise` says what the score is when the condition is false, but this scale has no `when`",
                record.at["otherwise"],
                "add the condition under which it is scored, or delete `otherwise`",
            )
        return Scale(
            id=record.get("id", str, ""),
            title=record.get("title", str, ""),
            method=cast("Method", record.get("method", str, "mean")),
            parts=tuple(self._parts(record, missing.get("fill", object, None) if missing else None)),
            min_answered=min_answered if isinstance(min_answered, (int, Share)) else Share(_ONE),
            steps=tuple(self._steps(record)),
            bands=self._names.bands.get(record.get("id", str, ""), ()),
            at=record.at,
            heading=record.get("heading", str, ""),
            about=record.get("about", str, ""),
            show=record.get("show", bool, True),
            over_items=bool(missing and missing.get("of", str, "parts") == "items"),
            when=read_when(record, self._names),
            otherwise=otherwise if isinstance(otherwise, Fraction) else None,
            was=tuple(name.value for name in cast("list[Scalar]", record.get("was", list, []))),
        )

    # Parts

    def _parts(self, record: Fields, fill: object) -> list[Part]:
        count = record.get("method", str, "") == "count"
        counts = record.get("counts", object, None)
        common = _Common(
            fill if isinstance(fill, Fraction) else None,
            _test(counts) if isinstance(counts, Fields) else None,
            self._recode(record, None),
        )
        if "counts" in record and not count:
            self._problems.add(
                "SC219", "`counts` only makes sense with `method: count`", record.at["counts"], "delete it"
            )
        parts: list[Part] = []
        for key, read in (("items", self._items), ("scales", self._scales), ("points", self._points)):
            if key in record.order:
                parts += read(record, common)
        if not any(key in record.order for key in ("items", "scales", "points")):
            id = record.get("id", str, "")
            found = [(item, item.at["scale"]) for item in self._names.item.values() if id in item.scales]
            parts = [self._whole(item, At(place, {"weight": item.at["weight"]}), common) for item, place in found]
        listed = [part for part in parts if part.kind == "scale" or isinstance(record.get("items", object, None), list)]
        once([(f"{p.kind} {p.id}", p.at.place) for p in listed if p.id], "part", self._problems)
        for part in parts if count and not record.damaged("counts", "items", "scales") else ():
            if part.test is None and part.kind != "points":
                self._problems.add(
                    "SC219",
                    f"nothing says when `{part.id}` is counted",
                    record.at["method"] if part.at.place == record.at["items"] else part.at.place,
                    "give the scale `counts: {at_least: …}`, or the part a test of its own",
                )
                break
        return parts

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
        if not id or not names.known(id, names.items, "item", entry.at["item"]) or id not in names.item:
            return None
        item = names.item[id]
        whole = self._whole(item, entry.at, common)
        fill = entry.get("fill", object, whole.fill)
        return Part(
            "item",
            id,
            entry.get("weight", Fraction, whole.weight),
            item.reverse != entry.get("reverse", bool, False),
            entry.at,
            recode=self._recode(entry, item) if "recode" in entry else whole.recode,
            fill=fill if isinstance(fill, Fraction) else None,
            test=self._own_test(record, entry) or whole.test,
        )

    def _scales(self, record: Fields, common: _Common) -> list[Part]:
        return [part for entry in records(record, "scales") if (part := self._scale(record, entry, common))]

    def _scale(self, record: Fields, entry: Fields, common: _Common) -> Part | None:
        id = entry.get("scale", str, "")
        if not id or not self._names.known(id, self._names.scales, "scale", entry.at["scale"]):
            return None
        fill = entry.get("fill", object, common.fill)
        return Part(
            "scale",
            id,
            entry.get("weight", Fraction, _ONE),
            entry.get("reverse", bool, False),
            entry.at,
            fill=fill if isinstance(fill, Fraction) else None,
            test=self._own_test(record, entry) or common.test,
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

    def _own_test(self, record: Fields, entry: Fields) -> Test | None:
        """The test that a part of a count has of its own."""
        test = _test(entry)
        if test and record.get("method", str, "count") != "count":
            key = next(key for key in entry.order if key in (*COMPARISONS, "is"))
            self._problems.add(
                "SC219", f"`{key}` only makes sense with `method: count`", entry.at[key], "delete it, or count"
            )
            return None
        return test

    def _recode(self, record: Fields, item: Item | None) -> Recode:
        """Points by value; of one item when it is given, else of all items of a scale."""
        pairs = cast("list[tuple[Scalar, Fraction]]", record.get("recode", list, []))
        items = [item] if item else [each for each in self._names.item.values() if each.options]
        found: list[tuple[str, Fraction]] = []
        for name, points in pairs:
            value = canonical_value(name)
            if item and item.type != "single":
                self._problems.add(
                    "SC219", f"`{item.id}` is no single choice, so it cannot be recoded", name.place, "delete `recode`"
                )
                break
            if items and not any(value in each.option for each in items if each.options):
                what = f"`{item.id}`" if item else "no item"
                whom = f"{what} does not offer `{value}`" if item else f"{what} offers `{value}`"
                self._problems.add("SC223", whom, name.place, offer(items[0]))
                continue
            found.append((value, points))
        return tuple(found)

    # Steps

    def _steps(self, record: Fields) -> Iterable[Step]:
        """The steps of a scale, in the order in which their keys are written."""
        for key in record.order:
            step: Step | None = None
            if key not in record:
                continue
            if key in _STEPS:
                step = _STEPS[key](record, key)
            elif key == "table":
                step = self._table(record)
            elif key == "norms":
                step = self._norms(record.get("norms", Fields, record))
            elif key == "steps" and (cuts := read_cuts(record, self._problems)):
                step = Cuts(cuts)
            if step is not None:
                yield step

    def _table(self, record: Fields) -> Table | None:
        pairs = cast("list[tuple[Scalar, Fraction]]", record.get("table", list, []))
        scores: list[tuple[Fraction, Fraction]] = []
        for name, score in pairs:
            raw = typed_number(name)
            if raw is None:
                help = "write digits, with a point before decimals and without quotes; for ranges use `steps`"
                self._problems.add("SC122", f"`{name.value}` is no raw score", name.place, help)
            elif any(raw == known for known, _ in scores):
                self._problems.add("SC104", f"{exact(raw)} stands twice", name.place, "keep one of the two")
            else:
                scores.append((raw, score))
        return Table(tuple(sorted(scores))) if scores else None

    def _norms(self, fields: Fields) -> Norms | None:
        groups = [
            NormGroup(
                read_when(group, self._names),
                group.get("mean", Fraction, _ZERO),
                group.get("sd", Fraction, _ONE),
                group.get("n", int, 2),
                group.at,
            )
            for group in records(fields, "groups")
        ]
        for group in groups:
            if group.sd <= 0:
                self._problems.add(
                    "SC124", "a standard deviation is above 0", group.at["sd"], "correct it from the source"
                )
        if not groups or any(group.sd <= 0 for group in groups):
            return None
        to = cast("NormScore", fields.get("to", str, "z"))
        return Norms(to, tuple(groups), fields.get("population", str, ""), fields.get("source", str, ""))


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


def _can_score(item: Item, common: _Common) -> bool:
    """Whether an item can have points on a scale."""
    return item.scored or (not item.unscored and any(value in item.option for value, _ in common.recode))


def _test(entry: Fields) -> Test | None:
    """The test that stands in a record; None when there is none."""
    limits = tuple((key, entry.get(key, Fraction, _ZERO)) for key in COMPARISONS if key in entry)
    written = entry.get("is", object, None)
    nodes = [written] if isinstance(written, Scalar) else written
    values = tuple(canonical_value(node) for node in nodes) if isinstance(nodes, list) else None
    return Test(limits, values) if limits or values is not None else None


def _number(record: Fields, key: str) -> Fraction:
    return record.get(key, Fraction, _ZERO)


def _ends(record: Fields, key: str) -> tuple[Fraction, Fraction]:
    low, high = cast("list[Fraction]", record.get(key, list, [_ZERO, _ONE]))
    return low, high


_STEPS: dict[str, Callable[[Fields, str], Step]] = {
    "multiply": lambda record, key: Multiply(_number(record, key)),
    "add": lambda record, key: Add(_number(record, key)),
    "rescale": lambda record, key: Rescale(*_ends(record, key)),
    "clamp": lambda record, key: Clamp(*_ends(record, key)),
    "decimals": lambda record, key: Decimals(record.get(key, int, 0)),
    "round_up": lambda record, key: Decimals(record.get(key, int, 0), cast("Rounding", key)),
    "round_down": lambda record, key: Decimals(record.get(key, int, 0), cast("Rounding", key)),
}
"""How the plain steps are read."""
