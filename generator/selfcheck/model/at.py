"""Where a value of the model stands in its file, so that a check can point at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from selfcheck.problems import Place


@dataclass(frozen=True)
class At:
    """The place of a record, and the places of its keys' values."""

    place: Place
    keys: Mapping[str, Place] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Place:
        """The place of what stands behind `key`, or of the record itself when the key is not written."""
        return self.keys.get(key, self.place)
