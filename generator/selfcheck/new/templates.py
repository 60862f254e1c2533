"""Templates of what is made anew: the files in `files/`, with a few words filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path

_FILES = Path(__file__).with_name("files")

_WORD = re.compile(r"(?<!\$)\{\{ (\w+) \}\}")
"""A word to be filled in; with a dollar sign before it, it is one for GitHub."""

_HIDDEN = ("github", "gitignore")
"""What begins with a dot where it is made, and not here, lest it already counts here."""


def filled(kind: str, words: Mapping[str, str]) -> dict[str, str]:
    """The files of a `guide`, a `chapter` or a `section` by their paths, each `{{ word }}` replaced."""
    folder = _FILES / kind
    files = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        path = file.relative_to(folder).as_posix()
        text = _WORD.sub(lambda found: words[found[1]], file.read_text("utf-8"))
        files[f".{path}" if path.startswith(_HIDDEN) else path] = text
    return files


SAY_WHERE = "selfcheck @ git+https://example.org/say-where/selfcheck@COMMIT"
"""What a guide asks for whose selfcheck is from a folder of this machine: nothing, before somebody says where it can be
fetched from. By its name alone, an index might give something else of the same name.
"""


def requirement() -> str:
    """What to ask pip for to get this very selfcheck: the version of an index, or the commit or archive it came from.

    `SAY_WHERE` where it is from a folder of this machine.
    """
    ours = distribution("selfcheck")
    origin = json.loads(ours.read_text("direct_url.json") or "{}")
    url, commit = origin.get("url", ""), origin.get("vcs_info", {}).get("commit_id", "")
    if commit:
        return f"selfcheck @ {origin['vcs_info']['vcs']}+{url}@{commit}"
    if url.startswith("https://"):
        return f"selfcheck @ {url}"
    return SAY_WHERE if origin else f"selfcheck=={ours.version}"
