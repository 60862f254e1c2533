"""The bank format: which keys a bank has, and what each means to an author.

Items and scales have files of their own, `item_format.py` and `scale_format.py`; so have conditions and ranges.
"""

from __future__ import annotations

from typing import Any

from selfcheck.load.yaml import Node, Scalar
from selfcheck.model.condition_format import ConditionKind, Values
from selfcheck.model.grammar import Fields, Key, Kind, ListOf, Name, Number, OneOf, Pairs, Record, Text, Whole
from selfcheck.model.item_format import ITEM, OPTION
from selfcheck.model.scale_format import SCALE
from selfcheck.problems import Problems

Keys = dict[str, Key[Any]]


class Expected(Kind["Fields | str"]):
    """What a case expects of a scale or a classification: `none`, or its score, band or class."""

    article = "`none`, or `score:` and `band:`"

    def read(self, node: Node, problems: Problems) -> Fields | str | None:
        """`none`, or the fields."""
        if isinstance(node, Scalar):
            if node.value == "none":
                return "none"
            self.refuse(node, problems, EXPECTATION.remedy(node) or "write it as `{score: 75, band: …}`")
            return None
        fields = EXPECTATION.read(node, problems)
        if fields and not fields.order:
            problems.add("SC121", "nothing is expected here", node.place, "add `score`, `band` or `class`")
        return fields


CLASS = Record(
    "a class",
    {
        "when": Key(ConditionKind(), "The condition under which it is the outcome; the rest when nothing is said."),
        "label": Key(Text(), "The name of the class.", required=True),
        "text": Key(Text(), "The interpretation, in Markdown."),
    },
)

CLASSIFICATION = Record(
    "a classification",
    {
        "id": Key(Name(), "A stable name for the classification.", required=True),
        "title": Key(Text(), "What the reader sees.", required=True),
        "about": Key(Text(), "What it means, in Markdown."),
        "classes": Key(ListOf(CLASS, 2), "The possible outcomes; the first whose condition holds.", required=True),
    },
)

ALERT = Record(
    "an alert",
    {
        "when": Key(ConditionKind(), "The condition under which it is shown at once.", required=True),
        "text": Key(Text(), "What the reader is told, in Markdown.", required=True),
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
        "class": Key(Text(), "The label of the class, of a classification."),
    },
)

CASE = Record(
    "a case",
    {
        "name": Key(Text(), "What the case shows."),
        "answers": Key(
            Pairs(Values(0)),
            "Item ids with answers, lists for multiple choices; `not_applicable` where the item offers it.",
            required=True,
        ),
        "expect": Key(
            Pairs(Expected()),
            "Ids of scales with the score and band they have to come to, of classifications with the class; or `none`.",
            required=True,
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
        "classifications": Key(ListOf(CLASSIFICATION), "Interpretations of several scores and answers together."),
        "alerts": Key(ListOf(ALERT), "What a reader is told the moment a condition holds."),
        "next_steps": Key(ListOf(NEXT_STEP), "Recommendations that items refer to."),
        "cases": Key(ListOf(CASE), "The author's own proof: answers, and what they have to come to."),
        "accept": Key(Pairs(Text()), "Warnings that are meant to be so: codes, each with the reason."),
    },
)
