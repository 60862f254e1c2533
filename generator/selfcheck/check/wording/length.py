"""Long items: the start is forgotten when the end is read."""

from __future__ import annotations

from selfcheck.check.wording.language import Language
from selfcheck.check.wording.text import Text
from selfcheck.problems import Problems

MOST_WORDS = 20
"""Statements should be short and rarely have more than 20 words (Edwards, Techniques of attitude scale construction,
1957). In six panel surveys, questions of more words were answered less reliably (Alwin and Beattie, The KISS principle
in survey design, Sociological Methodology 46 (2016), 121-152, doi:10.1177/0081175016641714)."""


def check_length(text: Text, language: Language, problems: Problems) -> None:
    """Add an item of more than `MOST_WORDS` words."""
    if len(text.words) > MOST_WORDS:
        problems.add(
            "SC232",
            f"the item has {len(text.words)} words, more than {MOST_WORDS}",
            text.place,
            "say it in one short sentence; what goes for all items, such as the time to think of, belongs in `about`",
        )
