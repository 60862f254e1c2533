"""YAML as people mean it: text stays the text that was typed, and every node knows its place.

PyYAML's parser gives events; one pass turns them into nodes. Nothing is converted: `no`, `12:30` and `014` are what was
typed, and whoever reads a node decides whether it is a number. Aliases are followed within a budget; tags and merge
keys are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from selfcheck.load.yaml_nodes import Mapping, Node, Scalar, Sequence, kind_of, shorten
from selfcheck.load.yaml_syntax import Lines, add_syntax_problem, refuse_text
from selfcheck.problems import Place, Problems, Source

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "kind_of", "load_yaml", "shorten"]

MAX_CHARACTERS = 1_000_000
"""So many characters a file may have, and no more after its aliases are followed."""
MAX_DEPTH = 40
MAX_NODES = 50_000
"""So many keys and values a file may have after its aliases are followed."""
MAX_MISTAKES = 50
"""So many mistakes with keys and tags are told of a file, then no more of it is read."""

_CUT = re.compile(r"[ \t]+(#\w[^\r\n]*)")
"""What YAML takes for a comment although it was hardly meant as one: behind a text, and without a space after `#`."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(source: Source, problems: Problems, text: str | None = None) -> Node | None:
    """The one document of a YAML file, or None when it cannot be read; what is wrong is added to `problems`.

    `text` is read in place of the source's own text when YAML is a part of the file; it has to keep the line numbers
    of the source, so its other lines are left empty.
    """
    whole, remedy = (
        ("the file", "split it into several sections") if text is None else ("the front matter", "shorten it")
    )
    lines = Lines(source, (source.text if text is None else text).removeprefix("\ufeff"))
    if (size := len(lines.text)) > MAX_CHARACTERS:
        message = f"{whole} has {size:,} characters, more than the {MAX_CHARACTERS:,} that are read"
        problems.add("SC107", message, Place(source, 0), remedy)
    elif not refuse_text(lines, problems):
        composer = _Composer(lines, problems)
        try:
            return composer.document()
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            add_syntax_problem(lines, error, composer.after(), problems)
        except _RefusedError:
            pass
    return None


class _RefusedError(Exception):
    """The document was given up; its problem has been added."""


@dataclass(slots=True)
class _Anchored:
    """What an anchor stands for, and what it costs to repeat it."""

    node: Node | None
    """None as long as its end is not read yet."""
    nodes: int
    characters: int


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end is not read yet."""

    start: Any
    """The event that begins it."""
    mapping: bool
    children: list[Node]
    """The items; of a mapping, keys and values by turns."""
    before: tuple[int, int]
    """How many nodes and characters there were before it."""
    anchored: _Anchored | None


class _Composer:
    """Turns the events of one document into nodes; without recursion, as files decide how deep they are nested."""

    def __init__(self, lines: Lines, problems: Problems) -> None:
        self._lines = lines
        self._stretch = lines.stretch
        self._problems = problems
        self._anchors: dict[str, _Anchored] = {}
        self._open: list[_Open] = []
        self._nodes = 0
        self._characters = 0
        self._repeats = False
        self._told = 0
        self._event: Any = None

    def document(self) -> Node | None:
        """The only document, or the first of several after a problem was added."""
        next_event: Callable[[], Any] = _LOADER(self._lines.text).get_event
        next_event()  # the stream starts
        if not isinstance(next_event(), yaml.DocumentStartEvent):
            whole = Place(self._lines.source, 0)
            self._problems.add("SC109", "the file is empty", whole, "write its keys, or delete the file")
            return None
        try:
            root = self._root(next_event)
        except (yaml.YAMLError, _RefusedError):
            for unclosed in self._open:  # what is wrong with the keys up to here is told as well
                if unclosed.mapping:
                    self._pairs(unclosed.children)
            raise
        next_event()  # the document ends
        event = next_event()
        if isinstance(event, yaml.DocumentStartEvent):
            help = "keep one document, without `---` inside"
            self._problems.add("SC109", "a second document starts here", self._place(event), help)
        return root

    def after(self) -> Place:
        """The place after what was read last."""
        return self._lines.place(self._event.end_mark.index if self._event else 0)

    def _root(self, next_event: Callable[[], Any]) -> Node:
        unclosed = self._open
        while True:
            self._event = event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                node = self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._begin(event)
                continue
            else:
                node = self._alias(event) if kind is yaml.AliasEvent else self._end(event)
            if not unclosed:
                return node
            unclosed[-1].children.append(node)

    def _scalar(self, event: Any) -> Node:
        text = event.value
        self._nodes += 1
        self._characters += len(text)
        if self._nodes > MAX_NODES:
            self._refuse_amount(event)
        if event.style == '"':
            text.encode()  # raises ValueError for half a character, which PyYAML without libyaml lets through
        node = Scalar(text, not event.style, self._stretch(event.start_mark, event.end_mark))
        if not event.style and " " in text and (cut := _CUT.match(self._lines.text, event.end_mark.index)):
            self._tell_cut(text, cut)
        if event.tag is not None and event.tag != "!":
            self._tell_tag(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchored(node, 1, len(text))
        return node

    def _tell_cut(self, text: str, cut: re.Match[str]) -> None:
        """Say that a text ends where a comment begins."""
        place = Place(self._lines.source, *self._lines.position(cut.start(1)), len(cut[1]))
        help = "put the whole text in quotes; a comment is told by a space behind its `#`"
        self._problems.add("SC111", f"the text ends before this `#`: `{shorten(text)}`", place, help)

    def _begin(self, event: Any) -> None:
        if len(self._open) == MAX_DEPTH:
            self._refuse("SC107", f"lists and keys are nested more than {MAX_DEPTH} deep", event, "flatten the file")
        before = self._nodes, self._characters
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._refuse_amount(event)
        if event.tag is not None:
            self._tell_tag(event)
        anchored = None
        if event.anchor is not None:
            self._anchors[event.anchor] = anchored = _Anchored(None, 0, 0)
        self._open.append(_Open(event, type(event) is yaml.MappingStartEvent, [], before, anchored))

    def _end(self, event: Any) -> Node:
        ended = self._open.pop()
        start = ended.start
        pairs = self._pairs(ended.children) if ended.mapping else []
        if pairs and not start.flow_style:
            place = pairs[0][0].place
        else:
            block_mapping = ended.mapping and not start.flow_style
            place = self._stretch(start.start_mark, (start if block_mapping else event).end_mark)
        node = Mapping(pairs, place) if ended.mapping else Sequence(ended.children, place)
        if ended.anchored:
            nodes, characters = ended.before
            ended.anchored.node = node
            ended.anchored.nodes = self._nodes - nodes
            ended.anchored.characters = self._characters - characters
        return node

    def _alias(self, event: Any) -> Node:
        anchored = self._anchors.get(event.anchor)
        name = shorten(event.anchor)
        if anchored is None:
            self._refuse("SC103", f"`*{name}` has no `&{name}` before it", event, "write the value out")
        if anchored.node is None:
            self._refuse("SC106", f"`*{name}` stands inside `&{name}`", event, "write the value out")
        self._repeats = True
        self._nodes += anchored.nodes
        self._characters += anchored.characters
        if self._nodes > MAX_NODES or self._characters > MAX_CHARACTERS:
            self._refuse_amount(event)
        node = anchored.node
        # A text stands where it is repeated; what is wrong inside a list or mapping is told once, where it is written.
        return Scalar(node.value, node.plain, self._place(event)) if isinstance(node, Scalar) else node

    def _pairs(self, children: list[Node]) -> list[tuple[Scalar, Node]]:
        """Keys with their values, each key once."""
        found: dict[str, tuple[Scalar, Node]] = {}
        merged: list[Node] = []
        for node, value in zip(children[::2], children[1::2], strict=False):
            key = self._key(node)
            if key is None:
                continue
            if key.value == "<<" and key.plain:
                message = "`<<` takes over the keys of another place, which is not possible here"
                help = "write the keys out here; an alias can stand for a whole value, as in `responses: *often`"
                self._tell("SC110", message, key.place, help)
                merged.append(value)
            elif key.value in found:
                first = found[key.value][0].place.line
                message = f"`{shorten(key.value)}` stands twice; it was first written in line {first}"
                self._tell("SC104", message, key.place, "keep one of the two")
            else:
                found[key.value] = key, value
        # The keys are taken over all the same, so that they are not told to be missing.
        for value in merged:
            for part in value.items if isinstance(value, Sequence) else [value]:
                for key, inner in part.pairs if isinstance(part, Mapping) else []:
                    found.setdefault(key.value, (key, inner))
        return list(found.values())

    def _key(self, node: Node) -> Scalar | None:
        """The node as a key; None after a problem was added."""
        if not isinstance(node, Scalar) or not node.value:
            message, help = f"a key is text, not {kind_of(node)}", "write a name before the colon"
            self._tell("SC122", message, node.place, help)
            return None
        if node.value.isprintable():
            return node
        hidden = next(character for character in node.value if not character.isprintable())
        message = f"the key `{shorten(node.value)}` has the character U+{ord(hidden):04X} in it"
        self._tell("SC122", message, node.place, "delete it; it is often invisible in an editor")
        shown = "".join(character for character in node.value if character.isprintable())
        return Scalar(shown, node.plain, node.place) if shown else None

    def _refuse_amount(self, event: Any) -> NoReturn:
        most = f"{MAX_NODES:,} keys and values" if self._nodes > MAX_NODES else f"{MAX_CHARACTERS:,} characters"
        if self._repeats:
            self._refuse("SC106", f"with its aliases the file has more than {most}", event, "repeat less")
        self._refuse("SC107", f"the file has more than {most}", event, "split it into several sections")

    def _tell_tag(self, event: Any) -> None:
        tag = shorten(event.tag.replace("tag:yaml.org,2002:", "!!"))
        self._tell("SC105", f"`{tag}` is a YAML tag", self._place(event), "delete it; values need no tags here")

    def _tell(self, code: str, message: str, place: Place, help: str) -> None:
        """Add a problem with which the file can still be read."""
        self._told += 1
        if self._told <= MAX_MISTAKES:
            self._problems.add(code, message, place, help)
            return
        if self._told == MAX_MISTAKES + 1:
            message = f"there are more than {MAX_MISTAKES} mistakes with keys and tags; the rest is not read"
            self._problems.add("SC107", message, place, "mend those above, then check again")
        raise _RefusedError

    def _refuse(self, code: str, message: str, event: Any, help: str) -> NoReturn:
        self._problems.add(code, message, self._place(event), help)
        raise _RefusedError

    def _place(self, event: Any) -> Place:
        return self._stretch(event.start_mark, event.end_mark)
