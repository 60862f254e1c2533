"""Answers: from what is typed at a question, and from one JSON object."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from selfcheck.batch.cells import CellError, as_cell, read_cell
from selfcheck.batch.head import item_names
from selfcheck.batch.json_rows import strict_json
from selfcheck.load.files import MAX_BYTES
from selfcheck.model.bank import Bank
from selfcheck.model.grammar import closest
from selfcheck.model.item import NOT_APPLICABLE, Answer, Item
from selfcheck.model.numbers import exact, read_number
from selfcheck.model.offer import remedy
from selfcheck.problems import Place, Problems, Source
from selfcheck.trial.words import Words

NOT_FOR_ME = "x"
"""What is typed for "Doesn't apply to me"."""
NONE = "0"
"""What is typed for "None of these"."""

_BETWEEN = re.compile(r"[\s,;]+")


class NoAnswerError(ValueError):
    """What was typed is no answer; says what would be one."""


def typed(item: Item, text: str, words: Words) -> Answer:
    """The answer that a line is; options go by their numbers, from 1. Raises `NoAnswerError`."""
    if item.not_applicable and text.lower() == NOT_FOR_ME:
        return NOT_APPLICABLE
    if item.type == "text":
        return text
    if item.number:
        number = read_number(text.replace(",", ".").replace("−", "-").removeprefix("+"))
        if number is None or number not in item.number:
            raise NoAnswerError(f"{words.say('Not counted yet.')} {words.bank.allowed(item)}")
        return exact(number)
    if item.none and text == NONE:
        return ()
    chosen = dict.fromkeys(_BETWEEN.split(text.strip(" ,;")))
    numbers = {str(place): option.value for place, option in enumerate(item.options, 1)}
    if not chosen.keys() <= numbers.keys() or (item.type == "single" and len(chosen) > 1):
        if item.type == "single":
            raise NoAnswerError(words.say("Type one number from 1 to %(last)s.", last=len(numbers)))
        raise NoAnswerError(words.say("Type numbers from 1 to %(last)s, with spaces between them.", last=len(numbers)))
    values = tuple(value for number, value in numbers.items() if number in chosen)
    return values[0] if item.type == "single" else values


def read_answers(bank: Bank, data: bytes, path: str, problems: Problems) -> dict[str, Answer]:
    """The answers in a JSON object, by item id; what is wrong with it is added to `problems`. `path` is shown."""
    remedy_of_all = 'write one JSON object: {"item": "value", "another": ["one", "two"]}'
    try:
        source = Source(path, data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        problems.add("SC701", "this is not UTF-8", Place(Source(path, ""), 0), "save it as UTF-8")
        return {}
    if len(data) > MAX_BYTES:
        problems.add("SC701", f"this has more than {MAX_BYTES:,} bytes", Place(Source(path, ""), 0), remedy_of_all)
        return {}
    record, said, at = strict_json(source.text)
    if said or not isinstance(record, dict):
        problems.add("SC701", said or "this is no JSON object", _place(source, at), remedy_of_all)
        return {}
    return _answers(bank, record, source, problems)


def _answers(bank: Bank, record: dict[str, object], source: Source, problems: Problems) -> dict[str, Answer]:
    names, found = item_names(bank), dict[str, Answer]()
    met: dict[str, str] = {}
    for name, value in record.items():
        at = re.search(rf"{re.escape(name)}\"\s*:", source.text)
        place = _place(source, at.start() if at else 0, len(name))
        id = names.get(name)
        if id is None:
            some = ", ".join(f"`{item.id}`" for item in bank.items[:8])
            problems.add("SC701", f"`{name}` is no item of the bank", place, closest(name, names) or f"it has {some}")
            continue
        if id in met:
            problems.add("SC701", f"`{met[id]}` and `{name}` are the same item", place, "remove one of the two")
            continue
        met[id] = name
        try:
            answer = read_cell(bank.item[id], as_cell(value))
        except CellError as error:
            help, labels = remedy(error.item, error.answer)
            problems.add("SC703", str(error), place, help, labels)
            continue
        if answer is not None:
            found[id] = answer
    return found


def _place(source: Source, at: int, length: int = 1) -> Place:
    """The place of a character of a text."""
    before = source.text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return Place(source, before.count("\n") + 1, at - max(source.text.rfind(end, 0, at) for end in "\n\r"), length)


def answers_file(path: Path) -> tuple[bytes, str]:
    """What stands in a file of answers, as far as it is read, and how it is shown; `-` is standard input."""
    if path == Path("-"):
        return sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b"", "standard input"
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1), path.as_posix()
