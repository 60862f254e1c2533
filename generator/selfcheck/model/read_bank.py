"""From the nodes of a bank file to a `Bank`: names become values, defaults are filled in."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import cast

from selfcheck.load.yaml import Node, Scalar
from selfcheck.model.at import At
from selfcheck.model.bank import (
    NOT_APPLICABLE,
    Band,
    Bank,
    Case,
    Decimals,
    Expectation,
    Item,
    Method,
    NextStep,
    Option,
    Part,
    Rescale,
    Rhythm,
    Scale,
    Share,
    Step,
)
from selfcheck.model.bank_format import BANK
from selfcheck.model.grammar import Fields, closest, is_name
from selfcheck.model.numbers import canonical_value, typed_number
from selfcheck.problems import Place, Problems

_ONE = Fraction(1)


def read_bank(node: Node, id: str, problems: Problems) -> Bank | None:
    """The bank of the section `id` (`chapter/section`); None, with problems added, when anything in it is wrong."""
    own = Problems()
    fields = BANK.read(node, own)
    bank = _Reader(fields, own).bank(id) if fields else None
    problems.extend(own)
    return None if own.errors else bank


class _Reader:
    """Reads one bank, with its names at hand."""

    def __init__(self, fields: Fields, problems: Problems) -> None:
        self._fields = fields
        self._problems = problems
        self._items = _list(fields, "items")
        self._scales = _list(fields, "scales")
        self._steps = _list(fields, "next_steps")
        # Every id that was written counts as known, also when its record has a problem: one mistake, one problem.
        self._item_ids = self._ids(self._items, "item")
        self._scale_ids = self._ids(self._scales, "scale")
        self._step_ids = self._ids(self._steps, "next step")
        self._sets = self._response_sets()

    def bank(self, id: str) -> Bank:
        fields = self._fields
        items = tuple(self._item(item) for item in self._items)
        return Bank(
            id=id,
            title=fields.get("title", str, ""),
            items=items,
            scales=tuple(self._scale(scale, items) for scale in self._scales),
            at=fields.at,
            revision=fields.get("revision", int, 1),
            about=fields.get("about", str, ""),
            minutes=fields.get("minutes", int, 0) or None,
            next_steps=tuple(self._next_step(step) for step in self._steps),
            cases=tuple(self._case(case, number, items) for number, case in enumerate(_list(fields, "cases"), 1)),
        )

    def _ids(self, records: Iterable[Fields], what: str) -> frozenset[str]:
        ids = [(record.get("id", str, ""), record.at["id"]) for record in records if "id" in record]
        self._once(ids, f"{what} id")
        return frozenset(id for id, _ in ids)

    def _once(self, names: Iterable[tuple[str, Place]], what: str) -> None:
        """Every name is there once; the later one is blamed."""
        first: dict[str, Place] = {}
        for name, place in names:
            if first.setdefault(name, place) is not place:
                self._problems.add(
                    "SC201",
                    f"the {what} `{name}` is used twice; it was first written in line {first[name].line}",
                    place,
                    "choose another name for one of the two",
                )

    def _known(self, name: str, names: Iterable[str], what: str, place: Place) -> bool:
        """Whether a name stands for something; if not, a problem is added."""
        names = sorted(names)
        if name in names:
            return True
        self._problems.add(
            "SC202",
            f"there is no {what} `{name}`",
            place,
            closest(name, filter(is_name, names)) or "define it, or correct the name",
        )
        return False

    # Response options

    def _response_sets(self) -> dict[str, tuple[Option, ...]]:
        pairs = cast("list[tuple[Scalar, list[Fields]]]", self._fields.get("response_sets", list, []))
        sets = {name.value: self._options(options) for name, options in pairs}
        if "responses" in self._fields:
            sets[""] = self._options(_list(self._fields, "responses"))
        return sets

    def _options(self, records: list[Fields]) -> tuple[Option, ...]:
        options = tuple(self._option(record) for record in records if "value" in record and "label" in record)
        if len(options) < 2 and len(options) == len(records):
            self._problems.add(
                "SC203",
                "a response set needs at least two options",
                records[0].at.place,
                "add an option, or drop the item",
            )
        self._once([(option.value, option.at["value"]) for option in options], "response value")
        self._once([(option.label, option.at["label"]) for option in options], "response label")
        return options

    def _option(self, record: Fields) -> Option:
        node = record.get("value", Scalar, Scalar("", True, record.at.place))
        value = canonical_value(node)
        if value == NOT_APPLICABLE:
            self._problems.add(
                "SC123",
                f"`{NOT_APPLICABLE}` is no response value",
                node.place,
                "write `not_applicable: true` in the item",
            )
        return Option(value, record.get("label", str, ""), typed_number(node), record.at)

    def _item_options(self, record: Fields) -> tuple[Option, ...]:
        written = record.get("responses", object, None)
        if isinstance(written, list):
            return self._options(written)
        if isinstance(written, Scalar):
            names = [name for name in self._sets if name]
            return self._sets[written.value] if self._known(written.value, names, "response set", written.place) else ()
        if not record.meant("responses") and not self._fields.meant("responses"):
            self._problems.add(
                "SC203", "the item has no response options", record.at["id"], "give the bank or the item `responses:`"
            )
        return self._sets.get("", ())

    # Items, scales, next steps

    def _item(self, record: Fields) -> Item:
        scales = cast("list[Scalar]", record.get("scale", list, []))
        step = record.get("next_step", str, "")
        if step:
            self._known(step, self._step_ids, "next step", record.at["next_step"])
        return Item(
            id=record.get("id", str, ""),
            text=record.get("text", str, ""),
            options=self._item_options(record),
            at=record.at,
            heading=record.get("heading", str, ""),
            reverse=record.get("reverse", bool, False),
            weight=record.get("weight", Fraction, _ONE),
            not_applicable=record.get("not_applicable", bool, False),
            optional=record.get("optional", bool, False),
            read=record.get("read", str, ""),
            next_step=step,
            scales=tuple(s.value for s in scales if self._known(s.value, self._scale_ids, "scale", s.place)),
        )

    def _scale(self, record: Fields, items: tuple[Item, ...]) -> Scale:
        missing = record.get("missing", object, None)
        min_answered = missing.get("min_answered", object, None) if isinstance(missing, Fields) else None
        return Scale(
            id=record.get("id", str, ""),
            title=record.get("title", str, ""),
            method=cast("Method", record.get("method", str, "mean")),
            parts=self._parts(record, items),
            min_answered=min_answered if isinstance(min_answered, (int, Share)) else Share(_ONE),
            steps=tuple(_steps(record)),
            bands=tuple(_band(band) for band in _list(record, "bands")),
            at=record.at,
            heading=record.get("heading", str, ""),
            about=record.get("about", str, ""),
        )

    def _parts(self, record: Fields, items: tuple[Item, ...]) -> tuple[Part, ...]:
        written = record.get("items", object, None)
        by_id = {item.id: item for item in items}
        if isinstance(written, list):
            parts = [part for entry in written if (part := self._item_part(entry, by_id))]
        elif written == "all":
            parts = [_whole_item(item, record.at["items"]) for item in items if not item.optional]
        elif "items" in record.order or "scales" in record.order:
            parts = []
        else:
            id = record.get("id", str, "")
            parts = [_whole_item(item, item.at["scale"]) for item in items if id in item.scales]
        parts += [part for entry in _list(record, "scales") if (part := self._scale_part(entry))]
        named = [part for part in parts if part.kind == "scale" or isinstance(written, list)]
        self._once([(f"{part.kind} {part.id}", part.at.place) for part in named], "part")
        return tuple(parts)

    def _item_part(self, entry: Fields, items: dict[str, Item]) -> Part | None:
        id = entry.get("item", str, "")
        if not id or not self._known(id, self._item_ids, "item", entry.at["item"]) or id not in items:
            return None
        item = items[id]
        weight = entry.get("weight", Fraction, item.weight)
        return Part("item", id, weight, item.reverse != entry.get("reverse", bool, False), entry.at)

    def _scale_part(self, entry: Fields) -> Part | None:
        id = entry.get("scale", str, "")
        if not id or not self._known(id, self._scale_ids, "scale", entry.at["scale"]):
            return None
        return Part("scale", id, entry.get("weight", Fraction, _ONE), entry.get("reverse", bool, False), entry.at)

    def _next_step(self, record: Fields) -> NextStep:
        return NextStep(
            id=record.get("id", str, ""),
            title=record.get("title", str, ""),
            text=record.get("text", str, ""),
            at=record.at,
            effort=record.get("effort", int, 1),
            every=cast("Rhythm | None", record.get("every", str, "") or None),
        )

    # Cases

    def _case(self, record: Fields, number: int, items: tuple[Item, ...]) -> Case:
        by_id = {item.id: item for item in items}
        answers: dict[str, str] = {}
        for name, node in cast("list[tuple[Scalar, Scalar]]", record.get("answers", list, [])):
            if not self._known(name.value, self._item_ids, "item", name.place):
                continue
            answers[name.value] = canonical_value(node)
            self._offered(by_id.get(name.value), answers[name.value], node.place)
        pairs = cast("list[tuple[Scalar, Fields | str]]", record.get("expect", list, []))
        expect = [
            _expectation(name, expected)
            for name, expected in pairs
            if self._known(name.value, self._scale_ids, "scale", name.place)
        ]
        return Case(record.get("name", str, f"case {number}"), answers, tuple(expect), record.at)

    def _offered(self, item: Item | None, answer: str, place: Place) -> None:
        """The answer is one the item offers."""
        if item is None or len(item.options) < 2 or any(option.value == answer for option in item.options):
            return
        if answer == NOT_APPLICABLE:
            if not item.not_applicable:
                self._problems.add(
                    "SC402", f"`{item.id}` does not offer `{answer}`", place, "give the item `not_applicable: true`"
                )
            return
        offered = ", ".join(f"`{option.value}`" for option in item.options)
        self._problems.add("SC402", f"`{item.id}` does not offer `{answer}`", place, f"it offers {offered}")


def _list(fields: Fields, key: str) -> list[Fields]:
    return cast("list[Fields]", fields.get(key, list, []))


def _whole_item(item: Item, place: Place) -> Part:
    return Part("item", item.id, item.weight, item.reverse, At(place, {"weight": item.at["weight"]}))


def _steps(record: Fields) -> Iterable[Step]:
    """The steps of a scale, in the order in which their keys are written."""
    for key in record.order:
        if key == "rescale" and len(ends := record.get(key, list, [])) == 2:
            yield Rescale(ends[0], ends[1])
        elif key == "decimals" and key in record:
            yield Decimals(record.get(key, int, 0))


def _band(record: Fields) -> Band:
    return Band(
        record.get("from", Fraction, Fraction(0)), record.get("label", str, ""), record.get("text", str, ""), record.at
    )


def _expectation(name: Scalar, expected: Fields | str) -> Expectation:
    if not isinstance(expected, Fields):
        return Expectation(name.value, False, None, None, At(name.place))
    score = expected.get("score", object, None)
    band = expected.get("band", str, "") or None
    return Expectation(name.value, True, score if isinstance(score, Fraction) else None, band, expected.at)
