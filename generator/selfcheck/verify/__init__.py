"""Verify: read the written site as a stranger would, and say what is wrong with it.

One check a file. Checks of a page look at it as it was parsed from disk, one page after the other. Then checks of the
site look at what was remembered of all pages, and at the other files. All add problems placed in the built files.
"""

from __future__ import annotations

import gc
from pathlib import Path

from selfcheck.problems import Problems
from selfcheck.verify.assessments import verify_assessment
from selfcheck.verify.banks import verify_bank
from selfcheck.verify.budgets import verify_elements, verify_sizes
from selfcheck.verify.files import verify_files
from selfcheck.verify.foreign import verify_asleep, verify_foreign
from selfcheck.verify.forgotten import verify_reachable
from selfcheck.verify.hosting import HOME
from selfcheck.verify.ids import verify_ids
from selfcheck.verify.links import verify_links
from selfcheck.verify.origins import Origin, verify_origins
from selfcheck.verify.policy import verify_policy
from selfcheck.verify.search import verify_search
from selfcheck.verify.sections import verify_sections
from selfcheck.verify.site import Site
from selfcheck.verify.sitemap import verify_sitemap
from selfcheck.verify.structure import verify_structure
from selfcheck.verify.worker import verify_worker

__all__ = ["Origin", "Site", "verify_site"]

_OF_A_PAGE = (verify_ids, verify_policy, verify_structure, verify_assessment, verify_elements, verify_asleep)

_OF_THE_SITE = (
    verify_files,
    verify_links,
    verify_foreign,
    verify_reachable,
    verify_search,
    verify_sitemap,
    verify_sections,
    verify_worker,
    verify_sizes,
)


def verify_site(folder: Path, problems: Problems, origin: Origin | None = None, shown: str = "") -> Site:
    """Add what is wrong with the site in `folder`, and return it as it was read.

    `origin` is what it was built from, if that is known: the site is compared with it. Problems call the files of the
    site by their paths behind `shown`.
    """
    # A guide is large, and nothing of it goes away meanwhile: no use in looking for garbage there again and again.
    gc.freeze()
    try:
        return _verified(Site(folder, shown), problems, origin)
    finally:
        gc.unfreeze()


def _verified(site: Site, problems: Problems, origin: Origin | None) -> Site:
    banks = {f"{bank.id}/{HOME}": bank for bank in origin.guide.banks} if origin else {}
    for page in site.read():
        for check_page in _OF_A_PAGE:
            check_page(page, problems)
        if page.path in banks:
            verify_bank(page, banks[page.path], problems)
    for check_site in _OF_THE_SITE:
        check_site(site, problems)
    if origin:
        verify_origins(site, origin, problems)
    return site
