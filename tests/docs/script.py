"""A page as a script, which runs from top to bottom in a folder of its own; CONTRIBUTING.md says what blocks do."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner

import blocks
from fragments import prove
from proofs import proof_of
from selfcheck.cli import main
from titled import judge

QUOTED = re.compile(r"(?:error|warning)\[SC\d+\]")
ENDS = re.compile(r" # ends with (\d+)$")
"""Behind a command in a console: that it is to fail, and how."""
SHELL = re.compile(r"[|<>&;$*`\\]|^\w+=")
"""What only a shell understands."""


class Script:
    """What the blocks of a page before have left behind."""

    def __init__(self, folder: Path, temporary: Path) -> None:
        """Run in `folder`; `temporary` is the home of whoever runs it, and there pieces of YAML are tried."""
        self._start = self._folder = folder
        self._temporary = temporary
        self._output: str | None = None
        self._names: dict[str, Any] = {}
        self._commands = temporary / "bin"
        self._commands.mkdir(exist_ok=True)
        command = self._commands / "selfcheck"
        command.write_text(f"#!{sys.executable}\nfrom selfcheck.cli import main\nmain(prog_name='selfcheck')\n")
        command.chmod(0o755)

    def run(self, block: blocks.Block) -> None:
        """Do what a block says; fails with its place when that goes wrong."""
        try:
            self._run(block)
        except (Exception, SystemExit) as error:
            raise AssertionError(f"{block.place}: {error}") from error

    def _run(self, block: blocks.Block) -> None:
        if block.title:
            self._write(block)
            return
        match block.kind:
            case "sh":
                for command in commands(block.text):
                    output, code = self._command(command)
                    assert code == 0, f"`{command}` ended with {code}:\n{output}"
                    self._output = output
            case "console":
                self._session(block.text)
            case blocks.INDENTED:
                raise AssertionError("code without a fence says nothing of its kind: use a fence")
            case "yaml":
                prove(block.text, self._new_folder())
            case "python":
                self._python(block)
            case "text" if QUOTED.match(block.text):
                self._problem(block.text)
            case "text":
                self._told(block.text)
            case _:
                raise AssertionError(f"nothing says what a block of the kind `{block.kind}` is for")

    def _new_folder(self) -> Path:
        """A folder that is not there yet."""
        return self._temporary / f"folder-{len(list(self._temporary.iterdir()))}"

    def _write(self, block: blocks.Block) -> None:
        path = (self._folder / block.title).resolve()
        assert path.is_relative_to(self._start.resolve()), "a page writes into its own folder"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, "utf-8")
        judge(block.kind, path, self._new_folder())

    def _command(self, command: str, typed: str = "") -> tuple[str, int]:
        """What a command says on both of its streams, and its exit code."""
        if proof := proof_of(command):
            proof(command, self._folder, self._temporary)
            return "", 0
        words = shlex.split(command)
        if words[0] == "cd" and len(words) == 2:
            self._folder = self._folder / words[1]
            assert self._folder.is_dir(), f"there is no folder {words[1]}"
            return "", 0
        if words[0] == "selfcheck" and not SHELL.search(command):
            with contextlib.chdir(self._folder):
                done = CliRunner().invoke(main, words[1:], input=typed, prog_name="selfcheck")
            if done.exception and not isinstance(done.exception, SystemExit):
                raise done.exception
            return done.output, done.exit_code
        ran = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command],
            cwd=self._folder,
            env=os.environ | self._variables(),
            input=typed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        return ran.stdout, ran.returncode

    def _variables(self) -> dict[str, str]:
        # Git keeps its settings here, whatever the machine says, and guesses at nobody's name.
        git = {"GIT_CONFIG_GLOBAL": str(self._temporary / ".gitconfig"), "GIT_CONFIG_COUNT": "1"}
        strict = {"GIT_CONFIG_KEY_0": "user.useConfigOnly", "GIT_CONFIG_VALUE_0": "true"}
        return {"PATH": f"{self._commands}:{os.environ['PATH']}", "HOME": str(self._temporary), **git, **strict}

    def _session(self, text: str) -> None:
        assert text.startswith("$ "), "a console begins with `$ ` and a command"
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            line, _, shown = part.partition("\n")
            (command,) = commands(line)
            typed = "".join(f"{answer}\n" for answer in re.findall(r"^> (.*)$", shown, re.MULTILINE))
            self._output, code = self._command(command, typed)
            said = ENDS.search(line)
            right = code == int(said[1]) if said else code == 0 or "error[SC" in shown
            assert right, f"`{command}` ended with {code}:\n{self._output}"
            self._told(shown)

    def _python(self, block: blocks.Block) -> None:
        inside = re.search(r"\bselfcheck(?:\.| import )(?!api\b)\w+", block.text)
        assert not inside, f"the names for other programs are those of selfcheck.api, not of {inside[0]}"
        told = io.StringIO()
        with contextlib.chdir(self._folder), contextlib.redirect_stdout(told):
            exec(compile(block.text, block.place, "exec", dont_inherit=True), self._names)  # noqa: S102  # it is ours
        self._output = told.getvalue()

    def _told(self, text: str) -> None:
        assert self._output is not None, "no command stands before this text"
        assert fits(text, self._output), f"what is shown:\n{text}\nwhat came:\n{self._output}"

    def _problem(self, text: str) -> None:
        """Demand that `selfcheck check` says this when the lines that are quoted stand in the file that is named."""
        place = re.search(r"--> (\S+?):\d+:\d+$", text, re.MULTILINE)
        assert place, "a problem has a place"
        path = self._folder / place[1]
        before = path.read_text("utf-8")
        lines = before.splitlines()
        for number, line in re.findall(r"^ *(\d+) \| ?(.*)$", text, re.MULTILINE):
            lines[int(number) - 1] = line
        path.write_text("\n".join([*lines, ""]), "utf-8")
        output, _ = self._command("selfcheck check")
        path.write_text(before, "utf-8")
        assert re.search(pattern_of(text), tidy(output)), f"what is shown:\n{text}\nwhat came:\n{output}"


def commands(text: str) -> list[str]:
    """The commands of a block, without comments; a line that ends with a backslash goes on in the next."""
    lines = (re.sub(r"(^|\s+)#.*$", "", line) for line in text.replace("\\\n", " ").splitlines())
    return [line.strip() for line in lines if line.strip()]


def fits(shown: str, output: str) -> bool:
    """Whether the output is what is shown, in which `...` stands for anything; spaces at the ends of lines are none."""
    return re.fullmatch(pattern_of(shown), tidy(output)) is not None


def pattern_of(shown: str) -> str:
    return re.escape(tidy(shown)).replace(re.escape("..."), "(?s:.*)")


def tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())
