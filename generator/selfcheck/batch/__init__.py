"""Batch: the scores of many people at once, with the reference scorer, from files or Arrow tables.

`load_bank` and `score_table` are for other programs; `selfcheck score` is made of the rest.
"""

from __future__ import annotations

from selfcheck.batch.bank_file import BankError, load_bank
from selfcheck.batch.table import score_table

__all__ = ["BankError", "load_bank", "score_table"]
