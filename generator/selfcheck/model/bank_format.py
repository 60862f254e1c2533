"""The bank format: which keys a bank has, and what each means to an author.

Items, scales and their parts have files of their own, `item_format.py`, `scale_format.py` and `part_format.py`; so have
conditions and ranges.
"""

from __future__ import annotations

from typing import Any

from selfcheck.load.yaml import Node, Scalar
from selfcheck.model.condition_format import ConditionKind, Values
from selfcheck.model.grammar import Kind, ListOf, Name, Number, OneOf, Pairs, Text, Whole
from selfcheck.model.item_format import ITEM, OPTION
from selfcheck.model.record import Fields, Key, Record
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
        "when": Key(
            ConditionKind(), "The condition under which it is the outcome; without it the class takes all the rest."
        ),
        "label": Key(Text(), "The name of the class.", required=True, examples=("Moderate risk", "Not indicated")),
        "text": Key(
            Text(), "The interpretation, in Markdown.", examples=("Both scores are high.", "See [what helps](#help).")
        ),
    },
    plural="classes",
)

CLASSIFICATION = Record(
    "a classification",
    {
        "id": Key(Name(), "A stable name for the classification.", required=True, examples=("risk", "burnout-profile")),
        "title": Key(Text(), "What the reader sees.", required=True, examples=("Overall risk", "Your profile")),
        "about": Key(Text(), "What it means, in Markdown.", examples=("It takes both scores together.",)),
        "classes": Key(
            ListOf(CLASS, 2),
            "The possible outcomes, at least two; the first whose condition holds is the outcome.",
            required=True,
        ),
    },
)

ALERT = Record(
    "an alert",
    {
        "when": Key(
            ConditionKind(), "The condition under which it is shown at once, and as long as it holds.", required=True
        ),
        "text": Key(
            Text(),
            "What the reader is told, in Markdown.",
            required=True,
            examples=("Please talk to someone today.", "**You are not alone.** See [whom to call](#help)."),
        ),
    },
)

NEXT_STEP = Record(
    "a next step",
    {
        "id": Key(
            Name(), "A stable name for the step, for `next_step` of an item.", required=True, examples=("one-call",)
        ),
        "title": Key(Text(), "What to do, in a few words.", required=True, examples=("Make one call",)),
        "text": Key(Text(), "How to do it, in Markdown.", required=True, examples=("Ten minutes are enough.",)),
        "effort": Key(
            Whole(1, 3), "How much it takes: 1 a sitting, 2 a week, 3 a month.", default=1, examples=(1, 2, 3)
        ),
        "every": Key(
            OneOf(("day", "week", "two_weeks", "month")),
            "How often to come back to it, for the calendar file; without it the step is done once.",
            examples=("week",),
        ),
    },
)

EXPECTATION = Record(
    "an expectation",
    {
        "score": Key(Number(), "The score of the scale, exact or as it is shown.", examples=(75, 2.5)),
        "band": Key(Text(), "The label of the band that the score is in.", examples=("High",)),
        "class": Key(
            Text(),
            "The label of the class; of a classification, which has no `score` and no `band`.",
            examples=("Moderate risk",),
        ),
    },
)

CASE = Record(
    "a case",
    {
        "name": Key(
            Text(),
            "What the case shows; without it the number of the case stands for it.",
            examples=("Everything at its lowest",),
        ),
        "answers": Key(
            Pairs(Values(0), "ids of items"),
            "What is answered: a value, a list of values for a multiple choice, or `not_applicable` where the item"
            " offers it. Items that are not named are not answered.",
            required=True,
            examples=({"sleep": 3, "symptoms": ["headache", "nausea"], "commute": "not_applicable"}, {}),
        ),
        "expect": Key(
            Pairs(Expected(), "ids of scales and classifications"),
            "What has to come out: of a scale its score, its band or both, of a classification its class, of either"
            " `none` when it has none.",
            required=True,
            examples=(
                {"overall": {"score": 75, "band": "High"}, "risk": {"class": "Moderate risk"}},
                {"sleep": "none"},
            ),
        ),
    },
)

BANK = Record(
    "a bank",
    {
        "title": Key(Text(), "What the assessment is called.", required=True, examples=("Your support needs",)),
        "revision": Key(
            Whole(1, 9999), "A number to raise when the meaning of a score changes.", default=1, examples=(1, 2)
        ),
        "about": Key(
            Text(),
            "What to keep in mind while answering, in Markdown.",
            examples=("Think of the past four weeks.", "How often was each sentence true for you?"),
        ),
        "minutes": Key(Whole(1, 600), "About how many minutes it takes.", examples=(3, 10)),
        "responses": Key(ListOf(OPTION), "The response set of every item that names no other one."),
        "response_sets": Key(
            Pairs(ListOf(OPTION), "names of response sets"),
            "Further response sets, for `responses` of an item.",
            examples=({"agreement": [{"value": 0, "label": "Disagree"}, {"value": 1, "label": "Agree"}]},),
        ),
        "items": Key(ListOf(ITEM), "The questions, in order.", required=True),
        "scales": Key(ListOf(SCALE), "What is scored; a scale may stand before those it is made of.", required=True),
        "classifications": Key(ListOf(CLASSIFICATION), "Interpretations of several scores and answers together."),
        "alerts": Key(ListOf(ALERT), "What a reader is told the moment a condition holds."),
        "next_steps": Key(ListOf(NEXT_STEP), "Recommendations that items refer to."),
        "cases": Key(ListOf(CASE), "The author's own proof: answers, and what they have to come to."),
        "accept": Key(
            Pairs(Text(), "codes of warnings"),
            "Warnings about this bank that are meant to be so, each with the reason.",
            examples=({"SC225": "The published scale has two items."},),
        ),
    },
)
