"""A host of static files that behaves like GitHub Pages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class PagesHandler(SimpleHTTPRequestHandler):
    """Serves a folder below a base path: no listings, the site's own 404 page, ten minutes in the cache."""

    def __init__(self, *args: Any, base: str, **keywords: Any) -> None:
        self.base = base
        super().__init__(*args, **keywords)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        file = Path(self.translate_path(path[len(self.base) - 1 :])) if path.startswith(self.base) else None
        if file is not None and file.is_dir():
            if not path.endswith("/"):
                self.send_response(301)
                self.send_header("Location", f"{path}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            file /= "index.html"
        found = file is not None and file.is_file()
        shown = file if file is not None and found else Path(self.directory, "404.html")
        data = shown.read_bytes()
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(shown))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        with suppress(ConnectionError):  # a browser that goes on to another page does not wait
            self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def hosted(folder: Path, base: str) -> Iterator[str]:
    """Serve a folder, which may still be filled, below the path `base`; gives the address, with a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(PagesHandler, base=base, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}{base}"
    server.shutdown()
    server.server_close()
    thread.join()
