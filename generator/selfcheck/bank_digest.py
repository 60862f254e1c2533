"""The digest of a bank: by it a result is told that was worked out by other rules, or from other questions.

Nothing that a score does not hang on changes it: neither new names, if `was` tells the earlier ones, nor the order of
items and scales, nor the next steps.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any as Json

from selfcheck.model.bank import Bank

_ITEMS = frozenset({"item", "answered"})
_SCALES = frozenset({"scale", "scored", "headline"})
"""The keys of page data that the name of an item or a scale stands behind."""

_SILENT = frozenset({"was", "step", "sets"})
"""What has no part in scoring; response sets stand where they are used."""

_ANY_ORDER = frozenset({"items", "scales", "parts"})


def bank_digest(bank: Bank, data: Mapping[str, Json]) -> str:
    """The digest of a bank by its page data, eight hexadecimal digits."""
    found = _Original(bank, data["sets"]).of(data)
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()[:8]


class _Original:
    """Page data as it would be under the first names of all items and scales."""

    def __init__(self, bank: Bank, sets: Sequence[Json]) -> None:
        self._sets = sets
        items = {item.id: item.was[0] for item in bank.items if item.was}
        scales = {scale.id: scale.was[0] for scale in bank.scales if scale.was}
        self._names = dict.fromkeys(_ITEMS, items) | dict.fromkeys(_SCALES, scales)
        self._lists = {"items": items, "scales": scales}

    def of(self, data: Mapping[str, Json], ids: Mapping[str, str] | None = None) -> dict[str, Json]:
        """A record; `ids` are the first names of what it stands among."""
        names = self._names if ids is None else {**self._names, "id": ids}
        return {key: self._value(key, value, names) for key, value in data.items() if key not in _SILENT}

    def _value(self, key: str, value: Json, names: Mapping[str, Mapping[str, str]]) -> Json:
        if key == "set":
            return self._sets[value]
        if isinstance(value, str):
            return names.get(key, {}).get(value, value)
        if isinstance(value, dict):
            return self.of(value)
        if isinstance(value, list):
            found = [self.of(each, self._lists.get(key)) if isinstance(each, dict) else each for each in value]
            return sorted(found, key=json.dumps) if key in _ANY_ORDER else found
        return value
