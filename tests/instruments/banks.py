"""The published instruments in this folder as banks, and random answers to them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random

from selfcheck.load.yaml import load_yaml
from selfcheck.model.bank import Bank
from selfcheck.model.item import NOT_APPLICABLE, Answer, Item
from selfcheck.model.numbers import exact
from selfcheck.model.read_bank import read_bank
from selfcheck.problems import Problems, Source

FOLDER = Path(__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))

_MISSING = (0, 0, 0.03, 0.15, 0.6)
"""How likely it is that an item is left out, by answer set."""
_BAD = ("", "?", "no such value", "1e3", NOT_APPLICABLE)


def source(name: str) -> Source:
    """The file of an instrument."""
    path = FOLDER / f"{name}.yaml"
    return Source(path.name, path.read_text(encoding="utf-8"))


@cache
def bank_of(name: str) -> Bank:
    """The bank of an instrument, which can be read."""
    problems = Problems()
    node = load_yaml(source(name), problems)
    bank = read_bank(node, f"instruments/{name}", problems) if node else None
    assert bank, list(problems)
    return bank


def answer_sets(name: str, number: int, *, bad: bool = False) -> list[dict[str, Answer]]:
    """So many random answer sets of an instrument, the same ones each time; with `bad`, some answers are not good."""
    random = Random(f"{name} {bad}")  # noqa: S311  # nothing here is a secret
    return [_answers(bank_of(name), random, bad=bad) for _ in range(number)]


def _answers(bank: Bank, random: Random, *, bad: bool) -> dict[str, Answer]:
    missing = random.choice(_MISSING)
    same = random.random() if random.random() < 0.2 else None
    found: dict[str, Answer] = {}
    for item in bank.items:
        if item.type == "text" or random.random() < missing:
            continue
        found[item.id] = _answer(item, random, same)
        if item.not_applicable and random.random() < 0.1:
            found[item.id] = NOT_APPLICABLE
        if bad and random.random() < 0.02:
            found[item.id] = random.choice(_BAD)
    return found


def _answer(item: Item, random: Random, same: float | None) -> Answer:
    """A good answer; about the same share of the way through what is offered when `same` is given."""
    place = random.random() if same is None else same
    if item.number:
        field = item.number
        count = int((field.high - field.low) / field.step) + 1
        # Low numbers are the likelier ones: few people move 23 hours a day.
        return exact(field.low + int(count * place ** random.choice((1, 1, 3))) * field.step)
    values = [option.value for option in item.options]
    if item.type == "multiple":
        chosen = random.sample(values, random.randint(0 if item.none else 1, len(values)))
        return tuple(chosen[: random.choice((2, 4, len(chosen)))])
    return values[int(place * len(values))]


def as_text(answers: Mapping[str, Answer]) -> str:
    """Answers in one line, to be told apart when a test fails."""
    return ", ".join(f"{item}: {answer}" for item, answer in answers.items())
