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


def requirement() -> str:
    """What to ask pip for to get this very selfcheck: the version, or the commit or archive it was installed from.

    An installation from a folder of this machine can only be told by its version.
    """
    ours = distribution("selfcheck")
    origin = json.loads(ours.read_text("direct_url.json") or "{}")
    url, commit = origin.get("url", ""), origin.get("vcs_info", {}).get("commit_id", "")
    if commit:
        return f"selfcheck @ {origin['vcs_info']['vcs']}+{url}@{commit}"
    return f"selfcheck @ {url}" if url.startswith("https://") else f"selfcheck=={ours.version}"
