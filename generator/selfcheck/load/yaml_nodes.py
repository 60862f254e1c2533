"""What YAML is read into: nodes, each with its place, and how they are called in messages."""

from __future__ import annotations

from dataclasses import dataclass

from selfcheck.problems import Place


@dataclass(slots=True)
class Scalar:
    """A piece of text."""

    value: str
    plain: bool
    """Whether it was typed without quotes and not as a block."""
    place: Place


@dataclass(slots=True)
class Sequence:
    """A list."""

    items: list[Node]
    place: Place


@dataclass(slots=True)
class Mapping:
    """Keys with values, in the order of the file; every key is there once."""

    pairs: list[tuple[Scalar, Node]]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value behind a key, or None."""
        return next((value for name, value in self.pairs if name.value == key), None)


Node = Scalar | Sequence | Mapping


def kind_of(node: Node) -> str:
    """What a node is, in words for a message."""
    if isinstance(node, Scalar):
        return "nothing" if node.plain and node.value in ("", "~", "null") else f"`{shorten(node.value)}`"
    return "a list" if isinstance(node, Sequence) else "keys with values"


def shorten(text: str, most: int = 40) -> str:
    """Text cut to `most` characters and one line, to be quoted in a message; what cannot be printed becomes U+FFFD."""
    start = text[: 10 * most]  # the text may be as long as a file
    line = " ".join(start.split())
    if not line.isprintable():
        line = "".join(character if character.isprintable() else "\ufffd" for character in line)
    return line if len(line) <= most and len(start) == len(text) else line[: most - 1] + "…"
