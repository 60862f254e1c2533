"""Excerpt: lines of a file with places in them underlined, as a terminal shows them.

  7 |   - id: plan
    |         ---- first used here
...
 12 |   - id: plan
    |         ^^^^

Everything is measured in the cells of a terminal, of which a wide character takes two and a combining one none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

from selfcheck.problems import Place

_WIDTH = 120
"""How many cells of a line are shown."""

_JOINER = "\u200d"
"""Makes one picture of several where a terminal can; without it all terminals agree on how wide they are."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to underline, in a line of its file."""

    place: Place
    text: str
    """What is said about it; may be empty."""
    sign: str
    """The character to underline with."""
    style: str


def printable(text: str) -> str:
    """Text that can do nothing to a terminal: without control characters and such as turn the direction of writing."""
    return "".join(
        character if character.isprintable() else " " if character == "\t" else "\ufffd"
        for character in text
        if character != _JOINER
    )


def gutter_of(places: Sequence[Place]) -> int:
    """How wide the numbers of the lines are, with the space before them."""
    return len(str(max(place.line for place in places))) + 1


def excerpt(marks: Sequence[Mark], gutter: int) -> Text:
    """The lines of one file with marks in them, and dots for what is left out between them.

    Where two marks overlap, the underline is that of the one which comes first.
    """
    text = Text()
    before = 0
    for number, group in groupby(sorted(marks, key=_line), _line):
        found = list(group)
        source = found[0].place.source
        if before and number == before + 2:
            between = source.line(number - 1).rstrip()
            _show(text, number - 1, gutter, _cut(between, _window(between, 1)))
        elif before and number > before + 2:
            text.append("...\n", "blue")
        before = number
        line = source.line(number).rstrip()
        for window, marked in _windows(line, found):
            _show(text, number, gutter, _cut(line, window))
            for row in _rows([_Span(*_cells(line, window, mark.place), mark) for mark in marked]):
                text.append(f"{' ' * gutter} | ", "blue").append_text(row).append("\n")
    return text


def _line(mark: Mark) -> int:
    return mark.place.line


def _show(text: Text, number: int, gutter: int, shown: str) -> None:
    text.append(f"{number:>{gutter}} | ", "blue").append(f"{shown}\n")


# What is shown of a line


def _windows(line: str, marks: Sequence[Mark]) -> list[tuple[range, list[Mark]]]:
    """The parts of a line to show, as characters of it, each with its marks.

    A line that is not too long is shown whole. Of a longer one the part around the first mark is shown, and once more
    the line around each mark that is not in it.
    """
    windows: list[tuple[range, list[Mark]]] = []
    for mark in marks:
        marked = next((marked for window, marked in windows if _holds(window, mark.place, line)), None)
        if marked is None:
            windows.append((_window(line, mark.place.column), [mark]))
        else:
            marked.append(mark)
    return sorted(windows, key=lambda shown: shown[0].start)


def _holds(window: range, place: Place, line: str) -> bool:
    return len(window) == len(line) or place.column - 1 in window


def _window(line: str, column: int) -> range:
    """The characters of a line that are shown around a column."""
    if len(line) <= _WIDTH and cell_len(printable(line)) <= _WIDTH:
        return range(len(line))
    start = max(0, column - _WIDTH // 2)
    while cell_len(printable(line[start : column - 1])) >= _WIDTH // 2:
        start += 1
    stop = min(len(line), start + _WIDTH)
    while cell_len(printable(line[start:stop])) > _WIDTH:
        stop -= 1
    return range(start, stop)


def _cut(line: str, window: range) -> str:
    return printable(line[window.start : window.stop])


def _cells(line: str, window: range, place: Place) -> tuple[int, int]:
    """The cell in which a place starts, and the one behind it, in what is shown of its line."""
    first = place.column - 1
    before = line[window.start : first]
    marked = line[first : min(first + place.length, window.stop)]
    start = cell_len(printable(before))
    if not marked:
        return start, start + 1  # the place is behind the end of the line
    stop = max(1, cell_len(printable(before + marked)))
    # What has no width of its own is marked under the character it combines with.
    return min(start, stop - 1), stop


# What stands under a line


@dataclass(frozen=True, slots=True)
class _Span:
    """The cells that a mark underlines."""

    start: int
    stop: int
    mark: Mark


def _rows(spans: Sequence[_Span]) -> Iterator[Text]:
    """The underlines of a line with what is said about them: behind the last one, and hanging from all others."""
    signs = [" "] * max(span.stop for span in spans)
    for span in reversed(spans):
        signs[span.start : span.stop] = span.mark.sign * (span.stop - span.start)
    underlines = Text("".join(signs))
    for span in reversed(spans):
        underlines.stylize(span.mark.style, span.start, span.stop)
    told = sorted((span for span in spans if span.mark.text), key=lambda span: -span.start)
    if told and all(span is told[0] or span.stop <= told[0].start for span in spans):
        last = told.pop(0)
        underlines.append(f" {printable(last.mark.text)}", last.mark.style)
    yield underlines
    if told:
        yield _hanging(told)
    for number, span in enumerate(told):
        yield _hanging(told[number + 1 :], span.start).append(printable(span.mark.text), span.mark.style)


def _hanging(spans: Sequence[_Span], width: int | None = None) -> Text:
    """The strokes that lead down from underlines, in a row that is `width` cells wide or just wide enough."""
    row = Text()
    for span in reversed(spans):
        if len(row) <= span.start and (width is None or span.start < width):
            row.append(" " * (span.start - len(row))).append("|", span.mark.style)
    return row.append(" " * ((width or 0) - len(row)))
