"""Plain values, as YAML tells them to other programs, and how an author would type them."""

from __future__ import annotations

import re

Plain = str | int | float | bool | list["Plain"] | dict[str, "Plain"]
"""Text, a number, a truth value, or a list or mapping of them."""

_UNQUOTED = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ._%/'()-]|:(?=\S))*(?<! )")
_TYPED = re.compile(r"[-+]?[0-9.][0-9.eExXoO_+-]*|true|false|null", re.IGNORECASE)
"""What YAML would take for something else than text; a little more than that."""


def written(value: Plain) -> str:
    """A value in one line of YAML, without quotes where they are not needed: `{item: sleep, at_least: 2}`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _quoted(value) if _TYPED.fullmatch(value) else _text(value)
    if isinstance(value, list):
        return f"[{', '.join(written(entry) for entry in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_text(key)}: {written(entry)}' for key, entry in value.items())}}}"
    return repr(value)


def _text(text: str) -> str:
    """A text, or a key, which may be a number."""
    return text if _UNQUOTED.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
