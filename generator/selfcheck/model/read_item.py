"""From the fields of an item to an `Item`: its response set is found, its type decides which keys make sense."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import cast

from selfcheck.load.yaml import Scalar
from selfcheck.model.grammar import listed
from selfcheck.model.item import NOT_APPLICABLE, Answer, Cut, Item, ItemType, NumberField, Option
from selfcheck.model.names import Names, once
from selfcheck.model.numbers import canonical_value, exact, read_number, typed_number
from selfcheck.model.offer import quoted, remedy
from selfcheck.model.range_format import read_ranges
from selfcheck.model.read_condition import read_when
from selfcheck.model.record import Fields
from selfcheck.problems import Label, Problems

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

_IN_WORDS = {"single": "a single choice", "multiple": "a multiple choice", "number": "a number", "text": "free text"}

_ANSWERED_BY = ("type", "responses", "method", "none", "range", "step", "steps", "scored")
"""Keys that say what can be answered."""


class ItemReader:
    """Reads the items of one bank."""

    def __init__(self, bank: Fields, problems: Problems) -> None:
        """Read the response sets that items share."""
        self._problems = problems
        self._bank = bank
        pairs = cast("list[tuple[Scalar, list[Fields]]]", bank.get("response_sets", list, []))
        before = len(problems)
        whole = not bank.flawed("response_sets")
        self._sets = {name.value: self._options(options, whole) for name, options in pairs}
        if "responses" in bank:
            options = cast("list[Fields]", bank.get("responses", list, []))
            self._sets[""] = self._options(options, bank.whole("responses"))
        self._sound = len(problems) == before and not bank.flawed("responses", "response_sets")
        self._without: list[Fields] = []
        """The items for which there are no response options at all."""

    def items(self, records: list[Fields], names: Names) -> list[Item]:
        """The items without their conditions; what cannot be read keeps its default."""
        items = [self._item(record, names) for record in records]
        if self._without:
            first, more = self._without[0], len(self._without) - 1
            others = f" and {more} other{'s' if more > 1 else ''} have" if more else " has"
            self._problems.add(
                "SC203",
                f"`{first.get('id', str, '')}`{others} no response options",
                first.at["id"],
                "give the bank `responses:`, for all its items, or an item a set of its own",
            )
        return items

    def _item(self, record: Fields, names: Names) -> Item:
        type = cast("ItemType", record.get("type", str, "single"))
        before = len(self._problems)
        self._fits(type, record)
        options = self._item_options(type, record, names)
        number = self._number(record) if type == "number" else None
        shared = type in ("single", "multiple") and not isinstance(record.get("responses", object, None), list)
        if len(self._problems) > before or record.flawed(*_ANSWERED_BY) or (shared and not self._sound):
            names.doubtful.add(record.get("id", str, ""))
        step = record.get("next_step", str, "")
        if step:
            names.known(step, names.steps, "next step", record.at["next_step"])
        scales = cast("list[Scalar]", record.get("scale", list, []))
        fill = record.get("fill", object, None)
        return Item(
            id=record.get("id", str, ""),
            text=record.get("text", str, ""),
            options=options,
            at=record.at,
            type=type,
            heading=record.get("heading", str, ""),
            reverse=record.get("reverse", bool, False),
            weight=record.get("weight", Fraction, _ONE),
            fill=fill if isinstance(fill, Fraction) else None,
            highest=record.get("method", str, "sum") == "max",
            none=record.get("none", bool, False),
            number=number,
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
        return replace(item, when=when, otherwise=self._otherwise(item, record, names))

    def _otherwise(self, item: Item, record: Fields, names: Names) -> Answer:
        written = record.get("otherwise", object, None)
        answer = answer_of(item, written)
        if item.id not in names.doubtful and answer != NOT_APPLICABLE and not item.accepts(answer):
            help, labels = remedy(item, answer)
            self._problems.add(
                "SC223", f"`{item.id}` does not offer {quoted(answer)}", record.at["otherwise"], help, labels
            )
        return answer

    def _fits(self, type: ItemType, record: Fields) -> None:
        """Add keys that the type of the item has no use for: one problem, as most often the type is the mistake."""
        if record.flawed("type"):
            return
        wrong = tuple(key for key in record.order if type not in _ONLY_FOR.get(key, (type,)))
        if wrong:
            one = len(wrong) == 1
            meant = [each for each in _IN_WORDS if all(each in _ONLY_FOR[key] for key in wrong)]
            say = f", or write `type: {meant[0]}`" if meant else ""
            self._problems.add(
                "SC219",
                f"{listed(wrong, 'and')} {'makes' if one else 'make'} no sense for {_IN_WORDS[type]}",
                record.at[wrong[0]],
                f"delete {'it' if one else 'them'}{say}",
                [Label(record.at["type"], "the type of the item")] if "type" in record else [],
            )
        if type == "number" and not record.meant("range"):
            self._problems.add(
                "SC121",
                "an item of the type `number` needs `range`",
                record.at.place,
                "add the lowest and the highest number that can be typed: `range: [0, 10]`",
            )

    # Response options

    def _options(self, records: list[Fields], whole: bool) -> tuple[Option, ...]:
        """A response set; `whole` when all of it could be read."""
        options = tuple(self._option(record) for record in records if "value" in record and "label" in record)
        if len(options) == len(records) == 1 and whole:
            self._problems.add(
                "SC203",
                "a response set needs at least two options",
                records[0].at.place,
                "add an option: with one there is nothing to choose",
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
        # Every option counts 1, unless it says that it is worth 0 or nothing at all.
        return tuple(
            option if "score" in option.at.keys and not option.points else replace(option, points=_ONE)
            for option in options
        )

    def _responses(self, record: Fields, names: Names) -> tuple[Option, ...]:
        written = record.get("responses", object, None)
        if isinstance(written, list):
            return self._options(written, record.whole("responses"))
        if isinstance(written, Scalar):
            sets = [name for name in self._sets if name]
            if self._bank.flawed("response_sets") and written.value not in sets:
                names.unread.add("response set")
            return self._sets[written.value] if names.known(written.value, sets, "response set", written.place) else ()
        if not record.meant("responses") and not self._bank.meant("responses"):
            self._without.append(record)
            names.doubtful.add(record.get("id", str, ""))
        return self._sets.get("", ())

    # Numbers

    def _number(self, record: Fields) -> NumberField | None:
        ends = cast("list[Fraction]", record.get("range", list, []))
        if len(ends) != 2:
            return None
        low, high = ends
        step = record.get("step", Fraction, _ONE)
        if high <= low:
            said = f"the range ends at {exact(high)}, which is not above {exact(low)}"
            self._refuse(record, "range", said, "write the lower end first, then the higher one")
            return None
        if step <= 0 or step > high - low:
            said = f"a step of {exact(step)} does not fit between {exact(low)} and {exact(high)}"
            self._refuse(record, "step", said, f"choose a step above 0 and at most {exact(high - low)}")
            return None
        cuts = read_cuts(record, self._problems)
        if cuts and not any(cut.range.meets(low, high) for cut in cuts):
            said = f"none of the `steps` holds a number from {exact(low)} to {exact(high)}"
            self._problems.add("SC239", said, record.at["steps"], "let them hold what can be typed")
            return None
        return NumberField(low, high, step, record.get("unit", str, ""), cuts)

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
    if item is not None and item.number and (number := read_number(value)) is not None:
        return exact(number)
    alone = item is not None and item.type == "multiple" and value != NOT_APPLICABLE
    return (value,) if alone else value
