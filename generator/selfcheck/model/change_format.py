"""Change as authors write it: how far a score has to move before the reader is told that it has."""

from __future__ import annotations

from fractions import Fraction

from selfcheck.model.change import Change
from selfcheck.model.grammar import Number
from selfcheck.model.numbers import exact
from selfcheck.model.record import Fields, Key, Record
from selfcheck.problems import Label, Problems

CHANGE = Record(
    "what counts as a change",
    {
        "margin": Key(
            Number(above=0), "The largest difference that is no change, in points of the scale.", examples=(5,)
        ),
        "sem": Key(
            Number(above=0),
            "The standard error of measurement, in points of the scale; the margin is 1.96 · √2 of it.",
            examples=(3,),
        ),
        "alpha": Key(
            Number(least=0, most=1), "The reliability of the scale, from 0 to 1; it needs `sd`.", examples=(0.85,)
        ),
        "sd": Key(
            Number(above=0),
            "The standard deviation of its scores, with `alpha`: the standard error is sd · √(1 - alpha).",
            examples=(12,),
        ),
    },
)

_WAYS: dict[str, str] = {"margin": "margin", "sem": "sem", "alpha": "alpha", "sd": "alpha"}
"""The keys, each with the way of saying it to which it belongs."""
_LIMITS = {
    "margin": "margin, which is above 0",
    "sem": "standard error, which is above 0",
    "alpha": "reliability, which is from 0 to 1",
    "sd": "standard deviation, which is above 0",
}
_HELP = "write `margin: …`, or `sem: …`, or `alpha: …` with `sd: …`"


def read_change(record: Fields, problems: Problems) -> Change | None:
    """What `change` of a scale says; None when it is not there or, with problems added, is wrong."""
    fields = record.get("change", object, None)
    if not isinstance(fields, Fields):
        return None
    sound = _in_limits(fields, problems)
    if not (_one_way(fields, problems) and sound):
        return None
    points, sem, alpha, sd = (_number(fields, key) for key in ("margin", "sem", "alpha", "sd"))
    if points is None and sem is None and (alpha is None or sd is None):
        return None  # a key could not be read, and that was told
    return Change(points, sem, alpha, sd)


def _number(fields: Fields, key: str) -> Fraction | None:
    number = fields.get(key, object, None)
    return number if isinstance(number, Fraction) else None


def _in_limits(fields: Fields, problems: Problems) -> bool:
    """Every number can be what it says it is."""
    wrong = []
    for key, limit in _LIMITS.items():
        number = _number(fields, key)
        if number is not None and not (0 <= number <= 1 if key == "alpha" else number > 0):
            problems.add("SC124", f"{exact(number)} is no {limit}", fields.at[key], "correct it from its source")
            wrong.append(key)
    return not wrong


def _one_way(fields: Fields, problems: Problems) -> bool:
    """The margin is said in one way, and in full."""
    written = [key for key in fields.order if key in _WAYS]
    if not fields.order:
        problems.add("SC219", "`change` says nothing: it has no key", fields.at.place, _HELP)
        return False
    others = [key for key in written if _WAYS[key] != _WAYS[written[0]]]
    if others:
        problems.add(
            "SC219",
            f"`{written[0]}` and `{others[0]}` both say what counts as a change",
            fields.at[others[0]],
            f"keep one of the two: {_HELP}",
            [Label(fields.at[written[0]], "the other one")],
        )
        return False
    for key, beside in (("alpha", "sd"), ("sd", "alpha")):
        if key in written and not fields.meant(beside):
            problems.add(
                "SC219",
                f"`{key}` makes no sense without `{beside}`: the standard error is made of both",
                fields.at[key],
                f"add `{beside}`, or write `sem: …` or `margin: …` instead",
            )
            return False
    return True
