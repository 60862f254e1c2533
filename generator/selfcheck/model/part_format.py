"""What a scale is made of, as authors write it: items, scales and points, with what holds for them on it alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from selfcheck.load.yaml import Mapping, Node, Scalar
from selfcheck.model.condition_format import ConditionKind, Values
from selfcheck.model.grammar import Flag, Kind, ListOf, Name, Number, Pairs
from selfcheck.model.record import Fields, Key, Record
from selfcheck.model.slips import as_list
from selfcheck.problems import Problems

Keys = dict[str, Key[Any]]

TEST_KEYS: Keys = {
    "at_least": Key(Number(), "To be counted, its points have to be this or higher.", examples=(2,)),
    "at_most": Key(Number(), "To be counted, its points have to be this or lower.", examples=(1,)),
    "above": Key(Number(), "To be counted, its points have to be higher than this.", examples=(0,)),
    "below": Key(Number(), "To be counted, its points have to be lower than this.", examples=(3,)),
    "is": Key(
        Values(), "To be counted, this value, or one of these, has to be chosen.", examples=("yes", ["yes", "often"])
    ),
}

TEST = Record("what is counted", TEST_KEYS)

_OWN_WEIGHT = {
    "item": "How much it counts on this scale, in place of the item's own `weight`.",
    "scale": "How much it counts on this scale.",
}


@dataclass(frozen=True)
class PartEntry(Kind[Fields]):
    """One part of a scale: its name, or its name with a weight, a reversal and the like."""

    kind: Literal["item", "scale"]

    @property
    def article(self) -> str:  # type: ignore[override]  # a property here, an attribute elsewhere: both are read only
        """What is expected."""
        return f"the id of an {self.kind}" if self.kind == "item" else f"the id of a {self.kind}"

    @property
    def plural(self) -> str:  # type: ignore[override]  # as above
        """Several of it."""
        return f"ids of {self.kind}s"

    @property
    def record(self) -> Record:
        """The keys of a part."""
        keys: Keys = {
            self.kind: Key(Name(), f"The id of the {self.kind}.", required=True, examples=(f"first-{self.kind}",)),
            "weight": Key(
                Number(),
                f"{_OWN_WEIGHT[self.kind]} With `method: product`, the power it is raised to.",
                default=1 if self.kind == "scale" else None,
                examples=(2, -1),
            ),
            "reverse": Key(
                Flag(),
                "Whether it is turned around in its range, for this scale only.",
                default=False,
                examples=(True,),
            ),
            "fill": Key(
                Number(),
                "What it counts on this scale when it is missing and there are enough other answers.",
                examples=(0,),
            ),
            **TEST_KEYS,
        }
        if self.kind == "item":
            keys["recode"] = Key(
                Pairs(Number(), "response values"),
                "Points by response value, for this scale only; other values keep their points.",
                examples=({"2": 1, "3": 1}, {"yes": 1, "no": 0}),
            )
        else:
            del keys["is"]
        return Record(f"an entry of `{self.kind}s`", keys)

    def read(self, node: Node, problems: Problems) -> Fields | None:
        """The fields of the part; a bare name is read like `{item: name}`."""
        if isinstance(node, Scalar):
            node = Mapping([(Scalar(self.kind, True, node.place), node)], node.place)
        return self.record.read(node, problems)

    def remedy(self, node: Node) -> str:
        """What to write in place of a shorter way of writing a part."""
        return self.record.remedy(node)


class Items(Kind["list[Fields] | str"]):
    """The items of a scale: `all`, or a list."""

    article = "`all` or a list of item ids"
    entries = ListOf(PartEntry("item"))

    def read(self, node: Node, problems: Problems) -> list[Fields] | str | None:
        """`all`, or the parts."""
        if isinstance(node, Scalar):
            if node.value == "all":
                return "all"
            names = ", ".join(node.value.replace(",", " ").split()) or "first-item, second-item"
            self.refuse(node, problems, f"write `all`, or a list in brackets: `[{names}]`")
            return None
        if isinstance(node, Mapping):
            self.refuse(node, problems, as_list(node, self.entries.kind.remedy, keyed=False))
            return None
        return self.entries.read(node, problems)


POINTS = Record(
    "points",
    {
        "when": Key(ConditionKind(), "The condition under which they are earned.", required=True),
        "score": Key(Number(), "How many points.", required=True, examples=(1, 2)),
        "otherwise": Key(Number(), "How many points when the condition is false.", default=0, examples=(-1,)),
        "weight": Key(Number(), "How much they count.", default=1, examples=(2,)),
        "fill": Key(Number(), "How many points when it is not known whether the condition holds.", examples=(0,)),
    },
    plural="points",
)
