"""The reader's scorer, asked by a test."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from selfcheck.check.second_scorer import Outcome, SecondScorer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from selfcheck.model.bank import Bank
    from selfcheck.model.item import Answer


def second_scores(node: str, templates: Path, runs: Sequence[tuple[Bank, Mapping[str, Answer]]]) -> list[Outcome]:
    """What the reader's scorer comes to, for each bank with answers; raises what `SecondScorer` does."""
    found: list[Outcome] = []
    with SecondScorer(node, templates) as second:
        for _, group in groupby(runs, lambda run: id(run[0])):
            several = list(group)
            second.ask(several[0][0], [answers for _, answers in several])
            found += second.outcomes()
    return found
