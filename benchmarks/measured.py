"""Measures a program as a whole: wall and processor time, and the memory of all its processes together."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.02
"""So many seconds lie between two looks at the memory."""


class FailedError(Exception):
    """A program that is measured did not do its work."""


@dataclass(frozen=True)
class Cost:
    """What a run took, in seconds."""

    wall: float
    cpu: float
    """Of all processors together, user and system."""


def run(command: list[str], folder: Path, environment: dict[str, str]) -> Cost:
    """Run a program in a folder to its end, with some environment variables of its own."""
    started = time.perf_counter()
    process = _start(command, folder, environment)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    _refuse_failure(process, command, folder)
    return Cost(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: list[str], folder: Path, environment: dict[str, str]) -> int:
    """The most memory, in bytes, that a program and all it started had at one time; what they share counts once.

    Looking costs the program time, so this is a run by itself.
    """
    process = _start(command, folder, environment)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(_share(pid) for pid in _session(process.pid)))
        time.sleep(_EVERY)
    _refuse_failure(process, command, folder)
    return peak


def _start(command: list[str], folder: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    # Whoever uses a program twice has its modules compiled.
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with (folder / "said.txt").open("wb") as said:
        return subprocess.Popen(
            command, cwd=folder, env=ours | environment, stdout=said, stderr=said, start_new_session=True
        )


def _refuse_failure(process: subprocess.Popen[bytes], command: list[str], folder: Path) -> None:
    if process.returncode:
        said = (folder / "said.txt").read_text("utf-8", "replace")
        raise FailedError(f"{' '.join(command)} in {folder} ended with {process.returncode}:\n{said[-2000:]}")


def _session(leader: int) -> list[int]:
    """The processes of a session."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                after_the_name = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:  # it has ended
                continue
            if int(after_the_name[3]) == leader:
                found.append(int(folder.name))
    return found


def _share(pid: int) -> int:
    """The memory of a process in bytes, with its share of what it has in common with others."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
