"""The HTML that authors may write where a guide asks for it: elements, attributes, and what these may say."""

from __future__ import annotations

import re


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


INLINE = _names(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup"
    " time u var wbr"
)
"""Elements within a line."""

BLOCK = _names(
    "blockquote caption dd details div dl dt figcaption figure hr li ol p pre summary table tbody td tfoot th"
    " thead tr ul"
)
"""Elements that stand by themselves."""

VOID = frozenset(["br", "hr", "img", "wbr"])
SILENCED = frozenset(["script", "style"])
"""Elements that go with all that is in them: it is no text."""

_NUMBER = r"[0-9]{1,4}"
EVERYWHERE = {
    "id": r"[A-Za-z][\w.:-]*",
    "class": r"\s*[A-Za-z][\w-]*(\s+[A-Za-z][\w-]*)*\s*",
    "lang": r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
    "dir": "ltr|rtl|auto",
    "title": r"[^\0]*",
}
"""Attributes that all elements may have, with what they may say: a regular expression for the whole of it."""

HERE: dict[str, dict[str, str]] = {
    "a": {"href": r"[^\0]*"},
    "img": {"src": r"[^\0]*", "alt": r"[^\0]*", "width": _NUMBER, "height": _NUMBER},
    "details": {"open": "(open)?"},
    "ol": {"start": "-?" + _NUMBER, "reversed": "(reversed)?", "type": "[1aAiI]"},
    "li": {"value": "-?" + _NUMBER},
    "td": {"colspan": _NUMBER, "rowspan": _NUMBER},
    "th": {"colspan": _NUMBER, "rowspan": _NUMBER, "scope": "col|row|colgroup|rowgroup", "abbr": r"[^\0]*"},
    "time": {"datetime": r"[^\0]*"},
    "ins": {"datetime": r"[^\0]*"},
    "del": {"datetime": r"[^\0]*"},
}
"""Attributes that only some elements may have."""

RESERVED = re.compile(r"(?:^|\s)(?:sc-|md-|__|(?:fn|fnref)[0-9])", re.IGNORECASE)
"""Ids and classes of the page around the text, and of footnotes."""
