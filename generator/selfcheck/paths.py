"""Where the package's own files are, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates_folder() -> Path:
    """The folder of our templates, client and message catalogues.

    A wheel carries it inside the package; a checkout has it beside `generator/`. Raises `FileNotFoundError` when it is
    in neither place: the installation is broken.
    """
    for folder in (_PACKAGE / "templates", _PACKAGE.parent.parent / "templates"):
        if (folder / "main.html").is_file():
            return folder
    raise FileNotFoundError("selfcheck is installed without its templates; install it again")
