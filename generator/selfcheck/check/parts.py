"""Parts: a scale is made of enough items, each counted once, that can be answered on the same terms."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from selfcheck.model.bank import Bank
from selfcheck.model.item import NOT_APPLICABLE
from selfcheck.model.scale import Rescale, Scale
from selfcheck.problems import Problems
from selfcheck.score import Scorer


def check_parts(bank: Bank, problems: Problems) -> None:
    """Add scales of too few items, items that count twice, and what is answered on different terms."""
    scorer = Scorer(bank)
    for scale in bank.scales:
        _few(scorer, scale, problems)
        _twice(bank, scale, problems)
        _lengths(bank, scale, problems)
        _hidden(bank, scale, problems)


def _few(scorer: Scorer, scale: Scale, problems: Problems) -> None:
    """A scale that readers see has three items or more."""
    number = len(scorer.items_below(scale.id))
    if not scale.show or any(part.kind == "points" for part in scale.parts):
        return
    if number == 1:
        problems.add(
            "SC224",
            f"the scale `{scale.id}` has one item, which measures itself and nothing more",
            scale.at["id"],
            "give it more items, or hide it with `show: false` when it only serves other scales",
        )
    elif number == 2:
        problems.add(
            "SC225",
            f"the scale `{scale.id}` has only two items, so one answer moves it by half",
            scale.at["id"],
            "three or more items make a steadier score",
        )


def _twice(bank: Bank, scale: Scale, problems: Problems) -> None:
    """An item counts once, unless it is added and subtracted."""
    paths: Counter[str] = Counter()
    signs: dict[str, set[bool]] = {}
    for part in scale.parts:
        for item, sign in _items(bank, part.kind, part.id).items():
            paths[item] += 1
            signs.setdefault(item, set()).add((part.weight > 0) == sign)
    for item, times in paths.items():
        if times > 1 and len(signs[item]) == 1 and scale.method in ("sum", "mean", "percent", "count"):
            problems.add(
                "SC238",
                f"`{item}` counts {'twice' if times == 2 else f'{times} times'} on the scale `{scale.id}`",
                scale.at["scales"],
                "take it out of one of the scales that this one is made of",
            )


def _items(bank: Bank, kind: str, id: str) -> dict[str, bool]:
    """The items below a part, and whether each counts upwards."""
    if kind == "points":
        return {}
    if kind == "item":
        return {id: True}
    found: dict[str, bool] = {}
    for part in bank.scale[id].parts:
        for item, sign in _items(bank, part.kind, part.id).items():
            found[item] = (part.weight > 0) == sign
    return found


def _lengths(bank: Bank, scale: Scale, problems: Problems) -> None:
    """Items that are added up have the same number of response options."""
    items = [bank.item[part.id] for part in scale.parts if part.kind == "item" and not part.recode]
    lengths = {len(item.points) for item in items if item.type == "single" and item.weight == Fraction(1)}
    rescaled = any(isinstance(step, Rescale) for step in scale.steps)
    if len(lengths) > 1 and scale.method == "mean" and not rescaled:
        counted = " and ".join(str(length) for length in sorted(lengths))
        problems.add(
            "SC226",
            f"the mean of `{scale.id}` mixes items with {counted} response options",
            scale.at["items"] if "items" in scale.at.keys else scale.at["id"],
            "give its items the same response set, or weights",
        )


def _hidden(bank: Bank, scale: Scale, problems: Problems) -> None:
    """A scale can be scored also when those of its items are hidden that can be."""
    hideable = [
        part.id
        for part in scale.parts
        if part.kind == "item" and bank.item[part.id].when and bank.item[part.id].otherwise == NOT_APPLICABLE
    ]
    needed = scale.min_answered
    if isinstance(needed, int) and hideable and len(scale.parts) - len(hideable) < needed and not scale.over_items:
        names = ", ".join(f"`{id}`" for id in hideable)
        problems.add(
            "SC228",
            f"the scale `{scale.id}` needs {needed} answers, which it cannot get while {names} can be hidden",
            scale.at["missing"],
            "ask for a share, such as `80%`, or say with `otherwise` what a hidden item counts",
        )
