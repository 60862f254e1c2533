"""Conditions as authors write them: the table of keys, and what may stand behind each."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from selfcheck.load.yaml import Mapping, Node, Scalar, kind_of
from selfcheck.model.condition import COMPARISONS
from selfcheck.model.grammar import Fields, Key, Kind, ListOf, Name, Number, Record, Text, Value
from selfcheck.problems import Problems

Keys = dict[str, Key[Any]]

HEADS = ("item", "scale", "answered", "scored", "all", "any", "not")
"""The keys of which a condition has just one."""

TESTS = {"item": ("is", *COMPARISONS), "scale": ("band", *COMPARISONS)}
"""What may stand beside `item` and `scale`; at least one of it has to."""


@dataclass(frozen=True)
class Values(Kind["list[Scalar] | Scalar"]):
    """One response value, or a list of them."""

    least: int = 1
    """How many a list has at least."""
    article = "a value or a list of values"

    def read(self, node: Node, problems: Problems) -> list[Scalar] | Scalar | None:
        """The node of the value, or the nodes of the list, for their places."""
        if isinstance(node, Scalar):
            return Value().read(node, problems)
        return ListOf(Value(), self.least).read(node, problems)


class Labels(Kind["list[Scalar]"]):
    """One label, or a list of labels."""

    article = "a label or a list of labels"

    def read(self, node: Node, problems: Problems) -> list[Scalar] | None:
        """The labels, with their places."""
        if isinstance(node, Mapping):
            self.refuse(node, problems)
            return None
        nodes = [node] if isinstance(node, Scalar) else node.items
        return [each for each in nodes if Text().read(each, problems) and isinstance(each, Scalar)]


class Limit(Kind["Fraction | Fields"]):
    """What a number is compared with: a number, or another answer or score."""

    article = "a number, `{item: …}` or `{scale: …}`"

    def read(self, node: Node, problems: Problems) -> Fraction | Fields | None:
        """The number, or the fields of what is compared with."""
        if isinstance(node, Scalar):
            return Number().read(node, problems)
        fields = OTHER.read(node, problems)
        if fields is not None and len(fields.order) != 1:
            self.refuse(node, problems, "name one item or one scale")
            return None
        return fields


class ConditionKind(Kind[Fields]):
    """A condition on answers and scores."""

    article = "a condition such as `{item: sleep, at_least: 2}`"
    plural = "conditions"
    examples = (
        {"item": "sleep", "at_least": 2},
        {"item": "sleep", "is": ["yes", "sometimes"]},
        {"scale": "overall", "below": 40},
        {"scale": "overall", "band": "High"},
        {"answered": "sleep"},
        {"all": [{"item": "sleep", "at_least": 2}, {"not": {"item": "work", "is": "yes"}}]},
    )

    def read(self, node: Node, problems: Problems) -> Fields | None:
        """The fields of the condition; None when it is none."""
        fields = CONDITION.read(node, problems)
        if fields is None:
            return None
        heads = [key for key in fields.order if key in HEADS]
        unknown = any(key not in CONDITION_KEYS for key in fields.order)
        if len(heads) != 1:
            if not unknown:
                said = "more than one" if heads else "none"
                wanted = ", ".join(f"`{head}`" for head in HEADS)
                problems.add(
                    "SC125",
                    f"a condition has one of {wanted}; this one has {said}",
                    node.place,
                    "join several conditions with `all: [{…}, {…}]` or `any: [{…}, {…}]`",
                )
            return None
        return fields if self._tested(heads[0], fields, node, problems) and not unknown else None

    def _tested(self, head: str, fields: Fields, node: Node, problems: Problems) -> bool:
        """Whether the tests beside the head are those it takes."""
        allowed = TESTS.get(head, ())
        tests = [key for key in fields.order if key != head and key in CONDITION_KEYS]
        wrong = [key for key in tests if key not in allowed]
        if wrong:
            takes = f"`{head}` takes {', '.join(f'`{key}`' for key in sorted(allowed))}" if allowed else ""
            problems.add(
                "SC125",
                f"`{wrong[0]}` cannot stand beside `{head}`",
                fields.at[wrong[0]],
                takes or f"`{head}` stands alone",
            )
            return False
        if allowed and not tests and not any(key not in CONDITION_KEYS for key in fields.order):
            example = "`is: …`" if head == "item" else "`at_least: …`"
            problems.add(
                "SC125",
                f"the condition names {kind_of(Scalar(fields.get(head, str, head), True, node.place))}"
                " but does not say what has to hold",
                node.place,
                f"add {example}",
            )
            return False
        return True


OTHER = Record(
    "what is compared with",
    {
        "item": Key(Name(), "The id of an item, whose number is compared with.", examples=("sleep",)),
        "scale": Key(Name(), "The id of a scale, whose score is compared with.", examples=("overall",)),
    },
)

LIMITS: Keys = {
    "at_least": Key(Limit(), "The number or the score has to be this or higher.", examples=(2, {"scale": "overall"})),
    "at_most": Key(Limit(), "The number or the score has to be this or lower.", examples=(2, {"item": "sleep"})),
    "above": Key(Limit(), "The number or the score has to be higher than this.", examples=(0, {"scale": "overall"})),
    "below": Key(Limit(), "The number or the score has to be lower than this.", examples=(40, {"item": "sleep"})),
}

CONDITION_KEYS: Keys = {
    "item": Key(
        Name(),
        "The id of an item, whose answer is looked at; beside it stands what has to hold.",
        examples=("sleep",),
    ),
    "scale": Key(
        Name(),
        "The id of a scale, whose score is looked at; beside it stands what has to hold.",
        examples=("overall",),
    ),
    "is": Key(
        Values(),
        "The value, or a list of values, one of which has to be chosen; beside `item`.",
        examples=("yes", [2, 3]),
    ),
    "band": Key(
        Labels(),
        "The label of a band, or a list of labels, one of which the score has to be in; beside `scale`.",
        examples=("High", ["High", "Very high"]),
    ),
    **LIMITS,
    "answered": Key(
        Name(), "The id of an item that has to have a good answer, other than `not_applicable`.", examples=("sleep",)
    ),
    "scored": Key(Name(), "The id of a scale that has to have a score.", examples=("overall",)),
    "all": Key(ListOf(ConditionKind()), "Conditions all of which have to hold."),
    "any": Key(ListOf(ConditionKind()), "Conditions one of which has to hold."),
    "not": Key(ConditionKind(), "A condition that must not hold."),
}

CONDITION = Record("a condition", lambda: CONDITION_KEYS)
