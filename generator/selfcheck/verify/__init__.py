"""Verify: read the written site as a stranger would, and say what is wrong with it.

One check a file. Checks of a page look at it as it was parsed from disk, in a build as soon as it has been written; the
processors share the pages out among them. Then checks of the site look at what was remembered of all pages, and at the
other files. All add problems placed in the built files, the same ones in the same order however many processors there
are.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path

from selfcheck.model.bank import Bank
from selfcheck.problems import Problem, Problems
from selfcheck.processes import share
from selfcheck.verify.assessments import verify_assessment
from selfcheck.verify.banks import verify_bank
from selfcheck.verify.budgets import verify_elements, verify_sizes
from selfcheck.verify.files import verify_files
from selfcheck.verify.foreign import verify_asleep, verify_foreign
from selfcheck.verify.forgotten import verify_reachable
from selfcheck.verify.ids import verify_ids
from selfcheck.verify.links import verify_links
from selfcheck.verify.origins import Origin, verify_origins
from selfcheck.verify.page import Facts
from selfcheck.verify.policy import verify_policy
from selfcheck.verify.search import verify_search
from selfcheck.verify.sections import verify_sections
from selfcheck.verify.site import Known, Seen, Site
from selfcheck.verify.sitemap import verify_sitemap
from selfcheck.verify.structure import verify_structure
from selfcheck.verify.worker import verify_worker

__all__ = ["Facts", "Known", "Origin", "Seen", "Site", "verify_page", "verify_site"]

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


def verify_page(site: Site, path: str, bank: Bank | None, problems: Problems) -> Facts:
    """Add what is wrong with a page of the site, and give what is to be remembered of it.

    `bank` is the one that it shows, if that is known.
    """
    page = site.page(path)
    for check_page in _OF_A_PAGE:
        check_page(page, problems)
    if bank:
        verify_bank(page, bank, problems)
    return page.facts


def verify_site(
    folder: Path, problems: Problems, origin: Origin | None = None, known: Known | None = None, shown: str = ""
) -> Site:
    """Add what is wrong with the site in `folder`, and return it as it was read.

    `origin` is what it was built from, if that is known: the site is compared with it. `known` is what has been seen of
    it already. Problems call the files of the site by their paths behind `shown`.
    """
    # A guide is large, and nothing here refers to itself: no use in looking for garbage again and again.
    collects = gc.isenabled()
    gc.disable()
    try:
        return _verified(Site(folder, shown, known), problems, origin)
    finally:
        if collects:
            gc.enable()


def _verified(site: Site, problems: Problems, origin: Origin | None) -> Site:
    def read(paths: Sequence[str]) -> Iterator[tuple[str, Facts, list[Problem]]]:
        """Pages, what is to be remembered of each, and what is wrong with it."""
        for path in paths:
            wrong = Problems()
            yield path, verify_page(site, path, None, wrong), list(wrong)

    def take(found: tuple[str, Facts, list[Problem]]) -> None:
        path, site.facts[path], wrong = found
        problems.extend(wrong)

    share(read, [path for path in site.pages if path not in site.facts], take)
    site.facts = {path: site.facts[path] for path in site.pages}
    for check_site in _OF_THE_SITE:
        check_site(site, problems)
    if origin:
        verify_origins(site, origin, problems)
    return site
