"""Which next steps are offered, and why: those of the answers that leave the most room in the result.

The page does the same in `templates/client/next_steps.js`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from selfcheck.model.bank import NextStep
from selfcheck.model.item import Item
from selfcheck.model.scale import Part, Scale
from selfcheck.score import Value
from selfcheck.trial.account import Trial

_MOST_STEPS = 3
"""So many next steps are offered at most."""


@dataclass(frozen=True)
class Advice:
    """A next step, with the answer that speaks for it."""

    step: NextStep
    item: Item
    points: Fraction
    """What the answer counts, turned around where the item is."""
    best: Fraction
    """What the best answer would count."""


@dataclass(frozen=True)
class _Room:
    """What an answer leaves open."""

    item: Item
    points: Fraction
    best: Fraction
    moves: Fraction
    """By what share of its range the headline would go up with the best answer."""
    own: Fraction
    """The room on the item alone, times its weight."""


def advice(trial: Trial) -> list[Advice]:
    """The next steps that are offered, those first that would move the result most; each once.

    Who is in the lowest band is offered one. From too few answers nothing is chosen.
    """
    bank = trial.bank
    headline = trial.result.scales[bank.headline.id] if bank.headline else None
    if headline and headline.score is None:
        return []
    steps = {step.id: step for step in bank.next_steps}
    chosen: dict[str, Advice] = {}
    for room in _rooms(trial, steps):
        if room.item.next_step:
            found = Advice(steps[room.item.next_step], room.item, room.points, room.best)
            chosen.setdefault(room.item.next_step, found)
    return list(chosen.values())[: 1 if headline and headline.band == 0 else _MOST_STEPS]


def _rooms(trial: Trial, steps: dict[str, NextStep]) -> list[_Room]:
    moves: dict[str, Fraction] = {}
    if trial.bank.headline:
        _weigh(trial, trial.bank.headline, Fraction(1), moves)
    rooms = []
    for item in trial.bank.items:
        value = trial.worth(item)
        if value:
            points = value.low + value.high - value.x if item.reverse else value.x
            own = (value.high - points) * abs(item.weight)
            if own:
                rooms.append(_Room(item, points, value.high, moves.get(item.id, Fraction(0)), own))

    def effort(room: _Room) -> int:
        return steps[room.item.next_step].effort if room.item.next_step else 0

    return sorted(rooms, key=lambda room: (room.item.optional, -room.moves, -room.own, effort(room)))


def _weigh(trial: Trial, scale: Scale, share: Fraction, moves: dict[str, Fraction]) -> None:
    """Add up what each item below a scale leaves open; `share` of the headline's range is made up by this scale."""
    rows = [(row, row.taken) for row in trial.rows(scale)]
    sized = [(row, value, (value.high - value.low) * abs(row.part.weight)) for row, value in rows if value]
    whole = sum((size for _, _, size in sized), Fraction(0))
    if not whole:
        return
    for row, value, size in sized:
        part = row.part
        if part.kind == "scale":
            _weigh(trial, trial.bank.scale[part.id], share * size / whole, moves)
        if part.kind == "item" and row.value:
            room = _room_in(part, value, trial.bank.item[part.id])
            moves[part.id] = moves.get(part.id, Fraction(0)) + share * abs(part.weight) * room / whole


def _room_in(part: Part, value: Value, item: Item) -> Fraction:
    """How far a part is from where the item's best answer would take it."""
    return value.high - value.x if part.reverse == item.reverse else value.x - value.low
