"""Sites for the judges that others wrote: our guide, and small ones with every kind of page and question."""

from __future__ import annotations

from pathlib import Path

import pytest

from places import REPOSITORY, TESTS
from selfcheck.build import build

GUIDES = {
    "ours": REPOSITORY / "content",
    "every-kind": TESTS / "guides" / "every-kind",
    "side-by-side": TESTS / "guides" / "profile",
}


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sites as they are published, each in a folder; one run of a judge looks at all of them."""
    found = {}
    for name, content in GUIDES.items():
        found[name] = tmp_path_factory.mktemp(name) / "site"
        assert not build(content, found[name], "https://example.org/guide/").problems.errors
    return found
