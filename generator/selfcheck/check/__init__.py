"""Check: what is wrong with a guide although every file of it can be read.

One check a file. Pages are checked one by one, each with its bank; then the guide, by what is known of its pages. All
checks add problems.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from selfcheck.check.accept import accept
from selfcheck.check.bands import check_bands
from selfcheck.check.cases import check_cases
from selfcheck.check.conditions import check_conditions
from selfcheck.check.items import check_items
from selfcheck.check.keys import check_keys
from selfcheck.check.links import Leads, check_guide_links, check_links
from selfcheck.check.norms import check_norms
from selfcheck.check.order import check_order
from selfcheck.check.parts import check_parts
from selfcheck.check.pictures import check_pictures
from selfcheck.check.prose import check_prose
from selfcheck.check.responses import check_responses
from selfcheck.check.scales import check_scales
from selfcheck.check.sensitive import check_sensitive, sensitive_items
from selfcheck.check.tables import check_tables
from selfcheck.check.wording import check_wording
from selfcheck.model.bank import Bank
from selfcheck.model.guide import Guide, Page, Section
from selfcheck.model.read_page import GuideReader
from selfcheck.model.targets import Targets, anchors_of
from selfcheck.problems import Place, Problems
from selfcheck.score import Scorer

_BANK_CHECKS = (check_items, check_responses)
_SCORE_CHECKS = (check_parts, check_tables, check_bands, check_norms, check_conditions, check_keys, check_cases)


@dataclass(frozen=True)
class Checked:
    """What checks of the whole guide have to know of a page that has been checked by itself."""

    anchors: frozenset[str] = frozenset()
    """Its own anchors."""
    leads: Leads = frozenset()
    """The anchors of other pages to which it leads."""
    sensitive: tuple[tuple[str, Place], ...] = ()
    """The first of its sensitive items with their places, where the guide does not say where to find help."""


def check_page(guide: Guide, page: Page, targets: Targets, problems: Problems) -> Checked:
    """Run every check on a page that has been read, and on its bank, that needs no other page to be read.

    `targets` are those of the guide.
    """
    check_prose(page, problems)
    anchors = anchors_of(page)
    leads = check_links(guide, page, targets, {page.path: anchors}, problems)
    bank = page.bank if isinstance(page, Section) else None
    if bank:
        check_bank(bank, problems, guide.language)
    return Checked(anchors, leads, sensitive_items(guide, bank))


def check_guide(
    reader: GuideReader, content: Path, targets: Targets, checked: Mapping[str, Checked], problems: Problems
) -> None:
    """Run every check on a guide whose pages are `checked`, by the paths of their files.

    `reader` reads the guide, `content` is the folder of its files, and `targets` are those of the guide.
    """
    guide = reader.guide
    anchors = {path: each.anchors for path, each in checked.items()}
    for page in guide.all_pages:
        if any(anchor not in anchors[path] for path, anchor in checked[page.path].leads):
            read = reader.read(page, problems)
            if read.text:
                check_links(guide, read, targets, anchors, problems)
    check_guide_links(guide, targets, anchors, problems)
    check_sensitive([item for page in guide.sections for item in checked[page.path].sensitive], problems)
    check_pictures(guide, content, problems)


def check_bank(bank: Bank, problems: Problems, language: str = "") -> None:
    """Run every check on a bank; what has to do with scores only when its scales can be scored.

    `language` is the language tag of its texts; without one nothing is said about their wording.
    """
    own = Problems()
    check_wording(bank, language, own)
    for check in _BANK_CHECKS:
        check(bank, own)
    check_order(bank, own)
    scorer = Scorer(bank)
    if not own.errors:
        check_scales(scorer, own)
    if not own.errors:
        for check_scores in _SCORE_CHECKS:
            check_scores(scorer, own)
    problems.extend(accept(bank, own))
