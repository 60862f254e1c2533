"""Tables and steps: every score that comes to them is found there."""

from __future__ import annotations

from selfcheck.model.bank import Bank
from selfcheck.model.numbers import exact
from selfcheck.model.scale import Clamp, Cuts, Decimals, Scale, Table
from selfcheck.problems import Place, Problems
from selfcheck.score import Reachable, Scorer

_MOST_NAMED = 5
"""So many raw scores are named in a message."""


def check_tables(bank: Bank, problems: Problems) -> None:
    """Add tables and steps that have nothing for some score that can be reached; the scales themselves are sound."""
    reachable = Reachable(Scorer(bank))
    for scale in bank.scales:
        if any(isinstance(step, Table | Cuts) for step in scale.steps):
            _complete(scale, reachable, problems)
    for item in bank.items:
        field = item.number
        if field and field.cuts:
            ends = (field.low, field.low + (field.high - field.low) // field.step * field.step)
            lost = [x for x in ends if field.score(x) is None]
            if lost:
                _report("steps", item.id, [exact(x) for x in lost], item.at["steps"], problems)


def _complete(scale: Scale, reachable: Reachable, problems: Problems) -> None:
    reach = reachable.scale(scale.id)
    key = next(
        "table" if isinstance(step, Table) else "steps" for step in scale.steps if isinstance(step, Table | Cuts)
    )
    if lost := sorted(reachable.lost[scale.id]):
        _report(key, scale.id, [exact(x) for x in lost], scale.at[key], problems)
    elif reach.partial and _between_entries(scale):
        problems.add(
            "SC239",
            f"with answers left out `{scale.id}` can come to scores between those in its `table`",
            scale.at["table"],
            "round before the table with `decimals: 0`, ask for `all` answers, or use `steps`",
        )


def _report(key: str, id: str, lost: list[str], place: Place, problems: Problems) -> None:
    named = ", ".join(lost[:_MOST_NAMED]) + (", …" if len(lost) > _MOST_NAMED else "")
    problems.add(
        "SC239", f"`{id}` can come to {named}, for which its `{key}` has no score", place, f"add it to `{key}`"
    )


def _between_entries(scale: Scale) -> bool:
    """Whether a table is looked into with a score that was not rounded before."""
    rounded = False
    for step in scale.steps:
        if isinstance(step, Table):
            return not rounded
        rounded = isinstance(step, Decimals | Cuts) or (rounded and isinstance(step, Clamp))
    return False
