"""The page of the names for other programs, `docs/reference/python.md`, made from what they say of themselves."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
from typing import Any

from selfcheck import api

_INTRODUCTION = """\
---
title: From Python
description: The names of selfcheck.api, for other programs.
---

What stands in `selfcheck.api` changes with a new version only; everything else as it has to.
"""


def api_page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_INTRODUCTION, *(_entry(name, getattr(api, name)) for name in api.__all__)])


def _entry(name: str, value: Any) -> str:
    parts = [f"## `{name}` {{#{name.lower()}}}", *([] if inspect.isclass(value) else [f"`{_signature(name, value)}`"])]
    parts.append(inspect.getdoc(value) or "")
    if dataclasses.is_dataclass(value):
        parts.append("\n".join(_fields(value)))
    elif inspect.isclass(value):
        methods = [f"- `{_signature(method, made)}`: {inspect.getdoc(made)}" for method, made in _methods(value)]
        parts += ["\n".join(methods)] if methods else []
    return "\n\n".join(parts) + "\n"


def _signature(name: str, value: Any) -> str:
    plain = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(value)))
    return name + re.sub(r"\(self(?:, )?", "(", plain)


def _methods(value: type) -> list[tuple[str, Any]]:
    return [(name, made) for name, made in vars(value).items() if inspect.isfunction(made) and name[0] != "_"]


def _fields(value: type) -> list[str]:
    """An entry for each field and property, with the docstring behind it."""
    tree = ast.parse(inspect.getsource(value)).body[0]
    assert isinstance(tree, ast.ClassDef)
    rows: list[tuple[str, str, str]] = []
    for node in tree.body:
        if isinstance(node, ast.AnnAssign):
            rows.append((ast.unparse(node.target), ast.unparse(node.annotation), ""))
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and rows:
            rows[-1] = (*rows[-1][:2], str(node.value.value))
        elif isinstance(node, ast.FunctionDef) and node.returns and node.name[0] != "_":
            rows.append((node.name, ast.unparse(node.returns), ast.get_docstring(node) or ""))
    return [f"`{name}: {kind}`\n: {said}\n" for name, kind, said in rows]
