"""Processes: work that is shared among the processors, or that is better done apart.

A process is forked for each part of the work, so that it has all that is here without being told, and sends back what
it found. It must not be forked from one in which other than Python's own threads run.
"""

from __future__ import annotations

import gc
import os
import pickle
import traceback
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, TypeVar

_Item = TypeVar("_Item")
_Found = TypeVar("_Found")

_WORTH = 100
"""So many items make it worth while to fork another process."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared(work: Callable[[Sequence[_Item]], _Found], items: Sequence[_Item]) -> list[_Found]:
    """What `work` makes of parts of `items`, in their order; few items are one part, and stay in this process.

    What it makes of a part has to go through `pickle`. An exception in a part is raised here.
    """
    parts = min(processors(), len(items) // _WORTH)
    if parts < 2:
        return [work(items)]
    edges = [len(items) * number // parts for number in range(parts + 1)]
    return _forked([partial(work, items[start:end]) for start, end in pairwise(edges)])


def apart(work: Callable[[], _Found]) -> _Found:
    """What `work` makes in a process of its own, which takes with it whatever was loaded for it."""
    return _forked([work])[0]


def _forked(works: Sequence[Callable[[], _Found]]) -> list[_Found]:
    """What pieces of work make, each in a process of its own, all at the same time."""
    started: list[tuple[int, int]] = []
    try:
        for work in works:
            started += [_start(work)]
        found = [_received(pipe) for _, pipe in started]
    finally:
        # Whoever still writes has nobody to read it any more, and ends.
        for _, pipe in started:
            os.close(pipe)
        for process, _ in started:
            os.waitpid(process, 0)
    for error, _ in found:
        if error is not None:
            raise error
    return [value for _, value in found]


def _start(work: Callable[[], Any]) -> tuple[int, int]:
    """A new process, and where to read what it sends."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # The bar in a terminal has a thread; nothing that it holds is needed in the new process.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    gc.freeze()  # else what both processes share would be looked through for garbage, and copied for that
    try:
        os.close(reading)
        with open(writing, "wb") as pipe:  # noqa: PTH123
            pipe.write(_done(work))
    finally:
        os._exit(0)


def _done(work: Callable[[], Any]) -> bytes:
    """What became of a piece of work: its error, or else what it makes."""
    try:
        return pickle.dumps((None, work()), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        error.add_note(traceback.format_exc())
        return pickle.dumps((error, None))


def _received(pipe: int) -> tuple[Exception | None, Any]:
    with open(pipe, "rb", closefd=False) as file:
        data = file.read()
    if not data:
        raise ChildProcessError("a process ended before its work was done")
    found: tuple[Exception | None, Any] = pickle.loads(data)  # noqa: S301
    return found
