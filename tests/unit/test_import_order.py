"""A module of the package imports only what stands above it in the list of `generator/README.md`."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from places import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = REPOSITORY / "generator" / "selfcheck"
ENTRY = {"__init__", "__main__"}
"""The package itself, which has nothing to import, and the way into the command line."""


def order() -> list[str]:
    readme = (REPOSITORY / "generator" / "README.md").read_text()
    found = re.search(r"^## Import order\n.*?^```text\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert found, "generator/README.md has no list under Import order"
    return found[1].split()


def modules(unit: str) -> list[Path]:
    folder = PACKAGE / unit
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{unit}.py"]


def imports(file: Path) -> Iterator[str]:
    """The parts of the package that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(file.read_text())):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name}: imports name the whole path"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("selfcheck."))


def test_the_list_is_that_of_the_package() -> None:
    found = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert sorted(order()) == sorted(found - ENTRY)


@pytest.mark.parametrize("unit", order())
def test_imports_go_one_way(unit: str) -> None:
    allowed = {*order()[: order().index(unit) + 1]}
    for file in modules(unit):
        assert not {*imports(file)} - allowed, file.relative_to(PACKAGE).as_posix()


def test_the_theme_is_known_to_the_shell_alone() -> None:
    for file in PACKAGE.rglob("*.py"):
        if file.parent.name != "shell":
            names = {
                name.partition(".")[0]
                for node in ast.walk(ast.parse(file.read_text()))
                if isinstance(node, ast.Import | ast.ImportFrom)
                for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names])
            }
            assert not names & {"material", "mkdocs"}, file.name
