"""Builds a guide again and again and kills each build at a random moment; a program of its own, since it forks.

Arguments: the folder with `content`, how many builds to kill. It writes the old and the new text into the home page in
turns, and prints for each build which of them the site holds afterwards: "old", "new", or "neither" as a whole.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from selfcheck.build import build

VERSIONS = ("old", "new")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def start(folder: Path) -> int:
    """Build in a process of its own, which has everything loaded already; gives its id."""
    child = os.fork()
    if not child:
        os._exit(build(folder / "content", folder / "site").problems.errors)
    return child


def main(folder: Path, kills: int) -> None:
    home = folder / "content" / "index.md"
    text = home.read_text()
    whole = {}
    for version in VERSIONS:
        home.write_text(f"{text}\n\nThe {version} text.\n")
        started = time.monotonic()
        assert os.waitpid(start(folder), 0)[1] == 0
        seconds = time.monotonic() - started
        whole[version] = contents(folder / "site")
    chance = random.Random(1)  # noqa: S311  # moments, not secrets
    there = VERSIONS[-1]
    for _ in range(kills):
        version = VERSIONS[0] if there == VERSIONS[1] else VERSIONS[1]
        home.write_text(f"{text}\n\nThe {version} text.\n")
        child = start(folder)
        time.sleep(seconds * chance.uniform(0.8, 1.1))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = contents(folder / "site")
        there = next((each for each in VERSIONS if whole[each] == found), "neither")
        # Earlier after a build that was done, later after one that was not: most moments are just when it is written.
        seconds *= 0.9 if there == version else 1.1
        print(there, flush=True)  # noqa: T201  # what the test reads


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
