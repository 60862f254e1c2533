"""The marker of a built site, as tests change it."""

from __future__ import annotations

import re
from pathlib import Path

from selfcheck.write import MARKER, checksum

_LINE = re.compile(r"^(?:[0-9a-f]{16} )?(?!# )(.+)$", re.MULTILINE)


def mark_as_built(site: Path) -> None:
    """Make the marker tell the checksums that the files of a site have, as if they had been built so."""

    def marked(line: re.Match[str]) -> str:
        file = site / line[1]
        return f"{checksum(file.read_bytes())} {line[1]}" if file.is_file() else line[0]

    marker = site / MARKER
    text = _LINE.sub(marked, marker.read_text())
    marker.unlink()
    marker.write_text(text)
