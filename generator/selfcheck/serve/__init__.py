"""Serve: a live preview on 127.0.0.1 that builds again at every change and reloads the pages that are open.

What is wrong is told in the terminal and on the pages; until it is mended they stay as they were.
"""

from __future__ import annotations

import errno
import signal
import tempfile
import threading
import webbrowser
from contextlib import suppress
from pathlib import Path

from watchfiles import watch

from selfcheck.build import build
from selfcheck.memory import Memory
from selfcheck.paths import templates_folder
from selfcheck.rebuild import maker
from selfcheck.report import problem_text, summary
from selfcheck.serve.server import Server, State
from selfcheck.terminal import print_problems, print_summary

PORT = 8000
"""Where the preview is when nobody names a port and it is free there: a browser knows the address again."""


def serve(content: Path, port: int | None, *, browse: bool = False) -> None:
    """Serve the guide in the folder `content` until the process is interrupted.

    A `port` of 0 takes any free one, None 8000 if that is free. With `browse` a browser is opened as soon as there is
    something to look at. Raises `OSError` when the port cannot be used.
    """
    state, memory = State(), Memory(maker())
    with tempfile.TemporaryDirectory(prefix="selfcheck-") as folder:
        site = Path(folder, "site")
        with _server(port, site, state) as server:
            used = server.server_address[1]
            url = f"http://127.0.0.1:{used}/"
            elsewhere = port is None and used != PORT
            threading.Thread(target=server.serve_forever, daemon=True).start()
            # Ctrl+C ends the preview, whatever it is doing; so does being told to stop, also in the background.
            for each in (signal.SIGINT, signal.SIGTERM):
                signal.signal(each, signal.default_int_handler)
            with suppress(KeyboardInterrupt):
                _build(content, site, url, state, memory)
                taken = f"Port {PORT} is taken (perhaps by another preview), so this one is at"
                print_summary(f"{taken if elsewhere else 'Preview:'} {url} (stop with Ctrl+C)", failed=False)
                if browse:
                    webbrowser.open(url)
                for _ in watch(content, templates_folder(), debounce=50, step=20, raise_interrupt=True):
                    memory.maker = maker()  # templates are watched too
                    _build(content, site, url, state, memory)
            server.shutdown()


def _server(port: int | None, site: Path, state: State) -> Server:
    try:
        return Server(PORT if port is None else port, site, state)
    except OSError as error:
        if port is None and error.errno == errno.EADDRINUSE:
            return Server(0, site, state)
        raise


def _build(content: Path, site: Path, url: str, state: State, memory: Memory) -> None:
    outcome = build(content, site, url, memory=memory)
    print_problems(outcome.problems)
    errors = outcome.problems.errors
    line = summary(outcome, "Not built" if errors else "Built the preview")
    print_summary(line, failed=bool(errors))
    text = "\n".join(problem_text(problem).plain for problem in outcome.problems)
    state.built({"summary": line, "problems": text, "errors": errors})
