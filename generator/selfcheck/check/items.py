"""Items and next steps: everything that is asked counts somewhere, everything that is recommended can be offered."""

from __future__ import annotations

from selfcheck.model.bank import Bank
from selfcheck.problems import Problems


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
    offered = {item.next_step for item in bank.items}
    for step in bank.next_steps:
        if step.id not in offered:
            problems.add(
                "SC216",
                f"no item offers `{step.id}`",
                step.at["id"],
                f"give an item `next_step: {step.id}`, or delete the step",
            )
