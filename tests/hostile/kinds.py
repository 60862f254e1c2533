"""Every kind of hostile YAML."""

from __future__ import annotations

from hostile.characters import CHARACTERS
from hostile.shapes import SHAPES

KINDS = (*SHAPES, *CHARACTERS)
