"""The second scorer: whether the reader's scorer comes to the same as the reference, on the authors' own cases."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from selfcheck.model.bank import Bank
from selfcheck.model.item import Answer
from selfcheck.page_data import bank_data
from selfcheck.problems import Place, Problems, Source
from selfcheck.score import Result, score

Outcome = dict[str, Any]
"""A whole result as plain values, in the form that the script beside this module prints."""

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
    for (bank, case), outcome in zip(runs, found, strict=True):
        expected = plain_result(score(bank, case.answers))
        for name, here, there in _differences(expected, outcome):
            problems.add(
                "SC403",
                f"{case.name}: `{name}` comes to {here} here and {there} in the browser",
                case.at.place,
                "this is a bug in selfcheck; please report it with the bank",
            )


def second_scores(node: str, templates: Path, runs: Sequence[tuple[Bank, Mapping[str, Answer]]]) -> list[Outcome]:
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
    found: list[Outcome] = json.loads(done.stdout)
    return found


def plain_result(result: Result) -> Outcome:
    """What the reference scorer comes to, in the form of `second_scores`.

    A scale is [id, status, exact score, place of the band or None, score as shown, answered, applicable, low, high].
    """
    return {
        "scales": [
            [
                found.scale,
                str(found.status),
                str(found.value.x) if found.value else "",
                found.band,
                found.shown,
                found.answered,
                found.applicable,
                str(found.value.low) if found.value else "",
                str(found.value.high) if found.value else "",
            ]
            for found in result.scales.values()
        ],
        "hidden": list(result.hidden),
        "classifications": [[each.classification, str(each.status), each.place] for each in result.classes.values()],
        "alerts": list(result.alerts),
    }


def _differences(here: Outcome, there: Outcome) -> Iterator[tuple[str, object, object]]:
    """What differs, by name, with what it comes to in each of two results."""
    for one, other in zip(here["scales"], there["scales"], strict=True):
        if one != other:
            yield one[0], one[4] or one[1], other[4] or other[1]
    for one, other in zip(here["classifications"], there["classifications"], strict=True):
        if one != other:
            yield one[0], one[1:], other[1:]
    for name in ("hidden", "alerts"):
        if here[name] != there[name]:
            yield name, here[name], there[name]
