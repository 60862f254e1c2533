"""Conditions as authors write them: the table of keys, and what may stand behind each."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from selfcheck.load.yaml import Mapping, Node, Scalar, Sequence
from selfcheck.model.condition import COMPARISONS
from selfcheck.model.grammar import Kind, ListOf, Name, Number, Text, Value, is_name, listed
from selfcheck.model.plain import Plain
from selfcheck.model.record import Fields, Key, Record
from selfcheck.problems import Label, Problems

Keys = dict[str, Key[Any]]

HEADS = ("item", "scale", "answered", "scored", "all", "any", "not")
"""The keys of which a condition has just one."""

TESTS = {"item": ("is", *COMPARISONS), "scale": ("band", *COMPARISONS)}
"""What may stand beside `item` and `scale`; at least one of it has to."""

_LOOKING = {"answered": "item", "scored": "scale"}
"""What looks closer at the same thing."""


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
        if isinstance(node, Mapping):
            self.refuse(node, problems, "write the value, or values in brackets: `[1, 2]`")
            return None
        return ListOf(Value(), self.least).read(node, problems)


class Labels(Kind["list[Scalar]"]):
    """One label, or a list of labels."""

    article = "a label or a list of labels"

    def read(self, node: Node, problems: Problems) -> list[Scalar] | None:
        """The labels, with their places."""
        if isinstance(node, Mapping):
            self.refuse(node, problems, "write the label, or labels in brackets: `[Low, Middle]`")
            return None
        if isinstance(node, Sequence) and not node.items:
            ListOf(Text()).read(node, problems)
            return None
        nodes = [node] if isinstance(node, Scalar) else node.items
        return [each for each in nodes if Text().read(each, problems) and isinstance(each, Scalar)]


class Limit(Kind["Fraction | Fields"]):
    """What a number is compared with: a number, or another answer or score."""

    article = "a number, `{item: …}` or `{scale: …}`"

    def read(self, node: Node, problems: Problems) -> Fraction | Fields | None:
        """The number, or the fields of what is compared with."""
        if isinstance(node, Scalar) and not (is_name(node.value) and node.value[0].isalpha()):
            return Number().read(node, problems)
        if not isinstance(node, Mapping):
            named = node.value if isinstance(node, Scalar) else "…"
            self.refuse(node, problems, f"write a number, or `{{item: {named}}}` for the number of another answer")
            return None
        fields = OTHER.read(node, problems)
        if fields is None or fields.puzzling:
            return None
        if len(fields.order) != 1:
            self.refuse(node, problems, "name one item or one scale")
            return None
        return None if fields.flawed("item", "scale") else fields


class ConditionKind(Kind[Fields]):
    """A condition on answers and scores."""

    article = "a condition such as `{item: sleep, at_least: 2}`"
    plural = "conditions"
    keyed = True
    heads: tuple[str, ...] = HEADS
    tests: Map[str, tuple[str, ...]] = TESTS
    examples: tuple[Plain, ...] = (
        {"item": "sleep", "at_least": 2},
        {"item": "sleep", "is": ["yes", "sometimes"]},
        {"scale": "overall", "below": 40},
        {"scale": "overall", "band": "High"},
        {"answered": "sleep"},
        {"all": [{"item": "sleep", "at_least": 2}, {"not": {"item": "work", "is": "yes"}}]},
    )

    @property
    def record(self) -> Record:
        """The keys that it is made of."""
        return CONDITION

    def read(self, node: Node, problems: Problems) -> Fields | None:
        """The fields of the condition; None when it is none."""
        first = self.heads[0]
        if not isinstance(node, Mapping):
            help = self.remedy(node) or f"write what has to hold: `{{{first}: …, at_least: 2}}`"
            self.record.refuse(node, problems, help)
            return None
        fields = self.record.read(node, problems)
        if fields is None or fields.puzzling or fields.flawed(*self.record.table):
            return None
        heads = [key for key in fields.order if key in self.heads]
        if len(heads) == 1:
            return fields if self._tested(heads[0], fields, node, problems) else None
        if heads:
            problems.add(
                "SC125",
                f"`{heads[0]}` and `{heads[1]}` cannot stand in one condition",
                fields.at[heads[1]],
                f"join two conditions: `all: [{{{heads[0]}: …}}, {{{heads[1]}: …}}]`, or `any` when one is enough",
                [Label(fields.at[heads[0]], "the other one")],
            )
        else:
            written = [test for test in fields.order if test not in self.heads]
            fit = [head for head, tests in self.tests.items() if all(test in tests for test in written)]
            add = " or ".join(f"`{head}: …`" for head in fit or self.tests)
            problems.add("SC125", "the condition does not say what it looks at", node.place, f"add {add}")
        return None

    def remedy(self, node: Node) -> str:
        """What to write in place of a shorter way of writing a condition."""
        return self.record.remedy(node)

    def _tested(self, head: str, fields: Fields, node: Node, problems: Problems) -> bool:
        """Whether the tests beside the head are those it takes."""
        allowed = self.tests.get(head, ())
        tests = [key for key in fields.order if key != head]
        wrong = [key for key in tests if key not in allowed]
        named = str(fields.get(head, object, ""))
        if wrong:
            alone = f"`{head}` stands alone"
            if looking := _LOOKING.get(head):
                closer = looking if looking in self.tests else next(iter(self.tests))
                alone += f"; to look closer write `{closer}: {named}` in its place"
            problems.add(
                "SC125",
                f"`{wrong[0]}` cannot stand beside `{head}`",
                fields.at[wrong[0]],
                f"beside `{head}` there can be {listed(tuple(allowed))}" if allowed else alone,
            )
            return False
        if allowed and not tests:
            help = f"add `is: …` or `at_least: …`; `{{answered: {named}}}` holds for any answer"
            if "band" in allowed:
                help = f"add `band: …` or `at_least: …`; `{{scored: {named}}}` holds for any score"
            problems.add("SC125", f"the condition names `{named}` but does not say what has to hold", node.place, help)
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
