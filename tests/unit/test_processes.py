"""Processes: work is shared out and comes back whole, in order, with whatever went wrong."""

from __future__ import annotations

import os

import pytest

from selfcheck import processes
from selfcheck.processes import apart, shared


def test_parts_come_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 3)
    found = shared(lambda part: (os.getpid(), list(part)), range(1_000))
    assert [item for _, part in found for item in part] == list(range(1_000))
    assert len({process for process, _ in found} - {os.getpid()}) == 3


@pytest.mark.parametrize(("items", "processors"), [(0, 2), (199, 2), (1_000, 1)])
def test_what_is_not_worth_it_stays_here(items: int, processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selfcheck.processes.processors", lambda: processors)
    assert shared(lambda part: (os.getpid(), len(part)), range(items)) == [(os.getpid(), items)]


def test_more_than_a_pipe_holds() -> None:
    assert apart(lambda: bytes(1_000_000)) == bytes(1_000_000)


def test_an_error_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError) as error:
        apart(lambda: 1 // 0)
    assert "lambda: 1 // 0" in error.value.__notes__[0]


def test_a_process_that_dies() -> None:
    with pytest.raises(ChildProcessError):
        apart(lambda: os._exit(1))
