"""The commands on pages that no test can run as they stand, each with what proves it in place of that.

Whatever is not here is run.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path

from places import REPOSITORY
from preview import previewing

Proof = Callable[[str, Path, Path], None]
"""Is told the command, the folder in which a reader would give it and the reader's home; fails when it would not do
what is said.
"""


def preview(command: str, folder: Path, home: Path) -> None:
    """The preview is really started, on a free port without a browser, and gives the home page."""
    assert re.fullmatch(r"selfcheck serve(?: --open| --port \d+| --content \S+)*", command), command
    content = re.search(r"--content (\S+)", command)
    name = content[1] if content else "content"
    with previewing(folder / name, "--port", "0", "--content", name) as running:
        assert running.get("/")[0] == 200
    shutil.rmtree(folder / "temporary")  # the preview's own, which a reader has elsewhere


def target(command: str, folder: Path, home: Path) -> None:
    """The Makefile has the target; `make test` itself and the workflows run them. What it leaves is there: `.venv/`."""
    name = command.split()[1]
    makefile = (REPOSITORY / "Makefile").read_text()
    needs = re.search(rf"^{name}:(.*)", makefile, re.MULTILINE)
    assert needs, f"no target {name}"
    if ".venv/" in needs[1]:
        assert "$(PYTHON) -m venv .venv" in makefile
        environment("python3 -m venv .venv", folder, home)


def extras(command: str, folder: Path, home: Path) -> None:
    """What pip is asked for is there to be installed; `tests/package/` installs it into an empty environment."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    for extra in re.findall(r"\[([a-z]+)\]", command):
        assert extra in project["optional-dependencies"], f"no extra {extra}"


def environment(command: str, folder: Path, home: Path) -> None:
    """An environment is really made, without pip, which takes long to put in."""
    place = command.rsplit(maxsplit=1)[-1].replace("~", str(home))
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / place], check=True)


def pushed(command: str, folder: Path, home: Path) -> None:
    """It is really pushed, to an empty repository in place of the one at the address."""
    address = subprocess.check_output(["git", "remote", "get-url", "origin"], cwd=folder, encoding="utf-8").strip()
    assert address == f"https://github.com/YOU/{folder.name}.git", address
    with tempfile.TemporaryDirectory() as there:
        subprocess.run(["git", "init", "--quiet", "--bare", there], check=True)
        instead = {"GIT_CONFIG_KEY_0": f"url.{there}.insteadOf", "GIT_CONFIG_VALUE_0": address}
        variables = os.environ | {"HOME": str(home), "GIT_CONFIG_COUNT": "1"} | instead
        done = subprocess.run(
            shlex.split(command), cwd=folder, env=variables, capture_output=True, check=False, encoding="utf-8"
        )
    assert done.returncode == 0, done.stderr


def completion(command: str, folder: Path, home: Path) -> None:
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
    r"selfcheck serve(?: --.*)?": preview,
    r"make [a-z-]+": target,
    r"python3 -m venv \S+": environment,
    r"pip install (?:\.|'\.\[[a-z]+\]')": extras,
    r"git push(?: --[a-z-]+)?(?: origin \w+)?": pushed,
    r'eval "\$\(_SELFCHECK_COMPLETE=zsh_source selfcheck\)"': completion,
    r"_SELFCHECK_COMPLETE=fish_source selfcheck > ~/\.config/fish/completions/selfcheck\.fish": completion,
}


NEVER_RUN = re.compile(r"(?:\S*/)?(?:pip|python|make)[\d.]*(?:\s|$)|git push\b")
"""Commands that change the machine or others, or take long: what the table does not know of them is not tried."""


def proof_of(command: str) -> Proof | None:
    proof = next((proof for pattern, proof in PROOFS.items() if re.fullmatch(pattern, command)), None)
    assert proof or not NEVER_RUN.match(command), f"nothing in tests/docs/proofs.py proves `{command}`"
    return proof
