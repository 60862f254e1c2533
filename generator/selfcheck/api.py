"""The names for other programs. What stands here changes with a new version only; everything else as it has to.

from selfcheck.api import build, check, load, score
"""

from __future__ import annotations

from pathlib import Path

from selfcheck.batch import BankError, load_bank, score_table
from selfcheck.build import Outcome, Progress, build, check, verify
from selfcheck.model.guide import Guide
from selfcheck.problems import UnsoundError
from selfcheck.score import Result, ScaleScore, score

__all__ = [
    "BankError",
    "GuideError",
    "Outcome",
    "Progress",
    "Result",
    "ScaleScore",
    "build",
    "check",
    "load",
    "load_bank",
    "score",
    "score_table",
    "verify",
]


class GuideError(UnsoundError):
    """A guide cannot be used; its text tells the first error, `problems` has them all."""


def load(content: Path | str) -> Guide:
    """The guide in the folder `content`, read and checked: whatever can be asked of it can be relied on.

    Raises `GuideError` when it has errors. Warnings do not matter here; `check` tells them too.
    """
    outcome = check(Path(content))
    if outcome.guide is None or outcome.problems.errors:
        raise GuideError(outcome.problems)
    return outcome.guide
