"""What cannot be parsed as YAML, in words and with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

import yaml

from selfcheck.problems import Place, Problems, Source

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that YAML does not allow."""

_TAG_DIRECTIVE = re.compile(r"(?:^|[\r\x85\u2028\u2029])(%TAG)\b", re.MULTILINE)

_REMEDIES = (
    ("violates indentation", "indent with spaces, not tabs"),
    ("where an indentation space is expected", "indent with spaces, not tabs"),
    ("cannot start any token", "indent with spaces, not tabs; put text that starts with %, @ or ` in quotes"),
    (
        "mapping values are not allowed",
        'text with a colon and a space in it needs quotes: "…: …"; keys start in the same column',
    ),
    (
        "block sequence entries are not allowed",
        "start the list on a line of its own; text that starts with - needs quotes",
    ),
    ("could not find expected ':'", "write `key: value`, with a space after the colon"),
    ("expected <block end>", "check that the lines of a list or of keys start in the same column"),
    ("did not find expected key", "check that the lines of keys start in the same column, and that quotes are closed"),
    ("did not find expected '-' indicator", "check that the lines of a list start in the same column"),
    ("did not find expected ',' or", "check that brackets and quotes are closed, and that commas stand between values"),
    ("did not find expected node content", "write a value here; check brackets and commas"),
    ("unexpected end of stream", "close the quotes"),
    ("unexpected document indicator", "close the quotes before the line `---` or `...`"),
    ("escape", "write a backslash twice in \"…\", or use '…'"),
    ("hexdecimal", "write a backslash twice in \"…\", or use '…'"),
    ("<document start>", "the text before this place is complete; delete what is left over, or put it all in quotes"),
    ("incompatible YAML document", "delete this line; files are read as YAML 1.2"),
    ("%YAML directive", "keep one of the two lines, or none"),
    ("directive", "delete this line; text that starts with % needs quotes"),
    ("version number", "delete this line; files are read as YAML 1.2"),
    ("indentation indicator", "write `|` or `>` alone, and indent the lines below"),
    ("expected comment or line break", "start the text on the next line; after `|` and `>` only a comment may stand"),
    ("alphabetic or numeric character", "text that starts with & or * needs quotes"),
)
"""Parts of what the parser says, with what to do; the first that fits counts."""


class Lines:
    """Where the characters of a text stand in its source.

    `text` is the source's own, or a part of it that keeps the line numbers.
    """

    def __init__(self, source: Source, text: str) -> None:
        """Look at nothing yet: most files are read without a question."""
        self.source = source
        self.text = text
        self._end = len(text)
        # YAML breaks lines at these too, which editors do not count; then the parser's own lines are of no use.
        self._counted_otherwise = not text.isascii() and any(separator in text for separator in "\x85\u2028\u2029")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", self.text))]

    def position(self, index: int) -> tuple[int, int]:
        """Line and column of a character, both counted from 1."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def place(self, index: int) -> Place:
        """The place of a character."""
        return Place(self.source, *self.position(index))

    def stretch(self, start: yaml.Mark, end: yaml.Mark) -> Place:
        """The place between two marks of the parser, up to the end of its first line."""
        # At the end of the text the parser is already in the next line, which need not be there.
        if self._counted_otherwise or start.index == self._end:
            (line, column), (last, after) = self.position(start.index), self.position(end.index)
        else:
            line, column, last, after = start.line + 1, start.column + 1, end.line + 1, end.column + 1
        if line != last:
            after = len(self.source.line(line).rstrip()) + 1
        return Place(self.source, line, column, after - column if after > column else 1)


def refuse_text(lines: Lines, problems: Problems) -> bool:
    """Whether the text holds what is not even given to the parser; then a problem has been added.

    A byte order mark inside a text comes from files that were put together. Directives for tags are refused with the
    tags, and the parser takes its time over many of them.
    """
    if (index := lines.text.find("\ufeff")) >= 0:
        _refuse_character(lines, index, problems)
        return True
    directive = _TAG_DIRECTIVE.search(lines.text) if "%TAG" in lines.text else None
    if directive:
        place = Place(lines.source, *lines.position(directive.start(1)), len(directive[1]))
        problems.add("SC105", "`%TAG` is for YAML tags", place, "delete this line; values need no tags here")
    return directive is not None


def add_syntax_problem(lines: Lines, error: Exception, after: Place, problems: Problems) -> None:
    """Add what the parser has to say, with its place and a remedy; `after` is the place after what was read last."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        if error.context == "while scanning a quoted scalar" and "end of stream" in (error.problem or ""):
            mark = error.context_mark  # where the quotes open, rather than where the file ends
        said = (error.problem or error.context or "the text breaks off").strip()
        remedy = next(
            (remedy for part, remedy in _REMEDIES if part in said), "check quotes, colons and indentation here"
        )
        place = lines.place(mark.index) if mark else after
        problems.add("SC103", f"this is not valid YAML: {said}", place, remedy)
    elif isinstance(error, yaml.reader.ReaderError):
        # The parser tells where in bytes, so the character is looked for.
        found = _FORBIDDEN.search(lines.text)
        _refuse_character(lines, found.start() if found else 0, problems)
    else:
        # Nothing but the escapes of characters, such as `\udc00`, or `%C0` in a tag, makes the parser fail otherwise.
        message = "this is not valid YAML: an escape stands for no character"
        problems.add("SC103", message, after, "write the character itself")


def _refuse_character(lines: Lines, index: int, problems: Problems) -> None:
    problems.add(
        "SC103",
        f"the character U+{ord(lines.text[index]):04X} cannot stand in YAML",
        lines.place(index),
        "delete it; it is often invisible in an editor",
    )
