"""Around a bank: what the guide that a bank stands in says, for commands that are given nothing but the bank."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from selfcheck.load.files import MAX_BYTES
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
    source = Source((bank_file.parent.parent / GUIDE_FILE).as_posix(), "")
    with file.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    try:
        source = Source(source.path, data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        problems.add("SC102", "the file is not UTF-8", Place(source, 0), "save the file as UTF-8 in your editor")
        return Around(folder, Place(source, 0))
    node = load_yaml(source, problems)
    fields = GUIDE.read(node, problems) if node else None
    if fields is None:
        return Around(folder, Place(source, 0))
    return Around(
        folder,
        fields.at["help_resources"],
        fields.get("title", str, ""),
        fields.get("language", str, "en"),
        fields.get("help_resources", str, ""),
        fields.get("html", bool, False),
    )
