"""What other repositories name to check and build their guides: the action, and the hook for commits."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from places import REPOSITORY, MakeGuide

ACTION = REPOSITORY / "action.yml"
HOOKS = REPOSITORY / ".pre-commit-hooks.yaml"
BIN = Path(sys.executable).parent
BROKEN = {"one/beta.md": "---\ntitle: Beta\n---\n\n[nowhere](gamma.md)\n"}


def run(command: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", **variables}
    return subprocess.run(command, env=environment, capture_output=True, check=False, encoding="utf-8")


@pytest.mark.parametrize("command", ["check-jsonschema --builtin-schema vendor.github-actions", "zizmor --offline"])
def test_the_action_is_sound(command: str) -> None:
    done = run([*shlex.split(command), str(ACTION)])
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(("files", "code"), [({}, 0), (BROKEN, 1)])
def test_the_action_builds_and_tells_problems_at_their_lines(
    make_guide: MakeGuide, tmp_path: Path, files: dict[str, str], code: int
) -> None:
    make_guide(files)
    *_, step = yaml.safe_load(ACTION.read_text())["runs"]["steps"]
    environment, installation, build = step["run"].splitlines()
    assert (environment.split()[:3], installation.split()[1]) == (["python", "-m", "venv"], "install")
    # It is installed here already: `tests/package` installs it where there is nothing.
    (tmp_path / "selfcheck").mkdir()
    (tmp_path / "selfcheck" / "bin").symlink_to(BIN)
    done = run(
        ["bash", "-e", "-c", build],
        RUNNER_TEMP=str(tmp_path),
        CONTENT="content",
        SITE="out",
        URL="https://example.org/",
    )
    assert done.returncode == code, done.stderr
    assert ("::error file=content/one/beta.md,line=5" in done.stdout) == bool(code)
    assert Path("out", "index.html").is_file() == (not code)
    names = {name: default["default"] for name, default in yaml.safe_load(ACTION.read_text())["inputs"].items()}
    assert names == {"content": "content", "site": "site", "url": ""}


@pytest.mark.parametrize(("files", "code"), [({}, 0), (BROKEN, 1)])
def test_the_hook_checks_a_guide(make_guide: MakeGuide, files: dict[str, str], code: int) -> None:
    make_guide(files)
    (hook,) = yaml.safe_load(HOOKS.read_text())
    assert (hook["language"], hook["pass_filenames"], hook["files"]) == ("python", False, "^content/")
    done = run(shlex.split(hook["entry"]))
    assert done.returncode == code, done.stderr
