"""Names and titles of what is made anew: which are good, and what could be meant by one that is not."""

from __future__ import annotations

import json
import re
import unicodedata

from selfcheck.load.yaml import load_yaml
from selfcheck.model.grammar import is_name
from selfcheck.model.guide import READERS_PAGES
from selfcheck.model.guide_format import FRONT_MATTER
from selfcheck.problems import Problems, Source

_MOST = 64
"""So many characters a name may have; it becomes a part of addresses."""

_DEVICE = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that Windows keeps for devices: nobody there could fetch a folder or a file of such a name."""

_TAKEN = {"chapter": (READERS_PAGES, "assets", "search"), "section": ("index",), "guide": ()}
"""Names that the site needs itself, where a chapter, a section or a guide would stand."""

_PLAIN = re.compile(r"(?!(?:null|true|false|yes|no|on|off|y|n)$)[^\W\d_]\w*([ ,'’-]+\w+)*[.!?]?", re.IGNORECASE)
"""Titles that are text in YAML without quotes, for editors too: words, and no signs but those within sentences."""


class BadNameError(ValueError):
    """A name or a title cannot be used; says why, and what could be."""


def checked_name(text: str, what: str) -> str:
    """The name, as it is good for a `guide`, a `chapter` or a `section`. Raises `BadNameError` for any other."""
    if not is_name(text):
        meant = _similar(text)
        suggestion = f": `{meant}`" if meant and not _reserved(meant, what) else ""
        raise BadNameError(
            f"`{_shown(text)}` cannot be the name of a {what}: use lower-case letters, digits and hyphens{suggestion}"
        )
    if len(text) > _MOST:
        raise BadNameError(f"the name of a {what} has at most {_MOST} characters; shorten it, and say more in --title")
    if why := _reserved(text, what):
        raise BadNameError(f"`{text}` cannot be the name of a {what}: {why}; choose another, such as `{text}-{what}`")
    return text


def title_of(name: str) -> str:
    """A title made of a name: `rest-and-sleep` becomes `Rest and sleep`."""
    words = re.sub(r"[-_]+", " ", name)
    return words[0].upper() + words[1:]


def written_title(title: str) -> str:
    """A title as it is written behind a key in YAML. Raises `BadNameError` for one that no page can have."""
    text = " ".join(title.split())
    written = text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
    problems = Problems()
    node = load_yaml(Source("--title", f"title: {written}\n"), problems)
    fields = FRONT_MATTER.read(node, problems) if node else None
    if not fields or len(problems) or fields.get("title", str, "") != text:
        raise BadNameError("the title cannot be used: write one line of text, without control characters")
    return written


def _reserved(name: str, what: str) -> str:
    """Why a name is not free; nothing when it is."""
    if _DEVICE.fullmatch(name):
        return "Windows keeps it for a device"
    return "the site needs it itself" if name in _TAKEN[what] else ""


def _similar(text: str) -> str:
    """A good name that is like a text; nothing when there is none."""
    last = re.split(r"[/\\]", text.rstrip("/\\"))[-1]
    letters = unicodedata.normalize("NFKD", last.replace("ß", "ss")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:_MOST].strip("-")


def _shown(text: str) -> str:
    """A text as it can be shown in a message."""
    return "".join(character if character.isprintable() else "\ufffd" for character in text[:_MOST])
