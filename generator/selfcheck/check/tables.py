"""Tables and steps: every score that comes to them is found there."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from selfcheck.check.words import told
from selfcheck.model.item import Cut, Item
from selfcheck.model.ranges import Range
from selfcheck.model.scale import Clamp, Cuts, Decimals, Scale, Step, Table
from selfcheck.problems import Place, Problems
from selfcheck.score import Reachable, Scorer

_MOST_NAMED = 5
"""So many raw scores are named in a message."""
_MOST_NUMBERS = 10_000
"""So many numbers that can be typed are tried one by one."""


def check_tables(scorer: Scorer, problems: Problems) -> None:
    """Add tables and steps that have nothing for some score that can be reached; the scales themselves are sound."""
    reachable = Reachable(scorer)
    for scale in scorer.bank.scales:
        if any(isinstance(step, Table | Cuts) for step in scale.steps):
            _complete(scale, reachable, problems)
    for item in scorer.bank.items:
        if lost := _typed(item):
            _report("steps", item.id, lost, item.at["steps"], problems)


def _typed(item: Item) -> list[Fraction]:
    """The numbers that can be typed for an item and for which its steps have no score."""
    field = item.number
    if field is None or not field.cuts:
        return []
    count = int((field.high - field.low) / field.step) + 1
    if count <= _MOST_NUMBERS:
        numbers = [field.low + place * field.step for place in range(count)]
    else:
        # Between ranges there is at most one gap, which begins right behind the lower one.
        edges = [edge for cut in field.cuts for edge in (cut.range.low, cut.range.high) if edge is not None]
        below = [field.low + (edge - field.low) // field.step * field.step for edge in edges]
        near = {x + more for x in below for more in (0, field.step)}
        numbers = sorted(x for x in {field.low, field.low + (count - 1) * field.step, *near} if x in field)
    return [x for x in numbers if field.score(x) is None]


def _complete(scale: Scale, reachable: Reachable, problems: Problems) -> None:
    reachable.scale(scale.id)
    lookups = [(place, step) for place, step in enumerate(scale.steps) if isinstance(step, Table | Cuts)]
    lost = [(place, values) for place, _ in lookups if (values := reachable.lost.get((scale.id, place)))]
    place = lost[0][0] if lost else lookups[0][0]
    key = "table" if isinstance(scale.steps[place], Table) else "steps"
    if lost:
        _report(key, scale.id, sorted(lost[0][1]), scale.at[key], problems)
    elif scale.id in reachable.in_between and _between_entries(scale):
        problems.add(
            "SC239",
            f"with answers left out `{scale.id}` can come to scores between those in its `{key}`",
            scale.at[key],
            "round before it with `decimals: 0`, ask for `all` answers, or "
            + ("use `steps`" if key == "table" else "let each range end where the next one begins"),
        )


def _report(key: str, id: str, lost: Sequence[Fraction], place: Place, problems: Problems) -> None:
    named = ", ".join(told(x) for x in lost[:_MOST_NAMED]) + (", …" if len(lost) > _MOST_NAMED else "")
    problems.add(
        "SC239",
        f"`{id}` can come to {named}, for which its `{key}` has no score",
        place,
        f"add {'it' if len(lost) == 1 else 'them'} to `{key}`",
    )


def _between_entries(scale: Scale) -> bool:
    """Whether a table, or steps with gaps, are looked into with a score that was not rounded before."""
    rounded = False
    for step in scale.steps:
        if isinstance(step, Table | Cuts):
            return not rounded and _has_gaps(step)
        rounded = isinstance(step, Decimals) or (rounded and isinstance(step, Clamp))
    return False


def _has_gaps(step: Step) -> bool:
    """Whether some number between its ends has no score."""
    return isinstance(step, Table) or (isinstance(step, Cuts) and any(_apart(*two) for two in pairwise(step.cuts)))


def _apart(below: Cut, above: Cut) -> bool:
    """Whether there are numbers between two ranges."""
    gap = Range(below.range.high, above.range.low, not below.range.high_open, not above.range.low_open)
    return not gap.empty
