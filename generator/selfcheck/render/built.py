"""What rendering hands to whoever writes the site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Built:
    """One file of the site."""

    path: str
    """From the root of the site, with forward slashes."""
    data: bytes
