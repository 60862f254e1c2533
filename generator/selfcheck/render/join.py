"""Joins an entry module of the client, and all that it imports, into one script.

One file is smaller than many, since what comes back in it is packed once, and a reader's phone asks for it once. This
is no bundler: it knows the few forms in which the client is written and refuses all others, so that a joined script
never means anything else than its modules. What an entry module exports, its script exports too, so that another script
can fetch it when it is needed, by its published address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_IMPORT = re.compile(r'^import (?:\{\s*([\w$]+(?:,\s*[\w$]+)*),?\s*\} from )?"\./([\w-]+\.js)";\n', re.MULTILINE)
"""`import { one, other } from "./there.js";` and `import "./there.js";`."""
_EXPORT = re.compile(r"^export (?=(?:const|function|class) )", re.MULTILINE)
_DECLARATION = re.compile(r"^(?:const|let|function|class) ([\w$]+)", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:const|function|class) ([\w$]+)", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REFUSED = re.compile(
    r"^(?:import|export|var|async|function ?\*|(?:const|let) (?:[{[]|[\w$]+,|.*,$)).*"
    r"|\bimport ?(?:\.(?!meta\.url\b)|\(\s*[^\w\s]).*",
    re.MULTILINE,
)
"""What is left of other forms of imports and exports, and names that are declared in a way that is not seen here."""


class JoinError(ValueError):
    """The client is written in a form that cannot be joined: a mistake in its code."""


@dataclass(frozen=True)
class _Module:
    name: str
    imports: tuple[tuple[str, frozenset[str]], ...]
    """The names of other modules, each with what is taken from it."""
    exports: frozenset[str]
    declares: frozenset[str]
    """The names at its top level, the exported ones among them."""
    body: str
    """The code without imports and the word `export`."""


def join(entry: Path) -> str:
    """The script of an entry module: it and all modules that it imports, each after those that it imports itself.

    The code stands in a function, where names may be made short. Raises `JoinError` for a form of import or export that
    is not known here, an import of what is not there, modules that import each other in a circle, and names that two
    modules give.
    """
    modules = _in_order(entry.parent, entry.name, (), {})
    exports = {module.name: module.exports for module in modules}
    owners: dict[str, str] = {}
    for module in modules:
        for other, names in module.imports:
            for name in sorted(names - exports[other]):
                raise JoinError(f"{module.name} imports {name}, which {other} does not export")
        for name in sorted(module.declares):
            if name in owners:
                raise JoinError(f"{owners[name]} and {module.name} both declare {name}")
            owners[name] = module.name
    body = "\n".join(module.body for module in modules)
    given = ", ".join(sorted(modules[-1].exports))
    return (
        f"export const {{ {given} }} = (() => {{\n{body}return {{ {given} }};\n}})();\n"
        if given
        else f"(() => {{\n{body}}})();\n"
    )


def _in_order(folder: Path, name: str, above: tuple[str, ...], known: dict[str, _Module]) -> list[_Module]:
    """A module after those that it imports, less those that are known already; `above` are those on the way to it."""
    if name in above:
        raise JoinError(f"modules import each other in a circle: {', '.join((*above, name))}")
    if name in known:
        return []
    module = known[name] = _read(folder / name)
    before = [each for other, _ in module.imports for each in _in_order(folder, other, (*above, name), known)]
    return [*before, module]


def _read(file: Path) -> _Module:
    if not file.is_file():
        raise JoinError(f"there is no module {file.name}")
    text = file.read_text("utf-8")
    exports = frozenset(_EXPORTED.findall(text))
    imports = tuple((other, frozenset(re.findall(r"[\w$]+", names))) for names, other in _IMPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if refused := _REFUSED.search(_COMMENT.sub("", body)):
        raise JoinError(f"{file.name} has a form that cannot be joined: {refused[0]}")
    return _Module(file.name, imports, exports, frozenset(_DECLARATION.findall(body)), body)
