"""The host of the preview: files as GitHub Pages serves them, and a stream that tells open pages of each build."""

from __future__ import annotations

import json
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypedDict

_PREFIX = "/__selfcheck__/"
_SCRIPT = '<script src="/__selfcheck__/preview.js?{}"></script></body>'
_NO_PAGE = b"<!doctype html><title>selfcheck</title><p>There is no page yet.</body>"
_HEARTBEAT = 15.0
"""Seconds after which a waiting page hears from the server, so that a closed one is noticed."""


class Told(TypedDict):
    """What pages are told of a build."""

    summary: str
    """One line."""
    problems: str
    """All problems as the terminal shows them; empty when there are none."""
    errors: int
    """How many of them are errors: with any, the pages are still those of an earlier build."""


class State:
    """What became of the last build. Wakes up whoever waits for the next one."""

    def __init__(self) -> None:
        """Begin before the first build."""
        self._changed = threading.Condition()
        self._builds = 0
        self.pages = 0
        """The number of the build that the pages are of."""
        self._told: Told = {"summary": "", "problems": "", "errors": 0}

    def built(self, told: Told) -> None:
        """Another build is done."""
        with self._changed:
            self._builds += 1
            self.pages += not told["errors"]
            self._told = told
            self._changed.notify_all()

    def after(self, build: int) -> tuple[int, str]:
        """The number of the last build and what is told of it, after `_HEARTBEAT` seconds at most when that is `build`.

        With it goes the number that the pages have by now: when it is another one than its own, a page knows that it is
        old.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._builds != build, _HEARTBEAT)
            return self._builds, json.dumps({**self._told, "pages": self.pages})


class Server(ThreadingHTTPServer):
    """Serves a folder on 127.0.0.1."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, site: Path, state: State) -> None:
        """Listen on a port, 0 for any free one. Raises `OSError` when it cannot be used."""
        super().__init__(("127.0.0.1", port), partial(_Handler, state=state, directory=str(site)))


class _Handler(SimpleHTTPRequestHandler):
    """Serves the preview as a host of static files would, with the script of the preview on every page."""

    def __init__(self, *arguments: Any, state: State, **keywords: Any) -> None:
        self._state = state
        super().__init__(*arguments, **keywords)

    def do_GET(self) -> None:
        """Answer a request for a page, a file or the stream of builds."""
        if self.path == f"{_PREFIX}events":
            self._events()
        elif self.path.startswith(f"{_PREFIX}preview.js"):
            self._send(200, "text/javascript", Path(__file__).with_name("preview.js").read_bytes())
        elif (file := self._file()) is None:
            self._page(Path(self.directory, "404.html"), 404)
        elif file.suffix == ".html":
            self._page(file, 200)
        else:
            super().do_GET()

    def _file(self) -> Path | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.partition("?")[0].endswith("/"):
                return path  # the base class redirects to the address with a slash
            path /= "index.html"
        return path if path.is_file() else None

    def _page(self, file: Path, status: int) -> None:
        try:
            html = file.read_bytes()
        except FileNotFoundError:
            html = _NO_PAGE
        script = _SCRIPT.format(self._state.pages).encode()
        self._send(status, "text/html; charset=utf-8", html.replace(b"</body>", script))

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        """No page of a preview is kept by the browser."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = 0
        try:
            while True:
                build, told = self._state.after(seen)
                self.wfile.write(b": waiting\n\n" if build == seen else f"event: built\ndata: {told}\n\n".encode())
                self.wfile.flush()
                seen = build
        except (BrokenPipeError, ConnectionResetError):
            return  # the page was closed

    def log_message(self, format: str, *arguments: Any) -> None:
        """Requests are of no interest to an author."""
