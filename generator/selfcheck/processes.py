"""Processes: work that is shared among the processors, or that is better done apart.

A process is forked for each part of the work, so that it has all that is here without being told, and sends what it
finds as it finds it. It must not be forked from one in which other than Python's own threads run.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice, pairwise
from selectors import EVENT_READ, DefaultSelector
from typing import IO, Any, TypeVar

_Item = TypeVar("_Item")
_Found = TypeVar("_Found")

_WORTH = 25
"""So many items make it worth while to fork another process."""

_TOGETHER = 20
"""So many findings are sent together: what they have in common is sent once."""

_SIZE = 8
"""The bytes in front of a message that say how many there are in it."""

_READ_AT_ONCE = 1_000_000

_PR_SET_PDEATHSIG = 1


class EndedError(Exception):
    """A process was ended from outside, most likely since there was not enough memory."""


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def share(
    work: Callable[[Sequence[_Item]], Iterable[_Found]], items: Sequence[_Item], take: Callable[[_Found], object]
) -> None:
    """Have `take` take whatever `work` finds in parts of `items`, as it comes; what is of one part comes in its order.

    Few items are one part, and stay in this process. What is found has to go through `pickle`. An exception in a part
    is raised here, and `EndedError` when the process of one ends before its time.
    """
    parts = min(processors(), len(items) // _WORTH)
    if parts < 2:
        for found in work(items):
            take(found)
        return
    edges = [len(items) * number // parts for number in range(parts + 1)]
    _fork([partial(work, items[start:end]) for start, end in pairwise(edges)], take)


def apart(work: Callable[[], _Found]) -> _Found:
    """What `work` makes in a process of its own, which takes with it whatever was loaded for it."""
    found: list[_Found] = []
    _fork([lambda: [work()]], found.append)
    return found[0]


@contextmanager
def meanwhile(work: Callable[[], object]) -> Iterator[None]:
    """Have something done in a process of its own while this one goes on; in the end it is through.

    An exception in it is raised here then, and `EndedError` when the process ends before its time.
    """
    with _started([lambda: [work()]]) as pipes:
        yield
        _receive(pipes, lambda _: None)


def _fork(works: Sequence[Callable[[], Iterable[_Found]]], take: Callable[[_Found], object]) -> None:
    """Have taken what pieces of work find, each in a process of its own, all at the same time."""
    with _started(works) as pipes:
        _receive(pipes, take)


@contextmanager
def _started(works: Sequence[Callable[[], Iterable[object]]]) -> Iterator[list[int]]:
    """Pieces of work, each in a process of its own, and where to read what they send; all have ended in the end."""
    started: list[tuple[int, int]] = []
    try:
        for work in works:
            started += [_start(work)]
        yield [pipe for _, pipe in started]
    finally:
        # Whoever still writes has nobody to read it any more, and ends.
        for _, pipe in started:
            os.close(pipe)
        for process, _ in started:
            os.waitpid(process, 0)


def _start(work: Callable[[], Iterable[Any]]) -> tuple[int, int]:
    """A new process, and where to read what it sends."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # The bar in a terminal has a thread; nothing that it holds is needed in the new process.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    try:
        _end_with_parent()
        gc.set_threshold(50_000, 5, 5)  # what each page leaves behind that refers to itself would add up otherwise
        gc.freeze()  # else what both processes share would be looked through for garbage, and copied for that
        os.close(reading)
        with open(writing, "wb") as pipe:  # noqa: PTH123
            _send(work, pipe)
    finally:
        os._exit(0)


def _end_with_parent() -> None:
    """Have this process ended as soon as the one that forked it is, in whatever way: nobody would take what it finds.

    Where the system cannot (it is none but Linux that can), it ends when it sends something.
    """
    import ctypes

    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _send(work: Callable[[], Iterable[Any]], pipe: IO[bytes]) -> None:
    """Send what a piece of work finds, several at a time, and that it has ended or with which error."""
    try:
        found = iter(work())
        while several := list(islice(found, _TOGETHER)):
            _write(pipe, (several, None))
        _write(pipe, (None, None))
    except Exception as error:
        error.add_note(traceback.format_exc())
        _write(pipe, (None, error))


def _write(pipe: IO[bytes], message: object) -> None:
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(_SIZE, "big") + data)
    pipe.flush()


def _receive(pipes: Sequence[int], take: Callable[[Any], object]) -> None:
    """Have taken what processes send, until all of them have ended; an error is raised."""
    with DefaultSelector() as selector:
        for pipe in pipes:
            selector.register(pipe, EVENT_READ, bytearray())
        while selector.get_map():
            for key, _ in selector.select():
                read = os.read(key.fd, _READ_AT_ONCE)
                if not read:
                    raise EndedError("a process ended before its work was done: there may not be enough memory")
                key.data.extend(read)
                for several, error in _messages(key.data):
                    if error is not None:
                        raise error
                    if several is None:
                        selector.unregister(key.fd)
                    for found in several or ():
                        take(found)


def _messages(data: bytearray) -> Iterator[tuple[list[Any] | None, Exception | None]]:
    """The messages that are whole, which are taken out of what was read."""
    while len(data) >= _SIZE and len(data) >= (end := _SIZE + int.from_bytes(data[:_SIZE], "big")):
        message: tuple[list[Any] | None, Exception | None] = pickle.loads(data[_SIZE:end])  # noqa: S301
        del data[:end]
        yield message
