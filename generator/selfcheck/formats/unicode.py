"""Unicode: text that every reader of JSON accepts."""

from __future__ import annotations

import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def well_formed(text: str) -> str:
    """Text without halves of characters, which stand for the bytes of a file name that is no UTF-8."""
    return _SURROGATE.sub("\ufffd", text)
