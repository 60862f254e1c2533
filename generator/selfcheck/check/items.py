"""Items and next steps: everything that is asked counts somewhere, everything that is recommended can be offered."""

from __future__ import annotations

import re

from selfcheck.model.bank import Bank
from selfcheck.problems import Problems

_LIKE_A_NUMBER = re.compile(r"[-+]?\.?\d")


def check_items(bank: Bank, problems: Problems) -> None:
    """Add items that count on no scale and next steps that no item offers."""
    counted = {part.id for scale in bank.scales for part in scale.parts if part.kind == "item"}
    for item in bank.items:
        if item.id not in counted and not item.optional:
            problems.add(
                "SC215",
                f"no scale counts `{item.id}`",
                item.at["id"],
                "name it in a scale, or make it an extra question with `optional: true`",
            )
    _values(bank, problems)
    offered = {item.next_step for item in bank.items}
    for step in bank.next_steps:
        if step.id not in offered:
            problems.add(
                "SC216",
                f"no item offers `{step.id}`",
                step.at["id"],
                f"give an item `next_step: {step.id}`, or delete the step",
            )


def _values(bank: Bank, problems: Problems) -> None:
    """Values that begin like a number but have no points, which is most likely a slip."""
    for option in dict.fromkeys(option for item in bank.items for option in item.options):
        if option.points is None and _LIKE_A_NUMBER.match(option.value):
            problems.add(
                "SC217",
                f"the value `{option.value}` has no points: it is no number as they are written here",
                option.at["value"],
                "write at most 15 digits with a point before decimals, or let the value start with a letter",
            )
