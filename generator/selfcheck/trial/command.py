"""The command `selfcheck try`: from the name of a bank to its result, with questions or without."""

from __future__ import annotations

import json
from pathlib import Path

from selfcheck.around import guide_around
from selfcheck.batch.bank_file import read_bank_file
from selfcheck.problems import Problems
from selfcheck.score import Scorer
from selfcheck.trial.account import Trial
from selfcheck.trial.answers import answers_file, read_answers
from selfcheck.trial.questions import Questions
from selfcheck.trial.record import record
from selfcheck.trial.result import ResultTeller
from selfcheck.trial.screen import Screen
from selfcheck.trial.words import Words


def ask_and_tell(bank_file: Path) -> Problems:
    """Ask the questions of a bank and tell the result; with problems, if the bank has errors.

    Raises `OSError` when the file cannot be read, `KeyboardInterrupt` when somebody has had enough.
    """
    problems = Problems()
    bank = read_bank_file(bank_file, problems)
    if bank:
        around = guide_around(bank_file, Problems())  # what is wrong there keeps nobody from trying a bank
        words, screen = Words(bank, around.language), Screen()
        answers = Questions(bank, words, screen).ask()
        ResultTeller(Trial(Scorer(bank), answers), words, screen).tell(around.help_resources)
    return problems


def score_answers(bank_file: Path, file: Path) -> tuple[str, Problems]:
    """What the answers in a JSON file come to, as JSON; nothing, with problems, where something is wrong.

    Raises `OSError` when a file cannot be read.
    """
    problems = Problems()
    bank = read_bank_file(bank_file, problems)
    if bank is None:
        return "", problems
    answers = read_answers(bank, *answers_file(file), problems)
    if problems.errors:
        return "", problems
    return json.dumps(record(Trial(Scorer(bank), answers)), ensure_ascii=False, indent=2), problems
