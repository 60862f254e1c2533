"""The live preview as a real process, to be asked over HTTP or opened in a browser."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from socket import SHUT_RDWR

from command import COMMAND

PATIENCE = 60
"""Seconds after which something that has not happened will not happen."""


@dataclass
class Preview:
    """A preview that runs."""

    process: subprocess.Popen[str]
    port: int
    line: str
    """The line that tells its address."""
    errors: Queue[str]
    """The lines of its standard error."""

    def get(self, path: str) -> tuple[int, str, http.client.HTTPMessage]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode(), response.headers
        finally:
            connection.close()

    @contextmanager
    def events(self) -> Iterator[Queue[str]]:
        """The lines of the stream of builds, as they come."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/__selfcheck__/events")
        socket = connection.sock
        response = connection.getresponse()
        assert response.headers["Content-Type"] == "text/event-stream"
        lines: Queue[str] = Queue()

        def listen() -> None:
            with suppress(OSError):  # when it is closed below
                while line := response.readline():
                    lines.put(line.decode().strip())

        listener = threading.Thread(target=listen, daemon=True)
        listener.start()
        try:
            yield lines
        finally:
            with suppress(OSError):  # when the server has gone
                socket.shutdown(SHUT_RDWR)
            listener.join(PATIENCE)
            response.close()
            connection.close()


def until(lines: Queue[str], wanted: str, again: Callable[[], object] = lambda: None) -> None:
    """Wait for a line that holds `wanted`; do something `again` every few seconds, in case it went unnoticed."""
    for _ in range(PATIENCE // 2):
        with suppress(Empty):
            while wanted not in lines.get(timeout=2):
                pass
            return
        again()
    raise AssertionError(f"nobody said {wanted}")


def _collect(stream: Iterable[str], lines: Queue[str]) -> None:
    for line in stream:
        lines.put(line)


@contextmanager
def previewing(content: Path, *options: str, **variables: str) -> Iterator[Preview]:
    """Preview a guide until the end of the context; its temporary files are in a folder beside the guide.

    The options are those of the command, any free port when there are none.
    """
    temporary = content.parent / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [*COMMAND, "serve", *(options or ["--port", "0"])],
        cwd=content.parent,
        env=os.environ | {"TMPDIR": str(temporary)} | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    errors: Queue[str] = Queue()
    with process:
        assert process.stdout
        assert process.stderr
        reader = threading.Thread(target=_collect, args=[process.stderr, errors])
        reader.start()
        try:
            said = iter(process.stdout.readline, "")
            found = next(found for line in said if (found := re.search(r".*http://127\.0\.0\.1:(\d+)/.*", line)))
            yield Preview(process, int(found[1]), found[0], errors)
        finally:
            process.kill()
            reader.join(PATIENCE)
