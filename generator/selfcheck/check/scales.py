"""Scales: made of something that can be scored, with weights and rules that can be met."""

from __future__ import annotations

from fractions import Fraction

from selfcheck.model.bank import Bank
from selfcheck.model.numbers import exact
from selfcheck.model.scale import Multiply, Norms, Part, Rescale, Scale, Share
from selfcheck.problems import Problems
from selfcheck.score import Scorer
from selfcheck.score.ranges import recoded
from selfcheck.score.reachable import can_be_partial


def check_scales(bank: Bank, problems: Problems) -> None:
    """Add what is wrong with the make-up of each scale; nothing depends on itself."""
    scorer = Scorer(bank)
    before = problems.errors
    for scale in bank.scales:
        _parts(bank, scale, problems)
        _weights(scale, problems)
        _min_answered(scorer, scale, problems)
    if problems.errors > before:
        return
    for scale in bank.scales:
        _division(scorer, scale, problems)
        _range(scorer, scale, problems)
        _even(scorer, scale, problems)


def _parts(bank: Bank, scale: Scale, problems: Problems) -> None:
    if not scale.parts:
        problems.add(
            "SC204",
            f"the scale `{scale.id}` has no items",
            scale.at["items"] if "items" in scale.at.keys else scale.at["id"],
            f"give items `scale: {scale.id}`, or the scale `items:` or `scales:`",
        )
    for part in scale.parts:
        if part.kind != "item":
            continue
        item = bank.item[part.id]
        if not recoded(item, part) and not (item.number and not item.unscored):
            problems.add(
                "SC206",
                f"the scale `{scale.id}` scores `{part.id}`, whose responses have no points",
                part.at.place,
                "give its responses numbers as values, or make the item `optional: true`",
            )


def _weights(scale: Scale, problems: Problems) -> None:
    for part in scale.parts:
        name = f"`{part.id}`" if part.id else "these points"
        if part.weight == 0:
            problems.add(
                "SC207",
                f"{name} {_have(part)} the weight 0",
                part.at["weight"],
                f"take it out of the scale `{scale.id}`",
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
                f"a product raises {name} to the power of its weight, which has to be a whole number from -9 to 9",
                part.at["weight"],
                "choose a whole number",
            )
    for step in scale.steps:
        if isinstance(step, Multiply) and step.by == 0:
            problems.add("SC209", "multiplied by 0, every score is 0", scale.at["multiply"], "choose another number")


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
        )


def _division(scorer: Scorer, scale: Scale, problems: Problems) -> None:
    """Nothing is divided by what can be 0."""
    for part in scale.parts:
        whole = scorer.ranges.part(part)
        if scale.method == "product" and part.weight < 0 and whole.low <= 0 <= whole.high:
            problems.add(
                "SC241",
                f"the scale `{scale.id}` divides by `{part.id}`, which can be 0",
                part.at.place,
                "leave 0 out of its range or of its responses",
            )
    if scale.method == "percent" and sum(p.weight * scorer.ranges.part(p).high for p in scale.parts) <= 0:
        problems.add(
            "SC241",
            f"the scale `{scale.id}` is a percentage of its highest score, which is not above 0",
            scale.at["method"],
            "use `method: mean` with `rescale: [0, 100]`",
        )


def _range(scorer: Scorer, scale: Scale, problems: Problems) -> None:
    whole = scorer.ranges.scale(scale.id)
    flat = any(isinstance(step, Rescale) and step.start == step.end for step in scale.steps)
    if whole.low == whole.high or flat:
        where = "rescale" if flat else "id"
        problems.add(
            "SC209",
            f"the scale `{scale.id}` comes to {exact(whole.low)} whatever is answered",
            scale.at[where],
            "give its items different points, or correct `rescale` and `decimals`",
        )


def _even(scorer: Scorer, scale: Scale, problems: Problems) -> None:
    """With parts left out, a score stays comparable only when all parts share one range, or when it is rescaled."""
    steady = any(isinstance(step, Rescale | Norms) for step in scale.steps)
    left_out = [part for part in scale.parts if part.fill is None]
    if steady or scale.method not in ("sum", "mean") or not left_out or not can_be_partial(scorer.bank, scale):
        return
    ranges = {_ends(scorer, part) for part in scale.parts}
    signs = {part.weight > 0 for part in scale.parts}
    if len(ranges) > 1 or len(signs) > 1:
        why = "parts have different ranges" if len(ranges) > 1 else "weights are above and below 0"
        problems.add(
            "SC210",
            f"the scale `{scale.id}` can be scored with parts left out, but its {why}",
            scale.at["missing"] if "missing" in scale.at.keys else scale.at["id"],
            "give it a `rescale` or a `fill`, or ask for `all` answers and offer no `not_applicable`",
        )


def _ends(scorer: Scorer, part: Part) -> tuple[Fraction, Fraction]:
    value = scorer.ranges.part(part)
    return value.low, value.high
