"""The terminal of a trial: lines no wider than it is, colours where it has some, and what is typed."""

from __future__ import annotations

import re
import sys

from rich.console import Console
from rich.markdown import Markdown
from rich.style import Style
from rich.text import Text
from rich.theme import Theme

_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""What would steer a terminal rather than be read."""
_THEME = Theme({"markdown.code": "bold cyan"})
_MOST_TYPED = 10_000
"""So many characters of a line are read, as many as the page takes."""
_LEAST_WIDTH = 10
"""So many columns are left to a text, however far it is moved in."""


class Screen:
    """Says and asks."""

    def __init__(self) -> None:
        """Take standard input and output, whatever they are."""
        for stream in (sys.stdin, sys.stdout):
            if stream is not None and hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        self._console = Console(highlight=False, markup=False, emoji=False, theme=_THEME)

    def gap(self) -> None:
        """Leave a line empty."""
        self._console.print()

    def title(self, text: str) -> None:
        """Say what comes, after an empty line."""
        self.gap()
        self.say(text, style="bold underline")

    def say(self, text: str, indent: int = 0, *, style: str = "", mark: str = "") -> None:
        """Say something, moved in by so many columns; `mark` stands before it, and further lines begin behind it."""
        margin = indent + len(mark)
        room = max(_LEAST_WIDTH, self._console.width - margin)
        lines = Text(_CONTROLS.sub(" ", text), style).wrap(self._console, room)
        for place, line in enumerate(lines):
            line.rstrip()
            before = " " * indent + mark if not place else " " * margin
            self._line(Text(before).append_text(line))

    def markdown(self, text: str, indent: int = 0, *, mark: str = "") -> None:
        """Say what is written in Markdown; `mark` stands before each line."""
        room = max(_LEAST_WIDTH, self._console.width - indent - len(mark))
        shown = Markdown(_CONTROLS.sub(" ", text), hyperlinks=False)
        for segments in self._console.render_lines(shown, self._console.options.update(width=room), pad=False):
            line = Text(" " * indent).append(mark, "bold yellow")
            for segment in segments:
                line.append(segment.text, segment.style or Style.null())
            line.rstrip()
            self._line(line)

    def alert(self, text: str) -> None:
        """Say what a reader is told at once, in Markdown."""
        self.gap()
        self.markdown(text, mark="! ")

    def ask(self) -> str:
        """What is typed next, without spaces around it. Raises `EOFError` when nothing more can be."""
        if sys.stdin is None:
            raise EOFError
        if sys.stdin.isatty():
            return input("> ").strip()
        line = sys.stdin.readline(_MOST_TYPED)
        if not line:
            raise EOFError
        self.say(line.strip(), mark="> ")
        return line.strip()

    def _line(self, line: Text) -> None:
        self._console.print(line, soft_wrap=True)
