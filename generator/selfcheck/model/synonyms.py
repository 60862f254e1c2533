"""Synonyms: other words that authors write for a word of ours, and the word that was most likely meant."""

from __future__ import annotations

import re
from collections.abc import Iterable

_OTHER_WORDS = {
    # Banks
    "accept": "allow ignore suppress",
    "alerts": "warnings",
    "cases": "examples tests",
    "classifications": "profiles types",
    "items": "parts questions statements",
    "minutes": "duration time",
    "next_steps": "actions recommendations tips",
    "response_sets": "option_sets",
    "responses": "answer_options answers choices labels options response_options",
    "revision": "version",
    "scales": "constructs dimensions factors subscales",
    # Items, options and next steps
    "effort": "cost difficulty",
    "every": "frequency interval repeat",
    "fill": "impute imputation missing_value",
    "heading": "group section",
    "id": "code key name",
    "label": "name text title",
    "next_step": "next recommendation",
    "not_applicable": "allow_na n_a na",
    "otherwise": "default else",
    "range": "limits max maximum min minimum",
    "read": "link see",
    "reverse": "inverse invert inverted negative reverse_coded reverse_keyed reverse_scored reversed",
    "scale": "category construct dimension subscale",
    "score": "points shown value weight",
    "step": "steps",
    "steps": "step",
    "text": "body content description details interpretation label prompt question statement wording",
    "title": "label name",
    "type": "kind",
    "unit": "units",
    "value": "code id key number score",
    "was": "aliases former formerly old_id",
    "when": "condition depends_on if requires show_if visible_if",
    # Change
    "alpha": "cronbach reliability",
    "change": "noise rci reliable_change",
    "margin": "mcid minimal_change tolerance",
    "sem": "standard_error",
    # Scales
    "about": "description info instructions intro introduction",
    "bands": "categories cut_offs cutoffs interpretation interpretations levels ranges thresholds",
    "clamp": "bounds clip limits",
    "counts": "threshold",
    "decimals": "places precision round rounding",
    "method": "aggregate aggregation calculation combine formula function operation scoring",
    "min_answered": "min min_items min_valid minimum",
    "missing": "min_answered min_items min_valid",
    "multiply": "factor",
    "divide": "divisor",
    "rescale": "normalise normalize scale_to transform",
    "show": "visible",
    "table": "conversion lookup",
    # Ranges and conditions
    "above": "> gt more_than over",
    "all": "and",
    "any": "or",
    "at_least": ">= from ge gte min minimum",
    "at_most": "<= le lte max maximum to",
    "band": "label level",
    "below": "< less_than lt under",
    "from": "cut cutoff ge gte low lower min minimum start",
    "is": "= == answer eq equal equals in one_of value",
    "item": "question",
    "not": "none",
    "to": "end high le lte max maximum until up_to upper",
    # Norms
    "mean": "arithmetic_mean average avg m mu",
    "n": "sample sample_size size",
    "sd": "sigma standard_deviation std stddev stdev",
    "source": "citation reference",
    # Words for `method`, `type` and the like
    "count": "number tally",
    "max": "highest maximum",
    "min": "lowest minimum",
    "multiple": "checkbox checkboxes multi multi_select multiple_choice",
    "number": "decimal integer numeric slider",
    "percent": "%",
    "product": "multiply times",
    "single": "choice likert radio select single_choice",
    "sum": "add addition plus total",
    "t": "t_score",
    "two_weeks": "biweekly fortnight fortnightly",
    "day": "daily",
    "z": "z_score",
    # Guides
    "chapters": "parts",
    "help_resources": "crisis help helplines",
    "language": "lang locale",
    "repository": "repo repo_url",
    "sections": "pages",
    "url": "base_url site site_url",
}
"""Other words for a word of ours; which of ours is meant depends on those that can stand there."""

_UNLIKE = frozenset({"median"})
"""Words that look like one of ours and mean something that is not there."""

_SHORT = 3
"""Words of so few letters are compared letter by letter."""


def nearest(word: str, words: Iterable[str]) -> str:
    """The one of some words that was meant, by its meaning or else by its letters; nothing when none is near."""
    from difflib import get_close_matches

    known = {each.lower(): each for each in words}
    lower = word.strip().lower()
    plain = re.sub(r"[\s-]+", "_", lower)
    same = known.get(lower) or next(
        (each for each in known.values() if plain in _OTHER_WORDS.get(each, "").split()), ""
    )
    if same or plain in _UNLIKE:
        return same
    if close := get_close_matches(lower, known, 1, 0.6):
        return known[close[0]]
    short = len(plain) <= _SHORT and plain.isalpha()
    return next((each for low, each in known.items() if short and _one_letter(plain, low)), "")


def _one_letter(word: str, other: str) -> bool:
    """Whether one letter of a short word is another one, or two have changed places."""
    return len(word) == len(other) > 1 and (
        sum(a != b for a, b in zip(word, other, strict=True)) == 1 or sorted(word) == sorted(other)
    )
