"""`selfcheck try` says how a score came about in the very words of the page."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

from banks import generated_runs
from selectolax.lexbor import LexborHTMLParser

from instruments.banks import NAMES, answer_sets, bank_of
from places import TESTS
from selfcheck.check.second_scorer import node_command
from selfcheck.model.bank import NextStep
from selfcheck.model.read_guide import read_guide
from selfcheck.page_data import bank_data
from selfcheck.problems import Problems
from selfcheck.score import Scorer
from selfcheck.trial.account import Trial
from selfcheck.trial.account_words import AccountWords
from selfcheck.trial.advice import advice
from selfcheck.trial.words import Words
from site_files import site_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selfcheck.model.bank import Bank
    from selfcheck.model.item import Answer


def messages(templates: Path) -> dict[str, list[str]]:
    """The messages of a page whose bank needs all words, by name, in their English forms."""
    content = TESTS / "guides" / "every-kind"
    guide = read_guide(content, Problems())
    assert guide
    files = site_files(guide, templates, content)
    page = next(file for file in files if file.path == "one/nights/index.html")
    tree = LexborHTMLParser(page.data.decode().replace("<template", "<div").replace("</template", "</div"))
    found: dict[str, list[str]] = {}
    for each in tree.css("[data-message]"):
        found.setdefault(str(each.attributes["data-message"]), []).append(each.text())
    return found


def on_the_page(runs: Sequence[tuple[Bank, Mapping[str, Answer]]], templates: Path) -> list[dict[str, Any]]:
    node = node_command()
    assert node, "Node is needed to hear the page"
    banks = list({id(bank): bank for bank, _ in runs}.values())
    number = {id(bank): place for place, bank in enumerate(banks)}
    given = [[number[id(bank)], answers] for bank, answers in runs]
    data = json.dumps([[bank_data(bank) for bank in banks], given, messages(templates)])
    script = Path(__file__).with_name("accounts.mjs")
    done = subprocess.run([node, str(script)], input=data, capture_output=True, check=True, encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def in_the_terminal(bank: Bank, answers: Mapping[str, Answer]) -> list[dict[str, object]]:
    trial, words = Trial(Scorer(bank), answers), AccountWords(bank, Words(bank, "en"))
    found: list[dict[str, object]] = []
    for scale in bank.scales:
        account = trial.account(scale)
        rows = [words.notes(row, account) for row in account.rows]
        found.append({"id": scale.id, "rows": rows, "way": words.way(account), "end": words.end(account)})
    return found


def with_steps(bank: Bank) -> Bank:
    """A bank whose items lead to next steps, several to the same one and some to none."""
    steps = tuple(NextStep(f"step-{n}", f"Step {n}", "Do it.", bank.at, effort=n % 3 + 1) for n in range(4))
    places = (f"step-{n}" if n < len(steps) else "" for n in cycle(range(len(steps) + 1)))
    items = tuple(replace(item, next_step=step) for item, step in zip(bank.items, places, strict=False))
    return replace(bank, items=items, next_steps=steps)


def test_accounts_are_those_of_the_page(templates: Path) -> None:
    runs: list[tuple[Bank, Mapping[str, Answer]]] = [*generated_runs(20261123, examples=20, sets=5)]
    runs += [(bank_of(name), answers) for name in NAMES for answers in answer_sets(name, 1)]
    banks = {id(bank): with_steps(bank) for bank, _ in runs}
    runs = [(banks[id(bank)], answers) for bank, answers in runs]
    said = on_the_page(runs, templates)
    assert any(len(there["steps"]) > 1 for there in said)
    for (bank, answers), there in zip(runs, said, strict=True):
        steps = [
            [each.step.id, each.item.id, str(each.points), str(each.best)]
            for each in advice(Trial(Scorer(bank), answers))
        ]
        assert steps == there["steps"], (bank.id, answers)
        for scale, here, page in zip(bank.scales, in_the_terminal(bank, answers), there["accounts"], strict=True):
            if not here["way"] and (scale.method == "count" or not here["rows"]):
                page["rows"] = here["rows"]  # what parts would count where nothing is counted, the page tells otherwise
            assert here == page, (bank.id, answers)
