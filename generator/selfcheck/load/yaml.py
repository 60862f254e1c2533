"""YAML as people mean it: text stays the text that was typed, and every node knows its place.

PyYAML's parser gives events; one pass turns them into nodes. Nothing is converted: `no`, `12:30` and `014` are what was
typed, and whoever reads a node decides whether it is a number. Aliases are followed within a budget, tags are refused.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from selfcheck.problems import Place, Problems, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 40
MAX_NODES = 100_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that YAML does not allow."""


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
    """Text cut to `most` characters and one line, to be quoted in a message."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def load_yaml(source: Source, problems: Problems, text: str | None = None) -> Node | None:
    """The one document of a YAML file, or None when it cannot be read; what is wrong is added to `problems`.

    `text` is read in place of the source's own text when YAML is a part of the file; it has to keep the line numbers
    of the source, so its other lines are left empty.
    """
    if len(source.text) > MAX_CHARACTERS:
        problems.add(
            "SC107",
            f"the file has {len(source.text):,} characters, more than the {MAX_CHARACTERS:,} that are read",
            Place(source, 0),
            "split it into several sections with a bank each",
        )
        return None
    lines = _Lines(source, source.text if text is None else text)
    try:
        return _Composer(lines, problems).document()
    except yaml.MarkedYAMLError as error:
        problems.add("SC103", *_syntax_error(lines, error))
    except yaml.reader.ReaderError:
        # The parser tells where in bytes, so the character is looked for.
        found = _FORBIDDEN.search(lines.text)
        problems.add(
            "SC103",
            f"the character U+{ord(found[0]):04X} cannot stand in YAML"
            if found
            else "a character cannot stand in YAML",
            lines.place(found.start()) if found else Place(source, 0),
            "delete it; it is often invisible in an editor",
        )
    except _RefusedError:
        pass
    return None


class _RefusedError(Exception):
    """The document was given up; its problem has been added."""


class _Lines:
    """Where the characters of a text stand in its source.

    YAML also breaks lines at U+0085, U+2028 and U+2029, which editors do not count; so its marks are not used as they
    are.
    """

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.text = text
        self._starts = [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", text))]

    def position(self, index: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def place(self, index: int) -> Place:
        """The place of a character."""
        return Place(self.source, *self.position(index))


class _Composer:
    """Turns the events of one document into nodes."""

    def __init__(self, lines: _Lines, problems: Problems) -> None:
        self._lines = lines
        self._source = lines.source
        self._problems = problems
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._open: set[str] = set()
        self._count = 0
        self._events: Iterator[Any] = iter(())

    def document(self) -> Node | None:
        self._events = iter(yaml.parse(self._lines.text, Loader=_LOADER))
        next(self._events)  # the stream starts
        event = next(self._events)
        if not isinstance(event, yaml.DocumentStartEvent):
            self._problems.add(
                "SC109", "the file is empty", Place(self._source, 0), "write its keys, or delete the file"
            )
            return None
        node = self._node(next(self._events), 1)
        next(self._events)  # the document ends
        event = next(self._events)
        if isinstance(event, yaml.DocumentStartEvent):
            self._problems.add(
                "SC109", "a second document starts here", self._place(event), "keep one document, without `---` inside"
            )
        return node

    def _node(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if depth > MAX_DEPTH:
            self._refuse("SC107", f"lists and keys are nested more than {MAX_DEPTH} deep", event, "flatten the file")
        if event.tag is not None and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
            self._problems.add(
                "SC105", f"`{_tag(event.tag)}` is a YAML tag", self._place(event), "delete it; values need no tags here"
            )
        before = self._count
        self._spend(event, 1)
        if event.anchor is not None:
            self._open.add(event.anchor)
        node = self._content(event, depth)
        if event.anchor is not None:
            self._open.discard(event.anchor)
            self._anchors[event.anchor] = (node, self._count - before)
        return node

    def _content(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, not event.style, self._place(event))
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(child := next(self._events), yaml.SequenceEndEvent):
                items.append(self._node(child, depth + 1))
            return Sequence(items, self._place(event, child))
        return self._mapping(event, depth)

    def _mapping(self, event: Any, depth: int) -> Mapping:
        pairs: list[tuple[Scalar, Node]] = []
        seen: dict[str, Scalar] = {}
        while not isinstance(child := next(self._events), yaml.MappingEndEvent):
            key = self._node(child, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar):
                self._problems.add(
                    "SC122", f"a key is text, not {kind_of(key)}", key.place, "write a name before the colon"
                )
            elif key.value in seen:
                first = seen[key.value].place
                self._problems.add(
                    "SC104",
                    f"`{shorten(key.value)}` stands twice; it was first written in line {first.line}",
                    key.place,
                    "keep one of the two",
                )
            else:
                seen[key.value] = key
                pairs.append((key, value))
        return Mapping(
            pairs,
            self._place(event, child) if event.flow_style else (pairs[0][0].place if pairs else self._place(event)),
        )

    def _alias(self, event: Any) -> Node:
        if event.anchor in self._open:
            self._refuse("SC106", f"`*{event.anchor}` stands inside `&{event.anchor}`", event, "write the value out")
        if event.anchor not in self._anchors:
            self._refuse("SC103", f"`*{event.anchor}` has no `&{event.anchor}` before it", event, "write the value out")
        node, size = self._anchors[event.anchor]
        self._spend(event, size)
        return node

    def _spend(self, event: Any, nodes: int) -> None:
        self._count += nodes
        if self._count > MAX_NODES:
            self._refuse("SC106", f"with its aliases the file has more than {MAX_NODES:,} values", event, "repeat less")

    def _refuse(self, code: str, message: str, event: Any, help: str) -> None:
        self._problems.add(code, message, self._place(event), help)
        raise _RefusedError

    def _place(self, event: Any, last: Any = None) -> Place:
        line, column = self._lines.position(event.start_mark.index)
        end, after = self._lines.position((last or event).end_mark.index)
        length = after - column if line == end else len(self._source.line(line).rstrip()) - column + 1
        return Place(self._source, line, column, max(1, length))


def _tag(tag: str) -> str:
    """A tag as it is typed."""
    return shorten(tag.replace("tag:yaml.org,2002:", "!!"))


_REMEDIES = (
    ("violates indentation", "indent with spaces, not tabs"),
    ("cannot start any token", "indent with spaces, not tabs; put text that starts with %, @ or ` in quotes"),
    (
        "mapping values are not allowed",
        'text with a colon and a space in it needs quotes: "…: …"; keys start in the same column',
    ),
    ("could not find expected ':'", "write `key: value`, with a space after the colon"),
    ("expected <block end>", "check that the lines of a list or of keys start in the same column"),
    ("did not find expected key", "check that the lines of keys start in the same column, and that quotes are closed"),
    ("did not find expected '-' indicator", "check that the lines of a list start in the same column"),
    ("did not find expected ',' or", "check that brackets and quotes are closed, and that commas stand between values"),
    ("unexpected end of stream", "close the quotes"),
    ("escape", "write a backslash twice in \"…\", or use '…'"),
)


def _syntax_error(lines: _Lines, error: yaml.MarkedYAMLError) -> tuple[str, Place, str]:
    mark = error.problem_mark or error.context_mark
    if error.context == "while scanning a quoted scalar" and "end of stream" in (error.problem or ""):
        mark = error.context_mark  # where the quotes open, rather than where the file ends
    said = (error.problem or error.context or "the text breaks off").strip()
    place = lines.place(mark.index) if mark else Place(lines.source, 0)
    remedy = next((remedy for part, remedy in _REMEDIES if part in said), "check quotes, colons and indentation here")
    return f"this is not valid YAML: {said}", place, remedy
