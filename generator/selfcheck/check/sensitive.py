"""Sensitive items: whoever is asked about something hard is told where to find help."""

from __future__ import annotations

from selfcheck.model.guide import Guide
from selfcheck.problems import Label, Problems

_MOST_LABELS = 3
"""So many further items are pointed at."""


def check_sensitive(guide: Guide, problems: Problems) -> None:
    """Add sensitive items of a guide without `help_resources`."""
    if guide.help_resources:
        return
    found = [item for bank in guide.banks for item in bank.items if item.sensitive]
    if found:
        first, *more = found
        problems.add(
            "SC229",
            f"`{first.id}` is sensitive, but the guide does not say where to find help",
            first.at["sensitive"],
            "write `help_resources:` in guide.yaml: they are shown above the questions and with the result",
            [Label(item.at["sensitive"], "sensitive too") for item in more[:_MOST_LABELS]],
        )
