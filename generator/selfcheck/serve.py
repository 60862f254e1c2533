"""Serve: a live preview on 127.0.0.1 that builds again at every change and reloads the pages that are open."""

from __future__ import annotations

import signal
import tempfile
import threading
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from watchfiles import watch

from selfcheck.build import build
from selfcheck.paths import templates_folder
from selfcheck.report import summary
from selfcheck.terminal import print_problems, print_summary

_PREFIX = "/__selfcheck__/"
_SCRIPT = b'<script src="/__selfcheck__/reload.js"></script></body>'
_RELOAD = b"new EventSource('/__selfcheck__/events').addEventListener('built', () => location.reload());\n"
_HEARTBEAT = 15.0
"""Seconds after which a waiting page hears from the server, so that a closed one is noticed."""


class _Builds:
    """Counts good builds, and wakes up whoever waits for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.number = 0

    def done(self) -> None:
        with self._changed:
            self.number += 1
            self._changed.notify_all()

    def wait(self, seen: int) -> int:
        """The number of the newest build, after at most `_HEARTBEAT` seconds when that is still `seen`."""
        with self._changed:
            self._changed.wait_for(lambda: self.number != seen, _HEARTBEAT)
            return self.number


class _Handler(SimpleHTTPRequestHandler):
    """Serves the preview as a host of static files would, with the reloading script on every page."""

    def __init__(self, *arguments: Any, builds: _Builds, **keywords: Any) -> None:
        self._builds = builds
        super().__init__(*arguments, **keywords)

    def do_GET(self) -> None:
        """Answer a request for a page, a file or the stream of builds."""
        if self.path == f"{_PREFIX}events":
            self._events()
        elif self.path == f"{_PREFIX}reload.js":
            self._send(200, "text/javascript", _RELOAD)
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
            html = b"<!doctype html><title>selfcheck</title><p>There is no page yet; see the terminal.</body>"
        self._send(status, "text/html; charset=utf-8", html.replace(b"</body>", _SCRIPT))

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
        seen = self._builds.number
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                number = self._builds.wait(seen)
                self.wfile.write(b": waiting\n\n" if number == seen else b"event: built\ndata: \n\n")
                self.wfile.flush()
                seen = number
        except (BrokenPipeError, ConnectionResetError):
            return  # the page was closed

    def log_message(self, format: str, *arguments: Any) -> None:
        """Requests are of no interest to an author."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


def serve(content: Path, port: int) -> None:
    """Serve the guide in the folder `content` until the process is interrupted; port 0 takes any free one.

    Raises `OSError` when the port cannot be used.
    """
    builds = _Builds()
    with tempfile.TemporaryDirectory(prefix="selfcheck-") as folder:
        site = Path(folder, "site")
        handler = partial(_Handler, builds=builds, directory=str(site))
        with _Server(("127.0.0.1", port), handler) as server:
            url = f"http://127.0.0.1:{server.server_address[1]}/"
            threading.Thread(target=server.serve_forever, daemon=True).start()
            # Ctrl+C ends the preview, whatever it is doing; so does being told to stop, also in the background.
            for each in (signal.SIGINT, signal.SIGTERM):
                signal.signal(each, signal.default_int_handler)
            with suppress(KeyboardInterrupt):
                _build(content, site, url, builds)
                print_summary(f"Preview: {url} (stop with Ctrl+C)", failed=False)
                for _ in watch(content, templates_folder(), debounce=50, step=20, raise_interrupt=True):
                    _build(content, site, url, builds)
            server.shutdown()


def _build(content: Path, site: Path, url: str, builds: _Builds) -> None:
    outcome = build(content, site, url)
    print_problems(outcome.problems)
    errors = bool(outcome.problems.errors)
    print_summary(summary(outcome, "Not built" if errors else "Built the preview"), failed=errors)
    if not errors:
        builds.done()
