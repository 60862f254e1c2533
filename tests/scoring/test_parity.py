"""Two scorers, one truth: the reference and the reader's scorer agree to the last digit."""

from __future__ import annotations

from pathlib import Path

from banks import generated_runs

from second import second_scores
from selfcheck.check.second_scorer import node_command, plain_result
from selfcheck.score import score

EXAMPLES = 340
SETS = 30
"""Answer sets for each generated bank: 340 times 30 make 10,200."""


def test_both_scorers_agree_on_generated_banks(templates: Path) -> None:
    node = node_command()
    assert node, "Node is needed to run the reader's scorer"
    runs = generated_runs(20260101, examples=EXAMPLES, sets=SETS)
    assert len(runs) >= 10_000
    found = second_scores(node, templates, runs)
    for (bank, given_answers), outcome in zip(runs, found, strict=True):
        assert outcome == plain_result(score(bank, given_answers)), (bank, given_answers)
    statuses = {row[1] for outcome in found for row in outcome["scales"]}
    statuses |= {row[1] for outcome in found for row in outcome["classifications"]}
    assert statuses == {"scored", "not_enough", "not_applicable"}, "the generated answers miss a kind of result"
    assert any(outcome["hidden"] for outcome in found)
    assert any(outcome["alerts"] for outcome in found)
