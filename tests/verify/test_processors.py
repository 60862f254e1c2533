"""Processors: the same is told of a site, in the same order, however many processors read its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck import processes
from selfcheck.problems import Problems
from selfcheck.verify import verify_site

if TYPE_CHECKING:
    import pytest

    from conftest import Copy


def test_any_number_of_processors(published: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = '<p id="twice" style=""></p><p id="twice"></p><a href="gone/"></a>'
    wrong += "".join(f'<input name="{number}">' for number in range(120))
    for file in published.folder.rglob("*.html"):
        published.add(wrong, file.relative_to(published.folder).as_posix())
    monkeypatch.setattr(processes, "_WORTH", 1)
    found = []
    for number in (1, 2, 5):
        monkeypatch.setattr(processes, "processors", lambda number=number: number)
        problems = Problems()
        site = verify_site(published.folder, problems)
        found.append((list(problems), site.facts, site.counts))
    assert len(found[0][0]) > 1_000
    assert found[0] == found[1] == found[2]
