"""The keys of the profile in `guide.yaml`: notes that are shown when some results come together."""

from __future__ import annotations

from collections.abc import Mapping as Map

from selfcheck.model.condition import COMPARISONS
from selfcheck.model.condition_format import ConditionKind, Keys, Labels
from selfcheck.model.grammar import ListOf, Number, Spelled, Text
from selfcheck.model.record import Key, Record


class SectionId(Spelled):
    """A section of the guide, by its chapter and its own name."""

    article = "a section such as `sleep/nights`"
    plural = "sections such as `sleep/nights`"
    pattern = "[a-z0-9]+([-_][a-z0-9]+)*/[a-z0-9]+([-_][a-z0-9]+)*"
    spelling = "write the folder of its chapter, a slash and its name, without an ending"


class SectionConditionKind(ConditionKind):
    """A condition on the results of sections."""

    article = "a condition such as `{section: sleep/nights, below: 40}`"
    heads = ("section", "scored", "all", "any", "not")
    tests: Map[str, tuple[str, ...]] = {"section": ("band", *COMPARISONS)}
    examples = (
        {"section": "sleep/nights", "below": 40},
        {"section": "sleep/nights", "band": ["Start here", "Taking shape"]},
        {"all": [{"scored": "sleep/nights"}, {"not": {"section": "work/days", "at_least": 70}}]},
    )

    @property
    def record(self) -> Record:
        """The keys that it is made of."""
        return SECTION_CONDITION


_LIMITS: Keys = {
    "at_least": Key(Number(), "The score has to be this or higher; beside `section`.", examples=(70,)),
    "at_most": Key(Number(), "The score has to be this or lower; beside `section`.", examples=(30,)),
    "above": Key(Number(), "The score has to be higher than this; beside `section`.", examples=(0,)),
    "below": Key(Number(), "The score has to be lower than this; beside `section`.", examples=(40,)),
}

SECTION_CONDITION_KEYS: Keys = {
    "section": Key(
        SectionId(),
        "The section whose score is looked at, that of its headline; beside it stands what has to hold.",
        examples=("sleep/nights",),
    ),
    "band": Key(
        Labels(),
        "The label of a band, or a list of labels, one of which the score has to be in; beside `section`.",
        examples=("Start here", ["Start here", "Taking shape"]),
    ),
    **_LIMITS,
    "scored": Key(SectionId(), "The section that has to have a score.", examples=("sleep/nights",)),
    "all": Key(ListOf(SectionConditionKind()), "Conditions all of which have to hold."),
    "any": Key(ListOf(SectionConditionKind()), "Conditions one of which has to hold."),
    "not": Key(SectionConditionKind(), "A condition that must not hold."),
}

SECTION_CONDITION = Record("a condition on sections", lambda: SECTION_CONDITION_KEYS)

_NOTE: Keys = {
    "when": Key(SectionConditionKind(), "When it is shown.", required=True),
    "text": Key(
        Text(),
        "What readers are told, in Markdown.",
        required=True,
        examples=("Nights and days pull on each other. Begin with the nights.",),
    ),
}

NOTE = Record("a note of the profile", _NOTE, plural="notes of the profile")

_PROFILE: Keys = {
    "notes": Key(ListOf(NOTE), "Notes on what results mean together, in the order in which they are shown.")
}

PROFILE = Record("the profile", _PROFILE)
