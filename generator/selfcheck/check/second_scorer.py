"""The second scorer: whether the reader's scorer comes to the same as the reference, on the authors' own cases."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from subprocess import PIPE, CalledProcessError, Popen
from tempfile import TemporaryFile
from typing import IO, Any, cast

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


class SecondScorer:
    """The reader's scorer at work, in a process of its own, which goes on while nobody waits for it.

    It is asked of one bank after the other; what it says of one is to be taken before it is asked of the next.
    """

    def __init__(self, node: str, templates: Path) -> None:
        """Start it; `templates` is our templates folder. Raises `OSError` when `node` cannot be started."""
        with ExitStack() as opened:
            self._errors = opened.enter_context(TemporaryFile())
            scorer = (templates / "client" / "score.js").resolve().as_uri()
            command = [node, str(_SCRIPT), scorer]
            self._process = opened.enter_context(Popen(command, stdin=PIPE, stdout=PIPE, stderr=self._errors))
            self._given = cast("IO[bytes]", self._process.stdin)
            self._said = cast("IO[bytes]", self._process.stdout)
            self._opened = opened.pop_all()

    def __enter__(self) -> SecondScorer:
        """Go on while it works."""
        return self

    def __exit__(self, *error: object) -> None:
        """End it."""
        self._process.kill()
        with suppress(OSError):  # what it has not read
            self._opened.close()

    def ask(self, bank: Bank, sets: Sequence[Mapping[str, Answer]]) -> None:
        """Ask what a bank without errors comes to for sets of answers."""
        with suppress(BrokenPipeError):  # why it has ended is told when it is listened to
            self._given.write(f"[{bank_text(bank).text},{compact_json(sets)}]\n".encode())
            self._given.flush()

    def outcomes(self) -> list[Outcome]:
        """What the bank comes to that was asked about, for each set of answers.

        Raises `subprocess.CalledProcessError` when the scorer fails: that is a bug.
        """
        line = self._said.readline()
        if not line:
            code = self._process.wait()
            self._errors.seek(0)
            raise CalledProcessError(code, self._process.args, b"", self._errors.read())
        found: list[Outcome] = json.loads(line)
        return found


class SecondCheck:
    """Whether both scorers come to the same on the cases of banks; nothing is checked where there is no Node.

    The second one takes as long to start as a page to be read, so it is started before there is anything to ask.
    """

    def __init__(self, templates: Path, *, needed: bool) -> None:
        """Start the second scorer where it is `needed`; `templates` is our templates folder."""
        self._node = node_command() if needed else None
        self._second: SecondScorer | None = None
        with suppress(OSError):
            self._second = SecondScorer(self._node, templates) if self._node else None

    def __enter__(self) -> SecondCheck:
        """Go on while it works."""
        return self

    def __exit__(self, *error: object) -> None:
        """End the second scorer."""
        if self._second:
            self._second.__exit__(*error)

    @contextmanager
    def working_on(self, bank: Bank | None, problems: Problems) -> Iterator[None]:
        """Have it work on the cases of a bank without errors, and add those on which it differs in the end."""
        if bank is None or not bank.cases or self._node is None:
            yield
            return
        if self._second:
            self._second.ask(bank, [case.answers for case in bank.cases])
        yield
        scorer = Scorer(bank)
        first = [plain_result(scorer(case.answers)) for case in bank.cases]
        try:
            found = self._second.outcomes() if self._second else None
        except (CalledProcessError, ValueError):
            found = None
        if found is None or len(found) != len(first):
            self._cannot_run(self._node, problems)
            return
        for case, expected, outcome in zip(bank.cases, first, found, strict=True):
            for name, here, there in _differences(expected, outcome):
                problems.add(
                    "SC403",
                    f"{case.name}: `{name}` comes to {here} here and {there} in the browser",
                    case.at.place,
                    "this is a bug in selfcheck; please report it with the bank",
                )

    def _cannot_run(self, node: str, problems: Problems) -> None:
        self._node = None  # once is enough
        problems.add(
            "SC604",
            f"`{node}` cannot run the reader's scorer",
            Place(Source(node, ""), 0),
            "install Node 20 or newer, or take this one off the path",
        )


def plain_result(result: Result) -> Outcome:
    """What the reference scorer comes to, in the form of `SecondScorer.outcomes`.

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
