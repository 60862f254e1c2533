"""Around a bank: what the guide that a bank stands in says, for commands that are given nothing but the bank."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selfcheck.load.files import MAX_BYTES
from selfcheck.load.yaml import Mapping, Scalar, load_yaml
from selfcheck.problems import Problems, Source
from selfcheck.shell.environment import LANGUAGE


@dataclass(frozen=True)
class Around:
    """What is taken from the guide around a bank."""

    title: str = ""
    language: str = "en"
    help_resources: str = ""
    """In Markdown; may be empty."""
    html: bool = False
    """Whether HTML in Markdown is let through."""


def guide_around(bank_file: Path) -> Around:
    """What the `guide.yaml` above a bank's chapter says; without one, or where it cannot be read, nothing is said."""
    guide = bank_file.resolve().parent.parent / "guide.yaml"
    try:
        with guide.open("rb") as file:
            text = file.read(MAX_BYTES).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return Around()
    node = load_yaml(Source(guide.as_posix(), text), Problems())
    pairs = node.pairs if isinstance(node, Mapping) else ()
    said = {key.value: value.value.strip() for key, value in pairs if isinstance(value, Scalar)}
    language = said.get("language", "en")
    return Around(
        said.get("title", ""),
        language if LANGUAGE.fullmatch(language) else "en",
        said.get("help_resources", ""),
        said.get("html") == "true",
    )
