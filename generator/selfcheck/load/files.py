"""The content folder: the only way to a file that an author names.

Nothing outside the folder is ever read: names with `..`, absolute names and links on the disk are refused. Nothing but
files is ever opened, and of a file never more than may be in one.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from selfcheck.problems import Label, Place, Problems, Source

MAX_BYTES = 4_000_000

_READ = (".md", ".yaml", ".yml")
"""How the names of the files end that are read."""
_LINE_END = re.compile(r"\r\n|\r|\n")


class Content:
    """The files of a guide, under one folder."""

    def __init__(self, root: Path, problems: Problems, digests: Mapping[str, str] = MappingProxyType({})) -> None:
        """Look at `root`; what is wrong with it is added to `problems`.

        `digests` has the SHA-256 of files that have just been read, by their paths.
        """
        self.root = root
        self._digests = dict(digests)
        self._shown = _shown_path(root)
        self.unread: set[str] = set()
        """The files that are there and could not be read; a problem has said why."""
        self.paths: frozenset[str] = frozenset(self._walk(problems))

    def _walk(self, problems: Problems) -> list[str]:
        """The paths of all files, relative to the root, hidden ones left out; what is no file is refused."""
        found: list[str] = []
        folders = [""]
        while folders:
            folder = folders.pop()
            try:
                with os.scandir(self.root / folder) as scanned:
                    entries = sorted(scanned, key=lambda entry: entry.name)
            except OSError as error:
                why = f"the folder cannot be read: {error.strerror}"
                self._refuse("SC101", folder, why, "check its permissions", problems)
                continue
            for entry in entries:
                path = f"{folder}{entry.name}"
                if entry.name.startswith("."):
                    continue
                if entry.is_file(follow_symlinks=False):
                    found.append(path)
                elif entry.is_dir(follow_symlinks=False) and not path.endswith(_READ):
                    folders.append(f"{path}/")
                else:
                    self._refuse_entry(path, entry, problems)
        self._refuse_same_names(sorted(found), problems)
        return found

    def _refuse_entry(self, path: str, entry: os.DirEntry[str], problems: Problems) -> None:
        if entry.is_symlink():
            remedy = "put the file itself here; links are not followed, so that nothing from elsewhere is published"
            self._refuse("SC108", path, "this is a symbolic link", remedy, problems)
        elif entry.is_dir(follow_symlinks=False):
            self._refuse("SC101", path, "this is a folder, with the name of a file", "rename the folder", problems)
        else:
            message = "this is a pipe, a socket or a device, and no file"
            self._refuse("SC101", path, message, "put a file here, or delete it", problems)

    def _refuse(
        self, code: str, path: str, message: str, help: str, problems: Problems, place: Place | None = None
    ) -> None:
        """Add the problem that something cannot be read; whoever asks for it is told nothing more."""
        self.unread.add(path)
        problems.add(code, message, place or Place(Source(self.shown(path), ""), 0), help)

    def _refuse_same_names(self, paths: list[str], problems: Problems) -> None:
        first: dict[str, str] = {}
        for path in paths:
            other = first.setdefault(path.casefold(), path)
            if other != path:
                problems.add(
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
        """Whether the folder holds a file of just this name, readable or not, upper and lower case told apart."""
        return path in self.paths or path in self.unread

    def digest(self, path: str) -> str:
        """The SHA-256 of a file when it was read last; empty when it was not."""
        return self._digests.get(path, "")

    def read(self, path: str, problems: Problems, needed_by: Place | None = None) -> Source | None:
        """A text file of the folder; None with a problem when it is missing or no UTF-8 text.

        `needed_by` is where the file is named; without it the file itself is blamed when it is missing.
        """
        if path in self.unread:
            return None
        if not self.holds(path):
            problems.add(
                "SC101",
                f"there is no file `{self.shown(path)}`",
                needed_by or Place(Source(self.shown(path), ""), 0),
                f"create it, or correct the name{self._similar(path)}",
            )
            return None
        try:
            with (self.root / path).open("rb") as file:
                data = file.read(MAX_BYTES + 1)
                size = os.fstat(file.fileno()).st_size
        except OSError as error:
            self._refuse("SC101", path, f"the file cannot be read: {error.strerror}", "check its permissions", problems)
            return None
        if len(data) > MAX_BYTES:
            message = f"the file has {size:,} bytes, more than the {MAX_BYTES:,} that are read"
            self._refuse("SC107", path, message, "split it", problems)
            return None
        self._digests[path] = hashlib.sha256(data).hexdigest()
        return self._decode(path, data, problems)

    def _decode(self, path: str, data: bytes, problems: Problems) -> Source | None:
        data = data.removeprefix(codecs.BOM_UTF8)
        remedy = "save the file as UTF-8 in your editor"
        if other := other_encoding(data):
            self._refuse("SC102", path, f"the file is saved as {other}, not as UTF-8", remedy, problems)
            return None
        try:
            return Source(self.shown(path), data.decode())
        except UnicodeDecodeError as error:
            before = data[: error.start].decode()
            starts = [0, *(end.end() for end in _LINE_END.finditer(before))]
            source = Source(self.shown(path), data.decode(errors="replace"))
            place = Place(source, len(starts), len(before) - starts[-1] + 1)
            self._refuse("SC102", path, f"the byte {data[error.start]:#04x} is not UTF-8", remedy, problems, place)
        return None

    def _similar(self, path: str) -> str:
        other = next((p for p in sorted(self.paths) if p.casefold() == path.casefold()), None)
        return f"; there is `{self.shown(other)}`, upper and lower case count" if other else ""


def other_encoding(data: bytes) -> str:
    """The name of the encoding that a file begins like when that is not UTF-8."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    # Text in UTF-16 without a mark: every other byte is zero.
    return "UTF-16" if [bool(byte) for byte in data[:4]] in ([True, False] * 2, [False, True] * 2) else ""


def _shown_path(root: Path) -> str:
    try:
        shown = root.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        shown = root.resolve().as_posix()
    return "" if shown == "." else shown
