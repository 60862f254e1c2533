"""Accept: what an author has looked at and means to be so is not said again."""

from __future__ import annotations

from selfcheck.catalogue import CATALOGUE, Level
from selfcheck.model.bank import Bank
from selfcheck.problems import Problems

_ERRORS_TO_ACCEPT = ("SC224",)
"""Errors that published questionnaires can have for good reasons."""


def acceptable(code: str) -> bool:
    """Whether an author may accept a code: a warning about a bank, or an error that can be meant."""
    entry = CATALOGUE.get(code)
    return entry is not None and code.startswith("SC2") and (entry.level is Level.WARNING or code in _ERRORS_TO_ACCEPT)


def accept(bank: Bank, problems: Problems) -> Problems:
    """The problems of a bank without those that it accepts, and with what is odd about its `accept`."""
    kept = Problems()
    kept.extend(problem for problem in problems if not (problem.code in bank.accept and acceptable(problem.code)))
    found = {problem.code for problem in problems}
    for code in bank.accept:
        if not acceptable(code):
            known = "is an error and has to be mended" if code in CATALOGUE else "is no code"
            kept.add("SC242", f"`{code}` {known}", bank.at["accept"], "name warnings about this bank, such as `SC225`")
        elif code not in found:
            kept.add("SC242", f"nothing here needs `{code}`", bank.at["accept"], "delete it")
    return kept
