"""Pictures: an SVG draws and does nothing else, since a reader may open it by itself, where no policy holds."""

from __future__ import annotations

from pathlib import Path

from selfcheck.load.files import MAX_BYTES
from selfcheck.load.svg import svg_fault
from selfcheck.model.guide import Guide
from selfcheck.problems import Place, Problems, Source


def check_pictures(guide: Guide, content: Path, problems: Problems) -> None:
    """Add every SVG file of the guide, whose files are in the folder `content`, that does more than draw."""
    for path in sorted(path for path in guide.files if path.casefold().endswith(".svg")):
        try:
            with (content / path).open("rb") as file:
                fault = svg_fault(file)
                file.seek(0)
                data = file.read(MAX_BYTES) if fault else b""
        except OSError:
            continue  # the build says so, if it is published
        if fault:
            source = Source(f"{guide.content}/{path}", data.decode("utf-8", "replace"))
            place = Place(source, fault.line, fault.column) if fault.line <= len(source.lines) else Place(source, 0)
            help = "take that out, or save the picture anew as plain SVG or as PNG"
            problems.add("SC314", f"the picture does more than it shows: {fault.said}", place, help)
