"""What an editor says of a file by its JSON Schema, and what we say of it, with all that a schema cannot see.

An editor reads YAML with the types of its core schema; we read what was typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

import yaml
from jsonschema_rs import Draft7Validator

from selfcheck.load.yaml import load_yaml
from selfcheck.model.read_bank import read_bank
from selfcheck.model.schema import FORMATS, schema
from selfcheck.problems import Problem, Problems, Source

VALIDATORS = {format: Draft7Validator(schema(format)) for format in FORMATS}

FORM = {"SC120", "SC121", "SC122", "SC123", "SC124", "SC125", "SC236"}
"""The codes that a schema can see: keys that are not known or missing, values of a wrong kind, not among the words or
out of limits, conditions that are not complete, norms that do not say where they come from."""


@dataclass(frozen=True)
class Beyond:
    """A mistake of form that a schema cannot see."""

    why: str
    code: str
    message: str
    """A regular expression for what the author is told."""
    typed: str
    """A regular expression for what stands at the place of the problem."""
    bank: str
    """A bank with this mistake."""

    def holds(self, problem: Problem) -> bool:
        place = problem.place
        typed = place.source.line(place.line)[place.column - 1 :][: place.length]
        return (
            problem.code == self.code
            and re.fullmatch(self.message, problem.message) is not None
            and re.fullmatch(self.typed, typed) is not None
        )


def bank(item: str = "id: a, text: A", scale: str = "id: s, title: S, method: sum", more: str = "") -> str:
    return f"title: T\nitems:\n  - {{{item}}}\nscales:\n  - {{{scale}}}\n{more}"


SPELLED = "an editor knows the number, not how it was spelled"
BEYOND = [
    Beyond(
        SPELLED,
        "SC122",
        "expected a number, found .*",
        "[-+]?(0[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+|([0-9]+[.]?[0-9]*|[.][0-9]+)[eE][-+]?[0-9])|[.]nan",
        bank("id: a, text: A, weight: 1e3"),
    ),
    Beyond(
        SPELLED,
        "SC122",
        "expected a whole number, a share .*",
        "[+]?0*[1-9][0-9]{0,3}([.]0*)?",
        bank(scale="id: s, title: S, method: sum, missing: {min_answered: 6.0}"),
    ),
    Beyond(
        "an editor knows the number or the truth value, not how it was spelled",
        "SC122",
        "`.*` is not a name",
        "[+]?[0-9]+[.]0*|[+][0-9]+|True|TRUE|False|FALSE",
        bank("id: True, text: A"),
    ),
    Beyond(
        "a schema has no limit for digits behind the point",
        "SC124",
        "a number has at most 15 digits",
        "[-+]?[0-9]{0,14}[.][0-9]+",
        bank("id: a, text: A, weight: 3.1415926535897932"),
    ),
    Beyond(
        "a schema cannot compare two numbers of a file",
        "SC124",
        "the range ends at .*",
        ".*",
        bank("id: a, text: A, type: number, range: [9, 1]"),
    ),
    Beyond(
        "a schema cannot compare two numbers of a file",
        "SC124",
        "the clamp ends at .*",
        ".*",
        bank(scale="id: s, title: S, method: sum, clamp: [9, 1]"),
    ),
    Beyond(
        "a schema cannot compare two numbers of a file",
        "SC124",
        "a step of .* does not fit between .*",
        "[+]?[0-9.]*[1-9][0-9.]*",
        bank("id: a, text: A, type: number, range: [1, 9], step: 10"),
    ),
    Beyond(
        "to an editor all keys are text, with quotes or without",
        "SC122",
        "`.*` is no raw score",
        '".*"',
        bank(scale='id: s, title: S, method: sum, table: {"0": 1}'),
    ),
    Beyond(
        "an editor has no value for a key that is no text",
        "SC122",
        "a key is text, not .*",
        ".*",
        bank(more="accept: {[a]: b}\n"),
    ),
]


NO_USE = re.compile(".*`step`.* makes? no sense .*")
"""We do not look at the step between numbers of an item that takes none; that it is there is a mistake already."""


class EditorLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the fast one, or the other
    """Reads YAML as editors do: by the core schema of YAML 1.2; all keys are text, the first of two alike counts."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        values = {
            key.value: self.construct_object(value, deep=True)
            for key, value in reversed(node.value)
            if isinstance(key, yaml.ScalarNode)
        }
        return {key.value: values[key.value] for key in keys}


def core_int(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    return int(node.value, {"0x": 16, "0o": 8}.get(node.value[:2], 10))


def core_float(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> float:
    return float(node.value.lower().replace(".inf", "inf").replace(".nan", "nan"))


for tag, pattern in {
    "null": "(null|Null|NULL|~|)",
    "bool": "(true|True|TRUE|false|False|FALSE)",
    "int": "([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)",
    "float": r"([-+]?([.][0-9]+|[0-9]+([.][0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?[.](inf|Inf|INF)|[.](nan|NaN|NAN))",
}.items():
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^{pattern}$"), None)
EditorLoader.add_constructor("tag:yaml.org,2002:map", lambda loader, node: loader.construct_mapping(node))
EditorLoader.add_constructor("tag:yaml.org,2002:int", core_int)
EditorLoader.add_constructor("tag:yaml.org,2002:float", core_float)
EditorLoader.add_constructor(None, lambda loader, node: loader.construct_object(node))


def first_document(text: str) -> Any:
    loader = EditorLoader(text)
    try:
        return loader.get_data()
    finally:
        loader.dispose()


@dataclass
class Verdicts:
    reader: list[str]
    """Problems with the form, without those that a schema cannot see."""
    beyond: list[Beyond]
    """What a schema cannot see of the problems."""
    editor: list[str]
    """What the schema refuses."""

    @property
    def agree(self) -> bool:
        return bool(self.reader) == bool(self.editor)


def verdicts(text: str, format: str) -> Verdicts | None:
    """What both say about a file; None when it is wrong as YAML, which is no matter of a schema."""
    problems = Problems()
    node = load_yaml(Source("a.yaml", text), problems)
    if node is None or any(problem.code not in FORM for problem in problems):
        return None
    FORMATS[format].read(node, problems)
    if format == "bank" and not seen(problems):
        read_bank(node, "one/alpha", problems)  # it reads more closely
    unused = any(NO_USE.fullmatch(problem.message) for problem in problems if problem.code == "SC219")
    errors = VALIDATORS[format].iter_errors(first_document(text))
    return Verdicts(
        [str(problem) for problem in seen(problems)],
        [beyond for beyond in BEYOND if any(beyond.holds(problem) for problem in problems)],
        [error.message for error in errors if not (unused and error.instance_path[-1:] == ["step"])],
    )


def seen(problems: Problems) -> list[Problem]:
    """The problems that a schema sees too."""
    form = (problem for problem in problems if problem.code in FORM)
    return [problem for problem in form if not any(beyond.holds(problem) for beyond in BEYOND)]
