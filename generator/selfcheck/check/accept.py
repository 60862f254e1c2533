"""Accept: what an author has looked at and means to be so is not said again."""

from __future__ import annotations

from selfcheck.catalogue import CATALOGUE, Level
from selfcheck.model.bank import Bank
from selfcheck.model.grammar import closest
from selfcheck.problems import Place, Problems

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
    whole = not kept.errors  # else some checks have not been run
    for code in bank.accept:
        place = bank.accepted_at.get(code, bank.at["accept"])
        if not acceptable(code):
            kept.add("SC242", *_refused(code, place))
        elif code not in found and whole:
            kept.add("SC242", f"nothing in this bank needs `{code}` to be accepted", place, "delete it")
    return kept


def _refused(code: str, place: Place) -> tuple[str, Place, str]:
    """What is said of a code that cannot be accepted: a message, its place and a remedy."""
    if code not in CATALOGUE:
        meant = closest(code, [each.lower() for each in CATALOGUE if acceptable(each)]).replace("sc", "SC")
        return f"`{code}` is no code", place, meant or "name warnings about this bank, such as `SC225`"
    if CATALOGUE[code].level is Level.WARNING:
        return f"`{code}` is not about banks", place, "delete it; only warnings about this bank can be accepted"
    return f"`{code}` is an error, which cannot be accepted", place, "delete it, and mend what it is about"
