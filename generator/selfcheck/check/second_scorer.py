"""The second scorer: whether the reader's scorer comes to the same as the reference, on the authors' own cases."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from selfcheck.model.bank import Bank
from selfcheck.page_data import bank_data
from selfcheck.problems import Place, Problems, Source
from selfcheck.score import ScaleScore, score

Row = list[object]
"""One scale's result: scale, status, exact score, place of the band or None, score as shown, answered, applicable."""

_SCRIPT = Path(__file__).with_suffix(".mjs")


def node_command() -> str | None:
    """Where Node is, or None."""
    return shutil.which("node")


def check_second_scorer(banks: Iterable[Bank], templates: Path, problems: Problems) -> None:
    """Add every case on which the two scorers differ; does nothing where there is no Node.

    The banks have no errors, and `templates` is our templates folder.
    """
    node = node_command()
    runs = [(bank, case) for bank in banks for case in bank.cases]
    if node is None or not runs:
        return
    try:
        found = second_scores(node, templates, [(bank, case.answers) for bank, case in runs])
    except (OSError, subprocess.CalledProcessError, ValueError):
        problems.add(
            "SC604",
            f"`{node}` cannot run the reader's scorer",
            Place(Source(node, ""), 0),
            "install Node 20 or newer, or take this one off the path",
        )
        return
    for (bank, case), rows in zip(runs, found, strict=True):
        expected = reference_rows(score(bank, case.answers))
        for row, wanted in zip(rows, expected, strict=True):
            if row != wanted:
                problems.add(
                    "SC403",
                    f"{case.name}: `{wanted[0]}` comes to {wanted[4] or wanted[1]} here"
                    f" and {row[4] or row[1]} in the browser",
                    case.at.place,
                    "this is a bug in selfcheck; please report it with the bank",
                )


def second_scores(node: str, templates: Path, runs: list[tuple[Bank, Mapping[str, str]]]) -> list[list[Row]]:
    """What the reader's scorer comes to, for each bank with answers.

    Raises `subprocess.CalledProcessError` when the scorer fails: that is a bug.
    """
    banks = list({id(bank): bank for bank, _ in runs}.values())
    number = {id(bank): place for place, bank in enumerate(banks)}
    data = [[bank_data(bank) for bank in banks], [[number[id(bank)], answers] for bank, answers in runs]]
    scorer = (templates / "client" / "score.js").resolve().as_uri()
    done = subprocess.run(
        [node, str(_SCRIPT), scorer],
        input=json.dumps(data),
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    rows: list[list[Row]] = json.loads(done.stdout)
    return rows


def reference_rows(scores: Mapping[str, ScaleScore]) -> list[Row]:
    """What the reference scorer comes to, in the form of `second_scores`."""
    return [
        [
            found.scale,
            str(found.status),
            str(found.value.x) if found.value else "",
            found.band,
            found.shown,
            found.answered,
            found.applicable,
        ]
        for found in scores.values()
    ]
