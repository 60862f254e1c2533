"""Scales as authors write them: the rule for missing answers, steps and bands; their parts are in `part_format.py`."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from selfcheck.load.yaml import Node, Scalar
from selfcheck.model.change_format import CHANGE
from selfcheck.model.condition_format import ConditionKind
from selfcheck.model.grammar import Flag, Kind, ListOf, Name, Number, OneOf, Pairs, Text, Whole, closest
from selfcheck.model.item_format import CUT, Names
from selfcheck.model.numbers import is_number
from selfcheck.model.part_format import POINTS, TEST, Items, PartEntry
from selfcheck.model.range_format import EDGES
from selfcheck.model.record import Key, Record
from selfcheck.model.scale import Share
from selfcheck.model.share_format import percentage
from selfcheck.problems import Problems

Keys = dict[str, Key[Any]]

_SHARES = {
    "half": Share(Fraction(1, 2)),
    "more_than_half": Share(Fraction(1, 2), above=True),
    "all": Share(Fraction(1)),
}


class MinAnswered(Kind["int | Share"]):
    """How many parts of a scale have to be answered."""

    article = "a whole number, a share such as `80%`, `half`, `more_than_half` or `all`"
    shares = tuple(_SHARES)

    def read(self, node: Node, problems: Problems) -> int | Share | None:
        """The number or the share."""
        text = node.value if isinstance(node, Scalar) else ""
        if text in _SHARES:
            return _SHARES[text]
        share = percentage(text)
        if share is not None:
            if 0 < share <= 100:
                return Share(share / 100)
            problems.add("SC124", f"`{text}` is no share of the parts", node.place, "choose one above 0%, at most 100%")
        elif re.fullmatch("[1-9][0-9]{0,3}", text):
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


BAND = Record(
    "a band",
    {
        **EDGES,
        "label": Key(Text(), "The name of the band.", required=True, examples=("Start here", "Well supported")),
        "text": Key(Text(), "The interpretation, in Markdown.", examples=("You have *much* of what it takes.",)),
    },
)

MISSING = Record(
    "the rule for missing answers",
    {
        "min_answered": Key(
            MinAnswered(),
            "How many answers a score needs: so many, or a share of those that apply.",
            required=True,
            examples=(6, "80%", "half", "more_than_half", "all"),
        ),
        "of": Key(
            OneOf(("parts", "items"), ("the parts of the scale", "the items below it at any depth, each once")),
            "What is counted.",
            default="parts",
            examples=("items",),
        ),
        "fill": Key(
            Fill(),
            "What a missing part counts when there are enough answers: a number, or `mean` for the mean of the others.",
            default="mean",
            examples=(0,),
        ),
    },
)

NORM_GROUP = Record(
    "a group of the norms",
    {
        "when": Key(ConditionKind(), "Who belongs to the group; without it everybody does."),
        "mean": Key(Number(), "The mean of the group.", required=True, examples=(12.4,)),
        "sd": Key(Number(above=0), "The standard deviation of the group.", required=True, examples=(4.1,)),
        "n": Key(
            Whole(2, 10**9), "How many people the numbers come from.", required=True, code="SC236", examples=(1200,)
        ),
    },
    plural="groups of the norms",
)

NORMS = Record(
    "norms",
    {
        "to": Key(
            OneOf(
                ("z", "t", "percentile"),
                ("standard deviations above the mean", "50 + 10 z", "how many of 100 people score lower"),
            ),
            "What the score becomes.",
            required=True,
            examples=("t",),
        ),
        "population": Key(
            Text(),
            "Who the people of the norms are.",
            required=True,
            code="SC236",
            examples=("Adults in Germany, 2019",),
        ),
        "source": Key(
            Text(),
            "Where the numbers were published.",
            required=True,
            code="SC236",
            examples=("Doe and Roe (2020), table 2",),
        ),
        "groups": Key(ListOf(NORM_GROUP), "Groups of people; the first that fits is taken.", required=True),
    },
)

STEP_KEYS: Keys = {
    "multiply": Key(Number(), "Multiplies by this number, which is not 0.", examples=(4, 0.5)),
    "divide": Key(Number(above=0), "Divides by this number, which is above 0.", examples=(3.5,)),
    "add": Key(Number(), "Adds this number.", examples=(1, -10)),
    "rescale": Key(
        ListOf(Number(), 2, 2), "Moves the attainable range onto these two numbers.", examples=([0, 100], [100, 0])
    ),
    "clamp": Key(ListOf(Number(), 2, 2), "Keeps the score between these two numbers.", examples=([0, 10],)),
    "decimals": Key(Whole(0, 9), "Rounds to so many decimal places, half away from zero.", examples=(0, 1)),
    "round_up": Key(Whole(0, 9), "Rounds up to so many decimal places.", examples=(0,)),
    "round_down": Key(Whole(0, 9), "Rounds down to so many decimal places.", examples=(0,)),
    "table": Key(
        Pairs(Number(), "raw scores", numbers=True),
        "Raw scores, each with the score it becomes.",
        examples=({"0": 20, "1": 24.5, "2": 31},),
    ),
    "steps": Key(ListOf(CUT), "Ranges of scores, each with the score it becomes."),
    "norms": Key(NORMS, "Compares the score with those of a group of people."),
}
"""What can be done to a raw score, in the order in which the keys are written."""

SCALE = Record(
    "a scale",
    {
        "id": Key(Name(), "A stable name for the scale.", required=True, examples=("overall", "clarity")),
        "was": Key(
            Names(),
            "The name, or the names, that the scale had before, the first one first: its scores are kept.",
            examples=("total", ["total", "all-items"]),
        ),
        "heading": Key(Text(), "Starts a new group of scales on the result.", examples=("Your needs",)),
        "title": Key(Text(), "What the reader sees.", required=True, examples=("Support needs",)),
        "about": Key(Text(), "What the scale means, in Markdown.", examples=("How *easily* you ask for help.",)),
        "show": Key(
            Flag(),
            "`false` for a scale that only serves others and is not shown to readers.",
            default=True,
            examples=(False,),
        ),
        "when": Key(ConditionKind(), "The condition under which it is scored."),
        "otherwise": Key(
            Number(), "Its score when `when` is false; without it the scale does not apply then.", examples=(0,)
        ),
        "items": Key(
            Items(),
            "The items it is made of: `all` that can have points and are not `optional`, or a list.",
            examples=("all", ["sleep", {"item": "work", "weight": 2, "reverse": True}]),
        ),
        "scales": Key(
            ListOf(PartEntry("scale")),
            "The scales it is made of.",
            examples=(["clarity", {"scale": "reach", "weight": 2}],),
        ),
        "points": Key(ListOf(POINTS), "Points that are earned by conditions."),
        "recode": Key(
            Pairs(Number(), "response values"),
            "Points by response value, for all its items on this scale; other values keep their points.",
            examples=({"0": 0, "1": 0, "2": 1, "3": 1}, {"yes": 1, "no": 0}),
        ),
        "method": Key(
            OneOf(
                ("sum", "mean", "min", "max", "count", "percent", "product"),
                (
                    "adds up",
                    "the mean, by weight",
                    "the lowest",
                    "the highest",
                    "how many parts meet their test",
                    "of the highest sum that can be reached",
                    "multiplies, each to the power of its weight",
                ),
            ),
            "How the parts become one number.",
            required=True,
            examples=("mean", "sum"),
        ),
        "counts": Key(
            TEST, "What a part has to meet to be counted, with `method: count`; a part's own test comes before it."
        ),
        "missing": Key(MISSING, "What happens when answers are missing; without it all that apply are needed."),
        **STEP_KEYS,
        "bands": Key(ListOf(BAND), "The interpreted ranges, from low to high or from high to low."),
        "change": Key(
            CHANGE, "How far its score has to move between two attempts to be called a change, in one of three ways."
        ),
    },
)
