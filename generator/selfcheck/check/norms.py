"""Norms: the people of a comparison can have had the scores that they are said to have had."""

from __future__ import annotations

from selfcheck.model.numbers import exact
from selfcheck.model.scale import Norms
from selfcheck.problems import Problems
from selfcheck.score import Scorer
from selfcheck.score.ranges import after
from selfcheck.score.raw import raw_score


def check_norms(scorer: Scorer, problems: Problems) -> None:
    """Add every group whose mean lies outside of what the scale can come to where its norms stand."""
    for scale in scorer.bank.scales:
        value = raw_score(scale, [(part, scorer.ranges.part(part)) for part in scale.parts])
        for step in scale.steps:
            if value is None:
                break
            if isinstance(step, Norms):
                for group in step.groups:
                    if not value.low <= group.mean <= value.high:
                        problems.add(
                            "SC247",
                            f"a mean of {exact(group.mean)} cannot be: `{scale.id}` comes to {exact(value.low)} to"
                            f" {exact(value.high)} before its norms",
                            group.at["mean"],
                            "compare scores of the kind that was published: with the same points, added up or averaged",
                        )
            value = after(step, value)
