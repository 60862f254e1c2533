"""Processes: work is shared out and comes back whole, with whatever went wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from selfcheck import processes
from selfcheck.build import check
from selfcheck.cli import main
from selfcheck.processes import EndedError, apart, meanwhile, share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from places import MakeGuide
    from selfcheck.problems import Problem


def pieces(items: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((os.getpid(), item) for item in items)


def test_all_comes_back_that_of_each_part_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 3)
    found: defaultdict[int, list[int]] = defaultdict(list)
    share(pieces, range(1_000), lambda each: found[each[0]].append(each[1]))
    assert sorted(found.values()) == [list(range(333)), list(range(333, 666)), list(range(666, 1_000))]
    assert os.getpid() not in found


def test_what_is_found_comes_before_the_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    seen = tmp_path / "seen"

    def work(items: Sequence[int]) -> Iterator[int]:
        for item in items:
            if item % 100 == 60:
                while not seen.exists():  # the rest is only found when something has been taken
                    time.sleep(0.001)
            yield item

    taken: list[int] = []
    share(work, range(200), lambda item: (taken.append(item), seen.touch()))
    assert sorted(taken) == list(range(200))


def test_an_error_ends_all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)

    def work(items: Sequence[int]) -> Iterator[int]:
        yield from items
        yield 1 // (items[0] - 100)

    with pytest.raises(ZeroDivisionError):
        share(work, range(200), lambda item: item)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)  # no process is left


@pytest.mark.parametrize(("items", "processors"), [(0, 2), (49, 2), (1_000, 1)])
def test_what_is_not_worth_it_stays_here(items: int, processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selfcheck.processes.processors", lambda: processors)
    found: list[tuple[int, int]] = []
    share(pieces, range(items), found.append)
    assert found == [(os.getpid(), item) for item in range(items)]


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
    with pytest.raises(EndedError):
        apart(lambda: os._exit(1))


def test_a_process_that_dies_is_told_of(make_guide: MakeGuide, monkeypatch: pytest.MonkeyPatch) -> None:
    make_guide({})
    monkeypatch.setattr(processes, "_WORTH", 1)
    monkeypatch.setattr(processes, "processors", lambda: 2)
    monkeypatch.setattr("selfcheck.pages.check_page", lambda *_: os._exit(1))
    for command in ("check", "build"):
        result = CliRunner().invoke(main, [command])
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == "Error: a process ended before its work was done: there may not be enough memory\n"


def test_what_is_done_meanwhile_is_through_in_the_end(tmp_path: Path) -> None:
    begun, done = tmp_path / "begun", tmp_path / "done"

    def work() -> None:
        while not begun.exists():  # the rest is only done when something has been done here
            time.sleep(0.001)
        done.write_text(str(os.getpid()))

    with meanwhile(work):
        begun.touch()
    assert int(done.read_text()) != os.getpid()


def test_what_goes_wrong_meanwhile_is_raised_in_the_end() -> None:
    here = []
    with pytest.raises(ZeroDivisionError), meanwhile(lambda: 1 // 0):
        here.append("done")
    assert here
    with pytest.raises(EndedError), meanwhile(lambda: os.kill(os.getpid(), signal.SIGKILL)):
        pass
    with pytest.raises(KeyError), meanwhile(lambda: None):
        raise KeyError


_SHARED = """
import os, time
from selfcheck import processes

def work(items):
    yield os.getpid()
    time.sleep(600)

processes.processors = lambda: 2
processes._TOGETHER = 1  # each finding is sent at once
processes.share(work, range(100), lambda pid: print(pid, flush=True))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with the one that has forked it")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL])
def test_no_part_outlives_whoever_has_shared_the_work(sent: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", _SHARED], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        parts = [int(running.stdout.readline()) for _ in range(2)]
        running.send_signal(sent)
        running.communicate(timeout=30)  # the output ends when the last of them does, all of which have it
    assert len(set(parts)) == 2
