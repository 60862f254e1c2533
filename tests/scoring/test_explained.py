"""How a score came about, as readers are told: every sum true as it is written, and the end the score that is shown."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from banks import generated_runs

from instruments.banks import NAMES, answer_sets, bank_of
from selfcheck.check.second_scorer import node_command
from selfcheck.model.bank import Bank
from selfcheck.model.item import Answer
from selfcheck.page_data import bank_data

EXAMPLES = 120
SETS = 10
SETS_OF_AN_INSTRUMENT = 15


def explained(runs: Sequence[tuple[Bank, Mapping[str, Answer]]]) -> int:
    """Explain the scores of banks with answers; says how many there were. Fails where an account is wrong."""
    node = node_command()
    assert node, "Node is needed to explain scores"
    banks = list({id(bank): bank for bank, _ in runs}.values())
    number = {id(bank): place for place, bank in enumerate(banks)}
    data = [[bank_data(bank) for bank in banks], [[number[id(bank)], answers] for bank, answers in runs]]
    script = Path(__file__).with_name("explained.mjs")
    done = subprocess.run(
        [node, str(script)], input=json.dumps(data), capture_output=True, check=True, text=True, encoding="utf-8"
    )
    found = json.loads(done.stdout)
    assert len(found) == len(runs)
    wrong = [
        (each["faults"], bank.id, dict(answers))
        for each, (bank, answers) in zip(found, runs, strict=True)
        if each["faults"]
    ]
    assert wrong == [], f"{len(wrong)} of {len(runs)} accounts are wrong"
    return sum(each["scored"] for each in found)


def test_accounts_of_generated_banks_are_true() -> None:
    runs = generated_runs(20260601, examples=EXAMPLES, sets=SETS)
    assert len(runs) >= 1_000
    assert explained(runs) >= len(runs) // 3


@pytest.mark.parametrize("name", NAMES)
def test_accounts_of_instruments_are_true(name: str) -> None:
    bank = bank_of(name)
    sets = [*(case.answers for case in bank.cases), *answer_sets(name, SETS_OF_AN_INSTRUMENT, bad=True)]
    assert explained([(bank, answers) for answers in sets]) > 0
