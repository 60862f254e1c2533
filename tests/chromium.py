"""The browser of the tests."""

from __future__ import annotations

import os
import shutil

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")


def chromium() -> str:
    """The path of a Chromium: the one that SELFCHECK_BROWSER names, or the first that is installed."""
    path = os.environ.get("SELFCHECK_BROWSER") or next(
        (found for name in _NAMES if (found := shutil.which(name))), None
    )
    assert path, "no Chromium was found; `make browser` installs one"
    return path
