"""The pages of a built site, parsed from disk."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from selfcheck.problems import Place, Source


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of the site."""

    path: str
    """From the root of the site."""
    text: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page as a browser would parse it."""
        return LexborHTMLParser(self.text)

    @cached_property
    def ids(self) -> list[str]:
        """All `id` attributes, in the order of the page."""
        return [str(node.attributes["id"]) for node in self.tree.css("[id]")]

    def place(self, text: str = "") -> Place:
        """Where a piece of HTML stands in the file, or the file as a whole."""
        source = Source(self.path, self.text)
        at = self.text.find(text) if text else -1
        if at < 0:
            return Place(source, 0)
        return Place(source, self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at), len(text))


class Site:
    """A folder with a built site."""

    def __init__(self, folder: Path) -> None:
        """Look at `folder`; its pages are read when they are asked for."""
        self.folder = folder

    @cached_property
    def files(self) -> frozenset[str]:
        """The paths of all files, from the root of the site."""
        return frozenset(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """All HTML files by their path."""
        return {
            path: BuiltPage(path, (self.folder / path).read_text("utf-8"))
            for path in sorted(self.files)
            if path.endswith(".html")
        }
