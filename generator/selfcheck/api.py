"""The names for other programs. What stands here changes with a new version only; everything else as it has to.

from selfcheck.api import build, check, load, score
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from selfcheck import build as _build
from selfcheck.batch import BankError, load_bank, score_table
from selfcheck.batch.cells import CellError, as_cell, read_cell
from selfcheck.model.bank import Bank
from selfcheck.model.guide import Guide
from selfcheck.model.read_guide import read_guide
from selfcheck.outcome import Outcome, Progress
from selfcheck.problems import Problems, UnsoundError
from selfcheck.score import Result, ScaleScore
from selfcheck.score import score as _score

__all__ = [
    "AnswerError",
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


class AnswerError(ValueError):
    """Something is no answer to an item of the bank; its text says what."""


def load(content: Path | str) -> Guide:
    """The guide in the folder `content`, read and checked: whatever can be asked of it can be relied on.

    Raises `GuideError` when it has errors. Warnings do not matter here; `check` tells them too.
    """
    outcome = check(content)
    problems = Problems()
    guide = None if outcome.problems.errors else read_guide(Path(content), problems)
    if guide is None or problems.errors:  # the second ones where the guide has just been changed
        raise GuideError(outcome.problems if outcome.problems.errors else problems)
    return guide


def check(content: Path | str, progress: Progress | None = None) -> Outcome:
    """Read and check the guide in the folder `content`; nothing is built."""
    return _build.check(Path(content), progress)


def build(
    content: Path | str, site: Path | str, url: str = "", progress: Progress | None = None, *, force: bool = False
) -> Outcome:
    """Check the guide in the folder `content` and build its site into the folder `site`.

    `url` is the address of the site, in place of the one in `guide.yaml`. What `site` holds that was not built here is
    only replaced with `force`. With any error in the outcome's problems `site` is just as it was.
    """
    return _build.build(Path(content), Path(site), url, progress, force=force)


def verify(site: Path | str, progress: Progress | None = None) -> Outcome:
    """Verify a site that was built before, in the folder `site`; nothing is changed, and its guide is not needed."""
    return _build.verify(Path(site), progress)


def score(bank: Bank, answers: Mapping[str, object]) -> Result:
    """What a set of answers comes to.

    `answers` maps the ids of items to what was chosen or typed: the value of an option, as text or as a number; a list
    of values for a multiple choice; `not_applicable`; None where nothing was answered. Items that are left out are not
    answered. Raises `AnswerError` for anything that the bank does not ask or offer.
    """
    given = {}
    for id, value in answers.items():
        if id not in bank.item:
            raise AnswerError(f"`{id}` is no item of the bank")
        item = bank.item[id]
        try:
            answer = value if item.type == "text" and isinstance(value, str) else read_cell(item, as_cell(value))
        except CellError as error:
            raise AnswerError(str(error)) from error
        if answer is not None:
            given[id] = answer
    return _score(bank, given)
