"""Keys: who answers everything the same does not land at an end of a scale whose items point both ways."""

from __future__ import annotations

from selfcheck.check.bands import edge
from selfcheck.model.bank import Bank
from selfcheck.model.item import Item
from selfcheck.model.scale import Scale
from selfcheck.problems import Label, Problems
from selfcheck.score import Scorer

_FEWEST_ITEMS = 4
"""On a scale of fewer items one key more or less decides."""
_FEWEST_BANDS = 3
"""Two bands are both extreme."""


def check_keys(scorer: Scorer, problems: Problems) -> None:
    """Add scales with keys in both directions on which the same answer everywhere leads to an extreme band.

    A scale whose items all point one way is left alone: that is how most are meant. In the other case it is most often
    a reversal that was forgotten.
    """
    bank = scorer.bank
    for scale in bank.scales:
        items = [item for item in bank.items if item.id in scorer.items_below(scale.id)]
        plain = all(item.type == "single" and len(item.points) == len(item.options) for item in items)
        same = len({tuple(option.label for option in item.options) for item in items}) == 1
        ways = [way for item in items for way in _ways(bank, scale, item)]
        if len(scale.bands) >= _FEWEST_BANDS and len(items) >= _FEWEST_ITEMS and plain and same and len(set(ways)) == 2:
            _same(scorer, scale, items, sum(ways), problems)


def _ways(bank: Bank, scale: Scale, item: Item) -> list[bool]:
    """Whether an item is turned around on a scale, each time it counts there."""
    ways = [part.reverse for part in scale.parts if part.kind == "item" and part.id == item.id]
    for part in scale.parts:
        if part.kind == "scale":
            ways += [way != part.reverse for way in _ways(bank, bank.scale[part.id], item)]
    return ways


def _same(scorer: Scorer, scale: Scale, items: list[Item], turned: int, problems: Problems) -> None:
    """The lowest or the highest answer everywhere does not lead to an extreme band; one of the two is told."""
    for place in (0, -1):
        found = scorer({item.id: item.options[place].value for item in items}).scales[scale.id]
        if found.band in (0, len(scale.bands) - 1):
            band = scale.bands[found.band]
            problems.add(
                "SC227",
                f"whoever answers everything with `{items[0].options[place].label}` comes to {found.shown} on"
                f" `{scale.id}`, in its {'highest' if found.band else 'lowest'} band",
                scale.at["id"],
                f"{turned} of its {len(items)} items {'is' if turned == 1 else 'are'} reversed:"
                " look for a `reverse` that is missing or one too many",
                [Label(edge(band), f"`{band.label}`")],
            )
            return
