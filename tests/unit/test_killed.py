"""A build that is killed, whenever that is, leaves the old site or the new one, whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from command import run

if TYPE_CHECKING:
    from places import MakeGuide

KILLS = 100


def test_a_killed_build_leaves_a_whole_site(make_guide: MakeGuide) -> None:
    # Without a bank, which would be checked in Node each time.
    content = make_guide({"one/beta.md": "---\ntitle: Beta\n---\n\nText.\n"}).absolute()
    (content / "one" / "alpha.yaml").unlink()
    folder = content.parent
    program = Path(__file__).with_name("killed_builds.py")
    done = subprocess.run(
        [sys.executable, program, folder, str(KILLS)], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    kept = done.stdout.split()
    assert len(kept) == KILLS
    assert set(kept) == {"old", "new"}
    assert run("build", "--quiet", folder=folder).returncode == 0
    assert [path.name for path in folder.iterdir() if path.name.startswith(".site.")] == []
