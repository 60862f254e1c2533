"""Around a bank: what the guide that a bank stands in says, for commands that are given nothing but the bank."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from selfcheck.batch.bank_file import read_source
from selfcheck.load.yaml import load_yaml
from selfcheck.model.guide_format import GUIDE
from selfcheck.model.read_guide import GUIDE_FILE
from selfcheck.problems import Place, Problems, Source


@dataclass(frozen=True)
class Around:
    """What is taken from the guide around a bank."""

    folder: Path
    """The content folder; the bank's own where no guide is around it."""
    help_at: Place
    """Where `help_resources` stands."""
    title: str = ""
    language: str = "en"
    help_resources: str = ""
    """In Markdown; may be empty."""
    html: bool = False
    """Whether HTML in Markdown is let through."""


def guide_around(bank_file: Path, problems: Problems) -> Around:
    """What the `guide.yaml` above a bank's chapter says, with what is wrong in it; without one, nothing is said.

    The chapters that it names are not looked for. Raises `OSError` when it is there and cannot be read.
    """
    folder = bank_file.resolve().parent.parent
    file = folder / GUIDE_FILE
    if not file.is_file():
        return Around(bank_file.resolve().parent, Place(Source(bank_file.as_posix(), ""), 0))
    here = Path(os.path.relpath(file))  # as people are told it, wherever the command runs
    source = read_source(here, problems)
    node = load_yaml(source, problems) if source else None
    fields = GUIDE.read(node, problems) if node else None
    if fields is None:
        return Around(folder, Place(Source(here.as_posix(), ""), 0))
    return Around(
        folder,
        fields.at["help_resources"],
        fields.get("title", str, ""),
        fields.get("language", str, "en"),
        fields.get("help_resources", str, ""),
        fields.get("html", bool, False),
    )
