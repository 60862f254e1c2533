"""SVG: whether a picture is one, and no more. Opened by itself, a picture may do all that a page may do."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_OTHERS = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML")
"""Vocabularies that browsers know too."""

_REFUSED = frozenset(["script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video"])
_RASTER = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif);", re.IGNORECASE)
_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_FETCH = re.compile(r"url\(\s*[\"']?(?!#|data:image/(?:png|jpeg|gif|webp|avif);)|@import|\\", re.IGNORECASE)
"""What fetches in a style, or could hide that."""


@dataclass(frozen=True)
class Fault:
    """What a picture does that no picture has to."""

    said: str
    line: int
    column: int


class _FoundError(Exception):
    """The first fault, which ends the reading."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.said)
        self.fault = fault


def svg_fault(file: BinaryIO) -> Fault | None:
    """What is wrong with an SVG file, which is read to its end at most; None for one that only draws."""
    parser = expat.ParserCreate(namespace_separator=" ")
    element = ""

    def wrong(said: str) -> None:
        raise _FoundError(Fault(said, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal element
        space, _, local = name.rpartition(" ")
        if not element and (space, local) != (_SVG, "svg"):
            wrong(f'it begins with something else than `<svg xmlns="{_SVG}">`')
        if space in _OTHERS or (space == _SVG and local.lower() in _REFUSED):
            wrong(f"`<{local}>` does more than draw")
        for key, value in attributes.items():
            _attribute(local, key.rpartition(" ")[2], value, wrong)
        element = local

    def text(part: str) -> None:
        if element == "style" and _FETCH.search(part):
            wrong("a style fetches something")

    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = lambda *doctype: wrong("it defines entities") if doctype[-1] else None
    parser.ProcessingInstructionHandler = lambda name, _: wrong(f"`<?{name}` makes something else of it")
    try:
        parser.ParseFile(file)
    except _FoundError as found:
        return found.fault
    except expat.ExpatError as error:
        return Fault(f"it cannot be read: {expat.errors.messages[error.code]}", error.lineno, error.offset + 1)
    return None


def _attribute(element: str, name: str, value: str, wrong: Callable[[str], None]) -> None:
    if name.lower().startswith("on"):
        wrong(f"`{name}` runs a script")
    if name in ("href", "src"):
        address = re.sub(r"[\x00-\x20]", "", value)
        drawn = address.startswith("#") or _RASTER.match(address)
        if not drawn and not (element == "a" and _LINK.match(address)):
            wrong(f"`{name}` leads to something else")
    elif name == "attributeName" and value.lower().rpartition(":")[2] in ("href", "src"):
        wrong("an animation changes where something leads")
    elif name == "base" or _FETCH.search(value):
        wrong(f"`{name}` fetches something")
