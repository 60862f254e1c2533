"""Runs selfcheck as people do: as a program, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "selfcheck"]


def run(*arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with some environment variables changed."""
    environment = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR")}
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment | variables,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=300,
    )
