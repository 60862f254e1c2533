"""Formats: what came of a run, for programs. One module a format; people read that of `report.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from selfcheck.formats.github import github
from selfcheck.formats.json import as_json
from selfcheck.formats.sarif import sarif
from selfcheck.outcome import Outcome

FORMATS: Mapping[str, Callable[[Outcome], str]] = {"json": as_json, "github": github, "sarif": sarif}
"""What turns an outcome into a text for standard output, by the name of the format."""
