"""The command `selfcheck paper`: from the name of a bank to a file that a browser prints."""

from __future__ import annotations

from pathlib import Path
from secrets import token_hex

from selfcheck.around import Around, guide_around
from selfcheck.batch.bank_file import read_bank_file
from selfcheck.model.bank import Bank
from selfcheck.paper.pictures import pictures
from selfcheck.paper.sheet import MADE_HERE, sheet
from selfcheck.paper.texts import Texts
from selfcheck.paths import templates_folder
from selfcheck.problems import Problems

_HEAD = 2000
"""So many bytes of a file tell whether it is a sheet."""


class OccupiedError(Exception):
    """A file that was not made here stands where the sheet is to be written."""


def make_sheet(bank_file: Path) -> tuple[str, Problems]:
    """The sheet of a bank; empty, with problems, when the bank or the `guide.yaml` around it has errors.

    Raises `OSError` when a file cannot be read.
    """
    problems = Problems()
    bank = read_bank_file(bank_file, problems)
    around = guide_around(bank_file, problems)
    if bank is None:
        return "", problems
    _miss_help(bank, around, problems)
    texts = Texts(around, pictures(bank, bank_file, around, problems))
    return "" if problems.errors else sheet(bank, texts, around, templates_folder()), problems


def write_sheet(text: str, goal: Path) -> None:
    """Write a sheet into a file, in the place of an earlier sheet but of no other file.

    Raises `OccupiedError`, and `OSError` when the disk says no; what was there is there then.
    """
    if goal.is_file() and goal.stat().st_size:
        with goal.open("rb") as file:
            if MADE_HERE.encode() not in file.read(_HEAD):
                raise OccupiedError(f"`{goal}` is there already, and no sheet; name another file with --output")
    new = goal.with_name(f".{goal.name}.{token_hex(4)}")
    try:
        with new.open("xb") as file:
            file.write(text.encode())
        new.replace(goal)
    except BaseException as error:
        new.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(goal)) from error
        raise


def _miss_help(bank: Bank, around: Around, problems: Problems) -> None:
    sensitive = next((item for item in bank.items if item.sensitive), None)
    if sensitive and not around.help_resources:
        problems.add(
            "SC229",
            f"`{sensitive.id}` is sensitive, but nothing says where to find help",
            sensitive.at["sensitive"],
            "write `help_resources:` in the guide.yaml around the bank: they are printed above the questions",
        )
