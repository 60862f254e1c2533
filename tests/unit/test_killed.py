"""A build that is killed, whenever that is, leaves the old site or the new one, whole."""

from __future__ import annotations

import random
import subprocess
import time
from typing import TYPE_CHECKING

from command import COMMAND, run

if TYPE_CHECKING:
    from pathlib import Path

    from places import MakeGuide

KILLS = 30


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_killed_build_leaves_a_whole_site(make_guide: MakeGuide) -> None:
    home = make_guide({}) / "index.md"
    text = home.read_text()
    sites = []
    for version in ("old", "new"):
        home.write_text(f"{text}\n\nThe {version} text.\n")
        started = time.monotonic()
        assert run("build", "--quiet", folder=home.parents[1]).returncode == 0
        duration = time.monotonic() - started
        sites.append(contents(home.parents[1] / "site"))
    assert sites[0] != sites[1]
    chance = random.Random(1)  # noqa: S311  # moments, not secrets
    kept = []
    for number in range(KILLS):
        home.write_text(f"{text}\n\nThe {('old', 'new')[number % 2]} text.\n")
        build = subprocess.Popen([*COMMAND, "build", "--quiet"], cwd=home.parents[1])
        # Earlier after a build that was done, later after one that was not: most moments are just when it is written.
        time.sleep(duration * chance.uniform(0.8, 1.1))
        build.kill()
        build.wait()
        found = contents(home.parents[1] / "site")
        assert found in sites
        duration *= 0.9 if sites.index(found) == number % 2 else 1.1
        kept.append(sites.index(found))
    assert run("build", "--quiet", folder=home.parents[1]).returncode == 0
    assert [path.name for path in home.parents[1].iterdir() if path.name.startswith(".site.")] == []
    assert set(kept) == {0, 1}
