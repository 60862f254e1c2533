"""Parts left out: whether a scale can have a score without some of its parts, and with how few."""

from __future__ import annotations

from fractions import Fraction

from selfcheck.model.bank import Bank
from selfcheck.model.scale import Cuts, Norms, Part, Rescale, Scale, Table
from selfcheck.score.scorer import enough
from selfcheck.score.steps import take_step
from selfcheck.score.values import Value


def can_be_partial(bank: Bank, scale: Scale) -> bool:
    """Whether a scale can have a score although some part has no value, or a part of its parts."""
    return leaves_parts_out(bank, scale) or any(
        part.kind == "scale" and can_be_partial(bank, bank.scale[part.id]) for part in scale.parts
    )


def leaves_parts_out(bank: Bank, scale: Scale) -> bool:
    """Whether a scale can have a score although some part has no value."""
    needed = scale.min_answered
    if scale.over_items and any(part.kind != "item" for part in scale.parts):
        return True  # such a part may be unknown although all its items are answered
    counted = len(items_below(bank, scale)) if scale.over_items else len(scale.parts)
    everything = needed >= counted if isinstance(needed, int) else needed.of == 1
    if len(scale.parts) > 1 and not everything:
        return True
    lenient = len(scale.parts) > 1 and not isinstance(needed, int)
    return lenient and any(can_not_apply(bank, part) for part in scale.parts)


def can_not_apply(bank: Bank, part: Part) -> bool:
    """Whether a part can be not applicable because the reader says so."""
    if part.kind == "points":
        return False
    if part.kind == "item":
        return bank.item[part.id].not_applicable
    return all(can_not_apply(bank, below) for below in bank.scale[part.id].parts)


def items_below(bank: Bank, scale: Scale) -> set[str]:
    """The ids of all items that a scale is made of, at any depth."""
    found = {part.id for part in scale.parts if part.kind == "item"}
    return found.union(*(items_below(bank, bank.scale[part.id]) for part in scale.parts if part.kind == "scale"))


def last_scores(scale: Scale) -> set[Fraction] | None:
    """What the last table or steps of a scale can come to at the end; None when there are none."""
    places = [place for place, step in enumerate(scale.steps) if isinstance(step, Table | Cuts)]
    if not places:
        return None
    last = scale.steps[places[-1]]
    scores = [score for _, score in last.scores] if isinstance(last, Table) else []
    scores += [cut.score for cut in last.cuts] if isinstance(last, Cuts) else []
    found: set[Fraction] = set()
    for score in scores:
        value: Value | None = Value(score, score, score)
        for step in scale.steps[places[-1] + 1 :]:
            if isinstance(step, Rescale | Norms):
                return None
            value = take_step(step, value) if value else None
        if value:
            found.add(value.x)
    return found if scale.otherwise is None else {*found, scale.otherwise}


def fewest(bank: Bank, scale: Scale) -> int:
    """With how few parts a scale can have a score."""
    parts = len(scale.parts)
    if scale.over_items:
        return 1
    droppable = sum(may_drop(bank, part) for part in scale.parts)
    return min(
        answered
        for applicable in range(max(parts - droppable, 1), parts + 1)
        for answered in range(1, applicable + 1)
        if enough(scale.min_answered, answered, applicable) or answered == parts
    )


def may_drop(bank: Bank, part: Part) -> bool:
    """Whether a part can be one that does not apply."""
    if part.kind == "item" and bank.item[part.id].when is not None:
        return True
    return can_not_apply(bank, part) or (part.kind == "scale" and bank.scale[part.id].when is not None)
