"""Items and next steps: everything that is asked counts somewhere, everything that is recommended can be offered."""

from __future__ import annotations

from selfcheck.model.bank import Bank
from selfcheck.model.condition import refs
from selfcheck.model.item import Item
from selfcheck.model.scale import Scale
from selfcheck.problems import Label, Problems
from selfcheck.score.branch import conditions_of

_MOST_LABELS = 4
"""So many further items are pointed at."""


def check_items(bank: Bank, problems: Problems) -> None:
    """Add items that count on no scale and next steps that no answer leads to."""
    counted = {part.id for scale in bank.scales for part in scale.parts if part.kind == "item"}
    counted |= _looked_at(bank)
    empty = any(not scale.parts for scale in bank.scales)  # that is the problem then
    nowhere: list[Item] = []
    for item in bank.items:
        left_out = [id for id in item.scales if item.id not in _items_of(bank.scale[id])]
        if left_out:
            _left_out(bank, item, left_out[0], problems)
        elif item.id not in counted and not item.optional and not item.unscored and (item.scored or not empty):
            nowhere.append(item)
    if nowhere:
        first, *more = nowhere
        others = f" and {len(more)} other item{'s' if more[1:] else ''}" if more else ""
        it, extra = ("them", "extras") if more else ("it", "an extra")
        problems.add(
            "SC215",
            f"no scale counts `{first.id}`{others}",
            first.at["id"],
            f"name {it} in a scale, make {it} {extra} with `optional: true`, or say `scored: false`",
            [Label(item.at["id"], "not counted either") for item in more[:_MOST_LABELS]],
        )
    offered = {item.next_step: item for item in bank.items}
    for step in bank.next_steps:
        if step.id not in offered:
            problems.add(
                "SC216",
                f"no item offers `{step.id}`",
                step.at["id"],
                f"give an item `next_step: {step.id}`, or delete the step",
            )
        elif not any(_can_be_low(item) for item in bank.items if item.next_step == step.id):
            problems.add(
                "SC216",
                f"`{step.id}` is never offered: no answer to `{offered[step.id].id}` is lower than another",
                step.at["id"],
                "let an item offer it whose responses have different points",
            )


def _left_out(bank: Bank, item: Item, scale: str, problems: Problems) -> None:
    """An item names a scale that lists its parts itself, without this one."""
    at = bank.scale[scale].at
    key = next(key for key in ("items", "scales", "points") if key in at.keys)
    add = f"add `{item.id}` to its `items`"
    if key == "items" and item.optional:
        add = "leave out `optional: true`"  # `items: all` takes no extras
    problems.add(
        "SC215",
        f"`{item.id}` names the scale `{scale}`, which lists its parts itself, without this item",
        item.at["scale"],
        f"{add}, or delete `scale: {scale}` here",
        [Label(at[key], "what it is made of")],
    )


def _items_of(scale: Scale) -> set[str]:
    return {part.id for part in scale.parts if part.kind == "item"}


def _can_be_low(item: Item) -> bool:
    """Whether some answer earns fewer points than another."""
    return item.scored and item.low < item.high


def _looked_at(bank: Bank) -> set[str]:
    """The items that conditions look at."""
    whens = [item.when for item in bank.items] + [alert.when for alert in bank.alerts]
    whens += [each.when for classification in bank.classifications for each in classification.classes]
    conditions = [when.condition for when in whens if when]
    conditions += [condition for scale in bank.scales for condition in conditions_of(scale)]
    return {ref.id for condition in conditions for ref in refs(condition) if ref.kind == "item"}
