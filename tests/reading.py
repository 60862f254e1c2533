"""Short ways to read a piece of YAML, a bank or some Markdown in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.load.markdown import Document, load_markdown
from selfcheck.load.yaml import Mapping, Node, Scalar, Sequence, load_yaml
from selfcheck.model.read_bank import read_bank
from selfcheck.problems import Problem, Problems, Source

if TYPE_CHECKING:
    from selfcheck.model.bank import Bank

Plain = str | list["Plain"] | dict[str, "Plain"]
"""A node without its places."""


def read_yaml(text: str) -> tuple[Node | None, list[Problem]]:
    problems = Problems()
    return load_yaml(Source("a.yaml", text), problems), list(problems)


def plain(node: Node | None) -> Plain:
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.value: plain(value) for key, value in node.pairs}
    raise AssertionError("there is no node")


def bank_or_problems(text: str) -> tuple[Bank | None, list[Problem]]:
    problems = Problems()
    node = load_yaml(Source("one/alpha.yaml", text), problems)
    return read_bank(node, "one/alpha", problems) if node else None, list(problems)


def bank(text: str) -> Bank:
    found, problems = bank_or_problems(text)
    assert found, problems
    return found


OPTIONS = ", ".join(f"{{value: {points}, label: '{points}'}}" for points in range(5))
"""Five response options, worth 0 to 4."""


def bank_of(*scales: str, items: int = 9, keys: str = "", options: str = OPTIONS) -> Bank:
    """A bank of items i1, i2 … with the same options and keys; scales are told by their keys but the title."""
    asked = "".join(f"  - {{id: i{n}, text: '?'{keys}}}\n" for n in range(1, items + 1))
    listed = "".join(f"  - {{title: T, {scale}}}\n" for scale in scales)
    return bank(f"title: T\nresponses: [{options}]\nitems:\n{asked}scales:\n{listed}")


def markdown(text: str, language: str = "en") -> Document:
    problems = Problems()
    document = load_markdown(Source("a.md", text), language, problems)
    assert not list(problems)
    return document


def html(text: str, language: str = "en") -> str:
    """The text with its footnotes; links lead to where they were written to."""
    return markdown(text, language).html(str)
