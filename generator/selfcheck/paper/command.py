"""The command `selfcheck paper`: from the name of a bank to a file that a browser prints."""

from __future__ import annotations

from pathlib import Path

from selfcheck.around import guide_around
from selfcheck.batch.bank_file import read_bank_file
from selfcheck.paper.sheet import MADE_HERE, sheet
from selfcheck.paths import templates_folder
from selfcheck.problems import Problems

_HEAD = 2000
"""So many bytes of a file tell whether it is a sheet."""


class OccupiedError(Exception):
    """A file that was not made here stands where the sheet is to be written."""


def make_sheet(bank_file: Path, output: Path | None) -> tuple[str, Path, Problems]:
    """The sheet of a bank, and where it belongs: in `output`, else in the current folder, by the name of the bank.

    The sheet is empty, with problems, when the bank has errors. Raises `OSError` when a file cannot be read,
    `OccupiedError` when a file of that name is no sheet.
    """
    problems = Problems()
    bank = read_bank_file(bank_file, problems)
    goal = output or Path(f"{bank_file.stem}-paper.html")
    if bank is None:
        return "", goal, problems
    if goal.is_file():
        with goal.open("rb") as file:
            if MADE_HERE.encode() not in file.read(_HEAD):
                raise OccupiedError(f"`{goal}` is there already, and no sheet; name another file with --output")
    return sheet(bank, bank_file, guide_around(bank_file), templates_folder()), goal, problems
