"""Verify: read the written site as a stranger would, and say what is wrong with it.

One check a file. A check looks at the pages as they were parsed from disk and adds problems placed in the built files.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from selfcheck.model.bank import Bank
from selfcheck.problems import Problems
from selfcheck.verify.assessments import verify_assessments
from selfcheck.verify.ids import verify_ids
from selfcheck.verify.links import verify_links
from selfcheck.verify.pages import Site
from selfcheck.verify.policy import verify_policy

_CHECKS = (verify_ids, verify_links, verify_policy)


def verify_site(folder: Path, banks: Iterable[Bank], problems: Problems) -> None:
    """Add what is wrong with the site in `folder`, which was built from a guide with these banks."""
    site = Site(folder)
    for check in _CHECKS:
        check(site, problems)
    verify_assessments(site, banks, problems)
