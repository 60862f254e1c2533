"""Scales that are alike: those of which the same can be said of what they come to.

The scales of a guide are mostly made in the same way, of other questions: as many items with the same response options,
added up and rescaled alike. What decides on their scores is then the same, and worked out once.
"""

from __future__ import annotations

from collections.abc import Hashable

from selfcheck.model.bank import Bank
from selfcheck.model.item import Item, Option
from selfcheck.model.scale import Norms, Scale


def likeness(bank: Bank, scale: Scale) -> Hashable | None:
    """What the scores of a scale hang on, without the names and texts: equal for scales that come to the same.

    None where more than the scale's own items decides: conditions, other scales, norms, an item that counts twice.
    """
    items = [bank.item[part.id] for part in scale.parts if part.kind == "item" and not part.when]
    alone = len({item.id for item in items}) == len(scale.parts) and not any(item.when for item in items)
    if not alone or scale.when or any(isinstance(step, Norms) for step in scale.steps):
        return None
    sets = {id(item.options): item.options for item in items}  # the items of a bank mostly share them
    offered = {set: tuple(map(_option, options)) for set, options in sets.items()}
    return (
        scale.method,
        scale.min_answered,
        scale.over_items,
        scale.otherwise,
        scale.steps,
        tuple(
            (part.weight.as_integer_ratio(), part.reverse, part.recode, part.fill, part.test, *_item(item))
            for part, item in zip(scale.parts, items, strict=True)
        ),
        tuple(offered[id(item.options)] for item in items),
    )


def _item(item: Item) -> tuple[Hashable, ...]:
    return item.type, item.number, item.unscored, item.highest, item.none, item.not_applicable


def _option(option: Option) -> tuple[Hashable, ...]:
    # Whole numbers are hashed much faster than fractions.
    return option.value, None if option.points is None else option.points.as_integer_ratio()
