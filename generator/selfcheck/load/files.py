"""The content folder: the only way to a file that an author names.

Nothing outside the folder is ever read: names with `..`, absolute names and links on the disk are refused.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from selfcheck.problems import Label, Place, Problems, Source

MAX_BYTES = 4_000_000


class Content:
    """The files of a guide, under one folder."""

    def __init__(self, root: Path, problems: Problems) -> None:
        """Look at `root`; problems with files are added to `problems`."""
        self.root = root
        self._problems = problems
        self._shown = _shown_path(root)
        self.unread: set[str] = set()
        """The files that are there and could not be read; a problem has said why."""
        self.paths: frozenset[str] = frozenset(self._walk())

    def _walk(self) -> list[str]:
        """The paths of all files, relative to the root, hidden ones left out; links are refused."""
        found: list[str] = []
        for folder, folders, files in os.walk(self.root):
            here = Path(folder)
            for name in [*folders, *files]:
                if (here / name).is_symlink():
                    self.unread.add((here / name).relative_to(self.root).as_posix())
                    self._problems.add(
                        "SC108",
                        "this is a symbolic link",
                        Place(Source(self.shown((here / name).relative_to(self.root).as_posix()), ""), 0),
                        "put the file itself here; links are not followed, so that nothing from elsewhere is published",
                    )
            folders[:] = sorted(n for n in folders if not n.startswith(".") and not (here / n).is_symlink())
            found += [
                (here / name).relative_to(self.root).as_posix()
                for name in sorted(files)
                if not name.startswith(".") and not (here / name).is_symlink()
            ]
        self._refuse_same_names(found)
        return found

    def _refuse_same_names(self, paths: list[str]) -> None:
        first: dict[str, str] = {}
        for path in paths:
            other = first.setdefault(path.casefold(), path)
            if other != path:
                self._problems.add(
                    "SC311",
                    f"`{other}` has the same name but for upper and lower case",
                    Place(Source(self.shown(path), ""), 0),
                    "rename one of the two; some disks and web servers cannot tell them apart",
                    [Label(Place(Source(self.shown(other), ""), 0), "the other one")],
                )

    def shown(self, path: str) -> str:
        """The path as people are told it, from where the command runs."""
        return f"{self._shown}/{path}" if self._shown else path

    def holds(self, path: str) -> bool:
        """Whether the folder holds a file of just this name, upper and lower case told apart."""
        return path in self.paths

    def read(self, path: str, needed_by: Place | None = None) -> Source | None:
        """A text file of the folder; None with a problem when it is missing or no UTF-8 text.

        `needed_by` is where the file is named; without it the file itself is blamed when it is missing.
        """
        whole_file = Place(Source(self.shown(path), ""), 0)
        if path in self.unread:
            return None
        if not self.holds(path):
            self._problems.add(
                "SC101",
                f"there is no file `{self.shown(path)}`",
                needed_by or whole_file,
                f"create it, or correct the name{self._similar(path)}",
            )
            return None
        try:
            data = (self.root / PurePosixPath(path)).read_bytes()
        except OSError as error:
            self.unread.add(path)
            self._problems.add(
                "SC101", f"the file cannot be read: {error.strerror}", whole_file, "check its permissions"
            )
            return None
        if len(data) > MAX_BYTES:
            self.unread.add(path)
            self._problems.add(
                "SC107",
                f"the file has {len(data):,} bytes, more than the {MAX_BYTES:,} that are read",
                whole_file,
                "split it",
            )
            return None
        return self._decode(path, data)

    def _decode(self, path: str, data: bytes) -> Source | None:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = data[: error.start].decode("utf-8", "replace")
            line = before.count("\n") + 1
            source = Source(self.shown(path), data.decode("utf-8", "replace"))
            self.unread.add(path)
            self._problems.add(
                "SC102",
                f"the byte {data[error.start]:#04x} is not UTF-8",
                Place(source, line, len(before) - (before.rfind("\n") + 1) + 1),
                "save the file as UTF-8 in your editor",
            )
            return None
        return Source(self.shown(path), text)

    def _similar(self, path: str) -> str:
        other = next((p for p in sorted(self.paths) if p.casefold() == path.casefold()), None)
        return f"; there is `{self.shown(other)}`, upper and lower case count" if other else ""


def _shown_path(root: Path) -> str:
    try:
        shown = root.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        shown = root.resolve().as_posix()
    return "" if shown == "." else shown
