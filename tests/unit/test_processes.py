"""Processes: work is shared out and comes back whole, in order, with whatever went wrong."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from selfcheck import processes
from selfcheck.build import check
from selfcheck.processes import apart, shared

if TYPE_CHECKING:
    from places import MakeGuide
    from selfcheck.problems import Problem


def test_parts_come_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 3)
    found = shared(lambda part: (os.getpid(), list(part)), range(1_000))
    assert [item for _, part in found for item in part] == list(range(1_000))
    assert len({process for process, _ in found} - {os.getpid()}) == 3


@pytest.mark.parametrize(("items", "processors"), [(0, 2), (199, 2), (1_000, 1)])
def test_what_is_not_worth_it_stays_here(items: int, processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selfcheck.processes.processors", lambda: processors)
    assert shared(lambda part: (os.getpid(), len(part)), range(items)) == [(os.getpid(), items)]


def test_problems_are_the_same_however_many_check(make_guide: MakeGuide, monkeypatch: pytest.MonkeyPatch) -> None:
    bank = "title: T\nresponses: [{value: 0, label: A}, {value: 1, label: B}]\nitems: [{id: a, text: A}]\nscales:\n"
    wrong = [
        f"{bank}  - {{id: s, title: T, items: all, method: sum, bands: [{{from: {n}, label: A}}]}}\n" for n in range(4)
    ]
    folder = make_guide({f"one/{name}.yaml": text for name, text in zip(("alpha", "beta"), wrong[1:3], strict=True)})

    def told(processors: int) -> list[Problem]:
        monkeypatch.setattr(processes, "_WORTH", 1)
        monkeypatch.setattr(processes, "processors", lambda: processors)
        return list(check(folder).problems)

    assert told(1) == told(2) == told(3)
    assert {problem.place.source.path for problem in told(2)} == {"content/one/alpha.yaml", "content/one/beta.yaml"}


def test_more_than_a_pipe_holds() -> None:
    assert apart(lambda: bytes(1_000_000)) == bytes(1_000_000)


def test_an_error_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError) as error:
        apart(lambda: 1 // 0)
    assert "lambda: 1 // 0" in error.value.__notes__[0]


def test_a_process_that_dies() -> None:
    with pytest.raises(ChildProcessError):
        apart(lambda: os._exit(1))
