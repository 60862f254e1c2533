"""The files of a site as values, in a test that writes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.model.guide import Chapter
from selfcheck.model.targets import Targets
from selfcheck.render import Built, Renderer
from selfcheck.write import checksum

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selfcheck.model.guide import Guide
    from selfcheck.render import Assessed, Rendered


def site_files(guide: Guide, templates: Path, content: Path) -> Iterator[Built]:
    """All files of the site of a guide that has been read and has no errors."""
    renderer = Renderer(guide, Targets(guide), templates)
    assessed: dict[str, Assessed] = {}
    made: dict[str, tuple[str, str, Rendered]] = {}
    for page in sorted(guide.all_pages, key=lambda page: isinstance(page, Chapter)):
        file, rendered = renderer.page(page, assessed)
        if rendered.assessed:
            assessed[rendered.assessed.id] = rendered.assessed
        made[page.path] = (file.path, checksum(file.data), rendered)
        yield file
    yield from renderer.rest((made[page.path] for page in guide.all_pages), content)
