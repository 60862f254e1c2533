"""The built wheel, installed in an empty environment, builds a guide somewhere else, and makes a new one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from places import REPOSITORY, TESTS


def run(*command: str | Path, cwd: Path) -> str:
    """Run a program with next to nothing in its environment."""
    keep = ("HOME", "PATH", "LANG", "TMPDIR")
    # Package clients are configured by the machine, be it by variables of their own.
    environment = {k: v for k, v in os.environ.items() if k in keep or k.startswith(("PIP_", "SSL_", "REQUESTS_"))}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_wheel_builds_a_guide_in_an_empty_environment(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", REPOSITORY, cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    run(environment / "bin" / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)

    guide = tmp_path / "elsewhere"
    shutil.copytree(TESTS / "guides" / "small", guide / "content")
    command = environment / "bin" / "selfcheck"
    assert "selfcheck, version 0." in run(command, "--version", cwd=guide)
    assert "no problems" in run(command, "build", cwd=guide)
    page = (guide / "site" / "one" / "alpha" / "index.html").read_text()
    assert 'value="2"' in page
    assert str(REPOSITORY) not in page
    (client,) = (guide / "site").glob("assets/selfcheck/*/client/assessment.js")
    assert client.stat().st_size > 1000

    assert "Made new-guide" in run(command, "new", "new-guide", cwd=tmp_path)
    assert (tmp_path / "new-guide" / ".github" / "workflows" / "pages.yml").is_file()
    assert "Made content/rest/naps.md" in run(command, "new", "--section", "rest/naps", cwd=tmp_path / "new-guide")
    assert "3 banks, 16 items, no problems" in run(command, "check", cwd=tmp_path / "new-guide")
