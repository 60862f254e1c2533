"""The file of one bank, by itself: read and checked as in its guide, so that its scores are those of the site."""

from __future__ import annotations

import codecs
from pathlib import Path

from selfcheck.catalogue import Level
from selfcheck.check import check_bank
from selfcheck.load.files import MAX_BYTES
from selfcheck.load.yaml import load_yaml
from selfcheck.model.bank import Bank
from selfcheck.model.read_bank import read_bank
from selfcheck.problems import Place, Problems, Source, UnsoundError


class BankError(UnsoundError):
    """A bank cannot be used; its text tells the first error, `problems` has them all."""


def read_bank_file(path: Path, problems: Problems) -> Bank | None:
    """The bank in a YAML file `chapter/section.yaml`; None, with problems added, when it has any error.

    Warnings are left to `selfcheck check`. Raises `OSError` when the file cannot be opened.
    """
    source = read_source(path, problems)
    if source is None:
        return None
    own = Problems()
    node = load_yaml(source, own)
    whole = path.resolve()
    bank = read_bank(node, f"{whole.parent.name}/{whole.stem}", own) if node else None
    if bank:
        check_bank(bank, own)
    problems.extend(problem for problem in own if problem.level is Level.ERROR)
    return None if own.errors else bank


def read_source(path: Path, problems: Problems) -> Source | None:
    """A text file by itself; None, with a problem added, when it is no UTF-8.

    Raises `OSError` when it cannot be opened.
    """
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    try:
        return Source(path.as_posix(), data.removeprefix(codecs.BOM_UTF8).decode())
    except UnicodeDecodeError:
        here = Place(Source(path.as_posix(), ""), 0)
        problems.add("SC102", "the file is not UTF-8", here, "save the file as UTF-8 in your editor")
        return None


def load_bank(path: Path | str) -> Bank:
    """The bank in a YAML file, sound. Raises `BankError` when it has errors, `OSError` when it cannot be opened."""
    problems = Problems()
    bank = read_bank_file(Path(path), problems)
    if bank is None:
        raise BankError(problems)
    return bank
