"""Pictures on paper: files of the guide that become part of the sheet, since it is passed on by itself."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from selfcheck.around import Around
from selfcheck.check.links import bank_prose
from selfcheck.load.files import MAX_BYTES
from selfcheck.load.markdown import Reference, load_prose
from selfcheck.load.svg import svg_fault
from selfcheck.model.bank import Bank
from selfcheck.model.targets import leads_elsewhere
from selfcheck.problems import Problems


def pictures(bank: Bank, bank_file: Path, around: Around, problems: Problems) -> Mapping[str, str]:
    """The pictures in the texts of a bank and in the help around it, as `data:` addresses, by what is written for them.

    What cannot be part of a sheet is added to `problems`: whatever is no picture of the guide, or is one that does more
    than draw.
    """
    texts = [*((text, place, bank_file.resolve().parent) for text, place in bank_prose(bank))]
    texts.append((around.help_resources, around.help_at, around.folder))
    found: dict[str, str] = {}
    for text, place, folder in texts:
        for reference in load_prose(text, place, around.language, html=around.html).references:
            if reference.image and reference.target not in found:
                found[reference.target] = _embedded(reference, folder, around.folder.resolve(), problems)
    return found


def _embedded(reference: Reference, folder: Path, guide: Path, problems: Problems) -> str:
    target, place = reference.target, reference.place
    if leads_elsewhere(target):
        problems.add("SC315", f"the image `{target}` is on another host", place, "put the file beside the bank")
        return ""
    path = Path(normpath(folder / PurePosixPath(unquote(target))))
    kind = mimetypes.guess_type(path.name)[0] or ""
    if not path.is_relative_to(guide) or path.resolve() != path or not path.is_file() or not kind.startswith("image/"):
        problems.add("SC304", f"`{unquote(target)}` is no picture of the guide", place, "name a file by its path")
        return ""
    with path.open("rb") as file:
        if kind == "image/svg+xml" and (fault := svg_fault(file)):
            help = "take that out, or save the picture anew as plain SVG or as PNG"
            problems.add("SC314", f"`{unquote(target)}` does more than it shows: {fault.said}", place, help)
            return ""
        file.seek(0)
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        message = f"`{unquote(target)}` has more than the {MAX_BYTES:,} bytes that are read"
        problems.add("SC107", message, place, "make the picture smaller")
        return ""
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
