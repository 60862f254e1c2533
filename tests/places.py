"""Where things are in the repository, and the types of what tests share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
TESTS = REPOSITORY / "tests"
SMALL_GUIDE = TESTS / "guides" / "small"
UPDATE = os.environ.get("SELFCHECK_UPDATE") == "1"
"""Whether expected output is written in place of compared."""

MakeGuide = Callable[[Mapping[str, str]], Path]
