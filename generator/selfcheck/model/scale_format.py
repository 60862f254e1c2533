"""Scales as authors write them: their parts, the rule for missing answers, their steps and bands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from selfcheck.load.yaml import Mapping, Node, Scalar
from selfcheck.model.condition_format import ConditionKind, Values
from selfcheck.model.grammar import (
    Fields,
    Flag,
    Key,
    Kind,
    ListOf,
    Name,
    Number,
    OneOf,
    Pairs,
    Record,
    Text,
    Whole,
    closest,
)
from selfcheck.model.item_format import CUT, Names
from selfcheck.model.numbers import is_number
from selfcheck.model.range_format import EDGES
from selfcheck.model.scale import Share
from selfcheck.model.slips import as_list
from selfcheck.problems import Problems

Keys = dict[str, Key[Any]]

_SHARES = {
    "half": Share(Fraction(1, 2)),
    "more_than_half": Share(Fraction(1, 2), above=True),
    "all": Share(Fraction(1)),
}
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,9})?)\s?%")


class MinAnswered(Kind["int | Share"]):
    """How many parts of a scale have to be answered."""

    article = "a whole number, a share such as `80%`, `half`, `more_than_half` or `all`"

    def read(self, node: Node, problems: Problems) -> int | Share | None:
        """The number or the share."""
        text = node.value if isinstance(node, Scalar) else ""
        if text in _SHARES:
            return _SHARES[text]
        if share := _PERCENT.fullmatch(text):
            if 0 < Fraction(share[1]) <= 100:
                return Share(Fraction(share[1]) / 100)
            problems.add("SC124", f"`{text}` is no share of the parts", node.place, "choose one above 0%, at most 100%")
        elif re.fullmatch(r"[1-9]\d{0,3}", text):
            return int(text)
        else:
            self.refuse(node, problems, closest(text, _SHARES))
        return None


class Fill(Kind["Fraction | str"]):
    """What stands for a missing answer: a number, or the mean of the others."""

    article = "a number or `mean`"

    def read(self, node: Node, problems: Problems) -> Fraction | str | None:
        """The number, or `mean`."""
        if isinstance(node, Scalar) and node.value == "mean":
            return "mean"
        if isinstance(node, Scalar) and is_number(node.value.strip()):
            return Number().read(node, problems)
        self.refuse(node, problems, closest(node.value, ("mean",)) if isinstance(node, Scalar) else "")
        return None


TEST_KEYS: Keys = {
    "at_least": Key(Number(), "To be counted, it has to be this or higher."),
    "at_most": Key(Number(), "To be counted, it has to be this or lower."),
    "above": Key(Number(), "To be counted, it has to be higher than this."),
    "below": Key(Number(), "To be counted, it has to be lower than this."),
    "is": Key(Values(), "To be counted, this value, or one of these, has to be chosen."),
}

TEST = Record("what is counted", TEST_KEYS)


@dataclass(frozen=True)
class PartEntry(Kind[Fields]):
    """One part of a scale: its name, or its name with a weight, a reversal and the like."""

    kind: str
    """`item` or `scale`."""

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
            self.kind: Key(Name(), f"The id of the {self.kind}.", required=True),
            "weight": Key(
                Number(), "How much it counts; 1 when nothing is said. In a `product`, the power it is raised to."
            ),
            "reverse": Key(Flag(), "Whether it is turned around in its range, for this scale only."),
            "fill": Key(Number(), "What it counts when it is missing and there are enough other answers."),
            **TEST_KEYS,
        }
        if self.kind == "item":
            keys["recode"] = Key(Pairs(Number()), "Points by response value, for this scale only.")
        else:
            del keys["is"]
        return Record(self.article, keys)

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
        "score": Key(Number(), "How many points.", required=True),
        "otherwise": Key(Number(), "How many points otherwise; 0 when nothing is said."),
        "weight": Key(Number(), "How much they count; 1 when nothing is said."),
        "fill": Key(Number(), "How many points when it is not known whether the condition holds."),
    },
)

BAND = Record(
    "a band",
    {
        **EDGES,
        "label": Key(Text(), "The name of the band.", required=True),
        "text": Key(Text(), "The interpretation, in Markdown."),
    },
)

MISSING = Record(
    "the rule for missing answers",
    {
        "min_answered": Key(
            MinAnswered(),
            "How many answers a score needs: a number, a share, `half`, `more_than_half` or `all`.",
            required=True,
        ),
        "of": Key(
            OneOf(("parts", "items")),
            "What is counted: the scale's parts, or the items below it at any depth; `parts` when nothing is said.",
        ),
        "fill": Key(
            Fill(),
            "What a missing part counts: a number, or `mean` for the mean of the others, as when nothing is said.",
        ),
    },
)

NORM_GROUP = Record(
    "a group of the norms",
    {
        "when": Key(ConditionKind(), "Who belongs to the group; everybody when nothing is said."),
        "mean": Key(Number(), "The mean of the group.", required=True),
        "sd": Key(Number(), "The standard deviation of the group.", required=True),
        "n": Key(Whole(2, 10**9), "How many people the numbers come from.", required=True, code="SC236"),
    },
)

NORMS = Record(
    "norms",
    {
        "to": Key(OneOf(("z", "t", "percentile")), "What the score becomes.", required=True),
        "population": Key(Text(), "Who the people of the norms are.", required=True, code="SC236"),
        "source": Key(Text(), "Where the numbers were published.", required=True, code="SC236"),
        "groups": Key(ListOf(NORM_GROUP), "Groups of people; the first that fits is taken.", required=True),
    },
)

STEP_KEYS: Keys = {
    "multiply": Key(Number(), "Multiplies by this number."),
    "add": Key(Number(), "Adds this number."),
    "rescale": Key(ListOf(Number(), 2, 2), "Moves the attainable range onto these two numbers."),
    "clamp": Key(ListOf(Number(), 2, 2), "Keeps the score between these two numbers."),
    "decimals": Key(Whole(0, 9), "Rounds to so many decimal places, half away from zero."),
    "round_up": Key(Whole(0, 9), "Rounds up to so many decimal places."),
    "round_down": Key(Whole(0, 9), "Rounds down to so many decimal places."),
    "table": Key(Pairs(Number()), "Raw scores, each with the score it becomes."),
    "steps": Key(ListOf(CUT), "Ranges of scores, each with the score it becomes."),
    "norms": Key(NORMS, "Compares the score with those of a group of people."),
}
"""What can be done to a raw score, in the order in which the keys are written."""

SCALE = Record(
    "a scale",
    {
        "id": Key(Name(), "A stable name for the scale.", required=True),
        "was": Key(Names(), "The name, or the names, that the scale had before."),
        "heading": Key(Text(), "Starts a new group of scales on the result."),
        "title": Key(Text(), "What the reader sees.", required=True),
        "about": Key(Text(), "What the scale means, in Markdown."),
        "show": Key(Flag(), "`false` for a scale that only serves others and is not shown to readers."),
        "when": Key(ConditionKind(), "The condition under which it is scored."),
        "otherwise": Key(Number(), "Its score when the condition is false; without it the scale does not apply then."),
        "items": Key(Items(), "The items it is made of: `all`, or a list."),
        "scales": Key(ListOf(PartEntry("scale")), "The scales it is made of."),
        "points": Key(ListOf(POINTS), "Points that are earned by conditions."),
        "recode": Key(Pairs(Number()), "Points by response value, for all its items on this scale."),
        "method": Key(
            OneOf(("sum", "mean", "min", "max", "count", "percent", "product")),
            "How the parts become one number.",
            required=True,
        ),
        "counts": Key(TEST, "What a part has to meet to be counted, with `method: count`."),
        "missing": Key(MISSING, "What happens when answers are missing; without it all are needed."),
        **STEP_KEYS,
        "bands": Key(ListOf(BAND), "The interpreted ranges, from low to high or from high to low."),
    },
)
