"""From the fields of an item to an `Item`: its response set is found, its type decides which keys make sense."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import cast

from selfcheck.load.yaml import Scalar
from selfcheck.model.grammar import Fields
from selfcheck.model.item import NOT_APPLICABLE, Answer, Cut, Item, ItemType, NumberField, Option
from selfcheck.model.names import Names, once
from selfcheck.model.numbers import canonical_value, exact, typed_number
from selfcheck.model.range_format import read_ranges
from selfcheck.model.read_condition import read_when
from selfcheck.problems import Problems

_ONE = Fraction(1)

_ONLY_FOR = {
    "responses": ("single", "multiple"),
    "method": ("multiple",),
    "none": ("multiple",),
    "range": ("number",),
    "step": ("number",),
    "unit": ("number",),
    "steps": ("number",),
    "scale": ("single", "multiple", "number"),
    "scored": ("single", "multiple", "number"),
    "reverse": ("single", "multiple", "number"),
    "weight": ("single", "multiple", "number"),
    "fill": ("single", "multiple", "number"),
}
"""Keys that make sense for some types only."""


class ItemReader:
    """Reads the items of one bank."""

    def __init__(self, bank: Fields, problems: Problems) -> None:
        """Read the response sets that items share."""
        self._problems = problems
        self._bank = bank
        pairs = cast("list[tuple[Scalar, list[Fields]]]", bank.get("response_sets", list, []))
        self._sets = {name.value: self._options(options) for name, options in pairs}
        if "responses" in bank:
            self._sets[""] = self._options(cast("list[Fields]", bank.get("responses", list, [])))

    def item(self, record: Fields, names: Names) -> Item:
        """An item without its condition; what cannot be read keeps its default."""
        type = cast("ItemType", record.get("type", str, "single"))
        self._fits(type, record)
        step = record.get("next_step", str, "")
        if step:
            names.known(step, names.steps, "next step", record.at["next_step"])
        scales = cast("list[Scalar]", record.get("scale", list, []))
        fill = record.get("fill", object, None)
        return Item(
            id=record.get("id", str, ""),
            text=record.get("text", str, ""),
            options=self._item_options(type, record, names),
            at=record.at,
            type=type,
            heading=record.get("heading", str, ""),
            reverse=record.get("reverse", bool, False),
            weight=record.get("weight", Fraction, _ONE),
            fill=fill if isinstance(fill, Fraction) else None,
            highest=record.get("method", str, "sum") == "max",
            none=record.get("none", bool, False),
            number=self._number(record) if type == "number" else None,
            unscored=type == "text" or not record.get("scored", bool, True),
            not_applicable=record.get("not_applicable", bool, False),
            optional=record.get("optional", bool, False),
            sensitive=record.get("sensitive", bool, False),
            read=record.get("read", str, ""),
            next_step=step,
            scales=tuple(s.value for s in scales if names.known(s.value, names.scales, "scale", s.place)),
            was=tuple(name.value for name in cast("list[Scalar]", record.get("was", list, []))),
        )

    def shown(self, item: Item, record: Fields, names: Names) -> Item:
        """The item with its condition, and with what it counts as when it is hidden."""
        when = read_when(record, names)
        if "otherwise" not in record:
            return replace(item, when=when)
        if not record.meant("when"):
            self._problems.add(
                "SC219",
                "`otherwise` says what a hidden item counts as, but this one has no `when`",
                record.at["otherwise"],
                "add the condition under which it is shown, or delete `otherwise`",
            )
        return replace(item, when=when, otherwise=self._otherwise(item, record))

    def _otherwise(self, item: Item, record: Fields) -> Answer:
        written = record.get("otherwise", object, None)
        answer = answer_of(item, written)
        known = item.options or item.number or item.type == "text"
        if known and answer != NOT_APPLICABLE and not item.accepts(answer):
            self._problems.add(
                "SC223",
                f"`{item.id}` does not offer {quoted(answer)}",
                record.at["otherwise"],
                f"{offer(item)}; `not_applicable` leaves it out",
            )
        return answer

    def _fits(self, type: ItemType, record: Fields) -> None:
        """Add keys that the type of the item has no use for."""
        if record.damaged("type"):
            return
        for key in record.order:
            if type not in _ONLY_FOR.get(key, (type,)):
                self._problems.add(
                    "SC219",
                    f"`{key}` makes no sense for an item of the type `{type}`",
                    record.at[key],
                    f"delete it, or give the item `type: {_ONLY_FOR[key][0]}`",
                )
        if type == "number" and not record.meant("range"):
            self._problems.add(
                "SC121",
                "an item of the type `number` needs `range`",
                record.at.place,
                "add it: the lowest and the highest number that can be typed",
            )

    # Response options

    def _options(self, records: list[Fields]) -> tuple[Option, ...]:
        options = tuple(self._option(record) for record in records if "value" in record and "label" in record)
        if len(options) < 2 and len(options) == len(records):
            self._problems.add(
                "SC203",
                "a response set needs at least two options",
                records[0].at.place,
                "add an option, or drop the item",
            )
        once([(option.value, option.at["value"]) for option in options], "response value", self._problems)
        once([(option.label, option.at["label"]) for option in options], "response label", self._problems)
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
        number = typed_number(node)
        score = record.get("score", object, number)
        points = score if isinstance(score, Fraction) else None
        return Option(value, record.get("label", str, ""), points, record.at, number)

    def _item_options(self, type: ItemType, record: Fields, names: Names) -> tuple[Option, ...]:
        if type in ("number", "text"):
            return ()
        options = self._responses(record, names)
        if record.get("method", str, "") != "count":
            return options
        # Every option counts 1, unless it says that it counts nothing.
        unless = [option.points is None and "score" in option.at.keys for option in options]
        return tuple(
            replace(option, points=None if nothing else _ONE) for option, nothing in zip(options, unless, strict=True)
        )

    def _responses(self, record: Fields, names: Names) -> tuple[Option, ...]:
        written = record.get("responses", object, None)
        if isinstance(written, list):
            return self._options(written)
        if isinstance(written, Scalar):
            sets = [name for name in self._sets if name]
            return self._sets[written.value] if names.known(written.value, sets, "response set", written.place) else ()
        if not record.meant("responses") and not self._bank.meant("responses"):
            self._problems.add(
                "SC203", "the item has no response options", record.at["id"], "give the bank or the item `responses:`"
            )
        return self._sets.get("", ())

    # Numbers

    def _number(self, record: Fields) -> NumberField | None:
        ends = cast("list[Fraction]", record.get("range", list, []))
        if len(ends) != 2:
            return None
        low, high = ends
        step = record.get("step", Fraction, _ONE)
        if high <= low:
            self._refuse(record, "range", f"the range ends at {exact(high)}, not above {exact(low)}", "swap the two")
            return None
        if step <= 0 or step > high - low:
            limit = exact(high - low)
            self._refuse(record, "step", f"a step is above 0 and at most {limit}", "choose another step")
            return None
        return NumberField(low, high, step, record.get("unit", str, ""), read_cuts(record, self._problems))

    def _refuse(self, record: Fields, key: str, message: str, help: str) -> None:
        self._problems.add("SC124", message, record.at[key], help)


def read_cuts(record: Fields, problems: Problems) -> tuple[Cut, ...]:
    """The ranges behind `steps`, rising; none when there are none or when they are wrong."""
    entries = cast("list[Fields]", record.get("steps", list, []))
    ranges = read_ranges(entries, problems) or []
    return tuple(Cut(range, entry.get("score", Fraction, Fraction(0)), entry.at) for range, entry in ranges)


def answer_of(item: Item | None, written: object) -> Answer:
    """An answer from what was written in a file: one value, or a list of values; numbers in their shortest form."""
    if isinstance(written, list):
        return tuple(canonical_value(node) for node in written if isinstance(node, Scalar))
    value = canonical_value(written) if isinstance(written, Scalar) else ""
    alone = item is not None and item.type == "multiple" and value != NOT_APPLICABLE
    return (value,) if alone else value


def quoted(answer: Answer) -> str:
    """An answer, to be named in a message."""
    return f"`{answer}`" if isinstance(answer, str) else f"`[{', '.join(answer)}]`"


def offer(item: Item) -> str:
    """What can be answered, in words."""
    if item.number:
        field = item.number
        return f"it takes numbers from {exact(field.low)} to {exact(field.high)} in steps of {exact(field.step)}"
    offered = ", ".join(f"`{option.value}`" for option in item.options)
    if item.type == "multiple":
        return f"it offers {offered}, each once" + ("" if item.none else ", and at least one of them")
    return f"it offers {offered}" if offered else "free text has no value that counts"
