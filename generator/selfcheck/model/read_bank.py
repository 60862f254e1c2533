"""From the nodes of a bank file to a `Bank`: names become values, defaults are filled in."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

from selfcheck.load.yaml import Node, Scalar
from selfcheck.model.at import At
from selfcheck.model.bank import (
    Alert,
    Bank,
    Case,
    Class,
    Classification,
    Expectation,
    NextStep,
    Rhythm,
)
from selfcheck.model.bank_format import BANK
from selfcheck.model.grammar import Fields
from selfcheck.model.item import NOT_APPLICABLE, Answer, Item
from selfcheck.model.names import Names, once
from selfcheck.model.read_condition import read_when
from selfcheck.model.read_item import ItemReader, answer_of, offer, quoted
from selfcheck.model.read_scale import ScaleReader, read_bands, records
from selfcheck.problems import Place, Problems


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
        self._names = names = Names(problems)
        names.items = names.ids(records(fields, "items"), "item")
        names.scales = names.ids(records(fields, "scales"), "scale")
        names.steps = names.ids(records(fields, "next_steps"), "next step")
        names.classifications = names.ids(records(fields, "classifications"), "classification")

    def bank(self, id: str) -> Bank:
        fields, names = self._fields, self._names
        items = self._items()
        for record in records(fields, "scales"):
            bands = read_bands(record, self._problems)
            if bands is not None and not record.damaged("bands"):
                names.bands[record.get("id", str, "")] = bands
        asked = tuple(self._reader.shown(item, record, names) for item, record in items)
        scales = ScaleReader(names)
        self._former(asked)
        return Bank(
            id=id,
            title=fields.get("title", str, ""),
            items=asked,
            scales=tuple(scales.scale(record) for record in records(fields, "scales")),
            at=fields.at,
            revision=fields.get("revision", int, 1),
            about=fields.get("about", str, ""),
            minutes=fields.get("minutes", int, 0) or None,
            next_steps=tuple(_next_step(step) for step in records(fields, "next_steps")),
            classifications=tuple(self._classification(each) for each in records(fields, "classifications")),
            alerts=tuple(alert for record in records(fields, "alerts") if (alert := self._alert(record))),
            accept=self._accept(),
            cases=tuple(self._case(case, number) for number, case in enumerate(records(fields, "cases"), 1)),
        )

    def _items(self) -> list[tuple[Item, Fields]]:
        """The items as far as what can be answered goes; conditions look at them, so they are read afterwards."""
        self._reader = ItemReader(self._fields, self._problems)
        items = [(self._reader.item(record, self._names), record) for record in records(self._fields, "items")]
        self._names.item = {item.id: item for item, _ in items if item.id}
        return items

    def _former(self, items: tuple[Item, ...]) -> None:
        """Former names are nobody's name now, and were one item's only."""
        names = [(item.id, item.at["id"]) for item in items]
        once([*names, *((name, item.at["was"]) for item in items for name in item.was)], "item id", self._problems)

    def _classification(self, record: Fields) -> Classification:
        id = record.get("id", str, "")
        if id in self._names.scales:
            self._problems.add(
                "SC201",
                f"`{id}` is a scale and a classification",
                record.at["id"],
                "choose another name for one of the two",
            )
        entries = records(record, "classes")
        for entry in entries[:-1]:
            if not entry.meant("when"):
                self._problems.add(
                    "SC222",
                    f"no class after `{entry.get('label', str, '')}` can be reached: it has no `when`",
                    entry.at.place,
                    "move it to the end, or say when it is the outcome",
                )
        once([(e.get("label", str, ""), e.at["label"]) for e in entries if "label" in e], "class label", self._problems)
        classes = tuple(
            Class(read_when(e, self._names), e.get("label", str, ""), e.get("text", str, ""), e.at) for e in entries
        )
        return Classification(id, record.get("title", str, ""), classes, record.at, record.get("about", str, ""))

    def _alert(self, record: Fields) -> Alert | None:
        when = read_when(record, self._names)
        return Alert(when, record.get("text", str, ""), record.at) if when else None

    def _accept(self) -> dict[str, str]:
        pairs = cast("list[tuple[Scalar, str]]", self._fields.get("accept", list, []))
        return {code.value: reason for code, reason in pairs}

    # Cases

    def _case(self, record: Fields, number: int) -> Case:
        answers: dict[str, Answer] = {}
        for name, written in cast("list[tuple[Scalar, object]]", record.get("answers", list, [])):
            if not self._names.known(name.value, self._names.items, "item", name.place):
                continue
            item = self._names.item.get(name.value)
            answers[name.value] = answer_of(item, written)
            place = written.place if isinstance(written, Scalar) else name.place
            self._offered(item, answers[name.value], place)
        pairs = cast("list[tuple[Scalar, Fields | str]]", record.get("expect", list, []))
        known = self._names.scales | self._names.classifications
        expect = [
            self._expectation(name, expected)
            for name, expected in pairs
            if self._names.known(name.value, known, "scale", name.place)
        ]
        return Case(record.get("name", str, f"case {number}"), answers, tuple(expect), record.at)

    def _offered(self, item: Item | None, answer: Answer, place: Place) -> None:
        """The answer is one the item offers."""
        if item is None or item.type == "text" or (item.number is None and len(item.options) < 2):
            return
        if answer == NOT_APPLICABLE:
            if not item.not_applicable:
                self._problems.add(
                    "SC402", f"`{item.id}` does not offer `{answer}`", place, "give the item `not_applicable: true`"
                )
            return
        if not item.accepts(answer):
            self._problems.add("SC402", f"`{item.id}` does not offer {quoted(answer)}", place, offer(item))

    def _expectation(self, name: Scalar, expected: Fields | str) -> Expectation:
        if not isinstance(expected, Fields):
            return Expectation(name.value, False, None, None, At(name.place))
        score = expected.get("score", object, None)
        classified = name.value in self._names.classifications
        for key in ("score", "band") if classified else ("class",):
            if key in expected:
                self._problems.add(
                    "SC123",
                    f"`{name.value}` is a {'classification' if classified else 'scale'}, so it has no `{key}`",
                    expected.at[key],
                    "write `class: …`" if classified else "write `score: …` or `band: …`",
                )
        label = expected.get("class" if classified else "band", str, "") or None
        return Expectation(name.value, True, score if isinstance(score, Fraction) else None, label, expected.at)


def _next_step(record: Fields) -> NextStep:
    return NextStep(
        id=record.get("id", str, ""),
        title=record.get("title", str, ""),
        text=record.get("text", str, ""),
        at=record.at,
        effort=record.get("effort", int, 1),
        every=cast("Rhythm | None", record.get("every", str, "") or None),
    )
