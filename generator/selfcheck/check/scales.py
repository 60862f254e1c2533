"""Scales: made of something that can be scored, with weights and rules that can be met."""

from __future__ import annotations

from fractions import Fraction

from selfcheck.check.words import told
from selfcheck.model.bank import Bank
from selfcheck.model.item import Item
from selfcheck.model.numbers import exact
from selfcheck.model.scale import (
    Add,
    Clamp,
    Cuts,
    Decimals,
    Multiply,
    Norms,
    Part,
    Rescale,
    Scale,
    Share,
    Step,
    Table,
)
from selfcheck.problems import Label, Problems
from selfcheck.score import Scorer
from selfcheck.score.left_out import can_be_partial, leaves_parts_out
from selfcheck.score.ranges import after, recoded
from selfcheck.score.raw import raw_score

_KEYS: dict[type[Step], str] = {
    Add: "add",
    Clamp: "clamp",
    Cuts: "steps",
    Multiply: "multiply",
    Norms: "norms",
    Rescale: "rescale",
    Table: "table",
}


_MOST_BITS = 2_000
"""Numbers of more bits are no scores."""


def check_scales(scorer: Scorer, problems: Problems) -> None:
    """Add what is wrong with the make-up of each scale; nothing depends on itself."""
    bank = scorer.bank
    before = problems.errors
    sizes: dict[str, int] = {}
    for scale in bank.scales:
        _parts(bank, scale, problems)
        _weights(bank, scale, problems)
        _size(scorer, scale, sizes, problems)
        _min_answered(scorer, scale, problems)
    if problems.errors > before:
        return
    for scale in bank.scales:
        if not _division(scorer, scale, problems):
            _range(scorer, scale, problems)
        _even(scorer, scale, problems)


def _parts(bank: Bank, scale: Scale, problems: Problems) -> None:
    if not scale.parts:
        every = "items" in scale.at.keys
        problems.add(
            "SC204",
            f"no item of the bank has points, so `{scale.id}` has nothing to score"
            if every
            else f"the scale `{scale.id}` is made of nothing",
            scale.at["items" if every else "id"],
            "give the response options numbers as values"
            if every
            else f"give items `scale: {scale.id}`, or the scale `items:` or `scales:`",
        )
    for part in scale.parts:
        if part.kind == "item":
            item = bank.item[part.id]
            if not recoded(item, part) and not (item.number and not item.unscored):
                _pointless(scale, item, part, problems)


def _pointless(scale: Scale, item: Item, part: Part, problems: Problems) -> None:
    """An item has no points, so that a scale can do nothing with it."""
    why, help, labels = "whose responses have no points", "give its response options numbers as values", []
    if item.type == "text":
        why, help = "which is free text", "ask with response options or for a number instead"
        labels = [Label(item.at["type"], "its type")]
    elif item.unscored:
        why, help = "which is not scored", "delete `scored: false`"
        labels = [Label(item.at["scored"], "said here")]
    elif item.options:
        labels = [Label(item.options[0].at.place, "these have no points")]
    said = f"the scale `{scale.id}` scores `{item.id}`, {why}"
    problems.add("SC206", said, part.at.place, f"{help}, or take the item out of the scale", labels)


def _weights(bank: Bank, scale: Scale, problems: Problems) -> None:
    for part in scale.parts:
        name = f"`{part.id}`" if part.id else "these points"
        if part.weight == 0:
            problems.add(
                "SC207",
                f"{name} {_have(part)} the weight 0",
                bank.item[part.id].at["weight"]
                if part.kind == "item" and "weight" not in part.at.keys
                else part.at["weight"],
                f"take {'it' if part.id else 'them'} out of the scale `{scale.id}`",
            )
        elif part.weight < 0 and scale.method in ("mean", "percent"):
            problems.add(
                "SC207",
                f"a {scale.method} cannot weigh {name} with a number below 0",
                part.at["weight"],
                "use `method: sum`, or `reverse: true` in place of the weight",
            )
        elif scale.method == "product" and (part.weight.denominator != 1 or abs(part.weight) > 9):
            problems.add(
                "SC207",
                f"a product raises {name} to the power of its weight, and {exact(part.weight)} is none that it can be",
                part.at["weight"],
                "choose a whole number from -9 to 9: -1 divides, 2 squares",
            )
    for step in scale.steps:
        if isinstance(step, Multiply) and step.by == 0:
            said = f"multiplied by 0, every score of `{scale.id}` is 0"
            problems.add("SC209", said, scale.at["multiply"], "choose another number")


def _size(scorer: Scorer, scale: Scale, known: dict[str, int], problems: Problems) -> int:
    """How many bits the numbers of a scale have at most, roughly; a product that grows beyond measure is told."""
    if scale.id not in known:
        bits = [_part_size(scorer, part, known, problems) * _times(scale, part) for part in scale.parts]
        size = sum(bits) if scale.method == "product" else max(bits, default=0) + len(bits).bit_length()
        known[scale.id] = min(size, _MOST_BITS)
        if size > _MOST_BITS:
            said = f"`{scale.id}` can come to a number of more than {_MOST_BITS * 3 // 10:,} digits"
            problems.add("SC207", said, scale.at["id"], "multiply fewer parts, or choose smaller weights")
    return known[scale.id]


def _times(scale: Scale, part: Part) -> int:
    """How often the digits of a part go into a scale."""
    return int(abs(part.weight)) if scale.method == "product" else 1


def _part_size(scorer: Scorer, part: Part, known: dict[str, int], problems: Problems) -> int:
    """How many bits the numbers of a part have at most."""
    if part.kind == "scale":
        return _size(scorer, scorer.bank.scale[part.id], known, problems)
    whole = scorer.ranges.untested(part)
    return max(x.numerator.bit_length() + x.denominator.bit_length() for x in (whole.low, whole.high))


def _have(part: Part) -> str:
    return "has" if part.id else "have"


def _min_answered(scorer: Scorer, scale: Scale, problems: Problems) -> None:
    needed = scale.min_answered
    if isinstance(needed, Share) or not scale.parts:
        return
    what = "items" if scale.over_items else "parts"
    number = len(scorer.items_below(scale.id)) if scale.over_items else len(scale.parts)
    if needed > number:
        problems.add(
            "SC208",
            f"the scale `{scale.id}` asks for {needed} answers but has {number} {what}",
            scale.at["missing"],
            f"ask for at most {number}, or for `all`",
            [Label(scale.at[key], f"{number} {what}") for key in ("items", "scales", "points") if key in scale.at.keys],
        )


def _division(scorer: Scorer, scale: Scale, problems: Problems) -> bool:
    """Nothing is divided by what can be 0; whether a problem was added."""
    before = problems.errors
    for part in scale.parts:
        if scale.method == "product" and part.weight < 0 and _can_be_zero(scorer, scale, part):
            problems.add(
                "SC241",
                f"the scale `{scale.id}` divides by {f'`{part.id}`' if part.id else 'points'}, which can be 0",
                part.at.place,
                *_zero(scorer, part),
            )
    low = next((part for part in scale.parts if scorer.ranges.part(part).high <= 0), None)
    if scale.method == "percent" and low:
        problems.add(
            "SC241",
            f"the scale `{scale.id}` is a percentage of its highest score, to which"
            f" {f'`{low.id}`' if low.id else 'these points'} can add nothing above 0",
            low.at.place,
            "use `method: mean` with `rescale: [0, 100]`",
            [Label(scale.at["method"], "the method of the scale")],
        )
    return problems.errors > before


def _can_be_zero(scorer: Scorer, scale: Scale, part: Part) -> bool:
    """Whether a part, or what is filled in for it, can be 0 as far as can be told."""
    whole = scorer.ranges.part(part)
    if part.fill == 0 and leaves_parts_out(scorer.bank, scale):
        return True
    item = scorer.bank.item[part.id] if part.kind == "item" and part.test is None else None
    if item and item.type == "single" and not part.reverse:
        return 0 in recoded(item, part)
    return whole.low <= 0 <= whole.high


def _zero(scorer: Scorer, part: Part) -> tuple[str, list[Label]]:
    """What can be done about a part that can be 0, and what lets it be."""
    if part.fill == 0:
        return "fill in another number", []
    if part.kind == "points":
        return "let neither `score` nor `otherwise` be 0", []
    if part.kind == "scale":
        whole = scorer.ranges.part(part)
        runs = Label(scorer.bank.scale[part.id].at["id"], f"runs from {told(whole.low)} to {told(whole.high)}")
        how = "`clamp: [1, …]`" if whole.low < 0 < whole.high else "`add: 1`"
        return f"keep 0 out of that scale, such as with {how}", [runs]
    item = scorer.bank.item[part.id]
    if item.number:
        key = "steps" if item.number.cuts else "range"
        return f"leave 0 out of its `{key}`", [Label(item.at[key], "0 is among these")]
    zero = [option for option in item.options if option.points == 0]
    labels = [Label(option.at["score" if "score" in option.at.keys else "value"], "worth 0") for option in zero[:1]]
    return "let no response option be worth 0", labels


def _range(scorer: Scorer, scale: Scale, problems: Problems) -> None:
    """Different answers lead to different scores, before and after each step."""
    value = raw_score(scale, [(part, scorer.ranges.part(part)) for part in scale.parts])
    if value is None or scale.otherwise is not None:
        return
    if value.low == value.high:
        said = f"the scale `{scale.id}` comes to {told(value.low)} whatever is answered"
        problems.add("SC209", said, scale.at["id"], "give the response options of its items different points")
        return
    for step in scale.steps:
        before, value = value, after(step, value)
        place = scale.at[_key(step)]
        ends = f"{told(before.low)} to {told(before.high)}"
        if value is None:
            said = f"scores of `{scale.id}` run from {ends} here, and its `{_key(step)}` has nothing for any of them"
            problems.add("SC239", said, place, "let the ranges hold what comes to them")
            return
        if value.low == value.high or (isinstance(step, Rescale) and step.start == step.end):
            said = f"the scale `{scale.id}` comes to {told(value.low)} whatever is answered"
            help = f"correct `{_key(step)}`: before it, scores run from {ends}"
            problems.add("SC209", said, place, help)
            return


def _key(step: Step) -> str:
    """The key behind which a step is written."""
    return step.rounding if isinstance(step, Decimals) else _KEYS[type(step)]


def _even(scorer: Scorer, scale: Scale, problems: Problems) -> None:
    """With parts left out, a score stays comparable only when all parts share one range, or when it is rescaled."""
    steady = any(isinstance(step, Rescale | Norms) for step in scale.steps)
    left_out = [part for part in scale.parts if part.fill is None]
    if steady or scale.method not in ("sum", "mean") or not left_out or not can_be_partial(scorer.bank, scale):
        return
    first = scale.parts[0]
    other = next((part for part in scale.parts if _ends(scorer, part) != _ends(scorer, first)), None)
    turned = next((part for part in scale.parts if (part.weight > 0) != (first.weight > 0)), None)
    if other or turned:
        why = "parts have different ranges" if other else "weights are above and below 0"
        found = [
            (part, "runs from {} to {}".format(*map(told, _ends(scorer, part)))) for part in (first, other) if part
        ]
        if not other:
            found = [(part, f"weight {exact(part.weight)}") for part in (first, turned) if part]
        problems.add(
            "SC210",
            f"the scale `{scale.id}` can be scored with parts left out, but its {why}",
            scale.at["missing"] if "missing" in scale.at.keys else scale.at["id"],
            "give it a `rescale` or a `fill`, or ask for `all` answers and offer no `not_applicable`",
            [Label(part.at.place, text) for part, text in found],
        )


def _ends(scorer: Scorer, part: Part) -> tuple[Fraction, Fraction]:
    value = scorer.ranges.part(part)
    return value.low, value.high
