"""Keys: who answers everything the same does not land at an end of a scale whose items point both ways."""

from __future__ import annotations

from selfcheck.model.bank import Bank
from selfcheck.model.scale import Scale
from selfcheck.problems import Problems
from selfcheck.score import Scorer

_FEWEST_ITEMS = 4
"""On a scale of fewer items one key more or less decides."""


def check_keys(bank: Bank, problems: Problems) -> None:
    """Add scales with keys in both directions on which the same answer everywhere leads to an extreme band.

    A scale whose items all point one way is left alone: that is how most are meant. In the other case it is most often
    a reversal that was forgotten.
    """
    scorer = Scorer(bank)
    for scale in bank.scales:
        items = [bank.item[id] for id in scorer.items_below(scale.id)]
        plain = all(item.type == "single" and len(item.points) == len(item.options) for item in items)
        if len(scale.bands) < 3 or len(items) < _FEWEST_ITEMS or not plain or not _both_ways(bank, scale):
            continue
        if len({tuple(option.label for option in item.options) for item in items}) == 1:
            _same(scorer, scale, problems)


def _both_ways(bank: Bank, scale: Scale) -> bool:
    """Whether some of a scale's own items are reverse-keyed and some are not."""
    ways = {part.reverse for part in scale.parts if part.kind == "item"}
    below = [bank.scale[part.id] for part in scale.parts if part.kind == "scale"]
    return len(ways) == 2 or any(_both_ways(bank, each) for each in below)


def _same(scorer: Scorer, scale: Scale, problems: Problems) -> None:
    items = [scorer.bank.item[id] for id in scorer.items_below(scale.id)]
    for place in (0, -1):
        answers = {item.id: item.options[place].value for item in items}
        found = scorer(answers).scales[scale.id]
        if found.band in (0, len(scale.bands) - 1):
            problems.add(
                "SC227",
                f"whoever answers everything with `{items[0].options[place].label}` lands in the band"
                f" `{scale.bands[found.band].label}` of `{scale.id}`",
                scale.at["id"],
                "look for an item whose `reverse` is missing or one too many",
            )
