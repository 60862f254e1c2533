"""The bank format: which keys a bank has, and what each means to an author."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from selfcheck.load.yaml import Mapping, Node, Scalar, kind_of
from selfcheck.model.bank import Share
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
    Value,
    Whole,
)
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
            problems.add("SC124", "a share is above 0% and at most 100%", node.place, "correct the share")
        elif re.fullmatch(r"[1-9]\d{0,3}", text):
            return int(text)
        else:
            self.refuse(node, problems)
        return None


@dataclass(frozen=True)
class PartEntry(Kind[Fields]):
    """One part of a scale: its name, or its name with a weight or a reversal."""

    kind: str
    """`item` or `scale`."""

    @property
    def article(self) -> str:  # type: ignore[override]  # a property here, an attribute elsewhere: both are read only
        """What is expected."""
        return f"the id of an {self.kind}" if self.kind == "item" else f"the id of a {self.kind}"

    def read(self, node: Node, problems: Problems) -> Fields | None:
        """The fields of the part; a bare name is read like `{item: name}`."""
        keys: Keys = {
            self.kind: Key(Name(), f"The id of the {self.kind}.", required=True),
            "weight": Key(Number(), "How much it counts; 1 when nothing is said."),
            "reverse": Key(Flag(), "Whether it is turned around in its range, for this scale only."),
        }
        if isinstance(node, Scalar):
            node = Mapping([(Scalar(self.kind, True, node.place), node)], node.place)
        return Record(self.article, keys).read(node, problems)


class Names(Kind["list[Scalar]"]):
    """One name, or a list of names."""

    article = "a name or a list of names"

    def read(self, node: Node, problems: Problems) -> list[Scalar] | None:
        """The names, with their places."""
        if isinstance(node, Mapping):
            self.refuse(node, problems)
            return None
        nodes = [node] if isinstance(node, Scalar) else node.items
        return [n for n in nodes if Name().read(n, problems) and isinstance(n, Scalar)]


class Items(Kind["list[Fields] | str"]):
    """The items of a scale: `all`, or a list."""

    article = "`all` or a list of item ids"

    def read(self, node: Node, problems: Problems) -> list[Fields] | str | None:
        """`all`, or the parts."""
        if isinstance(node, Scalar):
            if node.value == "all":
                return "all"
            self.refuse(node, problems, "write `all`, or a list such as `[first-item, second-item]`")
            return None
        return ListOf(PartEntry("item")).read(node, problems)


class Responses(Kind["list[Fields] | Scalar"]):
    """A response set: a list of options, or the name of a set."""

    article = "a list of response options or the name of a response set"

    def read(self, node: Node, problems: Problems) -> list[Fields] | Scalar | None:
        """The options, or the name with its place."""
        if isinstance(node, Scalar):
            return node if Name().read(node, problems) else None
        return ListOf(OPTION).read(node, problems)


class Expected(Kind["Fields | str"]):
    """What a case expects of a scale: `none`, or its score and band."""

    article = "`none`, or `score:` and `band:`"

    def read(self, node: Node, problems: Problems) -> Fields | str | None:
        """`none`, or the fields."""
        if isinstance(node, Scalar):
            if node.value == "none":
                return "none"
            problems.add(
                "SC122",
                f"expected {self.article}, found {kind_of(node)}",
                node.place,
                "write it as `{score: 75, band: …}`",
            )
            return None
        return EXPECTATION.read(node, problems)


OPTION = Record(
    "a response option",
    {
        "value": Key(Value(), "What is saved, and what the answer is worth when it is a number.", required=True),
        "label": Key(Text(), "What the reader sees.", required=True),
    },
)

ITEM = Record(
    "an item",
    {
        "id": Key(Name(), "A stable name: saved answers hang on it.", required=True),
        "heading": Key(Text(), "Starts a new group of questions under this heading."),
        "text": Key(Text(), "The question or statement, as plain text.", required=True),
        "scale": Key(Names(), "The scale, or a list of the scales, that the item counts on."),
        "responses": Key(
            Responses(), "Its response options, or the name of a response set, when not the bank's default."
        ),
        "reverse": Key(Flag(), "Whether a high answer means a low score."),
        "weight": Key(Number(), "How much it counts; 1 when nothing is said."),
        "not_applicable": Key(Flag(), 'Whether "Doesn\'t apply to me" is offered; it is never scored as 0.'),
        "optional": Key(Flag(), "Whether it is an extra: not counted in progress and no part of `items: all`."),
        "read": Key(Text(), "Where the guide talks about it: `#anchor` of the section, or `page.md#anchor`."),
        "next_step": Key(Name(), "The next step to offer when the answer is low."),
    },
)

BAND = Record(
    "a band",
    {
        "from": Key(Number(), "The lowest score in the band.", required=True),
        "label": Key(Text(), "The name of the band.", required=True),
        "text": Key(Text(), "The interpretation, in Markdown.", required=True),
    },
)

MISSING = Record(
    "the rule for missing answers",
    {
        "min_answered": Key(
            MinAnswered(),
            "How many answers a score needs: a number, a share, `half`, `more_than_half` or `all`.",
            required=True,
        )
    },
)

SCALE = Record(
    "a scale",
    {
        "id": Key(Name(), "A stable name for the scale.", required=True),
        "heading": Key(Text(), "Starts a new group of scales on the result."),
        "title": Key(Text(), "What the reader sees.", required=True),
        "about": Key(Text(), "What the scale means, in Markdown."),
        "items": Key(Items(), "The items it is made of: `all`, or a list."),
        "scales": Key(ListOf(PartEntry("scale")), "The scales it is made of."),
        "method": Key(OneOf(("sum", "mean")), "How the parts become one number.", required=True),
        "missing": Key(MISSING, "What happens when answers are missing; without it all are needed."),
        "rescale": Key(ListOf(Number(), 2, 2), "Moves the attainable range onto these two numbers."),
        "decimals": Key(Whole(0, 9), "Rounds to so many decimal places, half away from zero."),
        "bands": Key(ListOf(BAND), "The interpreted ranges, from low to high."),
    },
)

NEXT_STEP = Record(
    "a next step",
    {
        "id": Key(Name(), "A stable name for the step.", required=True),
        "title": Key(Text(), "What to do, in a few words.", required=True),
        "text": Key(Text(), "How to do it, in Markdown.", required=True),
        "effort": Key(Whole(1, 3), "1 a sitting, 2 a week, 3 a month."),
        "every": Key(OneOf(("day", "week", "two_weeks", "month")), "How often to come back to it."),
    },
)

EXPECTATION = Record(
    "an expectation",
    {
        "score": Key(Number(), "The score, exact or as it is shown."),
        "band": Key(Text(), "The label of the band."),
    },
)

CASE = Record(
    "a case",
    {
        "name": Key(Text(), "What the case shows."),
        "answers": Key(
            Pairs(Value()), "Item ids with answers; `not_applicable` where the item offers it.", required=True
        ),
        "expect": Key(
            Pairs(Expected()), "Scale ids with the score and band they have to come to, or `none`.", required=True
        ),
    },
)

BANK = Record(
    "a bank",
    {
        "title": Key(Text(), "What the assessment is called.", required=True),
        "revision": Key(Whole(1, 9999), "Raise it when the meaning of a score changes; 1 when nothing is said."),
        "about": Key(Text(), "What to keep in mind while answering, in Markdown."),
        "minutes": Key(Whole(1, 600), "About how many minutes it takes."),
        "responses": Key(ListOf(OPTION), "The default response set."),
        "response_sets": Key(Pairs(ListOf(OPTION)), "Response sets by name, for `responses:` of an item."),
        "items": Key(ListOf(ITEM), "The questions, in order.", required=True),
        "scales": Key(ListOf(SCALE), "What is scored.", required=True),
        "next_steps": Key(ListOf(NEXT_STEP), "Recommendations that items refer to."),
        "cases": Key(ListOf(CASE), "The author's own proof: answers, and what they have to come to."),
    },
)
