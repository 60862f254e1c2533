"""A new guide: a folder with everything that it takes, which builds as it is."""

from __future__ import annotations

from pathlib import Path

from selfcheck.model.schema import FORMATS, schema_file, schema_text
from selfcheck.new.disk import make_folder
from selfcheck.new.names import checked_name, title_of, written_title
from selfcheck.new.templates import filled, requirement


def make_guide(name: str, title: str | None) -> Path:
    """Make a guide in a new folder of this name, in the current one; without a title it is made from the name.

    Raises `BadNameError` for a name or a title that cannot be used, `RefusedError` when the folder cannot be made.
    """
    checked_name(name, "guide")
    words = {
        "title": written_title(title_of(name) if title is None else title),
        "requirement": requirement(),
    }
    schemas = {f"content/{schema_file(each)}": schema_text(each) for each in FORMATS}
    make_folder(Path(name), filled("guide", words) | schemas)
    return Path(name)
