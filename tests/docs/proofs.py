"""The commands on pages that no test can run as they stand, each with what proves it in place of that.

Whatever is not here is run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path

from places import REPOSITORY
from preview import previewing

Proof = Callable[[str, Path], None]
"""Is told the command and the folder in which a reader would give it; fails when it would not do what is said."""


def preview(command: str, folder: Path) -> None:
    """The preview is really started, on a free port without a browser, and gives the home page."""
    assert re.fullmatch(r"selfcheck serve(?: --open| --port \d+| --content \S+)*", command), command
    content = re.search(r"--content (\S+)", command)
    name = content[1] if content else "content"
    with previewing(folder / name, "--port", "0", "--content", name) as running:
        assert running.get("/")[0] == 200
    shutil.rmtree(folder / "temporary")  # the preview's own, which a reader has elsewhere


def target(command: str, folder: Path) -> None:
    """The Makefile has the target; `make test` itself and the workflows run them."""
    name = command.split()[1]
    assert re.search(rf"^{name}:", (REPOSITORY / "Makefile").read_text(), re.MULTILINE), f"no target {name}"


def extras(command: str, folder: Path) -> None:
    """What pip is asked for is there to be installed; `tests/package/` installs it into an empty environment."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    for extra in re.findall(r"\[([a-z]+)\]", command):
        assert extra in project["optional-dependencies"], f"no extra {extra}"
    for file in re.findall(r"-r (\S+)", command):
        assert (folder / file).is_file(), f"no {file}"


def environment(command: str, folder: Path) -> None:
    """An environment is really made and activated where the command says, without pip, which takes long to put in."""
    place = re.search(r"(?:venv |\. |source )(\S+?)(?:/bin/activate)?$", command)
    assert place, command
    script = f'{sys.executable} -m venv --without-pip {place[1]} && . {place[1]}/bin/activate && test -n "$VIRTUAL_ENV"'
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(["bash", "-c", script], cwd=home, env=os.environ | {"HOME": home}, check=True)


def pushed(command: str, folder: Path) -> None:
    """There is something to be pushed: the folder is, or lies in, one that Git has committed."""
    assert (folder / ".git").is_dir(), "nothing is committed that could be pushed"


def completion(command: str, folder: Path) -> None:
    """A shell that need not be here is given a script by the command, which names that shell's own way to complete."""
    from click.shell_completion import get_completion_class

    from selfcheck.cli import main

    shell = re.search(r"_SELFCHECK_COMPLETE=(zsh|fish)_source selfcheck", command)
    assert shell, command
    made = get_completion_class(shell[1])
    assert made is not None
    assert {"zsh": "compdef", "fish": "complete --no-files"}[shell[1]] in made(
        main, {}, "selfcheck", "_SELFCHECK_COMPLETE"
    ).source()


PROOFS: dict[str, Proof] = {
    r"selfcheck serve\b.*": preview,
    r"make [a-z-]+(?: [A-Z]+=\S+)?": target,
    r"python3? -m venv \S+": environment,
    r"(?:\.|source) \S*/bin/activate": environment,
    r"(?:\.venv/bin/)?pip install .*": extras,
    r"git remote add origin .*": pushed,
    r"git push\b.*": pushed,
    r".*_SELFCHECK_COMPLETE=(?:zsh|fish)_source .*": completion,
}


def proof_of(command: str) -> Proof | None:
    return next((proof for pattern, proof in PROOFS.items() if re.fullmatch(pattern, command)), None)
