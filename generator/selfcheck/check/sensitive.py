"""Sensitive items: whoever is asked about something hard is told where to find help."""

from __future__ import annotations

from selfcheck.model.guide import Guide
from selfcheck.problems import Problems


def check_sensitive(guide: Guide, problems: Problems) -> None:
    """Add sensitive items of a guide without `help_resources`."""
    if guide.help_resources:
        return
    for bank in guide.banks:
        for item in bank.items:
            if item.sensitive:
                problems.add(
                    "SC229",
                    f"`{item.id}` is sensitive, but the guide names nowhere to turn to",
                    item.at["sensitive"],
                    "write `help_resources:` in guide.yaml: they are shown above the questions and with the result",
                )
