"""Parts: a scale is made of enough items, each counted once and answered on the same terms, with fills that fill."""

from __future__ import annotations

from itertools import combinations

from selfcheck.model.bank import Bank
from selfcheck.model.condition import All
from selfcheck.model.grammar import listed
from selfcheck.model.item import NOT_APPLICABLE
from selfcheck.model.scale import Part, Rescale, Scale
from selfcheck.problems import Label, Place, Problems
from selfcheck.score import Reachable, Scorer
from selfcheck.score.left_out import can_be_partial
from selfcheck.score.sums import TooManyError

_MOST_NAMED = 3
"""So many items are named in a message."""


def check_parts(scorer: Scorer, problems: Problems) -> None:
    """Add scales of too few items, items that count twice, and what is answered on different terms."""
    bank, reachable = scorer.bank, Reachable(scorer)
    for scale in bank.scales:
        _few(scorer, scale, problems)
        _twice(reachable, bank, scale, problems)
        _lengths(bank, scale, problems)
        _hidden(bank, scale, problems)
    _fills(bank, problems)


def _few(scorer: Scorer, scale: Scale, problems: Problems) -> None:
    """A scale that readers see has three items or more."""
    number = len(scorer.items_below(scale.id))
    if not scale.show or _has_points(scorer.bank, scale):
        return
    if number == 1:
        problems.add(
            "SC224",
            f"the scale `{scale.id}` has one item: its score is that answer and nothing more",
            scale.at["id"],
            "give it more items, or `show: false` when it only serves other scales",
        )
    elif number == 2:
        problems.add(
            "SC225",
            f"the scale `{scale.id}` has only two items, so each answer is half of it",
            scale.at["id"],
            "three or more items make a steadier score",
        )


def _has_points(bank: Bank, scale: Scale) -> bool:
    """Whether points by a condition, which look at other answers, are below a scale."""
    return any(
        part.kind == "points" or (part.kind == "scale" and _has_points(bank, bank.scale[part.id]))
        for part in scale.parts
    )


def _twice(reachable: Reachable, bank: Bank, scale: Scale, problems: Problems) -> None:
    """An item counts once, unless it is added and subtracted, or by scales of which only one at a time applies."""
    if scale.method not in ("sum", "mean", "percent", "count"):
        return
    ways: dict[str, list[tuple[Part, bool]]] = {}
    for part in scale.parts:
        for item, sign in _items(bank, part.kind, part.id).items():
            ways.setdefault(item, []).append((part, (part.weight > 0) == sign))
    # Two scales that share several items are one mistake.
    shared: dict[tuple[str, ...], list[str]] = {}
    for item, found in ways.items():
        if len(found) > 1 and len({sign for _, sign in found}) == 1:
            shared.setdefault(tuple(part.id if part.kind == "scale" else "" for part, _ in found), []).append(item)
    for items in shared.values():
        parts = [part for part, _ in ways[items[0]]]
        if _by_turns(reachable, bank, parts):
            continue
        named = listed(tuple(items[:_MOST_NAMED]), "and") if len(items) <= _MOST_NAMED else f"{len(items)} items"
        problems.add(
            "SC238",
            f"{named} {'counts' if len(items) == 1 else 'count'}"
            f" {'twice' if len(parts) == 2 else f'{len(parts)} times'} on the scale `{scale.id}`",
            parts[-1].at.place,
            "take one of the parts out, or make the scale of items",
            [Label(part.at.place, f"in `{part.id}`" if part.kind == "scale" else "itself") for part in parts[:-1]],
        )


def _by_turns(reachable: Reachable, bank: Bank, parts: list[Part]) -> bool:
    """Whether the conditions of scales keep any two of them from counting together."""
    whens = [bank.scale[part.id].when if part.kind == "scale" else None for part in parts]
    pairs = [All((one.condition, other.condition)) for one, other in combinations(filter(None, whens), 2)]
    try:
        return None not in whens and not any(True in reachable.outcomes(pair) for pair in pairs)
    except TooManyError:
        return False


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
    """Items of which a mean is taken have the same number of response options."""
    items = [bank.item[part.id] for part in scale.parts if part.kind == "item" and part.weight == 1 and not part.recode]
    items = [item for item in items if item.type == "single"]
    other = next((item for item in items if len(item.points) != len(items[0].points)), None)
    rescaled = any(isinstance(step, Rescale) for step in scale.steps)
    if other is None or scale.method != "mean" or rescaled:
        return
    if can_be_partial(bank, scale) and len({(item.low, item.high) for item in items}) > 1:
        return  # the different ranges are worse, and told
    lengths = sorted({len(item.points) for item in items})
    problems.add(
        "SC226",
        f"the mean of `{scale.id}` mixes items with {' and '.join(map(str, lengths))} response options",
        scale.at["items"] if "items" in scale.at.keys else scale.at["id"],
        "give its items the same response set, or weights that make up for it",
        [Label(item.options[0].at.place, f"{len(item.points)}, for `{item.id}`") for item in (items[0], other)],
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
        names = listed(tuple(hideable), "and") if len(hideable) <= _MOST_NAMED else f"{len(hideable)} of its items"
        problems.add(
            "SC228",
            f"the scale `{scale.id}` needs {needed} answers, which it cannot get while {names} can be hidden",
            scale.at["missing"],
            "ask for a share, such as `80%`, or say with `otherwise` what a hidden item counts",
            [Label(bank.item[id].at["when"], f"hides `{id}`") for id in hideable[:_MOST_NAMED]],
        )


def _fills(bank: Bank, problems: Problems) -> None:
    """What is filled in for a missing answer is used on some scale: on one that can do without that answer."""
    used = {part.id for scale in bank.scales if not _needs_all(scale) for part in scale.parts}
    told: set[Place] = set()
    for scale in filter(_needs_all, bank.scales):
        places = [_fill_place(bank, scale, part) for part in scale.parts if part.fill is not None]
        items = {bank.item[part.id].at["fill"] for part in scale.parts if part.kind == "item" and part.id in used}
        found = [place for place in dict.fromkeys(places) if place not in told | items]
        told.update(found)
        if found:
            what = "missing" if "missing" in scale.at.keys else "id"
            problems.add(
                "SC243",
                f"nothing is ever filled in, since the scale `{scale.id}` needs all its answers",
                found[0],
                "say with `missing: {min_answered: …}` how many answers are enough, or delete the `fill`",
                [Label(place, "nor here") for place in found[1:_MOST_NAMED]]
                + [Label(scale.at[what], "it says so here" if what == "missing" else "the scale")]
                * (found[0] != scale.at[what]),
            )


def _fill_place(bank: Bank, scale: Scale, part: Part) -> Place:
    """Where it is written what is filled in: at the part, at its item or behind the `missing` of the scale."""
    if "fill" in part.at.keys:
        return part.at["fill"]
    item = bank.item.get(part.id) if part.kind == "item" else None
    return item.at["fill"] if item and item.fill is not None else scale.at["missing"]


def _needs_all(scale: Scale) -> bool:
    """Whether a scale has a score only with all parts that apply."""
    needed = scale.min_answered
    every = needed >= len(scale.parts) if isinstance(needed, int) else needed.of == 1
    return every and not scale.over_items
