"""Items and response options as authors write them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from selfcheck.load.yaml import Mapping, Node, Scalar
from selfcheck.model.condition_format import ConditionKind, Values
from selfcheck.model.grammar import Fields, Flag, Key, Kind, ListOf, Name, Number, OneOf, Record, Text, Value
from selfcheck.model.numbers import is_number
from selfcheck.model.range_format import EDGES
from selfcheck.problems import Problems

Keys = dict[str, Key[Any]]


class Names(Kind["list[Scalar]"]):
    """One name, or a list of names."""

    article = "a name or a list of names"

    def read(self, node: Node, problems: Problems) -> list[Scalar] | None:
        """The names, with their places."""
        if isinstance(node, Mapping):
            self.refuse(node, problems, "write the name, or names in brackets: `[first, second]`")
            return None
        nodes = [node] if isinstance(node, Scalar) else node.items
        return [n for n in nodes if Name().read(n, problems) and isinstance(n, Scalar)]


class Points(Kind["Fraction | str"]):
    """What an option is worth: a number, or `none`."""

    article = "a number or `none`"

    def read(self, node: Node, problems: Problems) -> Fraction | str | None:
        """The number, or `none`."""
        if isinstance(node, Scalar) and node.value == "none":
            return "none"
        if isinstance(node, Scalar) and is_number(node.value.strip()):
            return Number().read(node, problems)
        self.refuse(node, problems, "write a number, or `none` when it is worth nothing")
        return None


class Responses(Kind["list[Fields] | Scalar"]):
    """A response set: a list of options, or the name of a set."""

    article = "a list of response options or the name of a response set"

    def read(self, node: Node, problems: Problems) -> list[Fields] | Scalar | None:
        """The options, or the name with its place."""
        if isinstance(node, Scalar):
            return node if Name().read(node, problems) else None
        return ListOf(OPTION).read(node, problems)


OPTION = Record(
    "a response option",
    {
        "value": Key(Value(), "What is saved, and what the answer is worth when it is a number.", required=True),
        "label": Key(Text(), "What the reader sees.", required=True),
        "score": Key(Points(), "What the answer is worth when that is not its value; `none` for nothing."),
    },
)

CUT = Record(
    "a scored range",
    {**EDGES, "score": Key(Number(), "What every number in the range becomes.", required=True)},
)

ITEM = Record(
    "an item",
    {
        "id": Key(Name(), "A stable name: saved answers hang on it.", required=True),
        "was": Key(Names(), "The name, or the names, that the item had before."),
        "heading": Key(Text(), "Starts a new group of questions under this heading."),
        "text": Key(Text(), "The question or statement, as plain text.", required=True),
        "type": Key(
            OneOf(("single", "multiple", "number", "text")),
            "One option, any number of options, a number, or free text; `single` when nothing is said.",
        ),
        "responses": Key(
            Responses(), "Its response options, or the name of a response set, when not the bank's default."
        ),
        "method": Key(
            OneOf(("sum", "max", "count")),
            "How the chosen options of a multiple choice become points; `sum` when nothing is said.",
        ),
        "none": Key(Flag(), 'Whether a multiple choice offers "None of these", which is worth 0.'),
        "range": Key(ListOf(Number(), 2, 2), "The lowest and the highest number that can be typed."),
        "step": Key(Number(), "How far two numbers are apart; 1 when nothing is said."),
        "unit": Key(Text(), "What is counted, such as `hours`."),
        "steps": Key(ListOf(CUT), "What a number scores, by ranges; it scores as it is when nothing is said."),
        "scale": Key(Names(), "The scale, or a list of the scales, that the item counts on."),
        "scored": Key(Flag(), "`false` for a question that only steers: its answers have no points."),
        "reverse": Key(Flag(), "Whether a high answer means a low score."),
        "weight": Key(Number(), "How much it counts; 1 when nothing is said."),
        "fill": Key(Number(), "What it counts when it is missing and there are enough other answers."),
        "not_applicable": Key(Flag(), 'Whether "Doesn\'t apply to me" is offered; it is never scored as 0.'),
        "optional": Key(Flag(), "Whether it is an extra: not counted in progress and no part of `items: all`."),
        "sensitive": Key(Flag(), "Whether it touches on something for which readers may need help."),
        "when": Key(ConditionKind(), "The condition under which it is shown."),
        "otherwise": Key(
            Values(0), "The answer it counts as when it is hidden; `not_applicable` when nothing is said."
        ),
        "read": Key(Text(), "Where the guide talks about it: `#anchor` of the section, or `page.md#anchor`."),
        "next_step": Key(Name(), "The next step to offer when the answer is low."),
    },
)
