"""The reading shell: Material for MkDocs around our pages, without MkDocs.

Nothing else in the package knows Material.
"""

from selfcheck.shell.environment import ThemeChangedError, direction
from selfcheck.shell.pages import Heading, Link, Listed, SearchEntry, ShellPage
from selfcheck.shell.search import search_entries
from selfcheck.shell.shell import Shell

__all__ = [
    "Heading",
    "Link",
    "Listed",
    "SearchEntry",
    "Shell",
    "ShellPage",
    "ThemeChangedError",
    "direction",
    "search_entries",
]
