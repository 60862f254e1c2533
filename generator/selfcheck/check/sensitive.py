"""Sensitive items: whoever is asked about something hard is told where to find help."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from selfcheck.model.bank import Bank
from selfcheck.model.guide import Guide
from selfcheck.problems import Label, Place, Problems

_MOST_LABELS = 3
"""So many further items are pointed at."""


def sensitive_items(guide: Guide, bank: Bank | None) -> tuple[tuple[str, Place], ...]:
    """The sensitive items of a bank that `check_sensitive` may tell of, each with its place.

    There are none where the guide says where to find help.
    """
    items = bank.items if bank and not guide.help_resources else ()
    found = (item for item in items if item.sensitive)
    return tuple((item.id, item.at["sensitive"]) for item in islice(found, 1 + _MOST_LABELS))


def check_sensitive(items: Sequence[tuple[str, Place]], problems: Problems) -> None:
    """Add the `sensitive_items` of all banks of a guide, in their order."""
    if items:
        (first, place), *more = items
        problems.add(
            "SC229",
            f"`{first}` is sensitive, but the guide does not say where to find help",
            place,
            "write `help_resources:` in guide.yaml: they are shown above the questions and with the result",
            [Label(other, "sensitive too") for _, other in more[:_MOST_LABELS]],
        )
