"""The second scorer: whether the reader's scorer comes to the same as the reference, on the authors' own cases."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from subprocess import CalledProcessError, Popen
from tempfile import TemporaryFile
from typing import Any

from selfcheck.model.bank import Bank
from selfcheck.model.item import Answer
from selfcheck.page_data import bank_text, compact_json
from selfcheck.problems import Place, Problems, Source
from selfcheck.score import Result, Scorer

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
    banks = tuple(banks)
    runs = [(bank, case) for bank in banks for case in bank.cases]
    if node is None or not runs:
        return
    try:
        second = SecondScorer(node, templates, [(bank, case.answers) for bank, case in runs])
    except OSError:
        _cannot_run(node, problems)
        return
    with second:
        first = [plain_result(scorer(case.answers)) for scorer in map(Scorer, banks) for case in scorer.bank.cases]
        try:
            found = second.outcomes()
        except (CalledProcessError, ValueError):
            _cannot_run(node, problems)
            return
    for (_, case), expected, outcome in zip(runs, first, found, strict=True):
        for name, here, there in _differences(expected, outcome):
            problems.add(
                "SC403",
                f"{case.name}: `{name}` comes to {here} here and {there} in the browser",
                case.at.place,
                "this is a bug in selfcheck; please report it with the bank",
            )


def _cannot_run(node: str, problems: Problems) -> None:
    problems.add(
        "SC604",
        f"`{node}` cannot run the reader's scorer",
        Place(Source(node, ""), 0),
        "install Node 20 or newer, or take this one off the path",
    )


def second_scores(node: str, templates: Path, runs: Sequence[tuple[Bank, Mapping[str, Answer]]]) -> list[Outcome]:
    """What the reader's scorer comes to, for each bank with answers.

    Raises `subprocess.CalledProcessError` when the scorer fails: that is a bug.
    """
    with SecondScorer(node, templates, runs) as second:
        return second.outcomes()


class SecondScorer:
    """The reader's scorer at work, in a process of its own.

    It reads and writes files, so that nobody waits for the other one before the end.
    """

    def __init__(self, node: str, templates: Path, runs: Sequence[tuple[Bank, Mapping[str, Answer]]]) -> None:
        """Start it with banks and answers; the rest is as `second_scores` says."""
        with ExitStack() as opened:
            given, self._out, self._errors = (opened.enter_context(TemporaryFile()) for _ in range(3))
            given.write(_json(runs).encode())
            given.seek(0)
            scorer = (templates / "client" / "score.js").resolve().as_uri()
            command = [node, str(_SCRIPT), scorer]
            self._process = opened.enter_context(Popen(command, stdin=given, stdout=self._out, stderr=self._errors))
            self._opened = opened.pop_all()

    def __enter__(self) -> SecondScorer:
        """Go on while it works."""
        return self

    def __exit__(self, *error: object) -> None:
        """End it, if it has not ended by itself."""
        self._process.kill()
        self._opened.close()

    def outcomes(self) -> list[Outcome]:
        """What it came to, once it is done; an error is raised as `second_scores` says."""
        code = self._process.wait()
        self._out.seek(0)
        self._errors.seek(0)
        if code:
            raise CalledProcessError(code, self._process.args, self._out.read(), self._errors.read())
        found: list[Outcome] = json.load(self._out)
        return found


def _json(runs: Sequence[tuple[Bank, Mapping[str, Answer]]]) -> str:
    """What the second scorer reads; the page data is what pages will have, and kept for them."""
    banks = list({id(bank): bank for bank, _ in runs}.values())
    number = {id(bank): place for place, bank in enumerate(banks)}
    asked = compact_json([[number[id(bank)], answers] for bank, answers in runs])
    return f"[[{','.join(bank_text(bank).text for bank in banks)}],{asked}]"


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
