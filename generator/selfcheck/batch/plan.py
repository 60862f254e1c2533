"""The plan: a bank made ready to score many rows, each pattern that matters once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

from selfcheck.batch.cells import Cell, CellError, read_cell
from selfcheck.batch.keys import Key
from selfcheck.batch.outcomes import Found, Target, targets
from selfcheck.model.bank import Bank
from selfcheck.model.item import Answer
from selfcheck.score import ScaleScore, Scorer
from selfcheck.score.scorer import Scoring

MOST_KEPT = 200_000
"""So many outcomes are kept at most, and so many different cells of a column; some 100 MB."""

T = TypeVar("T")


class BadRowError(ValueError):
    """Cells of a row hold no answer to their items."""

    def __init__(self, faults: Sequence[tuple[int, CellError]]) -> None:
        """The places of the cells with what is wrong with them, at least one."""
        super().__init__("; ".join(str(error) for _, error in faults))
        self.faults = tuple(faults)


class _Shares:
    """A key with the shares of the cells that were met, by the place of the cell."""

    def __init__(self, key: Key, places: Mapping[str, int]) -> None:
        self._key = key
        self._cells: list[tuple[int, dict[Cell, int]]] = [
            (place, {}) for id, place in places.items() if id in key.items
        ]
        self._at = dict(self._cells)
        self.places = frozenset(self._at)

    def key(self, cells: Sequence[Cell]) -> int:
        """The key of a row. Raises `KeyError` for a cell that was not met before."""
        return sum([shares[cells[place]] for place, shares in self._cells])

    def learn(self, place: int, cell: Cell, item: str, answer: Answer | None) -> None:
        if place in self._at:
            self._at[place][cell] = self._key.share(item, answer)

    def forget(self) -> None:
        self._key.forget()
        for shares in self._at.values():
            shares.clear()


@dataclass(slots=True)
class _Known(Generic[T]):
    """What is known of a target, by key."""

    target: Target
    shares: _Shares
    outcomes: dict[int, T] = field(default_factory=dict)


@dataclass(slots=True)
class _Score:
    """What is known of a scale, by key, for the scales that are made of it."""

    id: str
    shares: _Shares
    scores: dict[int, ScaleScore] = field(default_factory=dict)


class Plan(Generic[T]):
    """Scores rows just as `selfcheck.score.score` does; `laid_out` makes of what is found what a row is told."""

    def __init__(
        self, bank: Bank, places: Mapping[str, int], laid_out: Callable[[Target, tuple[Found, ...]], T]
    ) -> None:
        """Get ready for rows in which the cell of an item has a place; items without one are not answered."""
        self._scorer = Scorer(bank)
        self._laid_out = laid_out
        self._kept = 0
        self._items = [(place, bank.item[id]) for id, place in places.items()]
        self._answers: dict[int, dict[Cell, Answer | None]] = {place: {} for place in places.values()}
        self._known = [_Known[T](target, _Shares(target.key, places)) for target in targets(self._scorer)]
        below = {part.id for scale in bank.scales for part in scale.parts if part.kind == "scale"}
        self._scores = [_Score(id, _Shares(Key(self._scorer, [id], []), places)) for id in sorted(below)]
        self._shares = [*(each.shares for each in self._known), *(each.shares for each in self._scores)]
        used = frozenset[int]().union(*(known.shares.places for known in self._known))
        self._rest = [(place, self._answers[place]) for place, _ in self._items if place not in used]
        """Cells on which nothing hangs; they have to be good all the same."""

    def __call__(self, cells: Sequence[Cell]) -> list[T]:
        """What a row is told, one entry for each target. Raises `BadRowError`."""
        try:
            keys = self._keys(cells)
        except KeyError:
            self._learn(cells)
            keys = self._keys(cells)
        found = [known.outcomes.get(key) for known, key in zip(self._known, keys, strict=True)]
        return self._work_out(keys, cells) if None in found else cast("list[T]", found)

    def _keys(self, cells: Sequence[Cell]) -> list[int]:
        for place, answers in self._rest:
            answers[cells[place]]
        return [known.shares.key(cells) for known in self._known]

    def _learn(self, cells: Sequence[Cell]) -> None:
        """Read the cells that were not met before."""
        if any(len(answers) >= MOST_KEPT for answers in self._answers.values()):
            self._forget()
        faults = []
        for place, item in self._items:
            cell, answers = cells[place], self._answers[place]
            if cell in answers:
                continue
            try:
                answers[cell] = answer = read_cell(item, cell)
            except CellError as error:
                faults.append((place, error))
                continue
            for shares in self._shares:
                shares.learn(place, cell, item.id, answer)
        if faults:
            raise BadRowError(faults)

    def _forget(self) -> None:
        """Forget all, since the tables have become too large."""
        for answers in self._answers.values():
            answers.clear()
        for shares in self._shares:
            shares.forget()
        self._forget_outcomes()

    def _forget_outcomes(self) -> None:
        for known in self._known:
            known.outcomes.clear()
        for each in self._scores:
            each.scores.clear()
        self._kept = 0

    def _work_out(self, keys: Sequence[int], cells: Sequence[Cell]) -> list[T]:
        """What a row is told, by the reference scorer, which is told of the scales that are known already."""
        given = ((item.id, self._answers[place][cells[place]]) for place, item in self._items)
        below = [(each, each.shares.key(cells)) for each in self._scores]
        known_scores = {each.id: score for each, key in below if (score := each.scores.get(key))}
        scoring = Scoring(self._scorer, {id: answer for id, answer in given if answer is not None}, known_scores)
        if self._kept >= MOST_KEPT:
            self._forget_outcomes()
        found: list[T] = []
        for known, key in zip(self._known, keys, strict=True):
            if key not in known.outcomes:
                known.outcomes[key] = self._laid_out(known.target, known.target.find(scoring))
                self._kept += 1
            found.append(known.outcomes[key])
        for each, key in below:
            if key not in each.scores:
                each.scores[key] = scoring.scale(each.id)
                self._kept += 1
        return found
