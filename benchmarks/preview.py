"""Measures the preview, from saving an edit to the pages being told of it: `make bench-serve`.

    python benchmarks/preview.py --sections 6 100 1000 --runs 9

A first build of the same guide, in a process of its own, is measured in the same run: the ratio to it is what counts.
"""

from __future__ import annotations

import argparse
import http.client
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from builds import spread
from measured import FailedError, run

from guides import write_guide

_COMMAND = [sys.executable, "-m", "selfcheck"]
_ADDED = "\nA sentence more, for the next build.\n"
_PAUSE = 0.5
"""Seconds between a build and the next edit, as it takes authors at least."""


@contextmanager
def _preview(folder: Path) -> Iterator[http.client.HTTPResponse]:
    """The stream of builds of a preview of the guide in a folder."""
    command = [*_COMMAND, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            said = (re.search(r"http://127\.0\.0\.1:(\d+)/", line) for line in process.stdout or ())
            if not (found := next(filter(None, said), None)):
                raise FailedError("the preview has ended")
            connection = http.client.HTTPConnection("127.0.0.1", int(found[1]))
            connection.request("GET", "/__selfcheck__/events")
            yield connection.getresponse()
            connection.close()
        finally:
            process.terminate()


def _built(stream: http.client.HTTPResponse) -> None:
    """Wait for the next build."""
    for line in iter(stream.readline, b""):
        if line.startswith(b"event: built"):
            return
    raise FailedError("the preview has ended")


def edits(folder: Path, runs: int) -> list[float]:
    """The seconds from each save to the pages being told of it."""
    page = next((folder / "content").rglob("section-5.md"))
    found = []
    with _preview(folder) as stream:
        _built(stream)
        for _ in range(runs + 1):
            time.sleep(_PAUSE)
            with page.open("a") as section:
                section.write(_ADDED)
            saved = time.perf_counter()
            _built(stream)
            found.append(time.perf_counter() - saved)
    return found[1:]  # the first edit after the start compiles what no build before it needed


def main() -> None:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sections", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--runs", type=int, default=9)
    chosen = parser.parse_args()
    print("| sections | first build, s | edit to event, s | ratio |\n|---|---|---|---|")
    for sections in chosen.sections:
        with TemporaryDirectory() as name:
            folder = Path(name)
            write_guide(folder / "content", sections)
            first = run([*_COMMAND, "build"], folder, {}).wall
            taken = edits(folder, chosen.runs)
            row = [f"{sections:,}", f"{first:.2f}", spread(taken), f"{median(taken) / first:.3f}"]
            print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
