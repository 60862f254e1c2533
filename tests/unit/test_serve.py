"""The live preview, as a real process that is asked over HTTP."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from queue import Empty, Queue
from socket import SHUT_RDWR
from typing import TYPE_CHECKING

import pytest

from command import COMMAND, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from places import MakeGuide

PATIENCE = 60
"""Seconds after which something that has not happened will not happen."""

ALPHA = "---\ntitle: Alpha\n---\n\n## Making a plan {#plan}\n\n"


@dataclass
class Preview:
    """A preview that runs."""

    process: subprocess.Popen[str]
    port: int
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
def previewing(content: Path) -> Iterator[Preview]:
    """Preview a guide until the end of the context; its temporary files are in a folder beside the guide."""
    temporary = content.parent / "temporary"
    temporary.mkdir()
    process = subprocess.Popen(
        [*COMMAND, "serve", "--port", "0"],
        cwd=content.parent,
        env=os.environ | {"TMPDIR": str(temporary)},
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
            found = next(found for line in said if (found := re.search(r"http://127\.0\.0\.1:(\d+)/", line)))
            yield Preview(process, int(found[1]), errors)
        finally:
            process.kill()
            reader.join(PATIENCE)


@pytest.fixture
def content(make_guide: MakeGuide) -> Path:
    return make_guide({}).resolve()


@pytest.fixture
def preview(content: Path) -> Iterator[Preview]:
    with previewing(content) as preview:
        yield preview


def test_pages_files_and_what_is_not_there(preview: Preview) -> None:
    status, page, headers = preview.get("/one/alpha/")
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, "text/html; charset=utf-8", "no-store")
    assert "Making a plan" in page
    assert page.count('<script src="/__selfcheck__/reload.js"></script></body>') == 1

    status, script, headers = preview.get("/__selfcheck__/reload.js")
    assert (status, headers["Content-Type"]) == (200, "text/javascript")
    assert "/__selfcheck__/events" in script

    status, _, headers = preview.get("/one/alpha")
    assert (status, headers["Location"]) == (301, "/one/alpha/")

    status, index, headers = preview.get("/search/search_index.json")
    assert (status, headers["Content-Type"]) == (200, "application/json")
    assert "Making a plan" in index

    for path in ("/nowhere/", "/one/nowhere.html", "/../content/guide.yaml", "/assets/"):
        status, page, _ = preview.get(path)
        assert status == 404
        assert "Page not found" in page
        assert "/__selfcheck__/reload.js" in page


def test_a_change_is_built_and_told(preview: Preview, content: Path) -> None:
    def change() -> None:
        (content / "one" / "alpha.md").write_text(f"{ALPHA}Words that are new.\n")

    with preview.events() as lines:
        change()
        until(lines, "event: built", change)
    assert "Words that are new." in preview.get("/one/alpha/")[1]


def test_a_mistake_keeps_the_old_pages(preview: Preview, content: Path) -> None:
    def change(text: str) -> None:
        (content / "one" / "alpha.md").write_text(f"{ALPHA}{text}\n")

    with preview.events() as lines:
        change("[Nowhere](gamma.md)")
        until(preview.errors, "error[SC304]", lambda: change("[Nowhere](gamma.md)"))
        assert "Write it down." in preview.get("/one/alpha/")[1]
        with pytest.raises(Empty):
            lines.get_nowait()
        change("Mended.")
        until(lines, "event: built", lambda: change("Mended."))
    assert "Mended." in preview.get("/one/alpha/")[1]


def test_a_guide_that_has_errors_at_first(make_guide: MakeGuide) -> None:
    content = make_guide({"about.md": "No title.\n"}).resolve()

    def mend() -> None:
        (content / "about.md").write_text("---\ntitle: About\n---\n\n## Why {#why}\n")

    with previewing(content) as preview:
        status, page, _ = preview.get("/")
        assert status == 404
        assert "There is no page yet" in page
        with preview.events() as lines:
            mend()
            until(lines, "event: built", mend)
        status, page, _ = preview.get("/")
        assert status == 200
        assert "Welcome" in page


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_interrupted(sent: signal.Signals, preview: Preview, content: Path) -> None:
    with preview.events():
        preview.process.send_signal(sent)
        assert preview.process.wait(PATIENCE) == 0
    with pytest.raises(ConnectionRefusedError):
        preview.get("/")
    assert not list((content.parent / "temporary").iterdir())
    assert sorted(path.name for path in content.parent.iterdir()) == ["content", "temporary"]


def test_a_port_that_is_taken(preview: Preview, content: Path) -> None:
    done = run("serve", "--port", str(preview.port), folder=content.parent)
    assert done.returncode == 2
    assert f"port {preview.port} cannot be used" in done.stderr
