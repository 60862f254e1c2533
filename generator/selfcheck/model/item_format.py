"""Items and response options as authors write them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from selfcheck.load.yaml import Mapping, Node, Scalar
from selfcheck.model.condition_format import ConditionKind, Values
from selfcheck.model.grammar import Flag, Kind, ListOf, Name, Number, OneOf, Text, Value
from selfcheck.model.item import NOT_APPLICABLE
from selfcheck.model.numbers import is_number
from selfcheck.model.range_format import EDGES
from selfcheck.model.record import Fields, Key, Record
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
        "value": Key(
            Value(NOT_APPLICABLE),
            "What is saved, and what the answer is worth when it is a number; each one of a set is different.",
            required=True,
            examples=(0, 1, "yes"),
        ),
        "label": Key(Text(), "What the reader sees.", required=True, examples=("Not at all", "Several days")),
        "score": Key(
            Points(),
            "What the answer is worth when that is not its value; `none` for nothing. A value that is no number is"
            " worth nothing by itself.",
            examples=(2, -0.5, "none"),
        ),
    },
)

CUT = Record(
    "a scored range",
    {**EDGES, "score": Key(Number(), "What every number in the range becomes.", required=True, examples=(0, 3))},
    plural="ranges with their scores",
)

ITEM = Record(
    "an item",
    {
        "id": Key(
            Name(), "A stable name: saved answers hang on it.", required=True, examples=("sleep", "names-pressure")
        ),
        "was": Key(
            Names(),
            "The name, or the names, that the item had before, the first one first: answers saved under them are kept.",
            examples=("rest", ["rest", "sleeping"]),
        ),
        "heading": Key(
            Text(), "Starts a new group of questions under this heading.", examples=("Knowing what you need",)
        ),
        "text": Key(
            Text(),
            "The question or statement, as plain text.",
            required=True,
            examples=("I sleep well.", "How many hours did you sleep?"),
        ),
        "type": Key(
            OneOf(
                ("single", "multiple", "number", "text"),
                (
                    "one option is chosen",
                    "any number of options",
                    "a number is typed",
                    "free text, which is not scored",
                ),
            ),
            "What kind of answer it takes.",
            default="single",
            examples=("multiple", "number"),
        ),
        "responses": Key(
            Responses(),
            "Its response options, or the name of one of the bank's `response_sets`; without it those of the bank's"
            " `responses`. Only for `single` and `multiple`.",
            examples=("agreement", [{"value": 0, "label": "No"}, {"value": 1, "label": "Yes"}]),
        ),
        "method": Key(
            OneOf(
                ("sum", "max", "count"),
                (
                    "their points are added up",
                    "the highest points",
                    "how many were chosen, less those whose `score` is 0 or `none`",
                ),
            ),
            "How the chosen options of a multiple choice become points.",
            default="sum",
            examples=("count",),
        ),
        "none": Key(
            Flag(),
            'Whether a multiple choice offers "None of these", which is worth 0.',
            default=False,
            examples=(True,),
        ),
        "range": Key(
            ListOf(Number(), 2, 2),
            "The lowest and the highest number that can be typed; needed for `type: number`.",
            examples=([0, 24], [0.5, 10]),
        ),
        "step": Key(
            Number(above=0),
            "How far two numbers that can be typed are apart, from the lower end of `range` on.",
            default=1,
            examples=(0.5, 5),
        ),
        "unit": Key(Text(), "What a number counts, shown behind it.", examples=("hours", "days")),
        "steps": Key(ListOf(CUT), "What a number scores, by ranges; without it a number scores as it is."),
        "scale": Key(
            Names(),
            "The scale, or a list of the scales, that the item counts on. A scale that lists its parts itself takes"
            " only those.",
            examples=("overall", ["overall", "clarity"]),
        ),
        "scored": Key(
            Flag(),
            "`false` for a question that only steers: its answers have no points.",
            default=True,
            examples=(False,),
        ),
        "reverse": Key(
            Flag(),
            "Whether a high answer means a low score: it earns its lowest plus its highest points, less its own.",
            default=False,
            examples=(True,),
        ),
        "weight": Key(Number(), "How much it counts.", default=1, examples=(2, 0.5)),
        "fill": Key(Number(), "What it counts when it is missing and there are enough other answers.", examples=(0,)),
        "not_applicable": Key(
            Flag(),
            'Whether "Doesn\'t apply to me" is offered, which leaves the item out and is never scored as 0.',
            default=False,
            examples=(True,),
        ),
        "optional": Key(
            Flag(),
            "Whether it is an extra: not counted in progress and no part of `items: all`.",
            default=False,
            examples=(True,),
        ),
        "sensitive": Key(
            Flag(), "Whether it touches on something for which readers may need help.", default=False, examples=(True,)
        ),
        "when": Key(ConditionKind(), "The condition under which it is shown."),
        "otherwise": Key(
            Values(0),
            "The answer it counts as while `when` is false and it is hidden.",
            default=NOT_APPLICABLE,
            examples=(0, "no"),
        ),
        "read": Key(
            Text(),
            "Where the guide talks about it: `#anchor` of the section, or `page.md#anchor`.",
            examples=("#asking", "mentors.md#first-steps"),
        ),
        "next_step": Key(Name(), "The id of the next step to offer when the answer is low.", examples=("one-call",)),
    },
    needs=(("type", "number", "range"),),
)
