"""The files that pages write: each is judged as what it is, whether or not a command further down reads it."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from fragments import prove
from places import REPOSITORY

ENDS = {"yaml": (".yaml", ".yml"), "markdown": (".md",), "csv": (".csv",), "json": (".json",)}
"""The kinds of blocks that can have a title, and how the names of their files end."""


def judge(kind: str, path: Path, folder: Path) -> None:
    """Demand that a file which was written is right; `folder` is there to be filled.

    A page of a guide is what `selfcheck check` is for.
    """
    assert kind in ENDS, f"a block of the kind `{kind}` is no file, and has no title"
    assert path.suffix in ENDS[kind], f"{path.name} is not what a block of the kind `{kind}` holds"
    text = path.read_text("utf-8")
    if kind == "json":
        json.loads(text)
    elif kind == "csv":
        assert len({len(row) for row in csv.reader(text.splitlines(), strict=True)}) == 1, "rows differ in length"
    elif path.match(".github/workflows/*"):
        judge_workflow(path)
    elif path.name == ".pre-commit-config.yaml":
        judge_hooks(yaml.safe_load(text))
    elif kind == "yaml":
        prove(text, folder, path.name)


def judge_workflow(path: Path) -> None:
    """It gives our action nothing but its inputs, uses others as our own workflows do, and is one by its schema."""
    inputs = yaml.safe_load((REPOSITORY / "action.yml").read_text())["inputs"]
    for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
        for step in job.get("steps", []):
            used = step.get("uses", "")
            if used == "OWNER/selfcheck@main":
                unknown = set(step.get("with", {})) - set(inputs)
                assert not unknown, f"our action has no input {', '.join(unknown)}"
            else:
                assert not used or used in used_by_us(), f"our own workflows do not use {used}"
    tool = Path(sys.executable).with_name("check-jsonschema")
    command = [tool, "--builtin-schema", "vendor.github-workflows", path]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


def used_by_us() -> set[str]:
    """The actions in our own workflows, each with the first number of its version, such as `actions/checkout@v7`."""
    texts = [path.read_text() for path in (REPOSITORY / ".github" / "workflows").glob("*.yml")]
    return {"@".join(use) for text in texts for use in re.findall(r"uses: (\S+)@\w{40} # (v\d+)", text)}


def judge_hooks(hooks: dict[str, Any]) -> None:
    """It names hooks of ours, and has the keys that pre-commit demands."""
    known = {hook["id"] for hook in yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text())}
    assert set(hooks) == {"repos"}, hooks
    for repository in hooks["repos"]:
        assert set(repository) == {"repo", "rev", "hooks"}, repository
        assert repository["repo"] == "https://github.com/OWNER/selfcheck", repository
        for hook in repository["hooks"]:
            assert hook in [{"id": id} for id in known], f"we have no such hook: {hook}"
