"""Check: what is wrong with a guide although every file of it can be read.

One check a file. A bank check looks at a bank, a guide check at a whole guide; both add problems.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from selfcheck.check.accept import accept
from selfcheck.check.bands import check_bands
from selfcheck.check.cases import check_cases
from selfcheck.check.conditions import check_conditions
from selfcheck.check.items import check_items
from selfcheck.check.keys import check_keys
from selfcheck.check.links import check_links
from selfcheck.check.norms import check_norms
from selfcheck.check.order import check_order
from selfcheck.check.parts import check_parts
from selfcheck.check.pictures import check_pictures
from selfcheck.check.prose import check_prose
from selfcheck.check.responses import check_responses
from selfcheck.check.scales import check_scales
from selfcheck.check.sensitive import check_sensitive
from selfcheck.check.tables import check_tables
from selfcheck.check.wording import check_wording
from selfcheck.model.bank import Bank
from selfcheck.model.guide import Guide
from selfcheck.problems import Problems
from selfcheck.processes import shared
from selfcheck.score import Scorer

_GUIDE_CHECKS = (check_prose, check_links, check_sensitive)
_BANK_CHECKS = (check_items, check_responses)
_SCORE_CHECKS = (check_parts, check_tables, check_bands, check_norms, check_conditions, check_keys, check_cases)


def check_guide(guide: Guide, content: Path, problems: Problems) -> None:
    """Run every check on a guide, whose files are in the folder `content`, and on its banks."""
    for check in _GUIDE_CHECKS:
        check(guide, problems)
    check_pictures(guide, content, problems)
    for found in shared(partial(_check_banks, guide.language), list(guide.banks)):
        problems.extend(found)


def _check_banks(language: str, banks: Sequence[Bank]) -> Problems:
    """What is wrong with some banks."""
    problems = Problems()
    for bank in banks:
        check_bank(bank, problems, language)
    return problems


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
