"""Entries: a new chapter or section in the text of `guide.yaml`, all else there kept to the last character.

The parser tells where lists and their entries stand. The new entry goes behind the last one and is written like it.
What comes of it is read again: unless it says just what was to be said, nothing is changed.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from selfcheck.load.yaml import Mapping, Node, Scalar, load_yaml
from selfcheck.problems import Problems, Source

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_END = re.compile(r"\r\n|\r|\n")


def with_section(text: str, folder: str, section: str) -> str | None:
    """The text of `guide.yaml` with one more section, the last of its chapter; None when it cannot be entered.

    The text is one without errors, and has the chapter.
    """
    wanted = _said(text)
    _chapter(wanted, folder)["sections"].append(section)
    chapters = _behind(_root(text), "chapters").value
    chapter = next(node for node in chapters if _behind(node, "folder").value.strip() == folder)
    return _agreed(_appended(text, _behind(chapter, "sections"), [section], section), wanted)


def with_chapter(text: str, folder: str, section: str) -> str | None:
    """The text of `guide.yaml` with one more chapter, the last, of one section; None when it cannot be entered.

    The text is one without errors.
    """
    wanted = _said(text)
    wanted["chapters"].append({"folder": folder, "sections": [section]})
    chapters = _behind(_root(text), "chapters")
    flow = f"{{folder: {folder}, sections: [{section}]}}"
    return _agreed(_appended(text, chapters, _like(chapters.value[-1], folder, section) or [flow], flow), wanted)


def _like(chapter: Any, folder: str, section: str) -> list[str]:
    """The lines of a chapter, written like another; none when that is written in braces."""
    if chapter.flow_style:
        return []
    sections = _behind(chapter, "sections")
    if sections.flow_style:
        return [f"folder: {folder}", f"sections: [{section}]"]
    indent = " " * (sections.start_mark.column - chapter.start_mark.column)
    return [f"folder: {folder}", "sections:", f"{indent}- {section}"]


def _appended(text: str, sequence: Any, lines: list[str], flow: str) -> str:
    """The text with one more entry in a list: as lines, or as one piece where the list stands in brackets."""
    last = sequence.value[-1]
    end = _end(last)
    if sequence.flow_style:
        return _appended_in_brackets(text, last.start_mark.index, end, sequence.end_mark.index - 1, flow)
    column = sequence.start_mark.column
    start = _line_start(text, last.start_mark.index)
    before = text[start : last.start_mark.index]
    dash = before[column:] if before[column:].startswith("-") else "- "
    indents = [" " * column + dash, *[" " * (column + len(dash))] * (len(lines) - 1)]
    written = [indent + line for indent, line in zip(indents, lines, strict=True)]
    if len(sequence.value) > 1 and _stands_apart(text[:start]):
        written.insert(0, "")
    return _with_lines(text, end, written)


def _appended_in_brackets(text: str, start: int, end: int, close: int, flow: str) -> str:
    """The text with one more entry in a list in brackets, whose last one stands from `start` to `end`."""
    indent = text[_line_start(text, start) : start]
    between = text[end:close]
    if indent.strip() or not _LINE_END.search(between):
        # Not every entry has a line of its own.
        return f"{text[:end]}, {flow}{text[end:]}"
    comma = re.match(r"[ \t]*,", between)
    told = text if comma else f"{text[:end]},{text[end:]}"
    return _with_lines(told, end, [f"{indent}{flow}{',' if comma else ''}"])


def _with_lines(text: str, index: int, lines: list[str]) -> str:
    """The text with further lines behind the one of a character, with its line end."""
    ends = _LINE_END.search(text, index)
    if ends:
        return text[: ends.end()] + "".join(line + ends[0] for line in lines) + text[ends.end() :]
    other = _LINE_END.search(text)
    return text + "".join((other[0] if other else "\n") + line for line in lines)


def _stands_apart(before: str) -> bool:
    """Whether an empty line parts an entry from the one before it, comments above it aside."""
    lines = _LINE_END.split(before)[:-1]
    while lines and lines[-1].lstrip().startswith("#"):
        lines.pop()
    return bool(lines) and not lines[-1].strip()


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def _end(node: Any) -> int:
    """The index behind the last character of a node; the parser's own end of a block is where the next one begins."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(node, yaml.MappingNode) else last)


def _root(text: str) -> Any:
    return yaml.compose(text, Loader=_LOADER)  # nodes, not values


def _behind(node: Any, key: str) -> Any:
    return next(value for name, value in node.value if name.value == key)


def _chapter(said: Any, folder: str) -> Any:
    return next(chapter for chapter in said["chapters"] if chapter["folder"].strip() == folder)


def _agreed(text: str, wanted: Any) -> str | None:
    """The text if it says what was wanted, and None if it says anything else."""
    return text if _said(text) == wanted else None


def _said(text: str) -> Any:
    """What a text says, without the places."""
    problems = Problems()
    node = load_yaml(Source("", text), problems)
    return None if node is None or problems.errors else _plain(node)


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {key.value: _plain(value) for key, value in node.pairs}
    return [_plain(item) for item in node.items]
