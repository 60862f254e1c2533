"""The reference scorer: exact scores from answers, as `docs/explanation/scoring.md` says.

The browser's scorer, `templates/client/score.js`, follows the same page; tests hold the two together to the last digit.
"""

from __future__ import annotations

from selfcheck.score.margins import margin_of
from selfcheck.score.ranges import attainable
from selfcheck.score.reachable import Reach, Reachable
from selfcheck.score.results import ClassFound, Result, ScaleScore, Status
from selfcheck.score.scorer import Scorer, score
from selfcheck.score.values import Value, rounded

__all__ = [
    "ClassFound",
    "Reach",
    "Reachable",
    "Result",
    "ScaleScore",
    "Scorer",
    "Status",
    "Value",
    "attainable",
    "margin_of",
    "rounded",
    "score",
]
