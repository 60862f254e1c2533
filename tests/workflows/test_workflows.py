"""The workflows of GitHub Actions, ours and a new guide's: sound by their schema and by a linter for their safety, and
no wider than needed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from places import REPOSITORY

OURS = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
OF_A_NEW_GUIDE = REPOSITORY / "generator/selfcheck/new/files/guide/github/workflows/pages.yml"
WORKFLOWS = [*OURS, OF_A_NEW_GUIDE]
PAGES = {"ours": next(path for path in OURS if path.stem == "pages"), "of a new guide": OF_A_NEW_GUIDE}
pages = pytest.mark.parametrize("pages", PAGES.values(), ids=PAGES)


def tool(name: str, *arguments: str | Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name(name), *arguments], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stdout + done.stderr


def read(path: Path) -> dict[Any, Any]:
    found = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def test_they_are_workflows_by_their_schema() -> None:
    tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)


def test_the_linter_finds_nothing_unsafe() -> None:
    tool("zizmor", "--offline", "--no-progress", "--persona", "pedantic", *WORKFLOWS)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_nothing_is_allowed_but_what_a_job_says(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        expected = {"pages": "write", "id-token": "write"} if name == "deploy" else {"contents": "read"}
        assert job["permissions"] == expected
        for step in job["steps"]:
            _, at, commit = step.get("uses", "").partition("@")
            assert not at or len(commit) == 40, step


@pages
def test_only_the_default_branch_is_published(pages: Path) -> None:
    jobs = read(pages)["jobs"]
    condition = (
        "github.event_name != 'pull_request'"
        " && github.ref == format('refs/heads/{0}', github.event.repository.default_branch)"
    )
    assert jobs["deploy"]["if"] == condition
    assert jobs["deploy"]["needs"] == "build"
    assert jobs["deploy"]["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    kept = next(step for step in jobs["build"]["steps"] if "upload-artifact@" in step.get("uses", ""))
    assert kept["if"] == "github.event_name == 'pull_request'"
    for action in ("cache/restore@", "cache/save@", "upload-pages-artifact@"):
        step = next(step for step in jobs["build"]["steps"] if action in step.get("uses", ""))
        assert step["if"] == condition


@pages
def test_a_build_finds_the_site_before(pages: Path) -> None:
    steps = read(pages)["jobs"]["build"]["steps"]
    names = [step.get("uses", step.get("name")).partition("@")[0] for step in steps]
    restore, save = (names.index(f"actions/cache/{name}") for name in ("restore", "save"))
    assert restore < names.index("Build") < save
    assert steps[restore]["with"]["path"] == steps[save]["with"]["path"] == "site"
    assert steps[save]["with"]["key"].startswith(steps[restore]["with"]["restore-keys"])


def test_a_new_guide_is_published_like_ours() -> None:
    ours, other = (read(path) for path in PAGES.values())
    install = {"name": "Install selfcheck", "run": "pip install --requirement requirements.txt"}
    steps = other["jobs"]["build"]["steps"]
    steps.remove(install)
    build = next(step for step in steps if step.get("name") == "Build")
    for command in ("make site URL=", "make site"):
        build["run"] = build["run"].replace(SELFCHECK[command], command)
    assert other == ours


SELFCHECK = {"make site URL=": "selfcheck build --url ", "make site": "selfcheck build"}
"""What stands in the workflow of a new guide in place of what is in ours."""


@pages
@pytest.mark.parametrize(
    ("owner", "repository", "url", "address"),
    [
        ("Someone", "guide", "", "https://someone.github.io/guide/"),
        ("Someone", "Someone.github.io", "", "https://someone.github.io/"),
        ("Someone", "guide", "https://example.org/", None),
    ],
)
def test_the_site_is_told_where_it_will_stand(
    pages: Path, tmp_path: Path, owner: str, repository: str, url: str, address: str | None
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "guide.yaml").write_text(f"title: A guide\n{f'url: {url}' if url else ''}\n")
    (tmp_path / "Makefile").write_text("site:\n\t@echo $(if $(URL),to $(URL),as it says)\n")
    program = tmp_path / "selfcheck"
    program.write_text('#!/bin/sh\n[ "$1" = build ] && echo ${3:+to }${3:-as it says}\n')
    program.chmod(0o755)
    (command,) = (step["run"] for step in read(pages)["jobs"]["build"]["steps"] if step.get("name") == "Build")
    done = subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=tmp_path,
        env={"OWNER": owner, "REPOSITORY": repository, "PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout == (f"to {address}\n" if address else "as it says\n")
