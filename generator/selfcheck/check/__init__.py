"""Check: what is wrong with a guide although every file of it can be read.

One check a file. A bank check looks at a bank, a guide check at a whole guide; both add problems.
"""

from __future__ import annotations

from selfcheck.check.bands import check_bands
from selfcheck.check.cases import check_cases
from selfcheck.check.items import check_items
from selfcheck.check.links import check_links
from selfcheck.check.prose import check_prose
from selfcheck.check.scales import check_scales
from selfcheck.check.wording import check_wording
from selfcheck.model.bank import Bank
from selfcheck.model.guide import Guide
from selfcheck.problems import Problems

_GUIDE_CHECKS = (check_prose, check_links, check_wording)
_BANK_CHECKS = (check_items,)
_SCORE_CHECKS = (check_bands, check_cases)


def check_guide(guide: Guide, problems: Problems) -> None:
    """Run every check on a guide and its banks."""
    for check in _GUIDE_CHECKS:
        check(guide, problems)
    for bank in guide.banks:
        check_bank(bank, problems)


def check_bank(bank: Bank, problems: Problems) -> None:
    """Run every check on a bank; what has to do with scores only when its scales can be scored."""
    own = Problems()
    check_scales(bank, own)
    for check in _BANK_CHECKS:
        check(bank, own)
    if not own.errors:
        for check in _SCORE_CHECKS:
            check(bank, own)
    problems.extend(own)
