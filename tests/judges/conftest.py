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


@pytest.fixture(scope="session", params=GUIDES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as it is published, in a folder."""
    folder = tmp_path_factory.mktemp(request.param) / "site"
    assert not build(GUIDES[request.param], folder, "https://example.org/guide/").problems.errors
    return folder
