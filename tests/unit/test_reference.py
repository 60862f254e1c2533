"""What authors read about the formats is what the formats are."""

from __future__ import annotations

from places import REPOSITORY, UPDATE
from selfcheck.model.reference import reference

FORMAT = REPOSITORY / "docs" / "reference" / "format.md"


def test_reference_is_up_to_date() -> None:
    if UPDATE:
        FORMAT.write_text(reference())
    assert FORMAT.read_text() == reference(), "run it again with SELFCHECK_UPDATE=1"
