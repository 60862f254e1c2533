"""From the nodes of a bank file to a `Bank`: names become values, defaults are filled in."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
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
from selfcheck.model.grammar import listed
from selfcheck.model.item import NOT_APPLICABLE, Answer, Item
from selfcheck.model.names import Names, once
from selfcheck.model.offer import quoted, remedy
from selfcheck.model.read_condition import read_when
from selfcheck.model.read_item import ItemReader, answer_of
from selfcheck.model.read_parts import records
from selfcheck.model.read_scale import ScaleReader, read_bands
from selfcheck.model.record import Fields
from selfcheck.model.slips import habits
from selfcheck.problems import Label, Place, Problems


def read_bank(node: Node, id: str, problems: Problems) -> Bank | None:
    """The bank of the section `id` (`chapter/section`); None, with problems added, when anything in it is wrong."""
    own = Problems()
    fields = BANK.read(node, own)
    bank = _Reader(fields, own).bank(id) if fields else None
    problems.extend(habits(own))
    return None if own.errors else bank


class _Reader:
    """Reads one bank, with its names at hand."""

    def __init__(self, fields: Fields, problems: Problems) -> None:
        self._fields = fields
        self._problems = problems
        self._names = names = Names(problems)
        names.items = names.ids(fields, "items", "item")
        names.scales = names.ids(fields, "scales", "scale")
        names.steps = names.ids(fields, "next_steps", "next step")
        names.classifications = names.ids(fields, "classifications", "classification")

    def bank(self, id: str) -> Bank:
        fields, names = self._fields, self._names
        items = self._items()
        for record in records(fields, "scales"):
            bands = read_bands(record, self._problems)
            if bands is not None and not record.flawed("bands"):
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
            accept={code.value: reason for code, reason in self._accepted()},
            accepted_at={code.value: code.place for code, _ in self._accepted()},
            cases=self._cases(),
        )

    def _items(self) -> list[tuple[Item, Fields]]:
        """The items as far as what can be answered goes; conditions look at them, so they are read afterwards."""
        self._reader = ItemReader(self._fields, self._problems)
        entries = records(self._fields, "items")
        items = self._reader.items(entries, self._names)
        self._names.item = {item.id: item for item in items if item.id}
        return list(zip(items, entries, strict=True))

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
                "choose another id for one of the two",
                [Label(each.at["id"], "the scale") for each in records(self._fields, "scales") if _id(each) == id],
            )
        entries = records(record, "classes")
        for entry, after in pairwise(entries):
            if not entry.meant("when"):
                label = entry.get("label", str, "")
                self._problems.add(
                    "SC222",
                    f"no class after `{label}` can be reached: without `when`, `{label}` takes everybody",
                    entry.at["label"],
                    "move it to the end, or say with `when` whom it takes",
                    [Label(after.at["label"], "never reached")],
                )
                break
        labels = [(each.get("label", str, ""), each.at["label"]) for each in entries if "label" in each]
        once(labels, "class label", self._problems)
        if "classes" in record and not record.flawed("classes"):
            self._names.classes[id] = tuple(label for label, _ in labels)
        classes = tuple(
            Class(read_when(e, self._names), e.get("label", str, ""), e.get("text", str, ""), e.at) for e in entries
        )
        return Classification(id, record.get("title", str, ""), classes, record.at, record.get("about", str, ""))

    def _alert(self, record: Fields) -> Alert | None:
        when = read_when(record, self._names)
        return Alert(when, record.get("text", str, ""), record.at) if when else None

    def _accepted(self) -> list[tuple[Scalar, str]]:
        return cast("list[tuple[Scalar, str]]", self._fields.get("accept", list, []))

    # Cases

    def _cases(self) -> tuple[Case, ...]:
        """The cases; they are read last, since they name everything."""
        if "classification" in self._names.unread:
            self._names.unread.add("scale")  # a case names the two in the same way
        return tuple(self._case(case, number) for number, case in enumerate(records(self._fields, "cases"), 1))

    def _case(self, record: Fields, number: int) -> Case:
        answers: dict[str, Answer] = {}
        for name, written in cast("list[tuple[Scalar, object]]", record.get("answers", list, [])):
            instead = "answers are given to items; what they come to stands behind `expect`"
            if not self._names.known(name.value, self._names.items, "item", name.place, instead, is_key=True):
                continue
            item = self._names.item.get(name.value)
            answers[name.value] = answer_of(item, written)
            place = written.place if isinstance(written, Scalar) else name.place
            if item and item.id not in self._names.doubtful:
                self._offered(item, answers[name.value], place)
        pairs = cast("list[tuple[Scalar, Fields | str]]", record.get("expect", list, []))
        known = self._names.scales | self._names.classifications
        instead = "a case expects what scales come to; answers stand behind `answers`"
        expect = [
            self._expectation(name, expected)
            for name, expected in pairs
            if self._names.known(name.value, known, "scale", name.place, instead, is_key=True)
        ]
        return Case(record.get("name", str, f"case {number}"), answers, tuple(expect), record.at)

    def _offered(self, item: Item, answer: Answer, place: Place) -> None:
        """The answer is one the item offers."""
        if answer == NOT_APPLICABLE and not item.not_applicable:
            said = "give the item `not_applicable: true`, or leave the answer out"
            self._problems.add("SC402", f"`{item.id}` does not offer `{answer}`", place, said)
        elif answer != NOT_APPLICABLE and item.type != "text" and not item.accepts(answer):
            self._problems.add("SC402", f"`{item.id}` does not offer {quoted(answer)}", place, *remedy(item, answer))

    def _expectation(self, name: Scalar, expected: Fields | str) -> Expectation:
        if not isinstance(expected, Fields):
            return Expectation(name.value, False, None, None, At(name.place))
        score = expected.get("score", object, None)
        classified = name.value in self._names.classifications
        wrong = tuple(key for key in (("score", "band") if classified else ("class",)) if key in expected)
        if wrong:
            self._problems.add(
                "SC219",
                f"`{name.value}` is a {'classification' if classified else 'scale'}, so it has no {listed(wrong)}",
                expected.at[wrong[0]],
                "write `class: …`" if classified else "write `score: …` or `band: …`",
            )
        label = expected.get("class" if classified else "band", str, "") or None
        if label and classified and name.value in self._names.classes:
            labels = self._names.classes[name.value]
            self._names.has_label(name.value, label, labels, "class", expected.at["class"])
        elif label and name.value in self._names.bands:
            bands = [band.label for band in self._names.bands[name.value]]
            self._names.has_label(name.value, label, bands, "band", expected.at["band"])
        return Expectation(name.value, True, score if isinstance(score, Fraction) else None, label, expected.at)


def _id(record: Fields) -> str:
    return record.get("id", str, "")


def _next_step(record: Fields) -> NextStep:
    return NextStep(
        id=record.get("id", str, ""),
        title=record.get("title", str, ""),
        text=record.get("text", str, ""),
        at=record.at,
        effort=record.get("effort", int, 1),
        every=cast("Rhythm | None", record.get("every", str, "") or None),
    )
