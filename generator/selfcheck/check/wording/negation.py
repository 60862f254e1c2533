"""Double negations: two in one item, or one in the item and one in the response that denies it."""

from __future__ import annotations

from selfcheck.check.wording.language import Language
from selfcheck.check.wording.text import Text
from selfcheck.problems import Problems


def check_negation(text: Text, language: Language, problems: Problems) -> None:
    """Add an item that says no twice, by itself or together with a response."""
    if language.negations.isdisjoint(text.low):
        return
    twice = next((match for match in language.double_negation.finditer(text.straight) if match["first"]), None)
    if twice:
        problems.add(
            "SC234",
            f"`{twice['first'].lower()}` and `{twice['second'].lower()}` deny each other",
            text.part(*twice.span("first")),
            "say what is the case in place of what is not",
        )
    elif negated := language.negated.match(text.straight):
        denial = next((option.label for option in text.item.options if language.denial.search(option.label)), None)
        if denial:
            problems.add(
                "SC234",
                f"`{negated['word']}` is denied once more by the response `{denial}`",
                text.part(*negated.span("word")),
                "say it without the negation; where high answers then mean the opposite, change `reverse`",
            )
